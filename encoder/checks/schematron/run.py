"""A compiled schema on a document, and what it found as findings."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from lxml import etree

from encoder import saxon
from encoder.checks.addresses import project_root
from encoder.checks.remembered import remembered
from encoder.checks.schematron.compile import BROKEN, compile_addresses, compile_schema, other_documents
from encoder.checks.schematron.expand import read_schema
from encoder.checks.schematron.harmless import check_stylesheet, harmless
from encoder.checks.schematron.select import part_of, select
from encoder.checks.schematron.vocabulary import sch
from encoder.checks.trust import Schema
from encoder.errors import InvalidDocument, NotRendered, UsageError
from encoder.findings import Finding, Place, Severity

_SEVERITIES = {
    "warning": Severity.WARNING,
    "warn": Severity.WARNING,
    "nonfatal": Severity.WARNING,
    "caution": Severity.WARNING,
    "info": Severity.INFO,
    "information": Severity.INFO,
    "hint": Severity.INFO,
}
_PARSER = etree.XMLParser(huge_tree=True)
_BROKEN = "this rule cannot be evaluated here"
_NAMESPACE = re.compile(r"Q\{[^}]*\}")
_ROOT_NUMBER = re.compile(r"^(/[^/\[]+)\[1\]")


@remembered
def program(
    schema: Schema, phase: str | None, careful: bool, documents: str | None = None
) -> tuple["saxon.Executable", tuple[tuple[str, Severity], ...]]:
    """The compiled schema and the id and severity of each of its assertions, made once per process.

    Args:
        schema: where it is.
        phase: of it.
        careful: whether errors of evaluation are caught one by one.
        documents: None for the patterns about a document itself; else those with this `@documents`.

    Raises:
        UsageError: the schema cannot be read, expanded or compiled.
        NotTrusted: it is not trusted and could do harm.
    """
    selection = part_of(select(read_schema(schema), phase, schema.path), documents)
    if schema.is_trusted:
        compiled = compile_schema(selection, schema.path, careful=careful)
    else:
        selection = harmless(selection, schema)
        compiled = compile_schema(selection, None, careful=careful)
        check_stylesheet(compiled.stylesheet, selection, schema)
    labels = tuple((rule_id(assertion), severity(assertion)) for assertion in compiled.assertions)
    try:
        return saxon.compile_text(compiled.stylesheet, for_stranger=not schema.is_trusted), labels
    except NotRendered as error:
        message = f"the Schematron schema does not compile: {error.message}"
        raise UsageError(message, file=schema.path) from error


@remembered
def has_rules(schema: Schema) -> bool:
    """Whether a schema says anything of any document, in whatever phase.

    Raises:
        UsageError: the schema cannot be read or expanded.
        NotTrusted: it is not trusted and reads what lies outside its folder.
    """
    return next(read_schema(schema).iter(sch("assert"), sch("report")), None) is not None


def run(xml: str, schema: Schema, phase: str | None, path: Path | None = None) -> list[tuple[int, Finding]]:
    """What a schema finds in a document, each with the number of its element in document order.

    An error inside an expression stops the quick program; the careful one then finds which assertion it is.

    Raises:
        InvalidDocument: the document cannot be read.
    """
    try:
        base = _address(path, schema) if path else None
        document = saxon.parse(xml, for_stranger=not schema.is_trusted, base=base)
    except NotRendered as error:
        raise InvalidDocument(error.message) from error
    return [*run_parsed(document, schema, phase), *run_on_others(document, schema, phase, path)]


def run_parsed(
    document: "saxon.Document",
    schema: Schema,
    phase: str | None,
    documents: str | None = None,
    context: "saxon.Document | None" = None,
) -> list[tuple[int, Finding]]:
    """What a schema finds in a document; as for `run_program`."""
    try:
        return run_program(document, schema, phase, careful=False, documents=documents, context=context)
    except NotRendered:
        return _run_carefully(document, schema, phase, documents, context)


@remembered
def addresses(schema: Schema, phase: str | None) -> tuple["saxon.Executable | None", tuple[str, ...]]:
    """What says which other documents the patterns of a schema are about, and its expressions.

    Raises:
        UsageError: the schema cannot be read, expanded or compiled.
        NotTrusted: it is not trusted and could do harm.
    """
    selection = select(read_schema(schema), phase, schema.path)
    written = other_documents(selection)
    if not written:
        return None, ()
    if not schema.is_trusted:
        selection = harmless(selection, schema)
    stylesheet = compile_addresses(selection, schema.path if schema.is_trusted else None)
    if not schema.is_trusted:
        check_stylesheet(stylesheet, selection, schema)
    try:
        return saxon.compile_text(stylesheet, for_stranger=not schema.is_trusted), written
    except NotRendered as error:
        message = f"the Schematron schema does not compile: {error.message}"
        raise UsageError(message, file=schema.path) from error


def run_on_others(
    document: "saxon.Document", schema: Schema, phase: str | None, path: Path | None
) -> list[tuple[int, Finding]]:
    """What the patterns about other documents (`@documents`) find there, each with its place.

    Args:
        document: which names the others.
        schema: trusted or not: then they lie in the project of the document.
        phase: of the schema.
        path: of the document, from which addresses are seen.
    """
    executable, written = addresses(schema, phase)
    if executable is None:
        return []
    from encoder.checks.schematron.others import Other, other_documents_at

    is_strange = not schema.is_trusted
    try:
        result = saxon.run(executable, document, for_stranger=is_strange)
    except NotRendered as error:
        message = f"the documents of a pattern cannot be told: {error.message}"
        return [(1, Finding("schematron", Severity.ERROR, message, Place(xpath="/")))]
    named = [(int(one.get("k", "")), one.text or "") for one in etree.fromstring(f"<r>{result}</r>", _PARSER)]
    found: list[tuple[int, Finding]] = []
    for number, other in other_documents_at(named, path, is_trusted=schema.is_trusted):
        if not isinstance(other, Other):
            found.append((1, other))
            continue
        parsed = saxon.parse(other.characters(), for_stranger=is_strange, base=_address(other.path, schema))
        for at, finding in run_parsed(parsed, schema, phase, written[number], document):
            found.append((1, replace(finding, place=other.places.numbered(at or 1))))
    return found


def _address(path: Path, schema: Schema) -> str:
    """The address of a document: to a stranger's schema, seen from the root of its project."""
    whole = path.resolve()
    if schema.is_trusted:
        return whole.as_uri()
    return f"file:///{quote(whole.relative_to(project_root(whole.parent)).as_posix())}"


