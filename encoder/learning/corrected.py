"""The corrected documents of a folder: their lines, and what an editor says that these are."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from lxml import etree

from encoder.budget import read_file
from encoder.corrections import corrections_file
from encoder.corrections.file import read_corrections
from encoder.corrections.rulings import NO_RULINGS, Rulings, rulings_of
from encoder.errors import EngrossError, UsageError
from encoder.findings import Finding
from encoder.house.choice import choose_house, folder_of
from encoder.house.conventions import Conventions
from encoder.learning.labels import label_lines
from encoder.learning.truth import Truth, read_as
from encoder.model import Line, Page
from encoder.namespaces import tei
from encoder.pages import find_pages, has_typed_furniture
from encoder.pages.learnt.chains import SHIPPED, Chains
from encoder.pipeline import is_typed
from encoder.reading import read_source, split_lines
from encoder.user_files import leads_out, way_out

TEI: Final = ".xml"


@dataclass(frozen=True, slots=True)
class Corrected:
    """A document that an editor has gone through.

    Attributes:
        file: its source.
        lines: of the source.
        truth: what they are.
        house: by what conventions it is read.
        rulings: what the editor said of single lines; nothing where TEI says what they are.
        findings: corrections that could not be heard.
    """

    file: Path
    lines: tuple[Line, ...]
    truth: Truth
    house: Conventions
    rulings: Rulings = NO_RULINGS
    findings: tuple[Finding, ...] = ()

    @property
    def typed(self) -> bool:
        """Whether it is read as typed pages."""
        return is_typed(self.lines, self.house)

    def read(self, chains: Chains = SHIPPED) -> Truth:
        """What its lines are as they are read without the editor.

        Args:
            chains: that decide.
        """
        return read_as(self.file.stem, self.pages(chains))

    def pages(self, chains: Chains = SHIPPED) -> tuple[Page, ...]:
        """Its pages as they are read without the editor.

        Args:
            chains: that decide.
        """
        return find_pages(self.lines, typed=self.typed, house=self.house, chains=chains)[0]

    def by(self, house: Conventions) -> "Corrected":
        """The document, read by other conventions."""
        return replace(self, house=house)


def is_corrected(source: Path) -> bool:
    """Whether an editor has gone through a source: corrections stand beside it, or TEI."""
    return any(path.is_file() and not leads_out(path, path.parent) for path in _beside(source))


def _beside(source: Path) -> tuple[Path, Path]:
    return corrections_file(source), source.with_suffix(TEI)


def corrected_documents(
    sources: Iterable[Path],
    houses: Sequence[Conventions],
    encoding: str | None = None,
    *,
    follows: bool = False,
) -> Iterator[Corrected | EngrossError]:
    """The corrected ones of some sources; those that cannot be read as what is wrong with them.

    Args:
        sources: texts.
        houses: the conventions of the houses that they may be of.
        encoding: of their bytes, None to find it out for each.
        follows: whether what lies beside one is read where it is a link out of the folder.
    """
    for file in sources:
        said = [one for one in _beside(file) if one.is_file() and (follows or not way_out(one, one.parent))]
        if said:
            try:
                yield _corrected(file, said[0], houses, encoding)
            except EngrossError as error:
                yield error


def _corrected(file: Path, beside: Path, houses: Sequence[Conventions], encoding: str | None) -> Corrected:
    source, _ = read_source(file, encoding)
    lines = split_lines(source)
    house = choose_house(lines, houses, folder_of(source.file), typed=partial(has_typed_furniture, lines))
    if beside.suffix != TEI:
        records, wrong = read_corrections(beside)
        rulings, findings = rulings_of(records, source.text, str(beside))
        pages, _ = find_pages(lines, typed=is_typed(lines, house), house=house, rulings=rulings)
        truth = read_as(file.stem, pages)
        return Corrected(file, lines, truth, house, rulings, (*wrong, *findings))
    labels = label_lines(_tree(beside), _texts(lines))
    return Corrected(file, lines, Truth(file.stem, labels), house)


def _texts(lines: Sequence[Line]) -> list[str]:
    """The physical lines: the parts of one that a page break parts count as one."""
    texts: list[str] = []
    for line in lines:
        texts += [""] * (line.number - len(texts))
        texts[line.number - 1] += line.text
    return texts


def _tree(file: Path) -> etree._ElementTree:
    """The TEI of an editor.

    Raises:
        UsageError: it is not well-formed, or no TEI.
    """
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        root = etree.fromstring(read_file(file.absolute()), parser)
    except etree.XMLSyntaxError as error:
        raise UsageError(f"is not well-formed: {error.msg}", file=file, line=error.lineno) from error
    if root.tag != tei("TEI"):
        raise UsageError("is no TEI document", hint="its root would be TEI", file=file)
    return etree.ElementTree(root)
