"""The page that tells how a run over a corpus went, in figures and pictures."""

from collections.abc import Mapping, Sequence
from typing import Any

from encoder.rendering.charts import Chart, figure
from encoder.rendering.frame import Frame, page
from encoder.rendering.markup import Html, tag

HREF = "index.html"
TITLE = "Report"
_RULES_AT_MOST = 24


def render_overview(data: Mapping[str, Any], bands: Sequence[str], site: str) -> str:
    """The page, which needs no other file.

    Args:
        data: the figures, as `Overview.as_json` gives them, with what the run did as `run`.
        bands: the names of the bands of certainty, the lowest first.
        site: the title of the collection.
    """
    files = (tag("li", tag("a", name, href=name)) for name in ("report.json", "documents.csv", "rules.csv"))
    body = [
        tag("header", tag("h1", TITLE), tag("p", _summary(data), class_="summary"), class_="masthead"),
        _table("What came of the documents", ("State", "Documents"), data["documents"].items()),
        _table("What this run did", ("", "Documents"), data["run"].items()),
        *_failures(data["failures"]),
        *_coverage(data["coverage"]),
        *_decisions(data["decisions"], bands),
        *_warnings(data["warnings"]),
        *_times(data["seconds"]),
        tag("section", tag("h2", "The same as data"), tag("ul", *files, role="list", class_="brief")),
    ]
    return page(Frame(site, inline=True, is_listed=False), HREF, TITLE, body)


def _summary(data: Mapping[str, Any]) -> str:
    failures = sum(one["documents"] for one in data["failures"])
    return (
        f"{data['documents']['all']:,} documents, {failures:,} failures, "
        f"{data['seconds']['all']:,.1f} seconds of encoding"
    )


def _failures(failures: Sequence[Mapping[str, Any]]) -> list[Html]:
    rows = [(one["cause"], one["documents"], ", ".join(one["examples"])) for one in failures]
    return [_table("Failures by cause", ("Cause", "Documents", "For example"), rows)] if rows else []


def _coverage(figures: Mapping[str, int]) -> list[Html]:
    return [_table("Coverage, in characters", ("", "Characters"), figures.items())] if figures else []


def _decisions(rules: Mapping[str, Mapping[str, int]], bands: Sequence[str]) -> list[Html]:
    if not rules:
        return []
    often = sorted(rules, key=lambda rule: (-sum(rules[rule].values()), rule))[:_RULES_AT_MOST]
    series = {band: [rules[rule].get(band, 0) for rule in often] for band in bands}
    chart = Chart("decisions", "Decisions to review, by rule and certainty", often, series, "Rule")
    return [tag("section", tag("h2", "Decisions"), figure(chart))]


def _warnings(rules: Mapping[str, int]) -> list[Html]:
    if not rules:
        return []
    often = sorted(rules, key=lambda rule: (-rules[rule], rule))[:_RULES_AT_MOST]
    chart = Chart("warnings", "Warnings by rule", often, {"Warnings": [rules[r] for r in often]}, "Rule")
    return [tag("section", tag("h2", "Warnings"), figure(chart))]


def _times(seconds: Mapping[str, Any]) -> list[Html]:
    if not seconds["slowest"]:
        return []
    labels = [f"≤ {step['up to']:g} s" if step["up to"] else "more" for step in seconds["steps"]]
    counts = {"Documents": [step["documents"] for step in seconds["steps"]]}
    rows = [(one["source"], f"{one['seconds']:.3f}") for one in seconds["slowest"]]
    return [
        tag("section", tag("h2", "Time"), figure(Chart("time", "Documents by time", labels, counts, "Time"))),
        _table("The slowest documents", ("Document", "Seconds"), rows),
    ]


def _table(title: str, heads: Sequence[str], rows: Any) -> Html:
    head = tag("tr", *(tag("th", name, scope="col") for name in heads))
    lines = [tag("tr", tag("th", str(first), scope="row"), *map(_cell, others)) for first, *others in rows]
    shown = tag("table", tag("thead", head), tag("tbody", *lines))
    box = tag("div", shown, class_="table", tabindex=0, role="region", aria_label=title)
    return tag("section", tag("h2", title), box)


def _cell(value: Any) -> Html:
    return tag("td", f"{value:,}" if isinstance(value, int) else str(value))
