"""One document → everything that is wrong with it: well-formed? unique ids? grammar? Schematron?

libxml2 answers a grammar's yes or no; the explainer is only called where it says no. Schematron (and with it
Saxon) is only loaded where a schema asks for it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from encoder.budget import STREAM, is_held_pipe
from encoder.checks.catalogue import UNCHECKED
from encoder.checks.entities import has_entities, parse_with_entities
from encoder.checks.held import held_to
from encoder.checks.ids import duplicate_ids, has_unique_ids
from encoder.checks.ledger import Ledger
from encoder.checks.models import Use, declared_models, ours
from encoder.checks.older import is_p4, p4, said_once
from encoder.checks.parse import read, safe
from encoder.checks.shield import shielded
from encoder.checks.trust import Schema
from encoder.checks.wellformed import parsed
from encoder.errors import InvalidDocument
from encoder.findings import Finding, Place, Severity
from encoder.schemas import OURS, RELAXNG, SCHEMATRON

if TYPE_CHECKING:
    from encoder.checks.places import Places
    from encoder.checks.xinclude import Merged

LARGE = 300_000
"""Larger grammars (in bytes) take libxml2 seconds to load, some forever: only the explainer reads them."""


@dataclass(frozen=True, slots=True)
class Schemas:
    """What documents are held to.

    What is named here the user has given, or the file of a project (`trusted`).

    Attributes:
        grammars: RELAX NG; where nothing is given, what a document names holds.
        schematrons: ISO Schematron, the same.
        phase: of every Schematron, in place of that which a document names.
        engross: whether to hold all documents to Engross's own schemas, besides those given.
        use_schematron: False where no Schematron is to run at all.
        only_well_formed: whether no schema is to be asked.
        allow_unchecked: whether a schema that cannot be used is a warning only.
        trusted: False where the file of a project names the schemas, which may have come with the documents.
        within: the folder that such schemas may read; None their own.
        catalogs: besides those beside the documents.
        all_names: whether messages list every name that is allowed.
    """

    grammars: tuple[Path, ...] = ()
    schematrons: tuple[Path, ...] = ()
    phase: str | None = None
    engross: bool = False
    use_schematron: bool = True
    only_well_formed: bool = False
    allow_unchecked: bool = False
    trusted: bool = True
    within: Path | None = None
    catalogs: tuple[Path, ...] = ()
    all_names: bool = False

    def given(self) -> tuple[Use, ...]:
        """The schemas that hold for all documents, whatever they name."""
        own = tuple(Use(language, ours(language), self.phase) for language in OURS if self.engross)
        grammars = (Use(RELAXNG, self._schema(path)) for path in self.grammars)
        rules = (Use(SCHEMATRON, self._schema(path), self.phase) for path in self.schematrons)
        return (*own, *grammars, *rules)

    def _schema(self, path: Path) -> Schema:
        return Schema.given(path) if self.trusted else Schema.named(path, self.within)


Choice = Callable[[Path], Schemas]
"""What a file is held to, where that depends on the file."""


def validate_bytes(data: bytes, file: str) -> tuple[Finding, ...]:
    """All findings about a document, held to Engross's own schemas whatever it names itself."""
    return _by_rules(_by_grammar_only(data, file, Schemas(engross=True), None))


def check_data(
    data: bytes, path: Path, schemas: Schemas, ledger: Ledger | None = None
) -> tuple[Finding, ...]:
    """What `check_file` finds where a file has these bytes, which an editor has not saved."""
    half = _by_grammar_only(data, str(path), schemas, path, ledger)
    return _by_rules(replace(half, path=path), ledger)


def check_file(path: Path, schemas: Schemas) -> tuple[Finding, ...]:
    """All findings about a file, in the order of its lines."""
    return check_files((path,), schemas)[0]


