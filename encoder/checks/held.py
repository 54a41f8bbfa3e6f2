"""A document held to a schema; what is wrong with the schema is a finding of each document that needs it."""

from collections.abc import Callable

from encoder.checks.ledger import Ledger
from encoder.checks.models import Use
from encoder.checks.trust import Schema
from encoder.errors import NotTrusted, UsageError
from encoder.findings import Finding, Place, Severity
from encoder.resources import resource
from encoder.schemas import OURS, RELAXNG

_tried: set[Schema] = set()
"""Schemas that the user gave and that could be loaded: then what takes long is the document."""


def held_to(
    use: Use, file: str, ledger: Ledger | None, check: Callable[[], tuple[Finding, ...]]
) -> tuple[Finding, ...]:
    """What a check with a schema finds in a document, or why it could not be done.

    Args:
        use: the schema, and as what the check uses it.
        file: the document.
        ledger: of the schemas that took too long with others.
        check: the check.
    """
    schema = use.schema
    if ledger is None or schema in _tried or _is_ours(schema):
        return _checked(use, file, check)
    if ledger.is_blamed(schema):
        message = f"not checked: the schema {schema.path} took too much time or memory with another document"
        return (
            _error(
                "model/over-budget",
                message,
                file,
                "allow more with --timeout (engross lsp: --patience), or mend the schema",
            ),
        )
    found = ledger.using(schema, file, lambda: _checked(use, file, check))
    if schema.is_trusted:
        _tried.add(schema)
    return found


def _checked(use: Use, file: str, check: Callable[[], tuple[Finding, ...]]) -> tuple[Finding, ...]:
    schema = use.schema
    try:
        return check()
    except NotTrusted as error:
        return (_error("model/not-trusted", _because(schema, error), file, _how_to_trust(use)),)
    except UsageError as error:
        hint = error.hint or "mend it, or name another with --schema or --schematron"
        return (_error("model/unusable", _because(schema, error), file, hint),)
    except RecursionError as error:
        return (_error("model/unusable", _because(schema, UsageError("too deep")), file, str(error)),)


def _because(schema: Schema, error: UsageError) -> str:
    line = f":{error.line}" if error.line else ""
    within = f"{error.file}: " if error.file and error.file != str(schema.path) else ""
    return f"not checked: the schema {schema.path}{line} is not used: {within}{error.message}"


def _how_to_trust(use: Use) -> str:
    option = "--schema" if use.language == RELAXNG else "--schematron"
    return f"a document's schema may only compute; if you trust this one, say {option} {use.schema.path}"


def _is_ours(schema: Schema) -> bool:
    return schema.is_trusted and schema.path in {resource("schema", name) for name in OURS.values()}


def _error(rule: str, message: str, file: str, hint: str) -> Finding:
    return Finding(rule, Severity.ERROR, " ".join(message.split()), Place(file), hint)
