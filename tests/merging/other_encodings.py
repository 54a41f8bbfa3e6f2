"""Other encodings of the same source, as an encoder that has changed, or other options, would make them."""

from functools import cache
from pathlib import Path

from encoder.config import Options
from encoder.document.modest import build_modest
from encoder.edition.edition import Imprint
from encoder.metadata import MetadataTable
from encoder.model import Metadata
from encoder.pipeline import encode_source
from encoder.reading import read_source, split_lines
from encoder.tei import build_tree, serialize

TESTS = Path(__file__).parents[1]
SOURCES = (
    *sorted((TESTS / "samples").glob("*.txt")),
    *sorted((TESTS / "samples").glob("*.md")),
    *(
        TESTS / "cases" / name / "in.txt"
        for name in ("kind-letter-english-foot", "kind-minutes-german", "telegram", "kind-treaty-french")
    ),
)
METADATA = Metadata(title="A Title", date="1862-10-27", sender="A. Green", recipient="B. White", place="Riga")


@cache
def text_of(number):
    return read_source(SOURCES[number])[0].text


@cache
def encodings(number):
    """Several valid encodings of a source, the one without options first, the plainest last."""
    source, _ = read_source(SOURCES[number])
    known = Options(MetadataTable(METADATA), schema_folder="schema")
    published = Options(imprint=Imprint(title="The Papers", publisher="The Press"), schema_folder="schema")
    return (
        encode_source(source, Options(schema_folder="schema")).tei,
        encode_source(source, known).tei,
        encode_source(source, published).tei,
        plainest(source),
    )


def plainest(source):
    """The lines as paragraphs, by an encoder that has no judgement."""
    return serialize(build_tree(build_modest(split_lines(source), source, Metadata())), "schema")