def check_files(
    paths: Sequence[Path], schemas: Schemas | Choice, ledger: Ledger | None = None
) -> list[tuple[Finding, ...]]:
    """What `check_file` finds in each of several files, whose bytes are all held meanwhile.

    First all are held to the grammar, then all to the rules: to go to and fro between libxml2 and Saxon
    for each document takes a tenth more time.

    Args:
        paths: of the files.
        schemas: what to hold them to, or what says it of each.
        ledger: of the schemas that took too long with others.
    """
    held = [schemas if isinstance(schemas, Schemas) else schemas(path) for path in paths]
    halves = [_half_checked(path, each, ledger) for path, each in zip(paths, held, strict=True)]
    found = (shielded(partial(_by_rules, half, ledger), half.file) for half in halves)
    return [
        _allowed(findings) if each.allow_unchecked else findings
        for findings, each in zip(found, held, strict=True)
    ]


def _allowed(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, with a warning for each schema that could not be used."""
    return tuple(
        replace(finding, severity=Severity.WARNING) if finding.rule in UNCHECKED else finding
        for finding in findings
    )


@dataclass(frozen=True, slots=True)
class _HalfChecked:
    """A document after all checks but Schematron's: its findings, and the rules that it is still to meet.

    Attributes:
        has_grammar: whether it is held to a grammar: then a Schematron without rules leaves it not unchecked.
    """

    data: bytes
    file: str
    findings: tuple[Finding, ...]
    rules: tuple[Use, ...] = ()
    has_grammar: bool = False
    path: Path | None = None
    merged: "Merged | None" = None


def _half_checked(path: Path, schemas: Schemas, ledger: Ledger | None) -> _HalfChecked:
    half = _HalfChecked(b"", str(path), ())
    here = Path(path.name) if is_held_pipe(path) else path

    def check() -> tuple[Finding, ...]:
        nonlocal half
        half = _by_grammar_only(read(path), str(path), schemas, here, ledger)
        return half.findings

    findings = shielded(check, str(path))
    return replace(half, findings=findings, path=here if here is path and str(path) != STREAM else None)


def _by_grammar_only(
    data: bytes, file: str, schemas: Schemas, path: Path | None, ledger: Ledger | None = None
) -> _HalfChecked:
    """The findings of all checks but Schematron's.

    Args:
        data: of a document.
        file: what to call it.
        schemas: what to hold it to.
        path: of its file, where relative references begin; None ignores them.
        ledger: of the schemas that took too long with others.
    """
    tree, findings = parsed(data, file)
    if tree is None:
        return _HalfChecked(data, file, findings)
    document = _Document(data, tree, file)
    findings = (*findings, *_duplicates(document))
    if schemas.only_well_formed:
        return _HalfChecked(data, file, findings)
    uses, about = _chosen(document, schemas, path.parent if path else None)
    merged = _merged(document, path)
    if merged:
        document = replace(document, tree=merged.tree, merged=merged)
        findings = (*findings, *merged.findings)
    by_grammar = tuple(
        finding
        for use in uses
        if use.language == RELAXNG
        for finding in held_to(use, file, ledger, partial(_by_grammar, document, use.schema, schemas))
    )
    is_older = any(finding.rule == "model/older" for finding in by_grammar)
    rules = tuple(use for use in uses if use.language == SCHEMATRON and not is_older)
    has_grammar = any(use.language == RELAXNG for use in uses)
    return _HalfChecked(
        data, file, _each_once((*findings, *about, *by_grammar)), rules, has_grammar, merged=merged
    )


def _merged(document: "_Document", path: Path | None) -> "Merged | None":
    """The document with all that it includes, if it includes anything."""
    if path is None or b"XInclude" not in document.data:
        return None
    from encoder.checks.xinclude import Merged, includes

    return Merged(document.data, document.tree, path) if includes(document.tree) else None


def _each_once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, without what two schemas say in the same words."""
    return tuple(dict.fromkeys(findings))


def _by_rules(half: _HalfChecked, ledger: Ledger | None = None) -> tuple[Finding, ...]:
    """All findings about a document, in the order of its lines."""
    by_rules = (
        finding
        for use in half.rules
        for finding in held_to(use, half.file, ledger, partial(_by_schematron, half, use))
    )
    found = _each_once((*half.findings, *by_rules))
    return tuple(sorted(found, key=lambda finding: (finding.place.line or 0, finding.place.column or 0)))


@dataclass(frozen=True, slots=True)
class _Document:
    data: bytes
    tree: etree._ElementTree
    file: str
    merged: "Merged | None" = None

    def places(self) -> "Places":
        """Made, and the module loaded, where there is something to report."""
        from encoder.checks.places import Places

        return self.merged or Places(self.data, self.tree, self.file)


def _duplicates(document: _Document) -> tuple[Finding, ...]:
    if has_unique_ids(document.tree):
        return ()
    return tuple(duplicate_ids(document.tree, document.places()))


def _chosen(
    document: _Document, schemas: Schemas, folder: Path | None
) -> tuple[tuple[Use, ...], tuple[Finding, ...]]:
    """The schemas given, else those that the document names, and an error for each that cannot be had."""
    findings: tuple[Finding, ...] = ()
    uses = schemas.given()
    if not uses:
        uses, findings = declared_models(
            document.tree,
            folder,
            document.file,
            phase=schemas.phase,
            use_schematron=schemas.use_schematron,
            catalogs=schemas.catalogs,
        )
    if not schemas.use_schematron:
        uses = tuple(use for use in uses if use.language != SCHEMATRON)
    return uses, findings if uses or findings else (_no_schema(document),)


def _no_schema(document: _Document) -> Finding:
    if is_p4(document.tree):
        return p4(document.tree, document.places())
    message = "not checked: no schema is known, since the document names none"
    hint = "name one in <?xml-model?> or with --schema; --engross holds it to Engross's own"
    return Finding("model/none", Severity.ERROR, message, Place(document.file), hint)


def _by_grammar(document: _Document, grammar: Schema, schemas: Schemas) -> tuple[Finding, ...]:
    if grammar.path.stat().st_size < LARGE:
        from encoder.checks.relaxng import is_self_contained, is_valid, loads_soon

        is_quick = is_self_contained(grammar) and loads_soon(grammar)
        if is_quick and is_valid(document.tree, grammar):
            return ()
    from encoder.checks.explain import explain

    found = explain(document.tree, grammar, document.places(), all_names=schemas.all_names)
    return said_once(found, document.tree, document.places()) if is_p4(document.tree) else found


def _by_schematron(half: _HalfChecked, use: Use) -> tuple[Finding, ...]:
    from encoder.checks import schematron
    from encoder.checks.schematron.run import has_rules

    if not half.has_grammar and not has_rules(use.schema):
        return (_without_rules(use.schema, half.file),)
    try:
        whole = half.merged or _with_entities(half)
        if whole:
            return schematron.check(whole.tree, use.schema, use.phase, half.path, whole.numbered)
        found = schematron.check(safe(half.data, half.file), use.schema, use.phase, half.path)
    except InvalidDocument as error:
        return (Finding("xml/unreadable", Severity.ERROR, error.message, Place(half.file), error.hint),)
    return tuple(finding.in_file(half.file) for finding in found)


def _without_rules(schema: Schema, file: str) -> Finding:
    message = f"not checked: the schema {schema.path} has no rules of Schematron"
    hint = "name a grammar with --schema, or a Schematron that has rules with --schematron"
    return Finding("model/not-checked", Severity.ERROR, message, Place(file), hint)


def _with_entities(half: _HalfChecked) -> "Places | None":
    """The document with the entities that it declares in place; None where it declares none."""
    if not has_entities(half.data):
        return None
    from encoder.checks.places import Places

    return Places(half.data, parse_with_entities(half.data, half.file), half.file)
