"""The answers of a repository, as XML (OAI-PMH 2.0, 4)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote_to_bytes, urlsplit
from xml.sax.saxutils import escape, quoteattr

from encoder.archive.catalogue import Catalogue
from encoder.archive.filling import now
from encoder.archive.oai.faults import UNECHOED, Code, ProtocolError
from encoder.archive.oai.requests import Request, parse_arguments, read_request
from encoder.archive.oai.tokens import Token, write_token
from encoder.archive.record import FORMATS, Entry
from encoder.archive.sets import ROOTS
from encoder.namespaces import TEI

OAI: Final = "http://www.openarchives.org/OAI/2.0/"
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_TEI_SCHEMA: Final = "http://www.tei-c.org/release/xml/tei/custom/schema/xsd/tei_all.xsd"
DESCRIBED: Final = {
    "oai_dc": (
        "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
        "http://www.openarchives.org/OAI/2.0/oai_dc/",
    ),
    "tei": (_TEI_SCHEMA, TEI),
    "mods": ("http://www.loc.gov/standards/mods/v3/mods-3-4.xsd", "http://www.loc.gov/mods/v3"),
}
"""Of each format its schema and its namespace."""
ALONE: Final = "engross.localhost"
"""The name of a repository whose own address is not known."""
_BYTES_AT_MOST: Final = 4_000_000
_METADATA_AT_A_TIME: Final = 20


@dataclass(frozen=True, slots=True)
class About:
    """What a repository says of itself.

    Attributes:
        name: for people.
        address: of the endpoint, absolute.
        email: of who answers for it.
        domain: in the identifiers of records, `oai:example.org:memo-17`: it must never change.
        friends: the endpoints of other repositories.
        page: how many records an answer has at most.
        view: the address of the stylesheet for people.
    """

    name: str
    address: str
    email: str
    domain: str = ALONE
    friends: tuple[str, ...] = ()
    page: int = 100
    view: str = "oai/view.xsl"


class Repository:
    """A catalogue as a repository.

    Args:
        catalogue: open.
        about: what is said of it.
        clock: tells the time.
    """

    def __init__(self, catalogue: Catalogue, about: About, clock: Callable[[], str] = now) -> None:
        self._catalogue, self._about, self._clock = catalogue, about, clock

    def answer(self, query: bytes) -> str:
        """The answer to a query, or to the body of a POST: one of the protocol's, whatever is asked.

        Raises:
            Unreachable: the catalogue does not answer.
        """
        moment = self._clock()
        pairs: Sequence[tuple[str, str]] = ()
        try:
            pairs = parse_arguments(query)
            request = read_request(pairs)
            body = self._ANSWERS[request.verb](self, request)
            content = f"<{request.verb}>{body}</{request.verb}>"
        except ProtocolError as error:
            if error.code in UNECHOED:
                pairs = ()
            content = f'<error code="{error.code}">{escape(error.message)}</error>'
        return self._framed(moment, pairs, content)

    def identifier(self, name: str) -> str:
        """The identifier of a document's record."""
        return identifier_of(self._about.domain, name)

    # The verbs

    def _identify(self, request: Request) -> str:
        about = self._about
        sample = identifier_of(about.domain, "memo-17")
        return (
            _element("repositoryName", about.name)
            + _element("baseURL", about.address)
            + _element("protocolVersion", "2.0")
            + _element("adminEmail", about.email)
            + _element("earliestDatestamp", self._catalogue.earliest() or self._clock())
            + _element("deletedRecord", "persistent")
            + _element("granularity", "YYYY-MM-DDThh:mm:ssZ")
            + _element("compression", "gzip")
            + f'<description><oai-identifier xmlns="{OAI}oai-identifier" xmlns:xsi="{_XSI}"'
            f' xsi:schemaLocation="{OAI}oai-identifier {OAI}oai-identifier.xsd">'
            + _element("scheme", "oai")
            + _element("repositoryIdentifier", about.domain)
            + _element("delimiter", ":")
            + _element("sampleIdentifier", sample)
            + "</oai-identifier></description>"
            + self._friends()
        )

    def _friends(self) -> str:
        if not self._about.friends:
            return ""
        friends = "".join(_element("baseURL", friend) for friend in self._about.friends)
        return (
            f'<description><friends xmlns="{OAI}friends/" xmlns:xsi="{_XSI}"'
            f' xsi:schemaLocation="{OAI}friends/ {OAI}friends.xsd">{friends}</friends></description>'
        )

    def _list_formats(self, request: Request) -> str:
        if request.identifier:
            self._entry(request.identifier)
        elif any(name == "identifier" for name, _ in request.arguments):
            raise ProtocolError(Code.NO_ITEM, "The identifier is empty.")
        return formats_xml()

    def _list_sets(self, request: Request) -> str:
        token = request.token or Token("ListSets", "", request.selection, "", 0, 0)
        known = ROOTS | self._catalogue.sets()
        specs = sorted(known)
        page = [spec for spec in specs if spec > token.last][: self._about.page * 5]
        if not page:
            raise ProtocolError(Code.BAD_TOKEN, "There is no more of this list.")
        body = "".join(
            f"<set>{_element('setSpec', spec)}{_element('setName', known[spec])}</set>" for spec in page
        )
        has_more = page[-1] != specs[-1]
        return body + self._resumption(token, request, page[-1], len(page), len(specs), has_more=has_more)

    def _list_identifiers(self, request: Request) -> str:
        entries, size, has_more = self._page(request)
        body = "".join(self._header(entry) for entry in entries)
        return body + self._next(request, entries, size, has_more=has_more)

    def _list_records(self, request: Request) -> str:
        entries, size, has_more = self._page(request)
        parts: list[str] = []
        length = 0
        for at in range(0, len(entries), _METADATA_AT_A_TIME):
            some = entries[at : at + _METADATA_AT_A_TIME]
            for record in self._records(some, request.prefix):
                parts.append(record)
                length += len(record)
                if length > _BYTES_AT_MOST and len(parts) < len(entries):
                    told = entries[: len(parts)]
                    return "".join(parts) + self._next(request, told, size, has_more=True)
        return "".join(parts) + self._next(request, entries, size, has_more=has_more)

    def _get_record(self, request: Request) -> str:
        entry = self._entry(request.identifier)
        _known_format(request.prefix)
        return "".join(self._records([entry], request.prefix))

    _ANSWERS: Final = {
        "Identify": _identify,
        "ListMetadataFormats": _list_formats,
        "ListSets": _list_sets,
        "ListIdentifiers": _list_identifiers,
        "ListRecords": _list_records,
        "GetRecord": _get_record,
    }

    # Their parts

    def _page(self, request: Request) -> tuple[Sequence[Entry], int, bool]:
        """The records of an answer, how many there are in all, and whether more follow."""
        _known_format(request.prefix)
        token, limit = request.token, self._about.page
        after = token.last if token else ""
        found = self._catalogue.entries(request.selection, after, limit + 1)
        if not found and token is None:
            raise ProtocolError(Code.NO_RECORDS, "No record matches.")
        size = token.size if token else self._size(request, found, limit)
        return found[:limit], size, len(found) > limit

    def _size(self, request: Request, found: Sequence[Entry], limit: int) -> int:
        return len(found) if len(found) <= limit else self._catalogue.count(request.selection)

    def _next(self, request: Request, told: Sequence[Entry], size: int, *, has_more: bool) -> str:
        token = request.token or Token(request.verb, request.prefix, request.selection, "", 0, size)
        last = told[-1].name if told else token.last
        return self._resumption(token, request, last, len(told), size, has_more=has_more)

    def _resumption(
        self, token: Token, request: Request, last: str, told: int, size: int, *, has_more: bool
    ) -> str:
        """The element `resumptionToken`: empty at the end of a list that was cut; none where it is whole."""
        if request.token is None and not has_more:
            return ""
        following = Token(token.verb, token.prefix, token.selection, last, token.cursor + told, size)
        size = max(size, following.cursor + has_more)
        text = write_token(following) if has_more else ""
        return f'<resumptionToken completeListSize="{size}" cursor="{token.cursor}">{text}</resumptionToken>'

    def _records(self, entries: Sequence[Entry], prefix: str) -> Iterable[str]:
        names = [entry.name for entry in entries if not entry.is_deleted]
        metadata = self._catalogue.metadata(names, prefix) if names else {}
        for entry in entries:
            told = entry
            if not entry.is_deleted and entry.name not in metadata:  # it was withdrawn in this moment
                told = self._catalogue.entry(entry.name) or entry
            yield record_xml(self._header(told), metadata.get(entry.name), prefix)

    def _entry(self, identifier: str) -> Entry:
        name = name_in(self._about.domain, identifier)
        entry = self._catalogue.entry(name) if name else None
        if entry is None:
            raise ProtocolError(Code.NO_ITEM, "There is no record of this identifier.")
        return entry

    def _header(self, entry: Entry) -> str:
        return header_xml(entry, self.identifier(entry.name))

    def _framed(self, moment: str, pairs: Iterable[tuple[str, str]], content: str) -> str:
        attributes = "".join(f" {name}={quoteattr(value)}" for name, value in pairs)
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<?xml-stylesheet type="text/xsl" href={quoteattr(self._about.view)}?>\n'
            f'<OAI-PMH xmlns="{OAI}" xmlns:xsi="{_XSI}" xsi:schemaLocation="{OAI} {OAI}OAI-PMH.xsd">'
            f"<responseDate>{moment}</responseDate>"
            f"<request{attributes}>{escape(self._about.address)}</request>{content}</OAI-PMH>\n"
        )


