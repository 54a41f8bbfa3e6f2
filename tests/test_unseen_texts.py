"""Texts of the kinds that people bring, read whole: what their TEI must show, each kind by a small one."""

from lxml import etree

from encoder.pipeline import encode_source
from encoder.reading import source_of_text

T = "{http://www.tei-c.org/ns/1.0}"
PROSE = "The Engineer reported that four thousand tons of sand had been removed from the bar this year."


def body(text: str) -> etree._Element:
    document = encode_source(source_of_text(text))
    assert not [finding for finding in document.findings if finding.rule == "T01"]
    return document.tree.find(f".//{T}body")


def said(element: etree._Element, *names: str) -> list[str]:
    """The texts of the elements of some names, white space made regular."""
    return [" ".join("".join(one.itertext()).split()) for one in element.iter(*(T + name for name in names))]


def letter(foot: str, head: str = "Harwick, 3 May 1911.\n\nDear Sir,\n\n") -> etree._Element:
    return body(f"{head}{PROSE}\n\n{foot}")


def test_an_address_above_the_date_is_no_head():
    read = letter("Yours truly,\nE. Marsh\n", "22, Quay Street,\nHarwick.\n3 May 1911.\n\nDear Sir,\n\n")
    assert not said(read, "head")
    assert said(read, "dateline") == ["22, Quay Street, Harwick.", "3 May 1911."]


def test_an_address_above_the_greeting_is_one():
    read = letter(
        "Yours truly,\nE. Marsh\n", "3 May 1911\n\nThe Secretary,\nDock Company,\nLeeds.\n\nDear Sir,\n\n"
    )
    assert said(read, "addrLine") == ["The Secretary,", "Dock Company,", "Leeds."]
    assert said(read, "salute")[0] == "Dear Sir,"


def test_an_address_at_the_foot_signs_nothing():
    read = letter("I have, &c.,\n(Signed) W. FENN.\n\nHis Grace\nThe Duke of Merrow, K.G.,\n&c., &c.\n")
    assert said(read, "signed") == ["(Signed) W. FENN."]
    assert said(read, "addrLine") == ["His Grace", "The Duke of Merrow, K.G.,", "&c., &c."]


def test_an_honour_within_a_leave_begins_no_letter():
    text = (
        "Hochgeehrter Herr!\n\nIhre Abhandlung habe ich in einem Zuge gelesen und danke dafür.\n\n"
        "Ich verharre in Hochachtung\n\nEuer Wohlgeboren\nganz ergebenster\n\nDr. Aberle,\nLehrer.\n"
    )
    read = body(text)
    assert len(said(read, "opener")) == 1
    assert said(read, "signed") == ["Dr. Aberle,", "Lehrer."]


def test_a_name_behind_a_leave_signs_and_one_who_is_greeted_does_not():
    assert said(letter("In Liebe Dein Paul.\n", "Lieber Papa!\n\n"), "signed") == ["In Liebe Dein Paul."]
    read = letter("Dein Paul.\n\nViele Grüße an Richard!\n", "Lieber Papa!\n\n")
    assert "Viele Grüße an Richard!" not in said(read, "signed")


def test_signatures_side_by_side_are_two():
    read = body(
        f"MINUTES\n\n{PROSE}\n\n{PROSE}\n\n"
        "The Chairman:          The Secretary:\nA. Huber.          F. Ebner.\n"
    )
    assert said(read, "signed")[-2:] == ["A. Huber.", "F. Ebner."]


def test_the_mark_of_one_who_cannot_write_is_one_signature():
    read = body(f"{PROSE}\n\n{PROSE}\n\n        his\nJohn     X    Tallis\n        mark\n")
    assert said(read, "signed") == ["his John X Tallis mark"]


def test_a_postscript_and_a_remark_sign_nothing():
    read = letter(
        "Yours truly,\nE. Marsh\n\nP.S. — The sloop is gone.\n\n[Endorsed:] Marsh, 3 May. Ansd. 9th.\n"
    )
    assert said(read, "signed") == ["E. Marsh"]
    assert said(read, "postscript")[0].startswith("P.S. — The sloop is gone.")


