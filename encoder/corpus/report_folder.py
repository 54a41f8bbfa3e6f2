"""`output/report/`: how a run went, as a page, as JSON and as CSV."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import Any, Final

from encoder.corpus.manifest import Manifest
from encoder.corpus.overview import BANDS, Overview, Row, row_of
from encoder.corpus.run import Outcome
from encoder.corpus.tally import Tally
from encoder.rendering.overview import render_overview
from encoder.version import engross_version
from encoder.writer import write_whole

FOLDER: Final = "report"
_COLUMNS: Final = (
    *("name", "source", "state", "seconds", "decisions", "least_certain", "warnings"),
    *("characters", "kept", "markup", "error"),
)
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def write_report_folder(
    manifest: Manifest, folder: Path, tally: Tally, failures: Sequence[Outcome], title: str
) -> None:
    """Write the report on the run that is noted in a manifest.

    Args:
        manifest: of the output folder.
        folder: for the report.
        tally: of the run.
        failures: what failed and is not noted in the manifest: names that are taken, PDFs, pages.
        title: of the collection.

    Raises:
        NotWritten, UsageError: it cannot be written.
    """
    overview = Overview()
    rows = (map(_safe, _cells(row)) for row in _rows(manifest, failures, overview))
    write_whole(folder / "documents.csv", map(_line, chain([_COLUMNS], rows)))
    did = {key: value for key, value in asdict(tally).items() if key not in ("doubts", "exit_code")}
    data = {"engross": engross_version(), "run": did, **overview.as_json()}
    write_whole(folder / "rules.csv", _utf8(_rules(data["decisions"])))
    write_whole(folder / "report.json", _utf8(json.dumps(data, ensure_ascii=False, indent=2) + "\n"))
    page = render_overview(data, [name for name, _ in BANDS], title)
    write_whole(folder / "index.html", _utf8(page))


def _rows(manifest: Manifest, failures: Iterable[Outcome], overview: Overview) -> Iterator[Row]:
    for entry, seconds, findings, figures in manifest.told(manifest.run):
        row = row_of(entry, seconds, findings, figures)
        overview.add(row, findings)
        yield row
    for outcome in failures:
        row = Row("", outcome.file, "failed", None, 0, None, 0, {}, outcome.error)
        overview.add(row, ())
        yield row


def _cells(row: Row) -> Iterator[Any]:
    yield from (row.name, row.source, row.state, row.seconds, row.decisions, row.least, row.warnings)
    yield from (row.coverage.get(key) for key in ("source", "kept", "markup"))
    yield row.error


def _line(cells: Iterable[Any]) -> bytes:
    line = io.StringIO(newline="")
    csv.writer(line).writerow(cells)
    return _utf8(line.getvalue())


def _safe(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _rules(decisions: Mapping[str, Mapping[str, int]]) -> str:
    lines = io.StringIO(newline="")
    writer = csv.writer(lines)
    writer.writerow(("rule", *(name for name, _ in BANDS)))
    writer.writerows(
        (rule, *(counts.get(name, 0) for name, _ in BANDS)) for rule, counts in decisions.items()
    )
    return lines.getvalue()


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")
