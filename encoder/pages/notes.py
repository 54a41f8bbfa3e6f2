"""Where the notes of a document stand, by the evidence: the role of each of their lines."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile

from encoder.findings import Finding, Place, Severity
from encoder.house.conventions import UNKNOWN, Conventions
from encoder.house.leaning import note_habits
from encoder.house.note_chains import matched, references_for
from encoder.house.note_evidence import THRESHOLD, Evidence, Habits, weigh_run
from encoder.house.note_patience import Patience
from encoder.house.note_runs import Run, collect_run
from encoder.house.note_sheet import Reference, Sheet, read_sheet
from encoder.house.note_words import is_rule, is_source_line, says_kept
from encoder.model import Role
from encoder.note_labels import is_first, step
from encoder.pages.book.numbered_documents import document_numbers
from encoder.pages.carried_notes import carried_roles
from encoder.pages.edited.openers import is_dateline, is_title, numbered_title
from encoder.pages.note_groups import CLOSING, Group
from encoder.pages.prose.descriptions import description_rows

_MOST_OF = 0.75
_SURE = 5.0
_INSIDE = 0.5
_PAGE = 80
_MOST_BETWEEN = 2


@dataclass(frozen=True, slots=True)
class NoteSection:
    """Runs of notes with no running text between them.

    Attributes:
        start, end: lines from the rule or heading over the notes to the one after the last.
        closes_document: whether it ends with the file or where a new document begins, not with a page.
        certainty: that these are notes, from 0 to 1.
    """

    start: int
    end: int
    closes_document: bool
    certainty: float


@dataclass(frozen=True, slots=True)
class NoteSections:
    """The notes of a document.

    Attributes:
        roles: of their lines and of what belongs to them: `NOTE` where one begins, `NOTE_PARAGRAPH` and
            `CONTINUATION`, `HEADER` and `MARKUP` for headings and rules.
        sources: the lines, among those with the role `NOTE`, that say where the document is kept.
        sections: in order.
        findings: what is in doubt.
    """

    roles: dict[int, Role]
    sources: frozenset[int]
    sections: tuple[NoteSection, ...]
    findings: tuple[Finding, ...]


def find_notes(texts: Sequence[str], breaks: Sequence[bool], house: Conventions = UNKNOWN) -> NoteSections:
    """The notes of a document: all runs of them, in order.

    Args:
        texts: the lines, without page marks.
        breaks: for each line, whether it is a page mark or a page begins there.
        house: what is known of the house.
    """
    numbers = document_numbers(texts)

    def opens(line: int) -> bool:
        return line in numbers or _opens_document(texts, line)

    sheet = read_sheet(texts, breaks, opens, house.note_headings, strays=False)
    habits = note_habits(sheet, house)
    groups = _groups(sheet, habits)
    for above, group in pairwise([None, *groups]):
        if group is not None:
            group.take_letters(sheet, above.end if above else 0)
    roles: dict[int, Role] = {}
    sources: set[int] = set()
    for group in groups:
        roles |= _roles(sheet, group)
        for line in _sources(sheet, group, roles):
            sources.add(line)
            roles |= _source_roles(sheet, line)
    for above, below in pairwise(groups):
        roles |= carried_roles(sheet, above.runs[-1], below.start)
    for line in description_rows(texts, roles):
        sources.add(line)
        roles |= _source_roles(sheet, line)
    sections = tuple(_section(sheet, group, sources) for group in groups)
    return NoteSections(roles, frozenset(sources), sections, tuple(_doubts(sheet, groups)))


def _opens_document(texts: Sequence[str], line: int) -> bool:
    if not is_title(texts[line]):
        return False
    following = next((text for text in texts[line + 1 : line + 6] if text.strip()), "")
    return numbered_title(texts[line]) is not None or is_dateline(following)


def _groups(sheet: Sheet, habits: Habits) -> list[Group]:
    groups: list[Group] = []
    tried: set[int] = set()
    patience = Patience()
    for line in sheet.starts:
        lower = groups[-1].end if groups else 0
        if line < max(lower, 1) or line in tried or patience.is_out(line):
            continue
        if not _may_open(sheet, groups, line):
            continue
        run = collect_run(sheet, line)
        patience.tried(run)
        if not _may_be_notes(sheet, groups, run):
            continue
        tried.update(run.of_first_kind())
        groups = _with_run(sheet, groups, run, habits)
    return groups


def _with_run(sheet: Sheet, groups: list[Group], run: Run, habits: Habits) -> list[Group]:
    """The groups with a run, where it is one of notes, and without those that it proves to be none."""
    joined = groups[-1] if groups and _are_together(sheet, groups[-1], run) else None
    if joined is not None:
        headed = any(sheet.is_heading(sheet.texts[line]) for line in run.above)
        rivals = [] if headed else [other for other in joined.runs if _are_rivals(other, run)]
        if rivals:
            return _decide(sheet, groups, rivals, run, habits)
        evidence = _weigh(sheet, joined, run, habits)
        if evidence.score >= THRESHOLD:
            joined.add(run, evidence)
            return groups
    evidence = weigh_run(sheet, run, (groups[-1].end if groups else 0, run.start), None, habits)
    if evidence.score < THRESHOLD:
        evidence = _weigh_anew(sheet, groups, run, habits)
    if evidence.score < THRESHOLD:
        return groups
    kept = _compatible(sheet, groups, run)
    return [*kept, Group(kept[-1].end if kept else 0, [run], [evidence])]


def _are_rivals(one: Run, other: Run) -> bool:
    """Whether both count with the same labels, where no heading says that the count begins anew."""
    same = one.shape.labels is other.shape.labels
    return same and one.ending != "head" and not set(one.labels).isdisjoint(other.labels)


def _decide(
    sheet: Sheet, groups: list[Group], rivals: Sequence[Run], run: Run, habits: Habits
) -> list[Group]:
    """A list and the notes below it, which the same marks could refer to; or two chapters' notes."""
    group = groups[-1]
    both = _weigh(sheet, group, run, habits)
    instead = len(rivals) == len(group.runs) and bool(run.above)
    alone = weigh_run(sheet, run, (group.region, run.start if instead else group.start), None, habits)
    weighed = [(other, of) for other, of in zip(group.runs, group.evidence, strict=True) if other in rivals]
    claimed = any(of.reference == both.reference and other.shape != run.shape for other, of in weighed)
    if both.reference is not None and both.referred >= _MOST_OF * len(run.notes) and not claimed:
        group.add(run, both)
        return groups
    weights = [of.score for _, of in weighed]
    if alone.reference is None and len(rivals) == len(group.runs):
        alone = max(alone, _weigh_anew(sheet, groups[:-1], run, habits), key=lambda found: found.score)
    if alone.score < max(THRESHOLD, *weights):
        return groups
    pairs = zip(group.runs, group.evidence, strict=True)
    group.replace([*(pair for pair in pairs if pair[0] not in rivals), (run, alone)])
    return groups