def header_xml(entry: Entry, identifier: str, *, prefix: str = "") -> str:
    """The header of a record.

    Args:
        entry: of the catalogue.
        identifier: of the record.
        prefix: of the namespace, with its colon.
    """
    status = ' status="deleted"' if entry.is_deleted else ""
    sets = "".join(_element(f"{prefix}setSpec", spec) for spec in entry.sets)
    return (
        f"<{prefix}header{status}>{_element(f'{prefix}identifier', identifier)}"
        f"{_element(f'{prefix}datestamp', entry.datestamp)}{sets}</{prefix}header>"
    )


def record_xml(header: str, metadata: str | None, prefix: str, *, namespace: str = "") -> str:
    """A record; a deleted one has no metadata. What TEI does not allow stands one element higher."""
    about = ""
    if prefix == "tei":
        schema, name = DESCRIBED[prefix]
        about = f' xmlns:xsi="{_XSI}" xsi:schemaLocation="{name} {schema}"'
    body = f"<{namespace}metadata{about}>{metadata}</{namespace}metadata>" if metadata else ""
    return f"<{namespace}record>{header}{body}</{namespace}record>"


def formats_xml(*, namespace: str = "", without: Sequence[str] = ()) -> str:
    """The formats that all records have."""
    return "".join(
        f"<{namespace}metadataFormat>{_element(f'{namespace}metadataPrefix', prefix)}"
        f"{_element(f'{namespace}schema', schema)}{_element(f'{namespace}metadataNamespace', space)}"
        f"</{namespace}metadataFormat>"
        for prefix, (schema, space) in DESCRIBED.items()
        if prefix not in without
    )


