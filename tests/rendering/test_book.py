"""A collection as a book."""

from pathlib import Path

import pytest

from encoder.cli import run
from encoder.errors import NotRendered, UsageError
from encoder.rendering.book import BookTitle, render_book
from tests.rendering.pdf_file import (
    bookmarks,
    letters,
    marked_contents,
    metadata,
    structure_types,
    text_of,
    untagged,
)

SAMPLES = Path(__file__).parent / "samples"
FILES = [SAMPLES / f"pdf-{name}.xml" for name in ("edition", "typescript", "anthology", "hostile")]
TITLE = BookTitle("Papers of the Harbour", "A Selection", ("A. Editor", "B. Editor"), "The Saltmarsh Press")
HEADINGS = [
    "41. Letter From the Harbour Commissioner (Ferrars) to the Minister of Works (Quill)",
    "Memoranda on the Lantern Committee",
    "A Winter Miscellany",
    '= Heading #panic("head") <label>',
]


def chapter(folder, name, body, header=""):
    path = folder / f"{name}.xml"
    path.write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>'
        f"</fileDesc>{header}</teiHeader><text><body>{body}</body></text></TEI>"
    )
    return path


@pytest.fixture(scope="module")
def book():
    return render_book(FILES, TITLE)[0]


def test_it_is_tagged_and_archivable(book):
    assert metadata(book)["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
    assert untagged(book) == []
    drawn, referred = marked_contents(book)
    assert drawn == referred
    assert {"TOC", "TOCI", "H1", "H2", "Note"} <= set(structure_types(book))


def test_the_title_page_says_who_and_what(book):
    first = text_of(book)[:200]
    assert all(part in first for part in ("Papers of the Harbour", "A Selection"))
    assert "A. Editor" in metadata(book)["{http://purl.org/dc/elements/1.1/}creator"]


def test_documents_are_bookmarks_and_in_the_contents(book):
    first_level = [title for level, title in bookmarks(book) if level == 0]
    assert [title for title in first_level if title in HEADINGS] == HEADINGS
    assert first_level[-2:] == ["Sources", "Index of persons"]
    text = letters(text_of(book))
    assert all(text.count(letters(heading)) >= 2 for heading in HEADINGS[1:3])


def test_persons_are_in_the_index_with_their_pages(book):
    index = text_of(book).split("Index of persons")[-1]
    assert "Edmund Ferrars" in index
    assert "Lady Honoria Quill" in index


def test_notes_run_through_the_book(tmp_path):
    body = (
        "<div xml:id='d{0}'><head>{0}. H</head><p>a<note n='1'>N{0}</note> "
        "<choice><sic>b</sic><corr>c</corr></choice></p></div>"
    )
    files = [chapter(tmp_path, str(number), body.format(number)) for number in (1, 2)]
    run_on = text_of(render_book(files, TITLE)[0])
    run_on = run_on.replace("\u202f", " ")
    assert all(one in run_on for one in ("1 N1", "2 N2", "a Source reads: b", "b Source reads: b"))
    assert "1 N2" in text_of(render_book(files, TITLE, printed_numbers=True)[0])


def test_documents_can_refer_to_each_other(tmp_path):
    body = "<div xml:id='d{0}'><head>{0}. H</head><p>See <ref target='#d{1}'>Document {1}</ref>.</p></div>"
    files = [chapter(tmp_path, f"{one}", body.format(one, other)) for one, other in ((1, 2), (2, 1))]
    assert structure_types(render_book(files, TITLE)[0]).count("Link") >= 4  # two in the contents


def test_the_same_id_in_two_documents_is_bearable(tmp_path):
    body = "<div xml:id='d1'><head>H</head><p><ref target='#d1'>here</ref></p></div>"
    render_book([chapter(tmp_path, "a", body), chapter(tmp_path, "b", body)], TITLE)


def test_persons_stand_under_the_name_that_their_list_gives(tmp_path):
    people = (
        "<profileDesc><particDesc><listPerson><person xml:id='p1'><persName><forename>Ada</forename> "
        "<surname>Thorne</surname></persName></person></listPerson></particDesc></profileDesc>"
    )
    path = chapter(tmp_path, "a", "<p><persName ref='#p1'>the Keeper</persName></p>", people)
    assert "Thorne, Ada" in text_of(render_book([path], TITLE)[0]).split("Index of persons")[-1]


def test_the_same_documents_give_the_same_bytes(book):
    assert render_book(FILES, TITLE)[0] == book


def test_no_documents_make_no_book():
    with pytest.raises(UsageError):
        render_book([], TITLE)


def test_a_bad_document_is_named(tmp_path):
    bad = tmp_path / "bad.xml"
    bad.write_text("<TEI")
    with pytest.raises(NotRendered) as caught:
        render_book([FILES[0], bad], TITLE)
    assert caught.value.file == str(bad)


def test_the_command_writes_the_book(tmp_path):
    target = tmp_path / "papers.pdf"
    assert run(["render", "book", str(FILES[0]), str(FILES[1]), "-o", str(target), "--title", "Papers"]) == 0
    assert "Papers" in metadata(target.read_bytes())["{http://purl.org/dc/elements/1.1/}title"]


def test_the_command_names_what_stopped_it(tmp_path, capfd):
    bad = tmp_path / "bad.xml"
    bad.write_text("<TEI")
    target = tmp_path / "papers.pdf"
    assert run(["render", "book", str(bad), "-o", str(target)]) == 1
    assert "bad.xml" in capfd.readouterr().err
    assert not target.exists()
