"""The collection in pictures: documents by date, classifications by year."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from encoder.rendering.charts import Chart, figure
from encoder.rendering.frame import Frame, page
from encoder.rendering.markup import tag
from encoder.rendering.record import Record
from encoder.scale import SCALE

MONTHS_AT_MOST = 36
YEARS_AT_MOST = 80
KINDS_AT_MOST = 12
OTHERS = "Others"
NO_CLASSIFICATION = "None given"
ORDER = (NO_CLASSIFICATION, *SCALE.values())


def render_chronology(records: Iterable[Record], frame: Frame) -> str:
    """The page with both pictures and their tables; without dated documents it says so."""
    dated = [record for record in records if record.year and record.date]
    head = tag("header", tag("h1", "Chronology"), class_="masthead")
    charts = [figure(by_time(dated)), figure(by_classification(dated))] if dated else []
    nothing = None if dated else tag("p", "No document is dated.")
    return page(frame, "chronology.html", "Chronology", [part for part in (head, nothing, *charts) if part])


def by_time(records: Sequence[Record]) -> Chart:
    """Documents by month where they span three years at most, by year up to 80 years, else by decade."""
    steps, of, unit = _steps(records)
    counts = Counter(of(record) for record in records)
    series = {"Documents": [counts[step] for step in steps]}
    return Chart("by-date", f"Documents by {unit.lower()}", steps, series, unit)


def by_classification(records: Sequence[Record]) -> Chart:
    """Documents by year or decade, stacked by classification, the lowest at the foot."""
    steps, of, unit = _steps(records, months=False)
    counts = Counter((of(record), record.classification or NO_CLASSIFICATION) for record in records)
    found = {classification for _, classification in counts}
    order = [name for name in ORDER if name in found]
    order += sorted(found - set(order))
    if len(order) > KINDS_AT_MOST:
        often = Counter({name: sum(counts[step, name] for step in steps) for name in order})
        kept = {name for name, _ in often.most_common(KINDS_AT_MOST)}
        others = [name for name in order if name not in kept]
        order = [*(name for name in order if name in kept), OTHERS]
        for step in steps:
            counts[step, OTHERS] += sum(counts[step, name] for name in others)
    series = {name: [counts[step, name] for step in steps] for name in order}
    colours = {name: number for number, name in enumerate(ORDER)}
    return Chart("by-classification", f"Classification by {unit.lower()}", steps, series, unit, colours)


def _steps(
    records: Sequence[Record], *, months: bool = True
) -> tuple[list[str], Callable[[Record], str], str]:
    years = [int(record.date[:4]) for record in records if record.date]
    first, last = min(years), max(years)
    if months and (last - first + 1) * 12 <= MONTHS_AT_MOST and all(_has_month(record) for record in records):
        steps = [f"{year}-{month:02}" for year in range(first, last + 1) for month in range(1, 13)]
        return steps, lambda record: (record.date or "")[:7], "Month"
    if last - first < YEARS_AT_MOST:
        return [f"{year:04}" for year in range(first, last + 1)], lambda record: record.year or "", "Year"
    decades = range(first // 10, last // 10 + 1)
    return [f"{decade:03}0s" for decade in decades], lambda record: f"{(record.date or '')[:3]}0s", "Decade"


def _has_month(record: Record) -> bool:
    return len(record.date or "") >= 7
