"""By what names are known to mean the same: identifiers, spelling, letters that OCR confuses."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Final

from encoder.rendering.registers.names import Identifier


@dataclass(frozen=True, slots=True)
class Authority:
    """A file of names that others keep.

    Attributes:
        name: as readers know it.
        address: of an entry; `{}` is its identifier there.
        pattern: of the addresses of its entries, in whatever form; the identifier is its group.
    """

    name: str
    address: str
    pattern: re.Pattern[str]


def _authority(name: str, address: str, pattern: str) -> Authority:
    return Authority(name, address, re.compile(rf"https?://(?:www\.)?{pattern}/?(?:[?#].*)?", re.IGNORECASE))


AUTHORITIES: Final = {
    "gnd": _authority("GND", "https://d-nb.info/gnd/{}", r"(?:d-nb\.info/gnd|lobid\.org/gnd)/([\dXx-]+)"),
    "viaf": _authority("VIAF", "https://viaf.org/viaf/{}", r"viaf\.org/viaf/(\d+)"),
    "wikidata": _authority(
        "Wikidata", "https://www.wikidata.org/wiki/{}", r"wikidata\.org/(?:wiki|entity)/(Q\d+)"
    ),
    "geonames": _authority(
        "GeoNames", "https://www.geonames.org/{}", r"(?:sws\.)?geonames\.org/(\d+)(?:/[^?#]*)?"
    ),
    "lcnaf": _authority(
        "LCNAF",
        "https://id.loc.gov/authorities/names/{}",
        r"id\.loc\.gov/authorities/names/(\w+?)(?:\.html)?",
    ),
    "isni": _authority("ISNI", "https://isni.org/isni/{}", r"isni\.org/(?:isni/)?(\d{15}[\dXx])"),
    "orcid": _authority("ORCID", "https://orcid.org/{}", r"orcid\.org/((?:\d{4}-){3}\d{3}[\dXx])"),
    "bnf": _authority(
        "BnF", "https://catalogue.bnf.fr/ark:/12148/{}", r"(?:catalogue|data)\.bnf\.fr/ark:/12148/(\w+)"
    ),
    "tgn": _authority("TGN", "https://vocab.getty.edu/tgn/{}", r"vocab\.getty\.edu/(?:page/)?tgn/(\d+)"),
    "ulan": _authority("ULAN", "https://vocab.getty.edu/ulan/{}", r"vocab\.getty\.edu/(?:page/)?ulan/(\d+)"),
    "pleiades": _authority(
        "Pleiades", "https://pleiades.stoa.org/places/{}", r"pleiades\.stoa\.org/places/(\d+)"
    ),
}
"""The authorities whose identifiers lead to an address; others are shown as they are written."""

_SAME: Final = {"pnd": "gnd", "wd": "wikidata", "lccn": "lcnaf", "loc": "lcnaf", "geonamesid": "geonames"}
_BARE: Final = re.compile(r"[\w-]{1,40}")
_PREFIXED: Final = re.compile(r"([a-z]+)[:_-](\w[\w-]*)", re.IGNORECASE)


@lru_cache(maxsize=65_536)
def identity(value: str, type_: str = "") -> str | None:
    """What an address or identifier stands for, the same for all its forms; None if for nothing.

    Before: `http://www.d-nb.info/gnd/118540238/`, after: `gnd:118540238`.
    """
    for name, authority in AUTHORITIES.items():
        found = authority.pattern.fullmatch(value)
        if found:
            return f"{name}:{found[1].upper()}"
    if re.match(r"https?://", value, re.IGNORECASE):
        return f"url:{value.partition('://')[2].rstrip('/')}"
    key = _key_of(type_)
    if key and _BARE.fullmatch(value):
        return f"{key}:{value.upper()}"
    return None


@lru_cache(maxsize=65_536)
def reference(ref: str) -> str:
    """What a reference of the text stands for: an entry of an authority, of a file, or an entry's id.

    Before: `gnd:118540238`, `#ardmore`, `lists/persons.xml#ardmore`; after: `gnd:118540238`, `id:ardmore`,
    `file:persons#ardmore`.
    """
    prefixed = _PREFIXED.fullmatch(ref)
    known = identity(ref) or (identity(prefixed[2], prefixed[1]) if prefixed else None)
    file, mark, id_ = ref.rpartition("#")
    return known or (f"file:{PurePosixPath(file).stem}#{id_}" if mark and file else f"id:{id_}")


def link_of(identifier: Identifier) -> tuple[str, str | None]:
    """The words for an identifier, and its address, as it is written or as its authority has it."""
    value = identifier.value
    known = identity(value, identifier.type)
    key, _, number = (known or "").partition(":")
    if re.match(r"https?://[^\s<>\"]+$", value, re.IGNORECASE):
        return (f"{AUTHORITIES[key].name} {number}" if key in AUTHORITIES else value), value
    if key in AUTHORITIES:
        return f"{AUTHORITIES[key].name} {value}", AUTHORITIES[key].address.format(value)
    return f"{identifier.type} {value}".strip(), None


def _key_of(type_: str) -> str | None:
    plain = re.sub(r"[^a-z]", "", type_.lower())
    key = _SAME.get(plain, plain)
    return key if key in AUTHORITIES else None


@lru_cache(maxsize=65_536)
def spelling(name: str) -> str:
    """A name less what spelling varies in: case, accents, points; "Ardmore, R." → "r ardmore"."""
    plain = unicodedata.normalize("NFKD", name.replace("\u00ad", "").casefold())
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    last, comma, first = letters.partition(",")
    spoken = f"{first} {last}" if comma and "," not in first else letters
    return " ".join(re.findall(r"\w+", spoken))


_CONFUSED: Final = (("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"), ("5", "s"), ("8", "b"), ("6", "b"))
_SURE_OF: Final = 8
"""Letters of a name that is long enough to be known again with one of them misread."""


def skeleton(spelled: str) -> str | None:
    """A spelling with letters that OCR confuses made one; None for what is too short to be sure of.

    Only names of two words with eight letters are: "ruth ardrnore" → "ruth ardmore".
    """
    if " " not in spelled or len(spelled) < _SURE_OF + 1 or spelled.replace(" ", "").isdecimal():
        return None
    for wrong, right in _CONFUSED:
        spelled = spelled.replace(wrong, right)
    return spelled
