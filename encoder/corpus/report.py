"""The JSON report of an encoding run: what an editor should review, and the figures of the proof."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from encoder.corpus.items import spoken
from encoder.corpus.manifest import Entry, Manifest, State
from encoder.corpus.renewal import edited
from encoder.corpus.run import Outcome, count_failures
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
) -> bytes:
    """The report on the run that is noted in a manifest, as `dump_report`: also on what has not changed.

    Args:
        manifest: of the output folder.
        refused: sources that are not noted in it, since their names are other documents' or nobody's.
        tally: of the run.
        odd: what is amiss with the metadata and the houses of the run.
        houses: that its documents are of.
    """
    data = build_report((*refused, *run_outcomes(manifest)), odd, houses)
    data["summary"] |= {"unchanged": tally.unchanged, "kept": tally.kept, "withdrawn": tally.withdrawn}
    return _dump(data)


def run_outcomes(manifest: Manifest) -> Iterator[Outcome]:
    """What became of the documents of the run that a manifest notes, also of those that have not changed."""
    return map(_outcome, manifest.told(manifest.run))


def _outcome(told: tuple[Entry, tuple[Finding, ...], dict[str, Any]]) -> Outcome:
    entry, findings, record = told
    if entry.state is State.EDITED and "tei" in record:
        findings = (*findings, edited(Path(record["tei"])))
    return Outcome(spoken(entry.source), entry.error, findings=findings, record=record)


def build_report(
    outcomes: Sequence[Outcome], odd: Sequence[Finding] = (), houses: Sequence[Conventions] = ()
) -> dict[str, Any]:
    """The report as plain data.

    `odd` is what is amiss with the metadata and declared houses of the run; `houses` are those that its
    documents are of, to which `house` of a document is an index.

    `documents` has one member a source: `source`, `tei`, `house`, `encoding`, `coverage`, `occurring` (what
    its house declares and it has), `decisions` (what the encoder inferred, the least certain first) and
    `warnings`, or `error`.
    """
    failed = count_failures(outcomes)
    return {
        "engross": engross_version(),
        "summary": {"documents": len(outcomes), "encoded": len(outcomes) - failed, "failed": failed},
        "warnings": [finding.as_json() for finding in odd],
        "houses": [as_json(house) for house in houses],
        "documents": [_document(outcome) for outcome in outcomes],
    }


def dump_report(
    outcomes: Sequence[Outcome], odd: Sequence[Finding] = (), houses: Sequence[Conventions] = ()
) -> bytes:
    r"""The report as UTF-8 JSON; what UTF-8 cannot bear in the name of a file is written `\udce9`."""
    return _dump(build_report(outcomes, odd, houses))


def _dump(data: dict[str, Any]) -> bytes:
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "backslashreplace") + b"\n"


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
