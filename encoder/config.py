"""How sources are to be encoded: checked once, then frozen."""

from dataclasses import dataclass, field

from encoder.house.note_forms import FoundForm
from encoder.metadata import MetadataTable
from encoder.model import Kind


@dataclass(frozen=True, slots=True)
class Options:
    """How sources are to be encoded.

    Attributes:
        kind: of the sources; None to find it out for each.
        metadata: what is known about the documents.
        correct: whether to propose corrections of what OCR misread.
        schema_folder: address of the folder with the schemas that the TEI names in `xml-model`, relative to
            the TEI file or absolute; None names none.
        note_forms: of the house's notes, as a survey of its documents found them.
        encoding: of the sources' bytes, a codec of Python; None to find it out for each.
    """

    kind: Kind | None = None
    metadata: MetadataTable = field(default_factory=MetadataTable)
    correct: bool = False
    schema_folder: str | None = None
    encoding: str | None = None
    note_forms: "tuple[FoundForm, ...]" = ()
