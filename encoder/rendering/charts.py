"""Pictures of counts as inline SVG: columns over time, stacked by category; each readable as a table too."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from encoder.rendering.interface import Interface
from encoder.rendering.markup import Html, tag

WIDTH, HEIGHT = 680, 240
LEFT, BOTTOM, TOP = 44, 28, 12
OTHER = 7

Series = Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Chart:
    """Counts to show.

    Attributes:
        id: of the figure on its page.
        title: what is counted.
        labels: the steps of time, one per column.
        series: category → its count in each column; one category, or several to be stacked.
        unit: the heading of the first column of the table.
        colours: category → the number of its colour, 0–6, of others 7; without it they are counted.
        interface: the language of what is said of the picture.
    """

    id: str
    title: str
    labels: Sequence[str]
    series: Series
    unit: str
    colours: Mapping[str, int] = field(default_factory=dict)
    interface: Interface = field(default_factory=Interface)

    def colour(self, name: str) -> str:
        """The class of a category's colour."""
        number = self.colours.get(name, OTHER) if self.colours else list(self.series).index(name) % OTHER
        return f"series-{number}"


def figure(chart: Chart) -> Html:
    """The picture, its legend where it has several categories, and the table."""
    return tag(
        "figure",
        tag("figcaption", chart.title),
        picture(chart),
        _legend(chart) if len(chart.series) > 1 else None,
        tag("details", tag("summary", chart.interface.say("chart.table")), table(chart)),
        class_="chart",
        id=chart.id,
    )


def picture(chart: Chart) -> Html:
    """The columns as SVG: a picture with a name for screen readers; the table says what it shows."""
    totals = [sum(column) for column in zip(*chart.series.values(), strict=True)]
    highest = max(totals, default=0) or 1
    width = (WIDTH - LEFT) / max(1, len(chart.labels))
    columns = [bar for place in range(len(chart.labels)) for bar in _column(chart, place, width, highest)]
    return tag(
        "svg",
        *_axis(highest, chart.interface),
        *columns,
        *_labels(chart.labels, width),
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        aria_label=chart.interface.say("chart.name", title=chart.title),
    )


def table(chart: Chart) -> Html:
    """The same counts as a table, a row for each step of time that has any."""
    head = tag("tr", *(tag("th", name, scope="col") for name in (chart.unit, *chart.series)))
    rows = [
        tag(
            "tr",
            tag("th", label, scope="row"),
            *(tag("td", chart.interface.number(count)) for count in counts),
        )
        for label, *counts in zip(chart.labels, *chart.series.values(), strict=True)
        if any(counts)
    ]
    return tag(
        "div",
        tag("table", tag("thead", head), tag("tbody", *rows)),
        class_="table",
        tabindex=0,
        role="region",
        aria_label=chart.title,
    )


def _column(chart: Chart, place: int, width: float, highest: int) -> list[Html]:
    floor, bars = float(HEIGHT - BOTTOM), []
    for name, counts in chart.series.items():
        tall = counts[place] / highest * (HEIGHT - BOTTOM - TOP)
        floor -= tall
        if tall:
            step = chart.labels[place]
            said = tag("title", chart.interface.say("chart.bar", step=step, name=name, count=counts[place]))
            bars.append(_bar(LEFT + place * width, floor, width, tall, chart.colour(name), said))
    return bars


def _bar(x: float, y: float, width: float, height: float, class_: str, said: Html) -> Html:
    gap = min(2.0, width * 0.2)
    return tag(
        "rect", said, x=_n(x + gap / 2), y=_n(y), width=_n(width - gap), height=_n(height), class_=class_
    )


def _axis(highest: int, words: Interface) -> list[Html]:
    lines = []
    for count in sorted({0, (highest + 1) // 2, highest}):
        y = HEIGHT - BOTTOM - count / highest * (HEIGHT - BOTTOM - TOP)
        lines.append(tag("line", x1=LEFT, x2=WIDTH, y1=_n(y), y2=_n(y), class_="grid"))
        lines.append(tag("text", words.number(count), x=LEFT - 6, y=_n(y + 4), text_anchor="end"))
    return lines


def _labels(labels: Sequence[str], width: float) -> list[Html]:
    wide = max(46, 8 * max(map(len, labels), default=0) - 10)
    every = max(1, -(-len(labels) * wide // (WIDTH - LEFT)))
    return [
        tag(
            "text",
            label,
            class_="step",
            x=_n(LEFT + (place + 0.5) * width),
            y=HEIGHT - 8,
            text_anchor="middle",
        )
        for place, label in enumerate(labels)
        if place % every == 0
    ]


def _legend(chart: Chart) -> Html:
    keys = (tag("li", tag("span", class_=f"key {chart.colour(name)}"), name) for name in chart.series)
    return tag("ul", *keys, class_="legend", role="list")


def _n(number: float) -> str:
    """A coordinate with at most two decimals, the same on every machine."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