def identifier_of(domain: str, name: str) -> str:
    """The identifier of a record: `oai:example.org:memo-17`."""
    return f"oai:{domain}:{quote(name, safe='-_.!~*()')}"


def name_in(domain: str, identifier: str) -> str | None:
    """The name of the document of an identifier; None where it is none of the repository's."""
    start = f"oai:{domain}:"
    if not identifier.startswith(start):
        return None
    try:
        name = unquote_to_bytes(identifier.removeprefix(start)).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return name if name and "\0" not in name and identifier_of(domain, name) == identifier else None


def domain_of(address: str | None) -> str:
    """The domain in identifiers, of the address of a site: `https://example.org/papers/` → `example.org`."""
    host = (urlsplit(address).hostname or "") if address else ""
    return host if is_domain(host) else ALONE


def is_domain(host: str) -> bool:
    """Whether a name may stand in identifiers: `example.org`, and no number of a machine."""
    labels = host.split(".")
    return (
        len(labels) > 1
        and host.isascii()
        and all(label[:1].isalpha() and label.replace("-", "").isalnum() for label in labels)
    )


def _known_format(prefix: str) -> None:
    if prefix not in FORMATS:
        raise ProtocolError(Code.NO_FORMAT, "There is no such format: see ListMetadataFormats.")


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>"
