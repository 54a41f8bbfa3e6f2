"""The schemas that a document names before its root element; only local files are opened, nothing is fetched.

Associating Schemas with XML documents 1.0 (W3C Working Group Note, 2012), and oXygen's instruction `oxygen`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from os.path import isfile
from pathlib import Path, PurePosixPath

from lxml import etree

from encoder.checks.addresses import mapped_file
from encoder.checks.parse import parse_schema
from encoder.checks.trust import Schema
from encoder.errors import UsageError
from encoder.findings import Finding, Place, Severity
from encoder.resources import resource
from encoder.schemas import OURS, RELAXNG, SCHEMATRON, SCHEMATRON_1_5, local_path

_XSD = "http://www.w3.org/2001/XMLSchema"
_NVDL = "http://purl.oclc.org/dsdl/nvdl/ns/structure/1.0"
_DTD = "application/xml-dtd"
_COMPACT = "application/relax-ng-compact-syntax"
_LANGUAGES = {RELAXNG: RELAXNG, SCHEMATRON: SCHEMATRON, SCHEMATRON_1_5: SCHEMATRON}
_BY_TYPE = {
    _COMPACT: _COMPACT,
    "application/relax-ng+xml": RELAXNG,
    "application/schematron+xml": SCHEMATRON,
    _DTD: _DTD,
}
_BY_SUFFIX = {
    ".rng": RELAXNG,
    ".rnc": _COMPACT,
    ".sch": SCHEMATRON,
    ".isosch": SCHEMATRON,
    ".schematron": SCHEMATRON,
    ".xsd": _XSD,
    ".dtd": _DTD,
    ".nvdl": _NVDL,
}
_OXYGEN = {"RNGSchema": RELAXNG, "SCHSchema": SCHEMATRON, "NVDLSchema": _NVDL}
_KINDS = {
    _XSD: "an XML Schema",
    _DTD: "a DTD",
    _NVDL: "NVDL",
    _COMPACT: "a grammar in RELAX NG's compact syntax",
}
_NAME_ANOTHER = "name a local one with --schema or --schematron"
_FETCH = (
    "`engross schema add {}` puts a copy into the project; or name a local one with --schema or --schematron"
)
_CONVERT = "give its file the suffix .rnc, by which it is known"
_ESCAPES = (("&quot;", '"'), ("&apos;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


@dataclass(frozen=True, slots=True)
class Use:
    """A schema that a document is to be held to.

    Attributes:
        language: its namespace, `RELAXNG` or `SCHEMATRON`; a grammar with rules in it may be used as either.
        schema: where it is.
        phase: of a Schematron; None for its default phase.
    """

    language: str
    schema: Schema
    phase: str | None = None


def declared_models(
    tree: etree._ElementTree,
    folder: Path | None,
    file: str,
    *,
    phase: str | None = None,
    use_schematron: bool = True,
    catalogs: Sequence[Path] = (),
) -> tuple[tuple[Use, ...], tuple[Finding, ...]]:
    """The schemas that a document names, each once, and an error for each that cannot be used.

    A schema that has the name of ours and is not there is ours.

    Args:
        tree: of the document.
        folder: where relative references begin; None ignores all.
        file: what to call the document.
        phase: of each Schematron, in place of what the document says.
        use_schematron: False to pass over each Schematron.
        catalogs: of the project, besides those beside the document.
    """
    if folder is None:
        return (), ()
    found: dict[Use, None] = {}
    findings: list[Finding] = []
    for model in named_models(tree):
        href = model.get("href", "")
        path = local_file(href, folder) or mapped_file(href.partition("#")[0], folder, catalogs)
        language = _language(model, path)
        active = (phase or model.get("phase") or None) if language == SCHEMATRON else None
        if language == SCHEMATRON and not use_schematron:
            continue
        if language not in _LANGUAGES:
            hint = _CONVERT if language == _COMPACT else _NAME_ANOTHER
            findings.append(_not_checked(href, _kind(language), hint, file))
        elif path:
            found[Use(language, _named(path, language), active)] = None
        elif PurePosixPath(href).name == OURS[language]:
            found[Use(language, ours(language), active)] = None
        else:
            findings.append(_not_checked(href, *_absence(href, folder), file))
    return tuple(found), tuple(findings)


def named_models(tree: etree._ElementTree) -> list[dict[str, str]]:
    """The pseudo-attributes of each `xml-model` of a document: `href`, `type`, `schematypens` and others.

    An `oxygen` instruction is told in the same words.
    """
    node = tree.getroot().getprevious()
    before: list[dict[str, str]] = []
    while node is not None:
        if isinstance(node, etree._ProcessingInstruction):
            before[:0] = _associations(node)
        node = node.getprevious()
    return before


def _associations(instruction: etree._ProcessingInstruction) -> Iterator[dict[str, str]]:
    if instruction.target not in ("xml-model", "oxygen"):
        return
    named = {str(name): _unescaped(str(value)) for name, value in instruction.attrib.items()}
    if instruction.target == "xml-model":
        yield named
        return
    kind = _COMPACT if named.get("type") == "compact" else ""
    for word, language in _OXYGEN.items():
        if word in named:
            yield {"href": named[word], "schematypens": language, "type": kind}


def _unescaped(value: str) -> str:
    for escape, character in _ESCAPES:
        value = value.replace(escape, character)
    return value


def local_file(href: str, folder: Path) -> Path | None:
    """The file that a reference in a document leads to, if there is one on this machine."""
    path = local_path(href, folder)
    return path if path and isfile(path) else None  # noqa: PTH113 - `Path.is_file` raises on names too long


def ours(language: str) -> Schema:
    """Engross's own schema in a language."""
    return Schema.given(resource("schema", OURS[language]))