def run_program(
    document: "saxon.Document",
    schema: Schema,
    phase: str | None,
    *,
    careful: bool,
    documents: str | None = None,
    context: "saxon.Document | None" = None,
) -> list[tuple[int, Finding]]:
    """What the quick or the careful program of a schema finds in a document.

    Raises:
        NotRendered: an expression failed; with the careful program, only in a variable of the whole schema.
    """
    executable, labels = program(schema, phase, careful, documents)
    result = saxon.run(executable, document, for_stranger=not schema.is_trusted, context=context)
    if not result:
        return []
    failures = etree.fromstring(f"<r>{result}</r>", _PARSER)
    if failures[0].tag == BROKEN:
        raise NotRendered("an expression failed")
    return [_finding(failure, *labels[int(failure.get("a", ""))]) for failure in failures]


def _run_carefully(
    document: "saxon.Document",
    schema: Schema,
    phase: str | None,
    documents: str | None,
    context: "saxon.Document | None",
) -> list[tuple[int, Finding]]:
    """The findings, with the errors of evaluation; one alone where a variable of the whole schema fails."""
    try:
        found = run_program(document, schema, phase, careful=True, documents=documents, context=context)
        return _once_each_error(found)
    except NotRendered as error:
        message = f"the rules cannot be evaluated on this document: {error.message}"
        return [(1, Finding("schematron", Severity.ERROR, message, Place(xpath="/")))]


def _finding(failure: etree._Element, rule: str, severity: Severity) -> tuple[int, Finding]:
    texts = [(str(part.tag), " ".join("".join(map(str, part.itertext())).split())) for part in failure]
    kind, message = texts[0]
    finding = Finding(
        rule,
        severity,
        f"{_BROKEN}: {message}" if kind == "e" else message,
        Place(xpath=xpath(failure.get("path", "/"))),
        " ".join(text for _, text in texts[1:] if text) or None,
    )
    return int(failure.get("at") or 0), finding


def xpath(path: str) -> str:
    """`/Q{urn:x}TEI[1]/Q{urn:x}text[1]` → `/TEI/text[1]`, as the other checks write it."""
    return _ROOT_NUMBER.sub(r"\1", _NAMESPACE.sub("", path))


def rule_id(assertion: etree._Element) -> str:
    """The id of an assertion, or of its rule or pattern, or `schematron`."""
    named = next((owner.get("id", "") for owner in _owners(assertion) if owner.get("id")), "")
    return " ".join(named.split()) or "schematron"


def severity(assertion: etree._Element) -> Severity:
    """What `role` or `flag` of an assertion, its rule or its pattern says; an error where they are silent."""
    for owner in _owners(assertion):
        for word in (owner.get("role", ""), owner.get("flag", "")):
            if word:
                return _SEVERITIES.get(word.lower(), Severity.ERROR)
    return Severity.ERROR


def _owners(assertion: etree._Element) -> Iterator[etree._Element]:
    """The assertion, its rule and its pattern."""
    owner: etree._Element | None = assertion
    for _ in range(3):
        if owner is not None:
            yield owner
            owner = owner.getparent()


def _once_each_error(findings: list[tuple[int, Finding]]) -> list[tuple[int, Finding]]:
    """The findings, each error of evaluation only where it first occurs."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for number, finding in findings:
        key = (finding.rule, finding.message)
        if key not in seen or not finding.message.startswith(_BROKEN):
            kept.append((number, finding))
        seen.add(key)
    return kept
