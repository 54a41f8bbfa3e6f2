"""The model of metadata: what each key may say."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import Any

from encoder.errors import WrongMetadata
from encoder.findings import Finding, Place, Severity
from encoder.metadata.edtf import date_attributes, is_numeric
from encoder.model import Metadata
from encoder.scale import SCALE
from encoder.strings import shown, unfit

_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Field:
    """What a key may say.

    Attributes:
        allowed: in words, for messages.
        read: a text as it goes into `Metadata`; raises ValueError where it is not allowed.
        is_list: whether it may be a list of texts.
    """

    allowed: str
    read: Callable[[str], str]
    is_list: bool = False


def check_metadata(metadata: Metadata, *, file: str | None = None) -> tuple[Metadata, tuple[Finding, ...]]:
    """Metadata held to the model, as a caller gave them.

    Returns:
        The metadata, and the findings of `metadata_of`.

    Raises:
        WrongMetadata: a value is of the wrong type or is not allowed.
    """
    given = {item.name: getattr(metadata, item.name) for item in fields(Metadata)}
    return metadata_of({key: value for key, value in given.items() if value is not None}, file=file)


def metadata_of(
    data: Mapping[str, Any], *, file: str | None, document: str | None = None, line: int | None = None
) -> tuple[Metadata, tuple[Finding, ...]]:
    """Metadata from keys and values.

    Args:
        data: as read; texts, numbers, dates, lists.
        file: where they stand, for messages.
        document: that they are about, for messages.
        line: in the file.

    Returns:
        The metadata, and a finding `M03` for a date that is not of EDTF or not of the calendar: it goes into
        the header as words.

    Raises:
        WrongMetadata: an unknown key, a value of the wrong type, or one that is not allowed.
    """
    found: dict[str, str] = {}
    findings: list[Finding] = []
    of = f" of {document}" if document else ""
    for key, value in data.items():
        field = FIELDS.get(key)
        if field is None:
            hint = f"the keys are {', '.join(sorted(FIELDS))}"
            raise WrongMetadata(
                f"has the unknown key `{key}`{of}",
                hint=hint,
                file=file,
                line=line,
            )
        try:
            text = _text(value, field)
            if text:
                found[key] = field.read(text)
        except ValueError as error:
            raise WrongMetadata(
                f"`{key}`{of} {error}", hint=f"it is {field.allowed}", file=file, line=line
            ) from error
        if key == "date" and text and date_attributes(text) is None:
            findings.append(_odd_date(text, of, Place(file, line)))
    return replace(Metadata(), **found), tuple(findings)


def _text(value: object, field: Field) -> str:
    """A value as one text, `""` where it says nothing."""
    if isinstance(value, list) and field.is_list:
        return " and ".join(_text(item, replace(field, is_list=False)) for item in value)
    if isinstance(value, bool) or not isinstance(value, str | int | datetime.date):
        raise ValueError(f"is {_kind(value)}")
    text = value.isoformat() if isinstance(value, datetime.date) else str(value)
    text = " ".join(text.split())
    character = unfit(text)
    if character:
        raise ValueError(f"has the character {character}, which XML cannot bear")
    return text


def _kind(value: object) -> str:
    names = {bool: "true or false", list: "a list", dict: "a table", float: "a number with a point"}
    return names.get(type(value), "no text")


def _quoted(text: str) -> str:
    return f'"{shown(text[:_LONGEST_SHOWN])}{"…" if len(text) > _LONGEST_SHOWN else ""}"'


def _odd_date(text: str, of: str, place: Place) -> Finding:
    hint = "write a date of EDTF: 1951-03-14, 1951-03, 1951, -0044, 195X, 1951?, 1951-03-14/1951-03-16"
    what = "is no date of the calendar" if is_numeric(text) else "is not written as a date of EDTF"
    return Finding("M03", Severity.WARNING, f"`date`{of} {_quoted(text)} {what}", place, hint)


def _category(text: str) -> str:
    category = "-".join(text.casefold().replace("-", " ").split())
    if category not in SCALE:
        raise ValueError(f"{_quoted(text)} is no category of the scale")
    return category


def _language(text: str) -> str:
    import langcodes

    tag = text.replace("_", "-")
    if (
        not tag.isascii()
        or not langcodes.tag_is_valid(tag)
        or any(not 1 <= len(part) <= 8 for part in tag.split("-"))
    ):
        raise ValueError(f"{_quoted(text)} is no tag of a language")
    return tag


def _any(text: str) -> str:
    return text


_TEXT = Field("a text", _any)
_NAMES = Field("a name, or a list of names", _any, is_list=True)

FIELDS: Mapping[str, Field] = MappingProxyType(
    {
        "title": _TEXT,
        "date": Field("a date of EDTF, such as 1951-03-14 or 1951/1953", _any),
        "place": _TEXT,
        "sender": _NAMES,
        "recipient": _NAMES,
        "classification": Field(f"one of {', '.join(SCALE)}", _category),
        "language": Field("a tag of BCP 47, such as en, de-AT or zh-Hant", _language),
        "identifier": _TEXT,
        "availability": _TEXT,
        "repository": _TEXT,
    }
)
"""The keys of metadata and what each may say."""
