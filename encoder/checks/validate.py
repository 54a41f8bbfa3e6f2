"""One document → everything that is wrong with it: well-formed? unique ids? grammar? Schematron?

libxml2 answers a grammar's yes or no; the explainer is only called where it says no. Schematron (and with it
Saxon) is only loaded where a schema asks for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from encoder.checks.ids import duplicate_ids, has_unique_ids
from encoder.checks.models import declared_models
from encoder.checks.parse import read, safe
from encoder.checks.wellformed import parsed
from encoder.errors import InvalidDocument
from encoder.findings import Finding, Place, Severity
from encoder.resources import resource
from encoder.schemas import RELAXNG, SCHEMATRON

if TYPE_CHECKING:
    from encoder.checks.places import Places

LARGE = 300_000
"""Larger grammars (in bytes) take libxml2 seconds to load, some forever: only the explainer reads them."""


@dataclass(frozen=True, slots=True)
class Schemas:
    """What documents are held to.

    Attributes:
        grammar: RELAX NG in XML syntax; by default what a document's `xml-model` says, else Engross's own.
        schematron: ISO Schematron; by default the same.
        use_schematron: False where no Schematron is to run at all.
        only_well_formed: whether no schema is to be asked.
    """

    grammar: Path | None = None
    schematron: Path | None = None
    use_schematron: bool = True
    only_well_formed: bool = False


def validate_bytes(data: bytes, file: str) -> tuple[Finding, ...]:
    """All findings about a document, held to Engross's own schemas whatever it names itself."""
    return _by_rules(_by_grammar_only(data, file, Schemas(), None))


def check_file(path: Path, schemas: Schemas) -> tuple[Finding, ...]:
    """All findings about a file, in the order of its lines.

    Raises:
        UsageError: a schema cannot be read.
    """
    return check_files((path,), schemas)[0]


def check_files(paths: Sequence[Path], schemas: Schemas) -> list[tuple[Finding, ...]]:
    """What `check_file` finds in each of several files, whose bytes are all held meanwhile.

    First all are held to the grammar, then all to the rules: to go to and fro between libxml2 and Saxon
    for each document takes a tenth more time.
    """
    return [_by_rules(half) for half in [_half_checked(path, schemas) for path in paths]]


@dataclass(frozen=True, slots=True)
class _HalfChecked:
    """A document after all checks but Schematron's: its findings, and the rules that it is still to meet."""

    data: bytes
    file: str
    findings: tuple[Finding, ...]
    rules: Path | None = None


def _half_checked(path: Path, schemas: Schemas) -> _HalfChecked:
    try:
        return _by_grammar_only(read(path), str(path), schemas, path.parent)
    except InvalidDocument as error:
        rule = "xml/too-large" if error.hint else "xml/unreadable"
        finding = Finding(rule, Severity.ERROR, error.message, Place(str(path)), error.hint)
        return _HalfChecked(b"", str(path), (finding,))


def _by_grammar_only(data: bytes, file: str, schemas: Schemas, folder: Path | None) -> _HalfChecked:
    """The findings of all checks but Schematron's.

    Args:
        data: of a document.
        file: what to call it.
        schemas: what to hold it to.
        folder: where its `xml-model`'s relative references begin; None ignores them.
    """
    tree, findings = parsed(data, file)
    if tree is None:
        return _HalfChecked(data, file, findings)
    document = _Document(data, tree, file)
    findings = (*findings, *_duplicates(document))
    if schemas.only_well_formed:
        return _HalfChecked(data, file, findings)
    chosen, about = _chosen(document, schemas, folder)
    by_grammar = _by_grammar(document, chosen.grammar) if chosen.grammar else ()
    rules = chosen.schematron if chosen.use_schematron else None
    return _HalfChecked(data, file, (*findings, *about, *by_grammar), rules)


def _by_rules(half: _HalfChecked) -> tuple[Finding, ...]:
    """All findings about a document, in the order of its lines."""
    found = half.findings
    if half.rules:
        found += _by_schematron(half.data, half.file, half.rules)
    return tuple(sorted(found, key=lambda finding: (finding.place.line or 0, finding.place.column or 0)))


@dataclass(frozen=True, slots=True)
class _Document:
    data: bytes
    tree: etree._ElementTree
    file: str

    def places(self) -> "Places":
        """Made, and the module loaded, where there is something to report."""
        from encoder.checks.places import Places

        return Places(self.data, self.tree, self.file)


def _duplicates(document: _Document) -> tuple[Finding, ...]:
    if has_unique_ids(document.tree):
        return ()
    return tuple(duplicate_ids(document.tree, document.places()))


def _chosen(
    document: _Document, schemas: Schemas, folder: Path | None
) -> tuple[Schemas, tuple[Finding, ...]]:
    """The schemas given, else those that the document names, else our own."""
    if schemas.grammar or schemas.schematron:
        return schemas, ()
    models, findings = declared_models(document.tree, folder, document.file)
    if models:
        named = replace(schemas, grammar=models.get(RELAXNG), schematron=models.get(SCHEMATRON))
        return named, findings
    return replace(schemas, grammar=resource("schema", "engross.rng"), schematron=_our_schematron()), findings


def _our_schematron() -> Path | None:
    path = resource("schema", "engross.rng").with_name("engross.sch")
    return path if path.exists() else None


def _by_grammar(document: _Document, grammar: Path) -> tuple[Finding, ...]:
    if grammar.stat().st_size < LARGE:
        from encoder.checks.relaxng import is_valid

        if is_valid(document.tree, grammar):
            return ()
    from encoder.checks.explain import explain

    return explain(document.tree, grammar, document.places())


def _by_schematron(data: bytes, file: str, schema: Path) -> tuple[Finding, ...]:
    from encoder.checks import schematron

    try:
        found = schematron.check(safe(data, file), schema)
    except InvalidDocument as error:
        return (Finding("xml/unreadable", Severity.ERROR, error.message, Place(file), error.hint),)
    return tuple(finding.in_file(file) for finding in found)
