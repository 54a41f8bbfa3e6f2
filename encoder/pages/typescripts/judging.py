"""Every line judged by the chains: page mark, page furniture, or which kind of text."""

import re
from collections.abc import Collection, Mapping
from itertools import pairwise
from typing import NamedTuple

from encoder.corrections.rulings import NO_RULINGS, Rulings
from encoder.enumerators import Style, enumerator
from encoder.language import is_marking, is_trailer
from encoder.marks import fence_label
from encoder.model import FURNITURE, Line, Role
from encoder.pages.learnt.chains import SHIPPED, Chains
from encoder.pages.ruled import bound
from encoder.pages.sights.shape import ending
from encoder.pages.sights.sight import Sight, key, plain
from encoder.pages.typescripts.catchwords import is_repeated
from encoder.pages.typescripts.certain import certain_labels, certain_text
from encoder.pages.typescripts.marks import page_mark
from encoder.pages.typescripts.paragraphs import goes_on, set_off
from encoder.pages.typescripts.text_features import LOST_STOP, text_features

DOUBTFUL = 0.6
"""The certainty of what is inferred from its place alone; what has no more is for an editor to review."""
LONGEST_STAMP = 160
MARK = "mark"
SHORTEST_TITLE = 6
"""How many letters tell that a title stands again."""
_TEXT = frozenset({"text-B", "text-I"})
_TITLES = frozenset({Role.HEAD.value, Role.HEADER.value})
_HEADER = frozenset({Role.HEADER.value})
_NAME = re.compile(r"[A-Z][a-z]{2,14}|[A-Z]{2,3}")
_SURNAME = re.compile(r"(?=[A-Z'’-]*[AEIOUY])(?:[A-Z]['’])?[A-Z]{3,14}(?:-[A-Z]{3,14})?")
_RIVALS_OF_SURNAME = frozenset({Role.NOISE.value, Role.CLASSIFICATION.value, Role.STAMP.value})
_PROCEDURE = frozenset({"END", "ENDS", "STOP", "UNQUOTE", "QUOTE", "OVER", "OUT", "COPY", "DRAFT", "MORE"})
"""Words of those who send telegrams, below their text."""
_SURE = 0.88
FURNITURE_LABELS = frozenset(role.value for role in FURNITURE)
_SHORT = {Role.STAMP.value, Role.NOISE.value, Role.PAGE_NUMBER.value, Role.CATCHWORD.value}


class Judged(NamedTuple):
    """A line that is not blank, and what was decided about it.

    Attributes:
        row: its index among all lines.
        line: as it stands in the source.
        label: of the chains, or `mark`.
        certainty: 0 to 1.
        inside: whether it is of a form, printed inside a paragraph at the edge of a page.
        ruled: whether an editor said what it is.
    """

    row: int
    line: Line
    label: str
    certainty: float
    inside: bool = False
    ruled: bool = False

    @property
    def is_text(self) -> bool:
        return self.label != MARK and self.label not in FURNITURE_LABELS


def is_fence(text: str) -> bool:
    """Whether a line opens or closes a block of code, as OCR tools write them."""
    return fence_label(text) is not None


def find_marks(lines: tuple[Line, ...], rulings: Rulings = NO_RULINGS) -> set[int]:
    """The indices of the lines that are markup only: page marks and fences."""
    texts = ((row, line.text) for row, line in enumerate(lines) if line.text.strip(" \t"))
    found = {row for row, text in texts if page_mark(text) is not None or is_fence(text)}
    return {row for row in found if not _is_no_mark(lines[row], rulings)} if rulings else found


def _is_no_mark(line: Line, rulings: Rulings) -> bool:
    """Whether an editor said of a line that looks like a mark that it is none."""
    no_page = rulings.begins(line) is False and not is_fence(line.text)
    return rulings.role(line) is not None or rulings.goes_on(line) is not None or no_page


def judge_furniture(
    lines: tuple[Line, ...],
    seen: list[Sight],
    rows: list[list[str]],
    marks: set[int],
    heads: Collection[int] = (),
    rulings: Rulings = NO_RULINGS,
    chains: Chains = SHIPPED,
) -> list[Judged]:
    """Page marks, page furniture and text told apart.

    Args:
        lines: of the source.
        seen: those that are neither blank nor marks.
        rows: their features.
        marks: the indices of the lines that are marks.
        heads: those of the lines that are running heads.
        rulings: what an editor said of the lines: it binds the chain.
        chains: that decide.
    """
    said = _said(seen, lines, rulings, "furniture")
    possible = [_HEADER if sight.row in heads else certain_labels(sight.text) for sight in seen]
    decided = chains.decide("furniture", seen, rows, possible, said)
    judged = [
        Judged(sight.row, lines[sight.row], _possible(label, sight.text), certainty)
        if own is None
        else Judged(sight.row, lines[sight.row], _among(label, own), 1.0, ruled=True)
        for sight, (label, certainty), own in zip(seen, decided, said, strict=True)
    ]
    judged += [Judged(row, lines[row], MARK, 1.0) for row in marks]
    return sorted(judged, key=lambda one: one.row)


def _said(
    seen: list[Sight], lines: tuple[Line, ...], rulings: Rulings, name: str
) -> list[frozenset[str] | None]:
    """The labels of a chain that an editor leaves each line."""
    if not rulings:
        return [None] * len(seen)
    labels = frozenset(SHIPPED.labels(name))
    return [bound(lines[sight.row], rulings, labels) for sight in seen]


