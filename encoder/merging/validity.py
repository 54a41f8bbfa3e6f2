"""Whether a merged document is valid: by our grammar and rules, or by the schema that it names."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from encoder.checks.ids import has_unique_ids
from encoder.checks.own_rules import first_violation
from encoder.checks.relaxng import is_valid
from encoder.checks.validate import Schemas, check_data
from encoder.checks.wellformed import parsed
from encoder.errors import InvalidDocument
from encoder.findings import Finding, Severity

Check = Callable[[bytes], bool]
_NONE = "model/none"


def check_for(edited: bytes, path: Path) -> Check:
    """By what a merged document is to be held valid: by what the edited one is valid by.

    Args:
        edited: the document as an editor left it.
        path: of its file, where the schemas that it names begin.

    Raises:
        InvalidDocument: it is valid neither by our schemas nor by those that it names.
    """
    if _is_ours(edited):
        return _is_ours
    if _is_named_valid(edited, path):
        return partial(_is_named_valid, path=path)
    found = _errors(edited, path, Schemas())
    if any(one.rule == _NONE for one in found):
        found = _errors(edited, path, Schemas(engross=True))
    raise InvalidDocument(
        f"is not valid as it was edited: {found[0].message}",
        hint="mend it first: engross validate",
        file=path,
        line=found[0].place.line,
    )


def _is_ours(data: bytes) -> bool:
    tree, _ = parsed(data, "")
    return tree is not None and has_unique_ids(tree) and is_valid(tree) and first_violation(tree) is None


def _is_named_valid(data: bytes, path: Path) -> bool:
    """Whether a document is valid by the schemas that it names."""
    return not _errors(data, path, Schemas())


def _errors(data: bytes, path: Path, schemas: Schemas) -> list[Finding]:
    return [one for one in check_data(data, path, schemas) if one.severity is Severity.ERROR]
