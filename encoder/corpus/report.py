"""The JSON report of an encoding run: what an editor should review, and the figures of the proof."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from encoder.corpus.items import spoken
from encoder.corpus.manifest import Entry, Manifest, State
from encoder.corpus.renewal import edited
from encoder.corpus.run import Outcome
from encoder.corpus.tally import Tally
from encoder.findings import Finding
from encoder.house.conventions import Conventions
from encoder.house.described import as_json
from encoder.version import engross_version


def run_report(
    manifest: Manifest,
    refused: Sequence[Outcome],
    tally: Tally,
    odd: Sequence[Finding] = (),
    houses: Sequence[Conventions] = (),
) -> Iterator[bytes]:
    """The report on the run that is noted in a manifest, as `report_parts`: also on what has not changed.

    Args:
        manifest: of the output folder.
        refused: sources that are not noted in it, since their names are other documents' or nobody's.
        tally: of the run.
        odd: what is amiss with the metadata and the houses of the run.
        houses: that its documents are of.
    """
    further = {"unchanged": tally.unchanged, "kept": tally.kept, "withdrawn": tally.withdrawn}
    return report_parts(lambda: chain(refused, run_outcomes(manifest)), odd, houses, further)


def run_outcomes(manifest: Manifest) -> Iterator[Outcome]:
    """What became of the documents of the run that a manifest notes, also of those that have not changed."""
    return map(_outcome, manifest.told(manifest.run))


def _outcome(told: tuple[Entry, float | None, tuple[Finding, ...], dict[str, Any]]) -> Outcome:
    entry, _, findings, record = told
    if entry.state is State.EDITED and "tei" in record:
        findings = (*findings, edited(Path(record["tei"])))
    return Outcome(spoken(entry.source), entry.error, findings=findings, record=record)


def report_parts(
    outcomes: Callable[[], Iterable[Outcome]],
    odd: Sequence[Finding] = (),
    houses: Sequence[Conventions] = (),
    further: Mapping[str, int] | None = None,
) -> Iterator[bytes]:
    r"""The report as UTF-8 JSON, document by document; what UTF-8 cannot bear is written `\udce9`.

    `documents` has one member a source: `source`, `tei`, `house`, `encoding`, `coverage`, `occurring` (what
    its house declares and it has), `review` (all that an editor should look at, the least certain first: also
    what a line was taken for, `rule` `role`), `decisions` (what findings say was inferred, likewise) and
    `warnings`, or `error`.

    Args:
        outcomes: those of all documents; asked for twice, first to count them.
        odd: what is amiss with the metadata and declared houses of the run.
        houses: those that its documents are of, to which `house` of a document is an index.
        further: what else is counted.
    """
    count = failed = 0
    for outcome in outcomes():
        count, failed = count + 1, failed + (outcome.error is not None)
    head = {
        "engross": engross_version(),
        "summary": {"documents": count, "encoded": count - failed, "failed": failed, **(further or {})},
        "warnings": [finding.as_json() for finding in odd],
        "houses": [as_json(house) for house in houses],
    }
    yield _utf8(_json(head).removesuffix("\n}") + ',\n  "documents": [')
    before = "\n    "
    for outcome in outcomes():
        yield _utf8(before + _json(_document(outcome)).replace("\n", "\n    "))
        before = ",\n    "
    yield b"\n  ]\n}\n" if count else b"]\n}\n"


def _json(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


def _document(outcome: Outcome) -> dict[str, Any]:
    if outcome.error is not None:
        return {"source": outcome.file, "error": outcome.error}
    decisions = [finding for finding in outcome.findings if finding.certainty is not None]
    warnings = [finding for finding in outcome.findings if finding.certainty is None]
    decisions.sort(key=lambda finding: (finding.certainty or 0.0, finding.place.line or 0))
    return {
        "source": outcome.file,
        **outcome.record,
        "decisions": [finding.as_json() for finding in decisions],
        "warnings": [finding.as_json() for finding in warnings],
    }
