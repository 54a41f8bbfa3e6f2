"""The other documents that patterns are about (`pattern/@documents`, ISO/IEC 19757-3:2016): local files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from encoder.budget import read_file
from encoder.checks.addresses import project_root
from encoder.checks.entities import parse_with_entities
from encoder.checks.places import Places
from encoder.errors import DocumentError
from encoder.findings import Finding, Place, Severity
from encoder.schemas import local_path

_MOST_FILES = 2_000
_MOST_BYTES = 100_000_000
_HINT = (
    "a pattern's @documents are local files, seen from the document; in its project, if it names the schema"
)


@dataclass(frozen=True, slots=True)
class Other:
    """Another document.

    Attributes:
        path: of its file.
        places: of its elements.
    """

    path: Path
    places: Places

    def characters(self) -> str:
        """The document as characters."""
        return etree.tostring(self.places.tree, encoding="unicode")


def other_documents_at(
    named: Iterable[tuple[int, str]], path: Path | None, *, is_trusted: bool
) -> Iterator[tuple[int, Other | Finding]]:
    """The documents at addresses, each once for a number, or why one is not read.

    Args:
        named: number and address.
        path: of the document that names them; None where it has none.
        is_trusted: whether they may lie outside its project.
    """
    size = 0
    for count, (number, address) in enumerate(dict.fromkeys(named)):
        try:
            target = _target(address, path, is_trusted=is_trusted)
            data = read_file(target)
            size += len(data)
            if count >= _MOST_FILES or size > _MOST_BYTES:
                raise DocumentError("there are too many")
            tree = parse_with_entities(data, str(target))
        except DocumentError as error:
            message = f"the document {address}, about which a pattern is, cannot be read: {error.message}"
            yield number, Finding("xml/not-included", Severity.ERROR, message, Place(xpath="/"), _HINT)
        else:
            yield number, Other(target, Places(data, tree, str(target)))


def _target(address: str, path: Path | None, *, is_trusted: bool) -> Path:
    found = local_path(address.partition("#")[0], path.parent) if path else None
    if found is None or path is None:
        raise DocumentError("it is no local file")
    if not is_trusted and not found.resolve().is_relative_to(project_root(path.parent)):
        raise DocumentError("it is not in the project")
    return found