def _among(label: str, said: frozenset[str]) -> str:
    """A label, or one of those that an editor leaves, where it is none of them."""
    return label if label in said else min(said)


def _possible(label: str, text: str) -> str:
    """The label, or that of text where a line is too long for a stamp, a page number or debris."""
    return "text-I" if label in _SHORT and len(text) > LONGEST_STAMP else label


def judge_text(judged: list[Judged], rulings: Rulings = NO_RULINGS, chains: Chains = SHIPPED) -> list[Judged]:
    """What each line of text is; furniture and marks as before.

    Args:
        judged: all lines.
        rulings: what an editor said of them: it binds the chain, and nothing overrules it.
        chains: that decide.
    """
    judged = _caught(judged)
    seen = text_sights(judged)
    rows = text_features(seen)
    labels = frozenset(chains.labels("text"))
    lines = {one.row: one.line for one in judged if one.ruled}
    said = {row: bound(line, rulings, labels) for row, line in lines.items()}
    own = [said.get(sight.row) for sight in seen]
    decided = iter(chains.decide("text", seen, rows, _allowed(seen, rows), own))
    told = [_told(one, next(decided), said) if one.is_text else one for one in judged]
    return _signed(_titled_again(told))


def _told(one: Judged, decided: tuple[str, float], said: Mapping[int, frozenset[str] | None]) -> Judged:
    """A line of text with what was decided of it."""
    own = said.get(one.row)
    label, certainty = (_among(decided[0], own), 1.0) if own else decided
    return Judged(one.row, one.line, label, certainty, ruled=one.ruled)


def _titled_again(judged: list[Judged]) -> list[Judged]:
    """The lines, a form's title that stands below furniture again, whole or cut, no text but a header."""
    titles: set[str] = set()
    out = list(judged)
    for i, one in enumerate(judged):
        said = key(one.line.text)
        if one.label in _TITLES:
            titles.add(said)
        elif (
            i
            and one.label in _TEXT
            and not one.ruled
            and not judged[i - 1].is_text
            and _is_title(said, titles)
        ):
            out[i] = one._replace(label=Role.HEADER.value, certainty=DOUBTFUL)
    return out


def _is_title(said: str, titles: Collection[str]) -> bool:
    return len(said) >= SHORTEST_TITLE and any(
        title.endswith(said) or title.startswith(said) for title in titles
    )


def _caught(judged: list[Judged]) -> list[Judged]:
    """The lines, with those known for catchwords that the first line of text after furniture repeats."""
    out = list(judged)
    texts = [i for i, one in enumerate(judged) if one.is_text]
    for at, after in pairwise(texts):
        if (
            after > at + 1
            and not judged[at].ruled
            and is_repeated(judged[at].line.text, judged[after].line.text)
        ):
            out[at] = judged[at]._replace(label=Role.CATCHWORD.value, certainty=DOUBTFUL)
    return out


def _signed(judged: list[Judged]) -> list[Judged]:
    """The lines, a name alone below the last sentence no longer debris but the signature."""
    last = max((i for i, one in enumerate(judged) if one.is_text), default=len(judged))
    below = judged[last + 1 : last + 2]
    if not below or below[0].ruled or not (_may_sign(below[0]) or _is_surname(below[0], judged)):
        return judged
    if ending(plain(judged[last].line.text)) not in ("stop", "comma"):
        return judged
    signed = below[0]._replace(label=Role.SIGNED.value, certainty=DOUBTFUL)
    return [*judged[: last + 1], signed, *judged[last + 2 :]]


def _may_sign(one: Judged) -> bool:
    return one.label == Role.NOISE and bool(_NAME.fullmatch(one.line.text.strip()))


def _is_surname(one: Judged, judged: list[Judged]) -> bool:
    """Whether a line that was not surely judged is a surname in capitals, as cables are signed: `LOWE`."""
    text = one.line.text.strip()
    if one.label not in _RIVALS_OF_SURNAME or one.certainty >= _SURE or not _SURNAME.fullmatch(text):
        return False
    says_else = is_marking(text) or is_trailer(text) or text in _PROCEDURE
    return not says_else and sum(other.line.text.strip() == text for other in judged) == 1


def _allowed(seen: list[Sight], rows: list[list[str]]) -> list[frozenset[str] | None]:
    """The labels that each line can have, where there is no doubt: by its words, enumerator or place.

    A line with the enumerator that comes next goes on with no paragraph, nor does one that is set off; one
    that goes on with a sentence over a page break begins none.
    """
    labels = frozenset(SHIPPED.labels("text"))
    begins, no_beginning = labels - {"text-I"}, labels - {"text-B"}
    counted: dict[Style, int] = {}
    out = []
    are_set_off = set_off(seen, rows)
    for i, sight in enumerate(seen):
        found = enumerator(sight.text)
        said = found.readings if found else ()
        follows = any(counted.get(reading.style) == reading.value - 1 for reading in said)
        follows = follows or LOST_STOP in rows[i]
        counted |= {reading.style: reading.value for reading in said}
        by_place = no_beginning if goes_on(seen, rows, i) else None
        out.append(certain_text(sight.text) or (begins if follows or i in are_set_off else by_place))
    return out


def text_sights(judged: list[Judged]) -> list[Sight]:
    """The lines of text as the chain `text` sees them, furniture left out but remembered."""
    out = []
    across, last = "", -1
    for one in judged:
        if one.is_text:
            out.append(Sight(one.line.text, one.row - last - 1, one.row, across))
            across, last = "", one.row
        else:
            across = "mark" if one.label == MARK else across or "furniture"
    return out
