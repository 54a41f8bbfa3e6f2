"""Between the title of an edition's page and its text stand where the document is kept, and its day."""

import pytest

from encoder.pages.prose.record_lines import is_shelf_mark
from encoder.pipeline import encode_source
from encoder.reading import source_of_text

TEXT = (
    "Das Gesuch der Frau Wagner wurde durch Verfügung der Direktion abgewiesen, weil auf den Ehemann der "
    "Bewerberin im April ein leerer Pfandschein herausgekommen war."
)


@pytest.mark.parametrize(
    "line", ["StABE MM 3.14 RRB 1900/0071", "HHStA, StK Vorträge, Nr. 14", "GStA PK, I. HA Rep. 81, Nr. 12/3"]
)
def test_shelf_marks(line):
    assert is_shelf_mark(line)


@pytest.mark.parametrize(
    "line",
    ["PARIS, 22 Juin 1921.", "PARIS 1921", "Bern, 12.3.1902", "Am 3. Mai 1900 wurde", "KAPITEL 3", "No. 12"],
)
def test_other_lines_are_none(line):
    assert not is_shelf_mark(line)


@pytest.mark.parametrize("mark", ["StABE MM 3.14 RRB 1900/0071", "BArch R 43-I, Nr. 12/3"])
@pytest.mark.parametrize(("day", "when"), [("15.01.1900", "1900-01-15"), ("3. Mai 1871", "1871-05-03")])
def test_the_day_below_a_shelf_mark_is_that_of_the_document(mark, day, when):
    text = f"Wirtschaft.\n\n{mark}\n\n{day}\n\n{TEXT}\n\nDer Rekurs ist gegenstandslos geworden.\n"
    body = encode_source(source_of_text(text)).tei.decode().partition("<body>")[2]
    assert "<head>Wirtschaft.</head>" in body
    assert f"<p>{mark}</p>" in body
    assert f'<dateline><date when="{when}">{day.rstrip(".")}' in body
