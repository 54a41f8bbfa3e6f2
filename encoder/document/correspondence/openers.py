"""Correspondents in the typed openers and the signature of a document."""

import re
from collections.abc import Iterator
from itertools import dropwhile, takewhile

from encoder.document.correspondence.headings import Parties
from encoder.document.correspondence.names import correspondents, is_person
from encoder.document.correspondence.titles import without_number
from encoder.document.elements import between, children, outermost
from encoder.document.flat import BREAKS
from encoder.document.heading import plain_text
from encoder.language import after_greeting, classes_of, data, is_function
from encoder.language import label as begins_with_label
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
_LONGEST_NAME = 4
_LONGEST_OFFICE = 2
_NO_NAMES = frozenset({"salute", "salute-noun", "title", "rank", "link"})
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
    if not senders and not recipients:
        return next(filter(_names_both, map(parties_of_lines, _addresses(content))), Parties())
    return Parties(_once(senders), _once(recipients))


def parties_of_lines(lines: list[str]) -> Parties:
    """The correspondents of an address in two parts: `M. Aubert, Ministre à Lisbonne,` / `à M. Rével, …`."""
    names = (_addressed(line) or _below_to(lines, at) for at, line in enumerate(lines[1:], 1))
    to = next(filter(None, names), "")
    if not to:
        return Parties()
    is_name = not says_what(lines[0]) and not _says_only_to(lines[0])
    return Parties(() if not is_name else _name_of(_unnumbered(lines[0])), _name_of(to))


def _unnumbered(line: str) -> str:
    """A line without the edition's number in figures; `M.` is no numeral but a title."""
    return without_number(line) if line[:1].isdecimal() else line


def _below_to(lines: list[str], at: int) -> str:
    """The name below a line that is only the word for "to": `à` / `Messieurs les Préfets`."""
    return lines[at + 1] if at + 1 < len(lines) and _says_only_to(lines[at]) else ""


def _says_only_to(line: str) -> bool:
    end = begins_with_label(line, "addressee", marked=False)
    return end > 0 and not line[end:].strip()


def says_what(line: str) -> bool:
    """Whether a line says what a message is, and names nobody: `Telegramm in Ziffern.`, `Dépêche n° 12`"""
    words = line.split()
    return "message" in classes_of(words[0]) and not any(map(is_person, words)) if words else False


def _names_both(parties: Parties) -> bool:
    return bool(parties.senders and parties.recipients)


def _addresses(content: Content) -> Iterator[list[str]]:
    """The lines of each address of the openers."""
    for opener in outermost(content, "opener"):
        for address in outermost(opener.content, "address"):
            yield _lines(address)


def _lines(address: Element) -> list[str]:
    return [plain_text(line.content) for line in children(address.content, "addrLine")]


def recipient_of_opener(content: Content) -> tuple[Correspondent, ...]:
    """To whom the address above the text is: `An den Gesandten in Wien.`, `An die` / `Firma Petersen`."""
    for lines in _addresses(content):
        if says_what(lines[0]):
            continue
        name = _addressed(lines[0])
        if not name and len(lines) > 1 and begins_with_label(lines[0], "addressee", marked=False):
            name = lines[1]
        if name:
            return _name_of(name)
    return ()


def recipient_of_closer(content: Content) -> tuple[Correspondent, ...]:
    """To whom the address at the foot is: `To Miss Lowe`, `Harwick` → Miss Lowe."""
    for closer in outermost(content, "closer"):
        for address in outermost(closer.content, "address"):
            lines = _lines(address)
            first, below = (*lines, "", "")[:2]
            if begins_with_label(first, "addressee", marked=False) or _is_titled(first):
                return _name_of(_addressed(first) or first if " " in first else below)
    return ()


def recipient_of_salute(content: Content, tags: tuple[str, ...] = ()) -> tuple[Correspondent, ...]:
    """Whom the greeting names: `Dear Mr Merrow,` → Mr Merrow; nobody in `Dear Sir`, `Lieber Freund`.

    Where nouns have capitals, as in German, only the title before it tells a name from them.
    """
    text = next((plain_text(salute.content) for salute in outermost(content, "salute")), "")
    name = after_greeting(text, tags or None).rstrip(" ,:;.!—–-").split()
    if not name or len(name) > _LONGEST_NAME or not all(word[:1].isupper() for word in name):
        return ()
    unknown = [word for word in name if not classes_of(word, tags or None) & _NO_NAMES]
    is_titled = len(unknown) < len(name) and "title" in classes_of(name[0], tags or None)
    nouns = not tags or data(tags[0]).capital_nouns
    return _name_of(" ".join(name)) if unknown and (is_titled or not nouns) else ()


def _addressed(line: str) -> str:
    """The name behind a word for "to", with its titles: `à M. Rével` → `M. Rével`; `Herrn Ried` whole."""
    if not begins_with_label(line, "addressee", marked=False):
        return ""
    words = line.split()
    start = 0 if _is_titled(line) else 1
    return " ".join(dropwhile(lambda word: not word[:1].isupper(), words[start:]))


def _is_titled(name: str) -> bool:
    return any("title" in classes_of(word) for word in name.split()[:1])


def _name_of(text: str) -> tuple[Correspondent, ...]:
    """The correspondent that a line names, up to the comma behind which the office stands."""
    return _names(text.split(",")[0])


def _once(found: list[Correspondent]) -> tuple[Correspondent, ...]:
    """Each name once, as it stands first."""
    names: dict[str, Correspondent] = {}
    for one in found:
        names.setdefault(one.name.casefold(), one)
    return tuple(names.values())


def signatory(content: Content) -> tuple[Correspondent, ...]:
    """Who signed: the first signature of a division that is no office alone, its first line."""
    for signed in outermost(content, "signed"):
        lines = lines_of(signed)
        if lines and _is_office(lines[0]):
            continue
        names = _names(lines[0]) if lines else ()
        return tuple(Correspondent(one.name, "persName") for one in names if is_person(one.name))
    return ()


def _is_office(line: str) -> bool:
    """Whether an article and an office begin a line: `Il Ministro`, `Le Directeur des Affaires,`"""
    first, *others = line.split()
    ranked = any("rank" in classes_of(word) for word in others[:_LONGEST_OFFICE])
    return is_function(first) and ranked


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
                yield label, ", ".join(lines_of(child))
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


def lines_of(node: Element) -> list[str]:
    """The text of an element, line by line."""
    return list(filter(None, map(plain_text, between(node.content, *BREAKS))))
