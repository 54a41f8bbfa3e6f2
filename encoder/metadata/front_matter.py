"""Metadata that a text has above itself, between lines of three hyphens: `title: …`, `author: …`."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from encoder.data_block import values_of
from encoder.model import Metadata

_KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "title": ("title",),
        "date": ("date",),
        "place": ("place", "location"),
        "sender": ("sender", "author", "creator", "from"),
        "recipient": ("recipient", "addressee", "to"),
        "classification": ("classification",),
        "language": ("language", "lang"),
        "identifier": ("identifier", "id", "idno"),
        "availability": ("availability", "rights", "license", "licence"),
        "repository": ("repository", "archive"),
    }
)
"""What may name each of the metadata, the first that is there."""
_DAY = 10


def front_matter(texts: Sequence[str]) -> Metadata:
    """What a text says of itself in the block above it; what is not of our metadata is text alone.

    Args:
        texts: of all lines.
    """
    said = values_of(texts)
    found: dict[str, str] = {}
    for name, keys in _KEYS.items():
        values = next((said[key] for key in keys if said.get(key)), None)
        if values:
            found[name] = " and ".join(values)
    date = found.get("date", "")
    if len(date) > _DAY and date[_DAY] in "T ":
        found["date"] = date[:_DAY]  # sites write the hour of publication behind the day
    return Metadata(**found)
