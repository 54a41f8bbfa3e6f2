"""What may be asked of the endpoints (Distributed Text Services 1.0, "Query Parameters" and "Errors")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from encoder.archive.dts.faults import BadRequest, NotFound
from encoder.archive.oai.faults import ProtocolError
from encoder.archive.oai.requests import parse_arguments

_WHOLE_NUMBER: Final = re.compile(r"-?\d{1,6}", re.ASCII)
ALL_LEVELS: Final = -1


@dataclass(frozen=True, slots=True)
class Range:
    """The part of a document that is asked for.

    Attributes:
        first, last: references; None for both is the whole document. For `ref` they are the same.
        is_single: whether it was asked for by `ref`.
    """

    first: str | None = None
    last: str | None = None
    is_single: bool = False


def arguments(query: bytes) -> dict[str, str]:
    """The parameters of a query; an empty one counts as absent.

    Raises:
        BadRequest: they cannot be decoded, or one is given twice.
    """
    try:
        pairs = [(name, value) for name, value in parse_arguments(query) if value]
    except ProtocolError as error:
        raise BadRequest(error.message) from error
    found = dict(pairs)
    if len(found) != len(pairs):
        raise BadRequest("A parameter is given twice.")
    return found


def needed(given: Mapping[str, str], name: str) -> str:
    """A parameter that must be given.

    Raises:
        BadRequest: it is not.
    """
    if name not in given:
        raise BadRequest(f"The parameter {name} is missing.")
    return given[name]


def range_of(given: Mapping[str, str]) -> Range:
    """The part that `ref`, or `start` and `end`, ask for.

    Raises:
        BadRequest: both do, or one of the two is missing.
    """
    ref, start, end = (given.get(name) for name in ("ref", "start", "end"))
    if ref is not None and (start is not None or end is not None):
        raise BadRequest("ref stands alone, without start and end.")
    if (start is None) != (end is None):
        raise BadRequest("start and end are given together.")
    return Range(ref, ref, is_single=True) if ref is not None else Range(start, end)


def down_of(given: Mapping[str, str], asked: Range) -> int | None:
    """How many levels below are asked for; -1 all, None: none are.

    Raises:
        BadRequest: it is no such number, or says nothing with the rest of the query.
    """
    text = given.get("down")
    if text is None:
        if asked.first is None:
            raise BadRequest("One of down, ref, start and end must be given.")
        return None
    if not _WHOLE_NUMBER.fullmatch(text) or int(text) < ALL_LEVELS:
        raise BadRequest("down is a whole number from -1.")
    if int(text) == 0 and not asked.is_single:
        raise BadRequest("down=0 needs a ref.")
    return int(text)


def page_of(given: Mapping[str, str]) -> int:
    """The page that is asked for, by default the first.

    Raises:
        BadRequest: it is no number.
        NotFound: there is none before the first.
    """
    text = given.get("page", "1")
    if not _WHOLE_NUMBER.fullmatch(text):
        raise BadRequest("page is a whole number from 1.")
    if int(text) < 1:
        raise NotFound("There is no such page.")
    return int(text)
