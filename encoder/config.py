"""How sources are to be encoded: checked once, then frozen."""

from dataclasses import dataclass, field

from encoder.edition import Imprint
from encoder.house.conventions import Conventions
from encoder.house.weights import Model
from encoder.metadata import MetadataTable


@dataclass(frozen=True, slots=True)
class Options:
    """How sources are to be encoded.

    Attributes:
        metadata: what is known about the documents.
        correct: whether to propose corrections of what OCR misread.
        schema_folder: address of the folder with the schemas that the TEI names in `xml-model`, relative to
            the TEI file or absolute; None names none.
        encoding: of the sources' bytes, a codec of Python; None to find it out for each.
        houses: the conventions of those whose documents the sources may be, as a survey found them or a file
            declares them; a document is read by those that fit it best.
        model: the weights that lines are judged by, those of houses among them.
        imprint: what the header says of the edition that the documents are of.
        follows_links: whether what lies beside a source is read where it is a link out of the folder.
    """

    metadata: MetadataTable = field(default_factory=MetadataTable)
    correct: bool = False
    schema_folder: str | None = None
    encoding: str | None = None
    houses: tuple[Conventions, ...] = ()
    model: Model = field(default_factory=Model)
    imprint: Imprint = field(default_factory=Imprint)
    follows_links: bool = False
