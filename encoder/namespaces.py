"""The namespaces of TEI and XML, and names in them."""

TEI = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"
XML_ID = f"{{{XML}}}id"
XML_LANG = f"{{{XML}}}lang"


def tei(name: str) -> str:
    """A TEI name in lxml's notation: `pb` → `{http://www.tei-c.org/ns/1.0}pb`."""
    return f"{{{TEI}}}{name}"
