"""A request: which verb, with which arguments (OAI-PMH 2.0, 3.1, 4). What is not allowed gets no further."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from urllib.parse import parse_qsl

from encoder.archive.catalogue import Selection
from encoder.archive.oai.faults import Code, ProtocolError
from encoder.archive.oai.tokens import Token, read_token
from encoder.archive.sets import is_spec

_RANGE: Final = frozenset({"from", "until", "set"})
VERBS: Final = {
    "Identify": (frozenset[str](), frozenset[str]()),
    "ListMetadataFormats": (frozenset[str](), frozenset({"identifier"})),
    "ListSets": (frozenset[str](), frozenset[str]()),
    "ListIdentifiers": (frozenset({"metadataPrefix"}), _RANGE),
    "ListRecords": (frozenset({"metadataPrefix"}), _RANGE),
    "GetRecord": (frozenset({"identifier", "metadataPrefix"}), frozenset[str]()),
}
"""Of each verb the arguments that it must and may have."""
RESUMABLE: Final = frozenset({"ListSets", "ListIdentifiers", "ListRecords"})
MOST_CHARACTERS: Final = 8_000
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_SECOND: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
_PREFIX: Final = re.compile(r"[A-Za-z0-9\-_.!~*'()]+", re.ASCII)
_URI: Final = re.compile(
    r"""
    (?: [a-z][a-z0-9+.-]* :
        (?: // (?: [\w.~!$&'()*+,;=-] | %[0-9a-f]{2} )* (?: :\d* )? (?=[/?#]|\Z) | (?!//) )
    | (?= [^:/?#]* (?: [/?#] | \Z ) ) (?!//) )  # what has no scheme has no colon in its first part
    (?: [\w.~!$&'()*+,;=:@/-] | %[0-9a-f]{2} )*
    (?: [?] (?: [\w.~!$&'()*+,;=:@/?-] | %[0-9a-f]{2} )* )?
    (?: [#] (?: [\w.~!$&'()*+,;=:@/?-] | %[0-9a-f]{2} )* )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""An address or identifier (RFC 3986), also with letters that it has escaped."""
_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Request:
    """A request that may be answered.

    Attributes:
        verb: one of `VERBS`.
        arguments: as they were given.
        prefix: of the format.
        identifier: of the record.
        selection: of records.
        token: where a list is gone on with.
    """

    verb: str
    arguments: tuple[tuple[str, str], ...] = ()
    prefix: str = ""
    identifier: str = ""
    selection: Selection = field(default_factory=Selection)
    token: Token | None = None


def parse_arguments(query: bytes) -> list[tuple[str, str]]:
    """The arguments of a query, or of the body of a POST.

    Raises:
        ProtocolError: it is too long, or holds what is no text of XML.
    """
    if len(query) > MOST_CHARACTERS:
        raise ProtocolError(Code.BAD_ARGUMENT, "The request is too long.")
    try:
        pairs = parse_qsl(
            query.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=20, separator="&"
        )
    except ValueError as error:
        raise ProtocolError(Code.BAD_ARGUMENT, "The request cannot be decoded.") from error
    if any(_NOT_XML.search(part) for pair in pairs for part in pair):
        raise ProtocolError(Code.BAD_ARGUMENT, "The request has a character that XML does not allow.")
    return pairs


def read_request(pairs: Sequence[tuple[str, str]]) -> Request:
    """The request of some arguments.

    Raises:
        ProtocolError: the protocol does not allow it.
    """
    verbs = [value for name, value in pairs if name == "verb"]
    if len(verbs) != 1 or verbs[0] not in VERBS:
        said = "is missing" if not verbs else "is repeated" if len(verbs) > 1 else "is none of the protocol"
        raise ProtocolError(Code.BAD_VERB, f"The verb {said}.")
    verb = verbs[0]
    arguments = {name: value for name, value in pairs if name != "verb"}
    if len(arguments) + 1 != len(pairs):
        raise ProtocolError(Code.BAD_ARGUMENT, "An argument is repeated.")
    required, optional = VERBS[verb]
    if "resumptionToken" in arguments and verb in RESUMABLE:
        return _resumed(verb, tuple(pairs), arguments)
    for name in arguments:
        if name not in required | optional:
            raise ProtocolError(Code.BAD_ARGUMENT, f"{verb} does not take the argument {name[:100]}.")
    for name in sorted(required):
        if name not in arguments:
            raise ProtocolError(Code.BAD_ARGUMENT, f"{verb} needs the argument {name}.")
    if "metadataPrefix" in arguments and not _PREFIX.fullmatch(arguments["metadataPrefix"]):
        raise ProtocolError(Code.BAD_ARGUMENT, "metadataPrefix is not built like one.")
    if not _URI.fullmatch(arguments.get("identifier", "")):
        raise ProtocolError(Code.BAD_ARGUMENT, "identifier is no URI.")
    selection = _selection(arguments)
    prefix, identifier = arguments.get("metadataPrefix", ""), arguments.get("identifier", "")
    return Request(verb, tuple(pairs), prefix, identifier, selection)


def _resumed(verb: str, pairs: tuple[tuple[str, str], ...], arguments: dict[str, str]) -> Request:
    if len(arguments) > 1:
        raise ProtocolError(Code.BAD_ARGUMENT, "resumptionToken is the only argument beside the verb.")
    token = read_token(arguments["resumptionToken"])
    if token is None or token.verb != verb:
        raise ProtocolError(Code.BAD_TOKEN, "The resumptionToken is none of this repository's.")
    return Request(verb, pairs, token.prefix, "", token.selection, token)


def _selection(arguments: dict[str, str]) -> Selection:
    since, until, spec = (arguments.get(name) for name in ("from", "until", "set"))
    for name, value in (("from", since), ("until", until)):
        if value is not None and not _is_moment(value):
            raise ProtocolError(
                Code.BAD_ARGUMENT, f"{name} is no date like 2026-11-27 or 2026-11-27T12:00:00Z."
            )
    if since is not None and until is not None:
        if len(since) != len(until):
            raise ProtocolError(Code.BAD_ARGUMENT, "from and until are not of the same granularity.")
        if since > until:
            raise ProtocolError(Code.BAD_ARGUMENT, "from is later than until.")
    if spec is not None and not is_spec(spec):
        raise ProtocolError(Code.BAD_ARGUMENT, "set is not built like a setSpec.")
    return Selection(spec, _moment(since, "T00:00:00Z"), _moment(until, "T23:59:59Z"))


def _is_moment(text: str) -> bool:
    form = "%Y-%m-%d" if _DAY.fullmatch(text) else "%Y-%m-%dT%H:%M:%SZ" if _SECOND.fullmatch(text) else None
    if form is None:
        return False
    try:
        datetime.strptime(text, form)
    except ValueError:
        return False
    return True


def _moment(text: str | None, clock: str) -> str | None:
    return f"{text}{clock}" if text is not None and _DAY.fullmatch(text) else text
