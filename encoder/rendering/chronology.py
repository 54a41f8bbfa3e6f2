"""The collection in pictures: documents by date, classifications by year."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from encoder.rendering.charts import Chart, figure
from encoder.rendering.frame import Frame, page
from encoder.rendering.interface import Interface
from encoder.rendering.markup import tag
from encoder.rendering.record import Record
from encoder.scale import SCALE

MONTHS_AT_MOST = 36
YEARS_AT_MOST = 80
KINDS_AT_MOST = 12
_ENGLISH = Interface()


def render_chronology(records: Iterable[Record], frame: Frame) -> str:
    """The page with both pictures and their tables; without dated documents it says so."""
    dated = [record for record in records if record.year and record.date]
    words = frame.interface
    head = tag("header", tag("h1", words.say("chronology")), class_="masthead")
    charts = [figure(by_time(dated, words)), figure(by_classification(dated, words))] if dated else []
    nothing = None if dated else tag("p", words.say("chronology.none"))
    return page(
        frame, "chronology.html", words.say("chronology"), [part for part in (head, nothing, *charts) if part]
    )


def by_time(records: Sequence[Record], words: Interface = _ENGLISH) -> Chart:
    """Documents by month where they span three years at most, by year up to 80 years, else by decade."""
    steps, of, unit = _steps(records, words)
    counts = Counter(of(record) for record in records)
    series = {words.say("documents"): [counts[step] for step in steps]}
    title, name = words.say(f"chronology.by-{unit}"), words.say(f"chronology.{unit}")
    return Chart("by-date", title, steps, series, name, interface=words)


def by_classification(records: Sequence[Record], words: Interface = _ENGLISH) -> Chart:
    """Documents by year or decade, stacked by classification, the lowest at the foot."""
    steps, of, unit = _steps(records, words, months=False)
    none, rest = words.say("unclassified"), words.say("chronology.others")
    scale = (none, *SCALE.values())
    counts = Counter((of(record), record.classification or none) for record in records)
    found = {classification for _, classification in counts}
    order = [name for name in scale if name in found]
    order += sorted(found - set(order))
    if len(order) > KINDS_AT_MOST:
        often = Counter({name: sum(counts[step, name] for step in steps) for name in order})
        kept = {name for name, _ in often.most_common(KINDS_AT_MOST)}
        others = [name for name in order if name not in kept]
        order = [*(name for name in order if name in kept), rest]
        for step in steps:
            counts[step, rest] += sum(counts[step, name] for name in others)
    series = {name: [counts[step, name] for step in steps] for name in order}
    colours = {name: number for number, name in enumerate(scale)}
    title, name = words.say(f"chronology.classified-by-{unit}"), words.say(f"chronology.{unit}")
    return Chart("by-classification", title, steps, series, name, colours, words)


def _steps(
    records: Sequence[Record], words: Interface, *, months: bool = True
) -> tuple[list[str], Callable[[Record], str], str]:
    years = [int(record.date[:4]) for record in records if record.date]
    first, last = min(years), max(years)
    if months and (last - first + 1) * 12 <= MONTHS_AT_MOST and all(_has_month(record) for record in records):
        steps = [f"{year}-{month:02}" for year in range(first, last + 1) for month in range(1, 13)]
        return steps, lambda record: (record.date or "")[:7], "month"
    if last - first < YEARS_AT_MOST:
        return [f"{year:04}" for year in range(first, last + 1)], lambda record: record.year or "", "year"
    decades = range(first // 10, last // 10 + 1)
    named = {f"{decade:03}": words.say("decade", decade=f"{decade:03}0") for decade in decades}
    return list(named.values()), lambda record: named[(record.date or "")[:3]], "decade"


def _has_month(record: Record) -> bool:
    return len(record.date or "") >= 7
