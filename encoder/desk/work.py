"""What a worker does for the desk: it encodes a document and answers with what is to be shown."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from encoder.config import Options
from encoder.corpus.digests import weights_digest
from encoder.corpus.run import safely
from encoder.corpus.teaching import doubts_in
from encoder.corrections import corrections_file
from encoder.corrections.records import KEYS, Correction
from encoder.desk.sheet import Figures, Sheet, read_sheet
from encoder.desk.views import View, reading_view, xml_view
from encoder.errors import EngrossError
from encoder.house.weights import Model
from encoder.house.weights_file import read_weights
from encoder.learning.proposals import Doubts
from encoder.pages.learnt.chains import shipped
from encoder.writer import sha256_of

READING: Final = "reading"
XML: Final = "xml"
_REMEMBERED: Final = 8
_HOUSES: Final = 8

Weights = Callable[[Path], Path | None]
"""Where the weights lie that a source is read by, None where the shipped ones decide."""

_BESIDE: Final = (".toml",)


@dataclass(frozen=True, slots=True)
class Ask:
    """What is wanted of a document.

    Attributes:
        file: the source.
        view: of its TEI, `reading` or `xml`; None where only its figures are wanted.
        line: around which the view is.
    """

    file: Path
    view: str | None = None
    line: int = 1

    def __str__(self) -> str:
        return str(self.file)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it.

    Attributes:
        figures: of the document; their `error` says why there is nothing else.
        sheet: the document as plain data.
        view: of its TEI.
        texts: the lines of the source.
        pictures: of its pages.
        teaches: what is in doubt in it, where only its figures are wanted.
    """

    figures: Figures
    sheet: dict[str, Any] | None = None
    view: View | None = None
    texts: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    teaches: Doubts | None = None


_sheets: OrderedDict[tuple[str | None, ...], Sheet] = OrderedDict()


def answer(ask: Ask, options: Options, language: str, weights: Weights | None = None) -> Answer:
    """The answer for a document as it is on the disk now; what fails is told in the figures.

    Args:
        ask: what is wanted.
        options: how sources are encoded.
        language: of the interface.
        weights: where those of the house lie, which may be learnt while the desk is open; None where
            `options` has them.
    """

    def work(asked: Ask) -> Answer:
        return _answer(asked, _with_weights(asked.file, options, weights), language)

    return safely(work, ask, failure)


def failure(ask: Ask, error: EngrossError) -> Answer:
    """The answer for a document that cannot be encoded."""
    return Answer(Figures(error=str(error.at(str(ask)))))


def _answer(ask: Ask, options: Options, language: str) -> Answer:
    sheet = _sheet(ask.file, options)
    if ask.view is None:
        return Answer(sheet.figures, teaches=doubts_in(ask.file, options))
    count = len(sheet.lines)
    line = min(max(1, ask.line), count)
    view = (
        xml_view(sheet.tei, count, line)
        if ask.view == XML
        else reading_view(sheet.tei, count, line, language)
    )
    texts = tuple(line.text for line in sheet.lines)
    return Answer(sheet.figures, as_json(sheet), view, texts, sheet.pictures)


def _sheet(file: Path, options: Options) -> Sheet:
    """The sheet of a document, remembered as long as nothing that it is made from has changed."""
    model = weights_digest(options.model)
    made_from = (str(file), model, *(sha256_of(path) for path in (file, *_beside(file))))
    if made_from not in _sheets:
        _sheets[made_from] = read_sheet(file, options)
        while len(_sheets) > _REMEMBERED:
            _sheets.popitem(last=False)
    _sheets.move_to_end(made_from)
    return _sheets[made_from]


def _with_weights(file: Path, options: Options, weights: Weights | None) -> Options:
    if weights is None:
        return options
    path = weights(file)
    model = Model() if path is None else _model(path, sha256_of(path))
    return replace(options, model=model)


@lru_cache(maxsize=_HOUSES)
def _model(path: Path, sha256: str | None) -> Model:
    """The weights of a file as it is now."""
    return Model((read_weights(path, shipped()),))


def _beside(file: Path) -> Sequence[Path]:
    return (corrections_file(file), *(file.with_suffix(suffix) for suffix in _BESIDE))


def as_json(sheet: Sheet) -> dict[str, Any]:
    """What the page shows of a document, as plain data."""
    return {
        "lines": [line.as_json() for line in sheet.lines],
        "doubts": [doubt.as_json() for doubt in sheet.figures.doubts],
        "records": [{"at": line, **table_of(record)} for record, line in sheet.records],
        "findings": [str(finding) for finding in sheet.findings],
        "pictures": list(sheet.pictures),
        "language": sheet.language,
        "title": sheet.figures.title,
        "date": sheet.figures.date,
    }


def table_of(record: Correction) -> dict[str, Any]:
    """A record as the table of a corrections file has it."""
    given = {key: getattr(record, key) for key in KEYS}
    return {key: value for key, value in given.items() if value is not None}
