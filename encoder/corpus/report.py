"""The JSON report of an encoding run: what an editor should review, and the figures of the proof."""

import json
from collections.abc import Sequence
from typing import Any

from encoder.corpus.run import Outcome, count_failures
from encoder.findings import Finding
from encoder.house.conventions import Conventions
from encoder.house.described import as_json
from encoder.version import engross_version


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
    text = json.dumps(build_report(outcomes, odd, houses), ensure_ascii=False, indent=2)
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
