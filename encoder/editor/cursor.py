"""What is being written at a place in a document, and which elements are open there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from encoder.checks.scan import NAME, Kind, Scan
from encoder.namespaces import XML

_IN_TAG = re.compile(
    rf"<(?P<element>{NAME})(?P<before>(?:\s+{NAME}\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'))*)"
    rf"\s+(?P<attribute>{NAME})?(?:\s*=\s*(?P<quote>[\"'])(?P<value>[^\"'<]*))?\Z"
)
_OPENING = re.compile(rf"<(?P<name>{NAME})?\Z")
_GIVEN = re.compile(rf"({NAME})\s*=")


class Writing(StrEnum):
    """What is being written."""

    ELEMENT = "element"
    ATTRIBUTE = "attribute"
    VALUE = "value"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Step:
    """A start tag or text before the cursor, as far as it is not behind an end tag that closes more.

    Attributes:
        kind: `start`, `end` or `text`.
        tag: `{namespace}name` of a start tag.
        attributes: those of a start tag, `{namespace}name`.
    """

    kind: str
    tag: str = ""
    attributes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a document.

    Attributes:
        writing: what is written there.
        part: as far as it is written.
        steps: what stands before, in order; the last is the tag that is being written, if one is.
        spaces: the namespaces that hold there, by prefix; `""` is the default.
        attribute: whose value is written, `{namespace}name`.
    """

    writing: Writing
    part: str
    steps: tuple[Step, ...]
    spaces: Mapping[str, str]
    attribute: str = ""


def cursor_at(text: str, offset: int) -> Cursor:
    """What is being written at an offset."""
    before = text[:offset]
    start = before.rfind("<")
    tail = before[start:] if start >= 0 and ">" not in _unquoted(before[start:]) else ""
    steps, spaces = _steps(before[: len(before) - len(tail)])
    if match := _OPENING.match(tail):
        return Cursor(Writing.ELEMENT, match["name"] or "", steps, spaces)
    if match := _IN_TAG.match(tail):
        spaces = {**spaces, **declared(match["before"])}
        given = tuple(
            expanded(name, spaces, is_attribute=True)
            for name in _GIVEN.findall(match["before"])
            if not name.startswith("xmlns")
        )
        steps = (*steps, Step("start", expanded(match["element"], spaces), given))
        name = match["attribute"] or ""
        if match["quote"]:
            return Cursor(
                Writing.VALUE, match["value"], steps, spaces, expanded(name, spaces, is_attribute=True)
            )
        return Cursor(Writing.ATTRIBUTE, name, steps, spaces)
    return Cursor(Writing.CONTENT, "", steps, spaces)


def _unquoted(tail: str) -> str:
    return re.sub(r"\"[^\"]*\"|'[^']*'", "", tail)


def declared(attributes: str) -> dict[str, str]:
    """The namespaces that the attributes of a tag declare, by prefix."""
    found = re.findall(r"xmlns(?::([\w.\-]+))?\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", attributes)
    return {prefix: one or other for prefix, one, other in found}


def expanded(name: str, spaces: Mapping[str, str], *, is_attribute: bool = False) -> str:
    """`tei:p` → `{http://www.tei-c.org/ns/1.0}p`."""
    prefix, colon, local = name.rpartition(":")
    if prefix == "xml":
        return f"{{{XML}}}{local}"
    space = "" if is_attribute and not colon else spaces.get(prefix, "")
    return f"{{{space}}}{local}" if space else local


def _steps(before: str) -> tuple[tuple[Step, ...], dict[str, str]]:
    scan = Scan(before)
    steps: list[Step] = []
    spaces: list[dict[str, str]] = [{}]
    for token in scan.tokens():
        if token.kind in (Kind.START, Kind.EMPTY):
            here = {**spaces[-1], **declared(before[token.start : token.end])}
            given = tuple(
                expanded(found.name, here, is_attribute=True)
                for found in scan.attributes(token)
                if not found.name.startswith("xmlns")
            )
            steps.append(Step("start", expanded(token.name, here), given))
            if token.kind == Kind.EMPTY:
                steps.append(Step("end"))
            else:
                spaces.append(here)
        elif token.kind == Kind.END and len(spaces) > 1:
            spaces.pop()
            steps.append(Step("end"))
        elif token.kind in (Kind.TEXT, Kind.CDATA) and before[token.start : token.end].strip():
            steps.append(Step("text"))
    return tuple(steps), spaces[-1]