def _may_be_notes(sheet: Sheet, groups: Sequence[Group], run: Run) -> bool:
    """Whether notes that follow the text, not other notes, without a space between hang together."""
    if sheet.is_fresh(run.notes[0]) or (groups and groups[-1].end == run.start):
        return True
    return run.ending in ("page", "end") and not run.paragraphs


def _may_open(sheet: Sheet, groups: Sequence[Group], line: int) -> bool:
    return sheet.is_fresh(line) or bool(groups and groups[-1].end == line) or _is_at_foot(sheet, line)


def _is_at_foot(sheet: Sheet, line: int) -> bool:
    """Whether notes can begin right below the text: the first label, or one that the text above refers to."""
    start = sheet.starts[line]
    listed = start.shape.is_bare or start.shape.closing == "."
    if is_first(start.label) and not listed:
        return True
    return any(
        index >= 0 and places[index][0] >= line - _PAGE
        for places in (
            sheet.places.get(one, {}).get(start.label, ()) for one in references_for(sheet, start.shape)
        )
        for index in [bisect_left(places, (line, 0)) - 1]
    )


def _are_together(sheet: Sheet, group: Group, run: Run) -> bool:
    """Whether nothing but a heading stands between the notes of a group and a run."""
    speaking = (line for line in range(group.end, run.start) if sheet.texts[line].strip())
    between = list(islice(speaking, _MOST_BETWEEN + 1))
    if len(between) > _MOST_BETWEEN:
        return False
    if any(sheet.breaks[line] for line in range(group.end, run.notes[0])):
        return not between and not any(line for line in run.above)
    return not between or group.runs[-1].ending in ("head", "source")


def _weigh(sheet: Sheet, group: Group, run: Run, habits: Habits) -> Evidence:
    start = group.runs[0].start if group.runs else run.start
    return weigh_run(sheet, run, (group.region, start), group.labels_of(run.series), habits)


def _weigh_anew(sheet: Sheet, groups: Sequence[Group], run: Run, habits: Habits) -> Evidence:
    """The evidence from all of the document, where notes were seen before that may be none."""
    begin = next((group.end for group in reversed(groups) if group.closes), 0)
    return weigh_run(sheet, run, (begin, run.start), None, habits)


def _compatible(sheet: Sheet, groups: list[Group], run: Run) -> list[Group]:
    """The groups before a run, without the lists at the end of a page that its notes prove not to be notes.

    Notes under the pages of a document look like those under its last page, and those of the last page are
    referred to from it. Where notes number from 1 at the document's end, a numbered list before is a list.
    """
    if run.ending not in CLOSING:
        return groups
    pages = list(takewhile(lambda earlier: not earlier.closes, reversed(groups)))
    if not pages:
        return groups
    kept = groups[: len(groups) - len(pages)]
    beginning = kept[-1].end if kept else 0
    here, _ = _referred(sheet, run, run.labels, pages[0].end)
    anywhere, _ = _referred(sheet, run, run.labels, beginning)
    first, _ = _referred(sheet, run, run.labels[:1], pages[0].end)
    alike = all(_style(sheet, other) == _style(sheet, run) for page in pages for other in page.runs)
    if alike and first:
        return groups
    if is_first(run.labels[0]) and here < anywhere and (not first or here < _MOST_OF * anywhere):
        return kept
    return groups


