"""The namespaces of TEI and XML, and names in them."""

from functools import lru_cache

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
XML_ID = f"{{{XML}}}id"
XML_LANG = f"{{{XML}}}lang"


@lru_cache(maxsize=1_000)
def tei(name: str) -> str:
    """A TEI name in lxml's notation: `pb` → `{http://www.tei-c.org/ns/1.0}pb`."""
    return f"{{{TEI}}}{name}"
