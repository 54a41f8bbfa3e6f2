"""Whether a merged document is valid: by our grammar and rules, or by the schema that it names."""

from collections.abc import Callable
from pathlib import Path

from encoder.checks.ids import has_unique_ids
from encoder.checks.own_rules import first_violation
from encoder.checks.parse import MAX_DEPTH
from encoder.checks.relaxng import is_valid
from encoder.checks.validate import Schemas, check_data
from encoder.checks.wellformed import parsed
from encoder.errors import InvalidDocument
from encoder.findings import Severity

Check = Callable[[bytes], bool]
__all__ = ["MAX_DEPTH", "Check", "check_for"]


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
    found = _errors(edited, path)
    if not found:
        return lambda data: not _errors(data, path)
    line, message = found[0]
    raise InvalidDocument(
        f"is not valid as it was edited: {message}",
        hint="mend it first: engross validate",
        file=path,
        line=line,
    )


def _is_ours(data: bytes) -> bool:
    tree, _ = parsed(data, "")
    return tree is not None and has_unique_ids(tree) and is_valid(tree) and first_violation(tree) is None


def _errors(data: bytes, path: Path) -> list[tuple[int | None, str]]:
    found = check_data(data, path, Schemas())
    return [(one.place.line, one.message) for one in found if one.severity is Severity.ERROR]
