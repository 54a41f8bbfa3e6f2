"""The data that flows from stage to stage: frozen, typed, without behaviour of their own.

What is made for every line or leaf is a named tuple, which is made in a third of the time of a data class.

source text → lines → pages → blocks → document → TEI tree

Every piece of text knows its offset in the source, so the proof that no character is lost is arithmetic:
the `Text` and `Markup` leaves of a document, in the order of their offsets, are the source.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Source:
    """A text as it was read.

    Attributes:
        name: the stem of the file's name; the TEI file is called `{name}.xml`.
        file: what the user called it, for messages.
        text: the characters, line ends as `\\n`, characters that XML forbids replaced.
        sha256: of the bytes as read, in hexadecimal.
        encoding: what the bytes were decoded with.
    """

    name: str
    file: str
    text: str
    sha256: str
    encoding: str = "utf-8"


class Line(NamedTuple):
    """A physical line, or the part of one before or after a page break inside it.

    Attributes:
        number: of the physical line, from 1.
        start: offset of the first character in `Source.text`.
        text: the characters, without the line end.
    """

    number: int
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Role(StrEnum):
    """What a line is. The values of furniture are those of `fw/@type`."""

    BLANK = "blank"
    PAGE_MARK = "page-mark"
    MARKUP = "markup"

    CLASSIFICATION = "classification"
    PAGE_NUMBER = "pageNum"
    HEADER = "header"
    FOOTER = "footer"
    STAMP = "stamp"
    CATCHWORD = "catch"
    SIGNATURE = "sig"
    NOISE = "noise"

    TITLE = "title"
    HEAD = "head"
    DATELINE = "dateline"
    ADDRESSEE = "addressee"
    SUBJECT = "subject"
    SALUTE = "salute"
    CLOSER = "closer"
    SIGNED = "signed"
    FORM = "form"
    TABLE = "table"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CONTINUATION = "continuation"
    NOTE = "note"
    NOTE_PARAGRAPH = "note-paragraph"

    SPEAKER = "speaker"
    SPEECH = "speech"
    STAGE = "stage"
    CAST = "cast"
    STANZA = "stanza"
    VERSE = "verse"
    LINE_NUMBER = "line-number"
    QUOTE_MARK = "quote-mark"
    SIDENOTE = "sidenote"

    __hash__ = str.__hash__


OF_FORM = frozenset(
    {Role.BLANK, Role.PAGE_MARK, Role.MARKUP, Role.LINE_NUMBER, Role.QUOTE_MARK, Role.SIDENOTE}
)
"""Roles that only the form of a line or its place makes of it: nothing learns them, no editor says them."""

FURNITURE = frozenset(
    {
        Role.CLASSIFICATION,
        Role.PAGE_NUMBER,
        Role.HEADER,
        Role.FOOTER,
        Role.STAMP,
        Role.CATCHWORD,
        Role.SIGNATURE,
        Role.NOISE,
    }
)
SILENT = FURNITURE | {Role.PAGE_MARK, Role.MARKUP}
"""Roles of what stands between the lines of the text."""
ASIDE = SILENT | {Role.NOTE}
"""Roles of blocks that stand beside the text: they neither begin nor end a part of a document."""
NOTES = frozenset({Role.NOTE, Role.NOTE_PARAGRAPH})
VERSE = frozenset({Role.STANZA, Role.VERSE})
"""Roles of a line of verse: the first of a stanza, and the others."""
STAGED = frozenset({Role.SPEAKER, Role.SPEECH, Role.STAGE, Role.CAST})
"""Roles of what only plays, debates and testimony have."""
OPENING = frozenset({Role.DATELINE, Role.ADDRESSEE, Role.SUBJECT, Role.SALUTE})
CLOSING = frozenset({Role.SIGNED, Role.CLOSER})


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of a line that stands in a table's column: offsets in the line, the column, from 0, and how
    many columns it spans.
    """

    start: int
    end: int
    column: int
    span: int = 1


@dataclass(frozen=True, slots=True)
class TableLine:
    """What a line is in a table.

    Attributes:
        cells: in their order; what lies between them is blank, or leaders, pipes, rules.
        columns: of the table.
        opens: whether the table begins here.
        is_head: whether the cells are heads of columns.
        joins: whether the line goes on with the cells of the row above.
        is_rest: whether it goes on with a cell of the row above that others stand behind: a row of its own.
    """

    cells: tuple[Cell, ...] = ()
    columns: int = 1
    opens: bool = False
    is_head: bool = False
    joins: bool = False
    is_rest: bool = False


class RoledLine(NamedTuple):
    """A line and the role decided for it, with the certainty of that decision (0–1).

    Attributes:
        table: its place in the grid, where it is a line of a table whose columns are known.
        ruled: whether an editor said what it is.
        joins: whether it goes on with the text above it, where an editor said so.
        rank: of a head, where an editor said it: 1 for that of a document.
    """

    line: Line
    role: Role
    certainty: float = 1.0
    table: TableLine | None = None
    ruled: bool = False
    joins: bool | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page, furniture included, in the order of the source.

    Attributes:
        lines: at least one, except in an empty source.
        n: the printed number, where the source says it.
        mark: the line of markup that says that this page begins (`[Page 726]`, `---`, a form feed).
        certainty: that a page begins here (0–1).
        ruled: whether an editor said that it begins here.
    """

    lines: tuple[RoledLine, ...]
    n: str | None = None
    mark: Line | None = None
    certainty: float = 1.0
    ruled: bool = False


class Text(NamedTuple):
    """Characters of the source that stand in the TEI as they are."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Markup:
    """Characters of the source that became an element or attribute, and why they may.

    It stands in that element, or right before the note that a reference became: `ties.py` says which, and
    `checks/conservation.py` looks whether it is in the bytes. `why` is a key of `ties.TIES`.
    """

    start: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Supplied:
    """Characters that the source does not have: the text of `supplied` and `corr`."""

    text: str


