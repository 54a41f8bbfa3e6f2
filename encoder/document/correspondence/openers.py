"""Correspondents in the typed openers and the signature of a document."""

import re
from collections.abc import Iterator
from itertools import takewhile

from encoder.document.correspondence.headings import Parties
from encoder.document.correspondence.names import correspondents, is_person
from encoder.document.elements import between, children, outermost
from encoder.document.flat import BREAKS
from encoder.document.heading import plain_text
from encoder.model import Content, Correspondent, Element

_SENDER = re.compile(r"(?:FROM|FM|VON|DE)\b\W*", re.IGNORECASE)
_RECIPIENT = re.compile(
    r"(?:MEMORANDUM\s+(?:FOR|TO)|MEMO\s+(?:FOR|TO)|TO)\b(?!\s+(?:THE\s+)?RECORD|\s+INFO)\W*",
    re.IGNORECASE,
)
_OTHER_LABEL = re.compile(
    r"(?:VIA|THROUGH|THRU|INFO|CC|COPY|COPIES|SUBJECT|SUBJ|RE|REF\w*|ATTENTION|ATTN|DATE|ACTION|FILE)\b",
    re.IGNORECASE,
)
_NAMELIKE = re.compile(r"[^\W\d_][\w.,’'&()/ -]*")
_NOISY = re.compile(
    r"(?i:\b(?:classif|declassif)\w*|\b(?:secret|confidential|page|files?|received|from)\b)|\d|[*#=|!?:]"
)
_INFO = re.compile(r"(?<!\s)\s++(?:INFO|CITE)\b.*")


def parties_of_opener(content: Content) -> Parties:
    """The correspondents of `TO:`, `FROM:` and `MEMORANDUM FOR` in the opener of a division."""
    senders: list[Correspondent] = []
    recipients: list[Correspondent] = []
    for label, name in _labelled(content):
        if _SENDER.match(label):
            senders += _names(name)
        elif _RECIPIENT.match(label):
            recipients += _names(name)
    return Parties(_once(senders), _once(recipients))


def _once(found: list[Correspondent]) -> tuple[Correspondent, ...]:
    """Each name once, as it stands first."""
    names: dict[str, Correspondent] = {}
    for one in found:
        names.setdefault(one.name.casefold(), one)
    return tuple(names.values())


def signatory(content: Content) -> tuple[Correspondent, ...]:
    """Who signed: the first signature of a division, its first line."""
    for signed in outermost(content, "signed"):
        lines = _lines(signed)
        names = _names(lines[0]) if lines else ()
        return tuple(Correspondent(one.name, "persName") for one in names if is_person(one.name))
    return ()


def _labelled(content: Content) -> Iterator[tuple[str, str]]:
    """The labels before the first paragraph with the text that belongs to each."""
    for node in takewhile(lambda node: node.name != "p", outermost(content, "opener", "list", "p")):
        for part in _parts(node) if node.name == "opener" else (node,):
            yield from _pairs(part)


def _parts(opener: Element) -> Iterator[Element]:
    for node in opener.content:
        if isinstance(node, Element):
            yield from _parts(node) if node.name == "argument" else (node,)


def _pairs(node: Element) -> Iterator[tuple[str, str]]:
    if node.name == "list":
        label = ""
        for child in children(node.content, "label", "head", "item"):
            if child.name != "item":
                label = plain_text(child.content)
            elif label:
                yield label, ", ".join(_lines(child))
    elif node.name == "address":
        yield from _address([plain_text(line.content) for line in outermost((node,), "addrLine")])


def _address(lines: list[str]) -> Iterator[tuple[str, str]]:
    """`MEMORANDUM FOR` with the names on its line or on those below it."""
    for index, line in enumerate(lines):
        match = _SENDER.match(line) or _RECIPIENT.match(line)
        if match is None:
            continue
        name = line[match.end() :]
        if name:
            yield match.group(), name
            continue
        for below in takewhile(lambda text: not _is_label(text), lines[index + 1 :]):
            yield match.group(), below


def _is_label(line: str) -> bool:
    return bool(_SENDER.match(line) or _RECIPIENT.match(line) or _OTHER_LABEL.match(line))


def _names(text: str) -> tuple[Correspondent, ...]:
    """The correspondents of a text that looks like names and not like debris or furniture."""
    text = _INFO.sub("", text).strip(" .,;:-–—*_")
    if not _NAMELIKE.match(text) or _NOISY.search(text):
        return ()
    return correspondents(text)


def _lines(node: Element) -> list[str]:
    """The text of an element, line by line."""
    return list(filter(None, map(plain_text, between(node.content, *BREAKS))))
