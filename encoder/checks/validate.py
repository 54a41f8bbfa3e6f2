"""One document → everything that is wrong with it: well-formed? unique ids? grammar? Schematron?

libxml2 answers a grammar's yes or no; the explainer is only called where it says no. Schematron (and with it
Saxon) is only loaded where a schema asks for it.
"""

from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from encoder.checks.encoding import decode
from encoder.checks.ids import duplicate_ids
from encoder.checks.models import declared_models
from encoder.checks.parse import read
from encoder.checks.places import Places
from encoder.checks.wellformed import parsed
from encoder.errors import InvalidDocument
from encoder.findings import Finding, Place, Severity
from encoder.resources import resource

LARGE = 300_000
"""Grammars above this size (in bytes) take libxml2 seconds to load: the explainer alone is faster for a few."""


@dataclass(frozen=True, slots=True)
class Schemas:
    """What documents are held to.

    Attributes:
        grammar: RELAX NG in XML syntax; by default what a document's `xml-model` says, else Engross's own.
        schematron: ISO Schematron; by default the same.
        use_schematron: False where no Schematron is to run at all.
        many: whether so many documents follow that loading a large grammar into libxml2 pays.
    """

    grammar: Path | None = None
    schematron: Path | None = None
    use_schematron: bool = True
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
    schemas, about = _chosen(tree, schemas, folder, places)
    found = [*findings, *about, *duplicate_ids(tree, places), *_by_grammar(tree, schemas, places)]
    if schemas.use_schematron and schemas.schematron:
        found += _by_schematron(data, schemas.schematron, file)
    return tuple(sorted(found, key=lambda finding: (finding.place.line or 0, finding.place.column or 0)))


def _chosen(
    tree: etree._ElementTree, schemas: Schemas, folder: Path | None, places: Places
) -> tuple[Schemas, tuple[Finding, ...]]:
    """The schemas given, else those that the document names, else our own."""
    if schemas.grammar or schemas.schematron:
        return schemas, ()
    models, findings = declared_models(tree, folder, places.file)
    if models.grammar or models.schematron:
        return Schemas(models.grammar, models.schematron, schemas.use_schematron, schemas.many), findings
    ours = _our_schematron() if schemas.use_schematron else None
    return Schemas(resource("schema", "engross.rng"), ours, schemas.use_schematron, schemas.many), findings


def _our_schematron() -> Path | None:
    path = resource("schema", "engross.rng").with_name("engross.sch")
    return path if path.exists() else None


def _by_grammar(tree: etree._ElementTree, schemas: Schemas, places: Places) -> tuple[Finding, ...]:
    if schemas.grammar is None:
        return ()
    if schemas.many or schemas.grammar.stat().st_size < LARGE:
        from encoder.checks.relaxng import is_valid

        if is_valid(tree, schemas.grammar):
            return ()
    from encoder.checks.explain import explain

    return explain(tree, schemas.grammar, places)


def _by_schematron(data: bytes, schema: Path, file: str) -> tuple[Finding, ...]:
    from encoder.checks import schematron

    return tuple(finding.in_file(file) for finding in schematron.check(decode(data)[0], schema))
