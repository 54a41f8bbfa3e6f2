"""The schemas that a document names in `<?xml-model?>`; only local files are opened, nothing is fetched.

Associating Schemas with XML documents 1.0 (W3C Working Group Note, 2012).
"""

from functools import cache
from os.path import isfile
from pathlib import Path

from lxml import etree

from encoder.findings import Finding, Place, Severity
from encoder.resources import resource
from encoder.schemas import OURS, RELAXNG, SCHEMATRON, local_path


def declared_models(
    tree: etree._ElementTree, folder: Path | None, file: str
) -> tuple[dict[str, Path], tuple[Finding, ...]]:
    """The first local RELAX NG grammar and the first local Schematron that a document names.

    A schema that has the name of ours and is not there is ours, if the document names another that is.

    Args:
        tree: of the document.
        folder: where relative references begin; None ignores all.
        file: what to call the document.

    Returns:
        The namespace of each schema language that the document uses, with the schema; and remarks.
    """
    if folder is None:
        return {}, ()
    found: dict[str, Path] = {}
    missing: dict[str, Path] = {}
    findings: list[Finding] = []
    for model in named_models(tree):
        language, href = _language(model), model.get("href", "")
        path = local_file(href, folder)
        if path and language:
            found.setdefault(language, _ours_if_same(path, language))
        elif language and href.rpartition("/")[2] == OURS[language]:
            missing[language] = resource("schema", OURS[language])
        else:
            findings.append(_passed_over(href, language, file))
    return missing | found if found else {}, tuple(findings)


def named_models(tree: etree._ElementTree) -> list[dict[str, str]]:
    """The pseudo-attributes of each `xml-model` of a document: `href`, `type`, `schematypens` and others."""
    node = tree.getroot().getprevious()
    before: list[dict[str, str]] = []
    while node is not None:
        if isinstance(node, etree._ProcessingInstruction) and node.target == "xml-model":
            before.insert(0, {str(name): str(value) for name, value in node.attrib.items()})
        node = node.getprevious()
    return before


def local_file(href: str, folder: Path) -> Path | None:
    """The file that a reference in a document leads to, if there is one on this machine."""
    path = local_path(href, folder)
    return path if path and isfile(path) else None  # noqa: PTH113 - `Path.is_file` raises on names too long


def _language(model: dict[str, str]) -> str | None:
    """The namespace of a model's schema language, if we can read it."""
    named = model.get("schematypens", "")
    href = model.get("href", "").lower()
    if named == SCHEMATRON or (not named and href.endswith((".sch", ".isosch"))):
        return SCHEMATRON
    is_compact = href.endswith(".rnc") or "compact" in model.get("type", "")
    if (named == RELAXNG or (not named and href.endswith(".rng"))) and not is_compact:
        return RELAXNG
    return None


@cache
def _ours_if_same(path: Path, language: str) -> Path:
    """Our own schema in place of its copies, so that all of them together are compiled once.

    Only of ours: the copies of another may each include what lies beside them.
    """
    ours = resource("schema", OURS[language])
    try:
        is_same = path.stat().st_size == ours.stat().st_size and path.read_bytes() == ours.read_bytes()
    except OSError:
        return path
    return ours if is_same else path


def _passed_over(href: str, language: str | None, file: str) -> Finding:
    why = "is no local file, and nothing is fetched" if language else "is of a kind that is not supported"
    hint = "name a local copy with --schema or --schematron"
    return Finding("model/not-used", Severity.INFO, f"the schema {href} {why}", Place(file), hint)