def _language(model: dict[str, str], path: Path | None) -> str:
    """The namespace of a model's schema language: as is said, else by its name, else by its root element."""
    by_type = _BY_TYPE.get(model.get("type", "").partition(";")[0].strip().lower(), "")
    address = PurePosixPath(model.get("href", "").partition("#")[0].partition("?")[0])
    by_suffix = _BY_SUFFIX.get(address.suffix.lower(), "")
    named = model.get("schematypens", "").strip()
    is_compact = _COMPACT in (by_type, by_suffix) and named in ("", RELAXNG)
    if is_compact:
        return RELAXNG if (path or address).suffix.lower() == ".rnc" else _COMPACT
    if named:
        return _LANGUAGES.get(named, named)
    return by_type or by_suffix or (_root_namespace(path) if path else "")


@cache
def _root_namespace(path: Path) -> str:
    try:
        space = etree.QName(parse_schema(path, trusted=False).getroot()).namespace or ""
    except UsageError:
        return ""
    return _LANGUAGES.get(space, space)


def _named(path: Path, language: str) -> Schema:
    """A schema that a document names; a copy of ours is ours, so that all copies are compiled once."""
    return ours(language) if _is_ours(path, language) else Schema.named(path)


@cache
def _is_ours(path: Path, language: str) -> bool:
    own = resource("schema", OURS[language])
    try:
        return path.stat().st_size == own.stat().st_size and path.read_bytes() == own.read_bytes()
    except OSError:
        return False


def _kind(language: str) -> str:
    kind = _KINDS.get(language)
    return f"is {kind}, which is not supported" if kind else "is of a kind that is not known"


def _absence(href: str, folder: Path) -> tuple[str, str]:
    """Why a schema cannot be had, and what to do."""
    if local_path(href, folder):
        return "is not there", _NAME_ANOTHER
    is_web = href.lower().startswith(("http://", "https://"))
    return "is not on this machine, and nothing is fetched", _FETCH.format(href) if is_web else _NAME_ANOTHER


def _not_checked(href: str, why: str, hint: str, file: str) -> Finding:
    message = f"not checked: the schema {href} {why}"
    return Finding("model/not-checked", Severity.ERROR, " ".join(message.split()), Place(file), hint)
