"""One document → everything that is wrong with it: well-formed? unique ids? grammar? Schematron?

libxml2 answers a grammar's yes or no; the explainer is only called where it says no. Schematron (and with it
Saxon) is only loaded where a schema asks for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from encoder.checks.held import held_to
from encoder.checks.ids import duplicate_ids, has_unique_ids
from encoder.checks.ledger import Ledger
from encoder.checks.models import declared_models
from encoder.checks.parse import read, safe
from encoder.checks.shield import shielded
from encoder.checks.trust import Schema
from encoder.checks.wellformed import parsed
from encoder.errors import InvalidDocument
from encoder.findings import Finding, Place, Severity
from encoder.resources import resource
from encoder.schemas import OURS, RELAXNG, SCHEMATRON

if TYPE_CHECKING:
    from encoder.checks.places import Places

LARGE = 300_000
"""Larger grammars (in bytes) take libxml2 seconds to load, some forever: only the explainer reads them."""


@dataclass(frozen=True, slots=True)
class Schemas:
    """What documents are held to.

    What is named here the user has given, on the command line or in a configuration: it is trusted.

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


def check_files(
    paths: Sequence[Path], schemas: Schemas, ledger: Ledger | None = None
) -> list[tuple[Finding, ...]]:
    """What `check_file` finds in each of several files, whose bytes are all held meanwhile.

    First all are held to the grammar, then all to the rules: to go to and fro between libxml2 and Saxon
    for each document takes a tenth more time.

    Args:
        paths: of the files.
        schemas: what to hold them to.
        ledger: of the schemas that took too long with others.
    """
    halves = [_half_checked(path, schemas, ledger) for path in paths]
    return [shielded(partial(_by_rules, half, ledger), half.file) for half in halves]


@dataclass(frozen=True, slots=True)
class _HalfChecked:
    """A document after all checks but Schematron's: its findings, and the rules that it is still to meet."""

    data: bytes
    file: str
    findings: tuple[Finding, ...]
    rules: Schema | None = None


def _half_checked(path: Path, schemas: Schemas, ledger: Ledger | None) -> _HalfChecked:
    half = _HalfChecked(b"", str(path), ())

    def check() -> tuple[Finding, ...]:
        nonlocal half
        half = _by_grammar_only(read(path), str(path), schemas, path.parent, ledger)
        return half.findings

    findings = shielded(check, str(path))
    return replace(half, findings=findings)


def _by_grammar_only(
    data: bytes, file: str, schemas: Schemas, folder: Path | None, ledger: Ledger | None = None
) -> _HalfChecked:
    """The findings of all checks but Schematron's.

    Args:
        data: of a document.
        file: what to call it.
        schemas: what to hold it to.
        folder: where its `xml-model`'s relative references begin; None ignores them.
        ledger: of the schemas that took too long with others.
    """
    tree, findings = parsed(data, file)
    if tree is None:
        return _HalfChecked(data, file, findings)
    document = _Document(data, tree, file)
    findings = (*findings, *_duplicates(document))
    if schemas.only_well_formed:
        return _HalfChecked(data, file, findings)
    chosen, about = _chosen(document, schemas, folder)
    grammar = chosen.get(RELAXNG)
    by_grammar = held_to(grammar, file, ledger, partial(_by_grammar, document, grammar)) if grammar else ()
    rules = chosen.get(SCHEMATRON) if schemas.use_schematron else None
    return _HalfChecked(data, file, (*findings, *about, *by_grammar), rules)


def _by_rules(half: _HalfChecked, ledger: Ledger | None = None) -> tuple[Finding, ...]:
    """All findings about a document, in the order of its lines."""
    found, rules = half.findings, half.rules
    if rules:
        found += held_to(rules, half.file, ledger, partial(_by_schematron, half.data, half.file, rules))
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
) -> tuple[dict[str, Schema], tuple[Finding, ...]]:
    """For each schema language the schema given, else the one that the document names, else our own."""
    given = {RELAXNG: schemas.grammar, SCHEMATRON: schemas.schematron}
    findings: tuple[Finding, ...] = ()
    if not any(given.values()):
        models, findings = declared_models(document.tree, folder, document.file)
        if models:
            return {language: _named(path, language) for language, path in models.items()}, findings
        given = {RELAXNG: resource("schema", "engross.rng"), SCHEMATRON: _our_schematron()}
    return {language: Schema.given(path) for language, path in given.items() if path}, findings


def _named(path: Path, language: str) -> Schema:
    """A schema that a document names; a copy of ours is ours."""
    is_ours = path == resource("schema", OURS[language])
    return Schema.given(path) if is_ours else Schema.named(path)


def _our_schematron() -> Path | None:
    path = resource("schema", "engross.rng").with_name("engross.sch")
    return path if path.exists() else None


def _by_grammar(document: _Document, grammar: Schema) -> tuple[Finding, ...]:
    if grammar.path.stat().st_size < LARGE:
        from encoder.checks.relaxng import is_self_contained, is_valid

        if is_self_contained(grammar) and is_valid(document.tree, grammar):
            return ()
    from encoder.checks.explain import explain

    return explain(document.tree, grammar, document.places())


def _by_schematron(data: bytes, file: str, schema: Schema) -> tuple[Finding, ...]:
    from encoder.checks import schematron

    try:
        found = schematron.check(safe(data, file), schema)
    except InvalidDocument as error:
        return (Finding("xml/unreadable", Severity.ERROR, error.message, Place(file), error.hint),)
    return tuple(finding.in_file(file) for finding in found)