def _style(sheet: Sheet, run: Run) -> tuple[str, bool, bool]:
    over = [is_rule(sheet.texts[line]) for line in run.above]
    return str(run.shape), run.indent > 0, any(over)


def _referred(sheet: Sheet, run: Run, labels: Sequence[str], begin: int) -> tuple[int, Reference | None]:
    counts = (
        (matched(sheet, labels, one, (begin, run.start)), one) for one in references_for(sheet, run.shape)
    )
    return max(counts, key=lambda pair: pair[0], default=(0, None))


def _roles(sheet: Sheet, group: Group) -> dict[int, Role]:
    roles: dict[int, Role] = {}
    for line in range(group.start, group.end):
        if sheet.texts[line].strip() and not sheet.breaks[line]:
            roles[line] = Role.MARKUP if is_rule(sheet.texts[line]) else Role.HEADER
    for run in group.runs:
        roles |= dict.fromkeys(run.notes, Role.NOTE)
        roles |= dict.fromkeys(run.paragraphs, Role.NOTE_PARAGRAPH)
        roles |= dict.fromkeys(run.continuations, Role.CONTINUATION)
        roles |= dict.fromkeys(run.rules, Role.MARKUP)
    return roles


def _sources(sheet: Sheet, group: Group, roles: dict[int, Role]) -> Iterator[int]:
    """Lines above and below a group of notes that say where the document is kept."""
    above = next((line for line in range(group.start - 1, -1, -1) if sheet.texts[line].strip()), None)
    apart = above is not None and not sheet.breaks[above] and sheet.is_fresh(above)
    if above is not None and apart and is_source_line(sheet.texts[above]):
        yield above
    for line in range(group.start, group.end):
        if roles.get(line) is Role.HEADER and is_source_line(sheet.texts[line]):
            yield line
    below = sheet.next_line(group.end - 1)
    while below is not None and is_rule(sheet.texts[below]) and group.runs[-1].ending == "source":
        below = sheet.next_line(below)
    end = group.end
    while below is not None and not any(sheet.breaks[end:below]) and says_kept(sheet.texts[below]):
        yield below
        end = max(_source_roles(sheet, below)) + 1
        below = sheet.next_line(end - 1)


def _source_roles(sheet: Sheet, line: int) -> dict[int, Role]:
    roles = {line: Role.NOTE}
    for at in range(line + 1, len(sheet.texts)):
        if not sheet.texts[at].strip() or sheet.breaks[at] or at in sheet.starts:
            break
        roles[at] = Role.CONTINUATION
    return roles


def _section(sheet: Sheet, group: Group, sources: set[int]) -> NoteSection:
    end = group.end
    closes = group.closes
    below = sheet.next_line(end - 1)
    while below in sources:
        end = max(_source_roles(sheet, below)) + 1
        below = sheet.next_line(end - 1)
        closes = below is None or sheet.opens(below)
    weakest = min(evidence.score for evidence in group.evidence)
    certainty = min(1.0, _INSIDE + (weakest - THRESHOLD) / (2 * (_SURE - THRESHOLD)))
    return NoteSection(group.start, end, closes, certainty)


def _doubts(sheet: Sheet, groups: Sequence[Group]) -> Iterator[Finding]:
    """Notes that hold what looks like running text: references to further notes."""
    held: dict[Reference, dict[int, str]] = {}
    for group in groups:
        for run, evidence in zip(group.runs, group.evidence, strict=True):
            if evidence.reference is not None and run.paragraphs:
                if evidence.reference not in held:
                    held[evidence.reference] = _labels_by_line(sheet, evidence.reference)
                yield from _doubtful_notes(run, held[evidence.reference])


def _labels_by_line(sheet: Sheet, reference: Reference) -> dict[int, str]:
    return {place[0]: label for label, places in sheet.places[reference].items() for place in places}


def _doubtful_notes(run: Run, labels: Mapping[int, str]) -> Iterator[Finding]:
    for note, end, label in zip(run.notes, [*run.notes[1:], run.end], run.labels, strict=True):
        first = next((line for line in run.paragraphs if note < line < end), end)
        held = next((labels[line] for line in range(first, end) if line in labels), None)
        if held is not None and (step(label, held) or 0) > 0:
            yield Finding(
                "N05",
                Severity.WARNING,
                f"note {label} holds a reference to note {held}: it may have swallowed running text",
                Place(line=note + 1),
                "compare it with the original",
                certainty=_INSIDE,
            )
