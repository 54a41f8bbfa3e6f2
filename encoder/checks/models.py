"""The schemas that a document names in `<?xml-model?>`; only local files are opened, nothing is fetched.

Associating Schemas with XML documents 1.0 (W3C Working Group Note, 2012).
"""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

from encoder.findings import Finding, Place, Severity

RELAXNG = "http://relaxng.org/ns/structure/1.0"
SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"
OURS = ("engross.rng", "engross.sch")
_PSEUDO = re.compile(r"""([\w-]+)\s*=\s*("[^"]*"|'[^']*')""")


@dataclass(frozen=True, slots=True)
class Models:
    """The local schemas of a document; None where it names none."""

    grammar: Path | None = None
    schematron: Path | None = None


def declared_models(
    tree: etree._ElementTree, folder: Path | None, file: str
) -> tuple[Models, tuple[Finding, ...]]:
    """The first local RELAX NG grammar and the first local Schematron that a document names.

    Args:
        tree: of the document.
        folder: where relative references begin; None ignores all.
        file: what to call the document.
    """
    found: dict[str, Path] = {}
    findings: list[Finding] = []
    for model in map(_pseudo_attributes, _instructions(tree)):
        kind, href = _kind(model), model.get("href", "")
        path = _local(href, folder) if folder else None
        if path and kind in ("grammar", "schematron"):
            found.setdefault(kind, path)
        elif not href.endswith(OURS) and folder:
            findings.append(_passed_over(href, kind, file))
    return Models(found.get("grammar"), found.get("schematron")), tuple(findings)


def _instructions(tree: etree._ElementTree) -> list[etree._ProcessingInstruction]:
    node = tree.getroot().getprevious()
    before: list[etree._ProcessingInstruction] = []
    while node is not None:
        if isinstance(node, etree._ProcessingInstruction) and node.target == "xml-model":
            before.insert(0, node)
        node = node.getprevious()
    return before


def _pseudo_attributes(instruction: etree._ProcessingInstruction) -> dict[str, str]:
    return {name: value[1:-1] for name, value in _PSEUDO.findall(instruction.text or "")}


def _kind(model: dict[str, str]) -> str | None:
    named = model.get("schematypens", "")
    href = model.get("href", "").lower()
    if named == SCHEMATRON or (not named and href.endswith((".sch", ".isosch"))):
        return "schematron"
    is_compact = href.endswith(".rnc") or "compact" in model.get("type", "")
    if (named == RELAXNG or (not named and href.endswith(".rng"))) and not is_compact:
        return "grammar"
    return None


def _local(href: str, folder: Path) -> Path | None:
    parts = urlsplit(href)
    if parts.scheme not in ("", "file") or parts.netloc not in ("", "localhost"):
        return None
    path = folder / unquote(parts.path)
    return path if path.is_file() else None


def _passed_over(href: str, kind: str | None, file: str) -> Finding:
    why = "is of a kind that is not supported" if kind is None else "is no local file, and nothing is fetched"
    hint = "name a local copy with --schema or --schematron"
    return Finding("model/not-used", Severity.INFO, f"the schema {href} {why}", Place(file), hint)