def test_numbers_of_sections_head_what_they_number():
    sections = "\n\n".join(f"§ {n}.\nKein Schiff darf zur Nachtzeit ohne Licht fahren." for n in (1, 2, 3))
    read = body(f"Verordnung über den Strom.\n\n{sections}\n")
    assert said(read, "head")[1:] == ["§ 1.", "§ 2.", "§ 3."]
    assert [div.get("type") for div in read.iter(f"{T}div")][1:] == ["article"] * 3


def test_words_in_capitals_head_the_columns_of_a_newspaper():
    names = ("FRANCE.", "SPAIN.", "BIRTHS.")
    read = body("THE COURIER.\n\n" + "\n\n".join(f"{name}\n\n{PROSE}" for name in names))
    assert [head for head in said(read, "head") if head in names] == list(names)


def test_lots_of_a_catalogue_head_nothing():
    read = body(
        f"A CATALOGUE of Books.\n\n{PROSE}\n\n"
        "FOLIO.\n\n1  Camden's Britannia\n2  Dugdale\n3  Pool's Synopsis\n"
    )
    assert not any(head[0].isdigit() for head in said(read, "head"))


def test_a_title_over_two_lines_keeps_its_day():
    title = "MINUTES of a Meeting of the Committee of the Harwick Literary\n"
    title += "Institution, held on Tuesday, 14th March, 1871."
    assert said(body(f"{title}\n\n{PROSE}\n"), "head") == [" ".join(title.split())]


def test_a_line_that_ends_in_an_abbreviation_ends_no_paragraph():
    text = "There was a ladder and I went up it. At the top stood Mr.\n"
    text += "Garrow, who looked at me and said nothing whatever about\nthe lamp.\n"
    assert len(said(body(f"{text}\n{text}"), "p")) == 2


def test_long_lines_that_run_on_are_no_verse():
    text = (
        "My verie good Lord I haue here enclosed sent your Lordship the paper\n"
        "of one Goss a fisherman, who saith he sawe the shippes of Spaine of\n"
        "Merrow pointe vpon Thursday last. I beleue him not.\n"
        "So I take my leave this day.\n"
    )
    assert not said(body(text), "l")


HEADER = (
    "Title: The Year\n\nAuthor: A. Thorne\n\nLanguage: English\n\n*** START OF THE EBOOK THE YEAR ***\n\n"
)
FOOTER = "\n\n*** END OF THE EBOOK THE YEAR ***\n"


def test_what_a_library_sets_around_a_book_is_neither_head_nor_note():
    notes = "[Footnote 1: Of oil.]\n\n[Footnote 2: He died.]\n"
    text = f"CHAPTER I\n\nI knew nothing of lamps.[1] The boat was rowed.\n\nI thought him mad.[2]\n\n{notes}"
    read = body(f"{HEADER}{text}{FOOTER}")
    assert said(read, "head") == ["CHAPTER I"]
    assert [note.get("n") for note in read.iter(f"{T}note")] == ["1", "2"]


def test_the_place_of_a_picture_is_a_figure():
    read = body(
        f"CHAPTER I\n\n{PROSE}\n\n[Illustration: The landing-place\nat low water.]\n\nText.\n\n[Abbildung]\n"
    )
    assert said(read, "figure") == ["[Illustration: The landing-place at low water.]", "[Abbildung]"]
    assert not said(body(f"{PROSE}\n\n[Illustrated papers came with it.]\n"), "figure")


def test_a_rule_to_the_margin_is_part_of_a_page_mark():
    pages = "\n\n".join(f"-----File: 0{n}.png{'-' * 53}\n\n{PROSE}" for n in (13, 14, 15))
    assert [pb.get("n") for pb in body(pages).iter(f"{T}pb")] == ["013", "014", "015"]
