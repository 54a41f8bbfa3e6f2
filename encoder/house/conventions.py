"""The conventions of a house: how an edition or archive sets its documents down, as far as that is known.

Found by a survey of a run (`survey.py`) or declared in `house.toml` (`house_file.py`). They are evidence for
each document of the house, which may deviate where its own evidence is strong; what is declared is taken as
said.
"""

from dataclasses import dataclass
from enum import StrEnum

from encoder.house.note_forms import FoundForm
from encoder.house.page_forms import SURE, PageForm
from encoder.hyphens import FEWEST_DIVIDED

FEWEST_DATES = 3
"""Dates of numbers that tell what stands first in them."""


class Paragraphs(StrEnum):
    """What a new paragraph is told by."""

    BLANK = "blank"
    INDENT = "indent"
    LINE = "line"


class DateOrder(StrEnum):
    """What stands first in a date of numbers."""

    DAY = "day-month"
    MONTH = "month-day"


@dataclass(frozen=True, slots=True)
class Trait:
    """A habit that was found, and what speaks for it.

    Attributes:
        value: of the habit.
        certainty: the margin of the winner, from 0 to 1.
        count: how often it was seen, in documents or in marks.
        example: a place of the sources.
    """

    value: str
    certainty: float = 1.0
    count: int = 0
    example: str = ""


@dataclass(frozen=True, slots=True)
class Conventions:
    """How a house sets its documents down.

    Attributes:
        documents: how many were looked at; 0 where nothing was.
        noted, paged: how many of them have notes, or page marks, of whatever form; 0 where none was counted.
        languages: the share of each in the run, the commonest first.
        note_forms: how notes begin, are referred to and count, and where they stand.
        notes_stand: where all notes stand, where that was declared: `end`, `foot` or `text`.
        notes_number: how notes count, where that was declared: a value of `Numbering`.
        note_headings: further headings of notes that were declared or found.
        page_forms: the forms of page marks, the surest first.
        marks_stand: where page marks stand on the page that they number, where that was declared.
        running_heads: the words of running heads, folded, with the documents that have them; 0 if declared.
        paragraphs: a value of `Paragraphs`.
        signs: that divide a word where a line ends, the commonest first.
        hyphened: words that have a hyphen of their own wherever they stand within a line.
        joined: words that have none, and were seen divided.
        date_order: a value of `DateOrder`.
        years: the first and last year of the documents.
        typed: the share of documents with the furniture of typed pages.
        verse: whether there may be verse, where that was declared.
        shares: how often documents have each form and habit: by them a document is told for this house.
        example: the name of a document.
        folder: whose documents alone these are; empty: any.
        declared: the keys of `house.toml` that were declared.
        unexplained: what was seen and not understood, one sentence each.
    """

    documents: int = 0
    noted: int = 0
    paged: int = 0
    languages: tuple[tuple[str, float], ...] = ()
    note_forms: tuple[FoundForm, ...] = ()
    notes_stand: str = ""
    notes_number: str = ""
    note_headings: tuple[str, ...] = ()
    page_forms: tuple[PageForm, ...] = ()
    marks_stand: str = ""
    running_heads: tuple[tuple[str, int], ...] = ()
    paragraphs: Trait | None = None
    signs: tuple[Trait, ...] = ()
    hyphened: frozenset[str] = frozenset()
    joined: frozenset[str] = frozenset()
    date_order: Trait | None = None
    years: tuple[int, int] | None = None
    typed: float | None = None
    verse: bool | None = None
    shares: tuple[tuple[tuple[str, str], float], ...] = ()
    example: str = ""
    folder: str = ""
    declared: frozenset[str] = frozenset()
    unexplained: tuple[str, ...] = ()

    @property
    def day_first(self) -> bool | None:
        """Whether the day stands first in a date of numbers; None where too little speaks for either."""
        if self.date_order is None or self.date_order.certainty < SURE:
            return None
        if "dates" not in self.declared and self.date_order.count < FEWEST_DATES:
            return None
        return self.date_order.value == DateOrder.DAY

    @property
    def heads(self) -> frozenset[str]:
        """The words of running heads."""
        return frozenset(words for words, _ in self.running_heads)

    @property
    def declared_heads(self) -> frozenset[str] | None:
        """The words of running heads that were declared, None where nothing was."""
        said = frozenset(words for words, count in self.running_heads if not count)
        return said if "running-heads" in self.declared else None

    @property
    def sure_page_forms(self) -> tuple[PageForm, ...]:
        """The forms of page marks that are no doubt."""
        return tuple(form for form in self.page_forms if form.sure)

    @property
    def language(self) -> str | None:
        """The one language that was declared; None where none was, or several were."""
        return self.languages[0][0] if "language" in self.declared and len(self.languages) == 1 else None

    @property
    def divides_words(self) -> bool:
        """Whether words are divided where lines end: the lines are those of a manuscript or of print."""
        return sum(sign.count for sign in self.signs) >= FEWEST_DIVIDED

    @property
    def dividing(self) -> str | None:
        """The signs that divide words, where they were declared; None where any may."""
        return "".join(sign.value for sign in self.signs) if "hyphens" in self.declared else None


UNKNOWN = Conventions()