@dataclass(frozen=True, slots=True)
class Element:
    """A TEI element with its content; names and attributes are TEI's.

    `xml:id`s are not among the attributes: the stage `tei` gives them, from `@n`.
    """

    name: str
    content: tuple["Node", ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()

    def get(self, attribute: str) -> str | None:
        """The value of an attribute, or None."""
        return next((value for key, value in self.attributes if key == attribute), None)


Node = Text | Markup | Supplied | Element
Content = tuple[Node, ...]


def element(name: str, *content: Node, **attributes: str | None) -> Element:
    """An element; attributes that are None are left out, `type_` is written `type`."""
    given = ((key.rstrip("_"), value) for key, value in attributes.items())
    return Element(name, content, tuple((key, value) for key, value in given if value is not None))


def leaves(content: Content) -> Iterator[Text | Markup | Supplied]:
    """The leaves of a content, depth first."""
    for node in content:
        if isinstance(node, Element):
            yield from leaves(node.content)
        else:
            yield node


@dataclass(frozen=True, slots=True)
class Block:
    """A run of lines that belong together, not yet put into its place in the document.

    Attributes:
        role: what the block is: one of the roles of text, or `PAGE_MARK`/furniture where a page break or
            furniture stands between two blocks.
        content: the text of the lines, with `lb`, `pb` and `fw` elements where they stand.
        line: number of its first line.
        mark: the bullet or enumerator that an item began with, as printed.
        indent: columns of white space before the first line.
        gap: blank lines before it.
        certainty: of the role (0–1).
        begins: the type of the division that begins here: `entry`, `chapter`.
        inset: columns of white space before the line that stands least far in.
        quoted: whether it is a quotation set off from the text, or part of one.
        ruled: whether an editor said what it is.
        rank: of a head, where an editor said it: 1 for that of a document.
    """

    role: Role
    content: Content
    line: int
    mark: str | None = None
    indent: int = 0
    gap: int = 0
    certainty: float = 1.0
    begins: str | None = None
    inset: int = 0
    quoted: bool = False
    ruled: bool = False
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known about a document beside its text: from a sidecar file, or found in the text.

    Attributes:
        title: of the document.
        date: ISO 8601, a day, month or year, or an interval of them: `1970-05-03/1970-05-05`.
        place: where it was written.
        sender, recipient: names, outermost form.
        classification: a category of the header's scale, `secret`.
        language: BCP 47.
        identifier: the archive's or the edition's.
        availability: a statement of rights.
        repository: where the original is kept.
    """

    title: str | None = None
    date: str | None = None
    place: str | None = None
    sender: str | None = None
    recipient: str | None = None
    classification: str | None = None
    language: str | None = None
    identifier: str | None = None
    availability: str | None = None
    repository: str | None = None


@dataclass(frozen=True, slots=True)
class Correspondent:
    """A sender or recipient.

    Attributes:
        name: as written.
        element: of TEI, `persName`, `orgName`, or `name` where it cannot be told.
    """

    name: str
    element: str = "name"


@dataclass(frozen=True, slots=True)
class Correspondence:
    """Who sent a document to whom, when and from where.

    Attributes:
        division: which of the source's documents, from 0.
        senders, recipients: at least one of either.
        place: where it was sent from.
        date: ISO 8601; an interval is `1970-05-03/1970-05-05`.
        destination: where it was sent to.
        sender_cert, recipient_cert: a value of `cert` where they were inferred from the text.
    """

    division: int
    senders: tuple[Correspondent, ...] = ()
    recipients: tuple[Correspondent, ...] = ()
    place: str | None = None
    date: str | None = None
    destination: str | None = None
    sender_cert: str | None = None
    recipient_cert: str | None = None


@dataclass(frozen=True, slots=True)
class Learnt:
    """The weights of a house.

    Attributes:
        sha256: of the file they stand in.
        documents: how many corrected documents they were learnt from.
    """

    sha256: str
    documents: int


@dataclass(frozen=True, slots=True)
class DocumentModel:
    """A source, read: its documents as `div` elements, and what was found out about them.

    Attributes:
        metadata: of the source; its date, place and correspondents are those of its first document.
        correspondence: of those documents that were sent to somebody.
        language_certainty: that the language of the metadata is that of the text (0–1); 1 where it was given.
        editors: who has said what its lines are; "" where somebody has, who is not named.
        learnt: by what weights of a house it was read, where it was by such.
    """

    source: Source
    divisions: Content
    metadata: Metadata = field(default_factory=Metadata)
    correspondence: tuple[Correspondence, ...] = ()
    language_certainty: float = 1.0
    editors: tuple[str, ...] = ()
    learnt: Learnt | None = None
