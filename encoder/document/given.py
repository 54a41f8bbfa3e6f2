"""Metadata that were given: what a header cannot hold is left out, and said."""

import re
from dataclasses import replace

from encoder.document.classification import classify
from encoder.findings import Finding, Severity
from encoder.model import Metadata
from encoder.scale import SCALE

_LANGUAGE = re.compile(r"[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*")


def usable(metadata: Metadata) -> tuple[Metadata, tuple[Finding, ...]]:
    """The metadata that a header can hold, and a finding for each value that it cannot.

    `classification="Top Secret"` → `top-secret`; `language="english language!"` → none, and a finding.
    """
    findings = []
    classification, language = metadata.classification, metadata.language
    if classification is not None and classification not in SCALE:
        classification = classify(classification)
        if classification is None:
            hint = f"the categories are {', '.join(SCALE)}"
            findings.append(_left_out("classification", metadata.classification, "no category", hint))
    if language is not None and not _LANGUAGE.fullmatch(language):
        hint = "write a language tag: en, de, pt-BR"
        findings.append(_left_out("language", language, "no language tag (BCP 47)", hint))
        language = None
    return replace(metadata, classification=classification, language=language), tuple(findings)


def _left_out(key: str, value: str | None, what: str, hint: str) -> Finding:
    shown = " ".join((value or "").split())[:40]
    return Finding("M04", Severity.WARNING, f"{key} “{shown}” is {what}: it was left out", hint=hint)
