"""One document → everything that is wrong with it: well-formed? unique ids? grammar? Schematron?

libxml2 answers a grammar's yes or no; the explainer is only called where it says no. Schematron (and with it
Saxon) is only loaded where a schema asks for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from encoder.checks.ids import duplicate_ids
from encoder.checks.models import declared_models
from encoder.checks.parse import read, safe
from encoder.checks.places import Places
from encoder.checks.wellformed import parsed
from encoder.errors import InvalidDocument
from encoder.findings import Finding, Place, Severity
from encoder.resources import resource

LARGE = 300_000
"""Larger grammars (in bytes) take libxml2 seconds to load; the explainer alone is faster for a few files."""


@dataclass(frozen=True, slots=True)
class Schemas:
    """What documents are held to.

    Attributes:
        grammar: RELAX NG in XML syntax; by default what a document's `xml-model` says, else Engross's own.
        schematron: ISO Schematron; by default the same.
        use_schematron: False where no Schematron is to run at all.
        only_well_formed: whether no schema is to be asked.
        many: whether so many documents follow that loading a large grammar into libxml2 pays.
    """

    grammar: Path | None = None
    schematron: Path | None = None
    use_schematron: bool = True
    only_well_formed: bool = False
    many: bool = False


def validate_file(
    path: Path,
    *,
    schema: Path | None = None,
    schematron: Path | None = None,
    use_schematron: bool = True,
) -> tuple[Finding, ...]:
    """All findings about a file, in the order of its lines.

    Args:
        path: of an XML document.
        schema: a RELAX NG grammar in XML syntax, instead of the one the document names, or ours.
        schematron: an ISO Schematron schema, likewise.
        use_schematron: False runs none.

    Raises:
        UsageError: a schema cannot be read.
    """
    return check_file(path, Schemas(schema, schematron, use_schematron))


def validate_bytes(data: bytes, file: str) -> tuple[Finding, ...]:
    """All findings about a document, held to Engross's own schemas whatever it names itself."""
    return check(data, file, Schemas())


def check_file(path: Path, schemas: Schemas) -> tuple[Finding, ...]:
    """What `validate_file` does, with the schemas as one value."""
    try:
        data = read(path)
    except InvalidDocument as error:
        rule = "xml/too-large" if error.hint else "xml/unreadable"
        return (Finding(rule, Severity.ERROR, error.message, Place(str(path)), error.hint),)
    return check(data, str(path), schemas, path.parent)


def check(data: bytes, file: str, schemas: Schemas, folder: Path | None = None) -> tuple[Finding, ...]:
    """All findings about a document.

    Args:
        data: its bytes.
        file: what to call it.
        schemas: what to hold it to.
        folder: where its `xml-model`'s relative references begin; None ignores them.
    """
    tree, findings = parsed(data, file)
    if tree is None:
        return findings
    places = Places(data, tree, file)
    found = [*findings, *duplicate_ids(tree, places)]
    if not schemas.only_well_formed:
        found += _by_schemas(data, tree, _chosen(tree, schemas, folder, places), places)
    return tuple(sorted(found, key=lambda finding: (finding.place.line or 0, finding.place.column or 0)))


def _by_schemas(
    data: bytes, tree: etree._ElementTree, chosen: tuple[Schemas, tuple[Finding, ...]], places: Places
) -> Iterator[Finding]:
    schemas, about = chosen
    yield from about
    if schemas.grammar:
        yield from _by_grammar(tree, schemas.grammar, schemas.many, places)
    if schemas.schematron and schemas.use_schematron:
        yield from _by_schematron(data, schemas.schematron, places.file)


def _chosen(
    tree: etree._ElementTree, schemas: Schemas, folder: Path | None, places: Places
) -> tuple[Schemas, tuple[Finding, ...]]:
    """The schemas given, else those that the document names, else our own."""
    if schemas.grammar or schemas.schematron:
        return schemas, ()
    models, findings = declared_models(tree, folder, places.file)
    if models.grammar or models.schematron:
        return replace(schemas, grammar=models.grammar, schematron=models.schematron), findings
    return replace(schemas, grammar=resource("schema", "engross.rng"), schematron=_our_schematron()), findings


def _our_schematron() -> Path | None:
    path = resource("schema", "engross.rng").with_name("engross.sch")
    return path if path.exists() else None


def _by_grammar(tree: etree._ElementTree, grammar: Path, many: bool, places: Places) -> tuple[Finding, ...]:
    if many or grammar.stat().st_size < LARGE:
        from encoder.checks.relaxng import is_valid

        if is_valid(tree, grammar):
            return ()
    from encoder.checks.explain import explain

    return explain(tree, grammar, places)


def _by_schematron(data: bytes, schema: Path, file: str) -> tuple[Finding, ...]:
    from encoder.checks import schematron

    try:
        return tuple(finding.in_file(file) for finding in schematron.check(safe(data, file), schema))
    except InvalidDocument as error:
        return (Finding("xml/unreadable", Severity.ERROR, error.message, Place(file), error.hint),)
