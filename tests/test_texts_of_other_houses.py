"""Texts as other houses set them down, read whole: their page marks, messages, title pages, lists and feet."""
# ruff: noqa: E501 - texts as people have them

import pytest
from lxml import etree

from encoder.days.read import read_day
from encoder.enumerators import Reading, Style, enumerator
from encoder.house.candidates import find_candidates
from encoder.note_marks import note_start
from encoder.pages.prose.bounds import possible_labels
from encoder.pages.prose.running_text import sights_of
from encoder.pages.sights.layout import layout_of
from encoder.pipeline import encode_source
from encoder.reading import source_of_text

T = "{http://www.tei-c.org/ns/1.0}"
PROSE = "The Engineer reported that four thousand tons of sand had been removed from the bar this year."


def text_of(source: str) -> etree._Element:
    document = encode_source(source_of_text(source))
    assert not [finding for finding in document.findings if finding.rule == "T01"]
    return document.tree.find(f"{T}text")


def said(element: etree._Element, *names: str) -> list[str]:
    """The texts of the elements of some names, white space made regular."""
    return [" ".join("".join(one.itertext()).split()) for one in element.iter(*(T + name for name in names))]


def pages(element: etree._Element) -> list[str | None]:
    return [one.get("n") for one in element.iter(f"{T}pb")]


@pytest.mark.parametrize(
    ("mark", "n"), [("|89|", "89"), ("          (p. 214)", "214"), ("[2]", "2"), ("[c. 21r]", "21r")]
)
def test_the_only_page_mark_of_a_text_stands_on_its_own_line(mark: str, n: str):
    assert pages(text_of(f"{PROSE}\n\n{mark}\n\n{PROSE}\n")) == [n]


def test_a_page_mark_names_who_proofread_the_page():
    lines = ["-----File: 071.png---\\anna\\b_k\\-----", PROSE, "-----File: 072.png---\\carl\\-----", PROSE]
    assert pages(text_of("\n".join(lines))) == ["071", "072"]


def test_what_is_lost_is_no_page():
    assert not find_candidates(["duas acras terre in [---] que iacent iuxta viam"])
    read = text_of(
        "Noverit universitas vestra nos concessisse duas acras terre in [---] que iacent iuxta viam.\n"
    )
    assert [gap.get("reason") for gap in read.iter(f"{T}gap")] == ["missing"]
    assert not pages(read)


def test_months_are_counted_by_friends():
    mark = read_day("2nd mo. 4th. — Received a letter")
    assert mark is not None
    assert (mark.month, mark.day, mark.is_counted) == (2, 4, True)
    read = text_of(
        "JOURNAL OF HANNAH WEST, 1784\n\n1st mo. 3rd. — Cold and clear. Went to meeting.\n\n"
        "7th. — My cousin came from Darby.\n\n2nd mo. 4th. — Received a letter from S. P.\n"
    )
    assert [one.get("when") for one in read.iter(f"{T}date")] == ["1784-01-03", "1784-01-07", "1784-02-04"]


def test_before_1752_the_first_month_is_march():
    read = text_of(
        "JOURNAL OF JOHN WEST, 1701\n\n1st mo. 3rd. — Cold and clear. Went to meeting.\n\n"
        "7th. — My cousin came from Darby.\n\n2nd mo. 4th. — Received a letter from S. P.\n"
    )
    assert [one.get("when") for one in read.iter(f"{T}date")] == ["1701-03-03", "1701-03-07", "1701-04-04"]


@pytest.mark.parametrize(
    ("line", "reading"),
    [
        ("a) The pump.", Reading(Style.LOWER_RIGHT, 1)),
        ("2) The well.", Reading(Style.DECIMAL_RIGHT, 2)),
        ("II) The well.", Reading(Style.ROMAN_RIGHT, 2)),
        ("1.º En pagando", Reading(Style.DECIMAL_DEGREE, 1)),
        ("3.- Los vecinos", Reading(Style.DECIMAL, 3)),
    ],
)
def test_enumerators_of_other_houses(line: str, reading: Reading):
    found = enumerator(line)
    assert found is not None
    assert found.readings[0] == reading


MESSAGE = (
    "From: Marlowe, Dana\nSent: Tuesday, March 11, 2003 4:52 PM\nTo: Okafor, Samuel\n"
    "Subject: RE: Draft schedule\nAttachments: schedule.doc\n\nSam,\n\nThanks for the draft. Can we talk tomorrow?\n\n"
    "Best,\nDana\n\n-----Original Message-----\nFrom: Okafor, Samuel\nSent: Monday, March 10, 2003 9:15 AM\n"
    "To: Marlowe, Dana\nSubject: Draft schedule\n\nDana,\n\nAttached is the draft. Please let me have your comments.\n\n"
    "Regards,\nSamuel Okafor\n"
)


def test_a_message_and_the_one_that_it_answers():
    read = text_of(MESSAGE)
    assert said(read, "label") == ["From:", "To:", "Subject:", "Attachments:", "From:", "To:", "Subject:"]
    assert [one.get("when") for one in read.iter(f"{T}date")] == [
        "2003-03-11T16:52:00",
        "2003-03-10T09:15:00",
    ]
    assert said(read, "salute") == ["Sam,", "Best,", "Dana,", "Regards,"]
    assert said(read, "signed") == ["Dana", "Samuel Okafor"]
    assert said(read, "head") == ["-----Original Message-----"]


def test_the_first_field_of_a_message_is_no_title_that_is_wrapped():
    text = (
        "From: Ann Merrow <ann@harbour.example>\nTo: John Tallis <john@harbour.example>\n"
        "Sent: 12 March 2003 09:14\nSubject: The lamp\n\nDear John,\n\nThe lamp was dark again last night. "
        "Could you send somebody?\n\nBest wishes,\nAnn\n\n-----Original Message-----\n"
        "From: John Tallis <john@harbour.example>\nSent: 11 March 2003 17:02\nTo: Ann Merrow "
        "<ann@harbour.example>\nSubject: The lamp\n\nAnn,\n\nIs all well at the pier?\n\nJohn\n"
    )
    read = text_of(text)
    assert said(read, "head") == ["-----Original Message-----"]
    assert said(read, "label") == ["From:", "To:", "Subject:", "From:", "To:", "Subject:"]


def test_a_forwarded_message_says_its_hour():
    read = text_of(
        "---------- Forwarded message ---------\nFrom: Inès Morel <im@example.org>\nDate: Fri, 14 Jun 2019 at 10:22\n"
        "Subject: Papiers\nTo: <archives@example.org>\n\nBonjour,\n\nJe vous envoie la liste des cartons que vous m'avez "
        "demandée.\n\nBien cordialement,\n\nInès Morel\n"
    )
    assert [one.get("when")[:10] for one in read.iter(f"{T}date")] == ["2019-06-14"]
    assert said(read, "salute") == ["Bonjour,", "Bien cordialement,"]


def test_two_fields_stand_side_by_side():
    read = text_of(
        "CONFIDENTIAL\n\nOFFICE MEMORANDUM\n\nTO       : The Director                    DATE: 3 August 1948\n"
        f"FROM     : Chief, Survey Section\nSUBJECT  : Trawlers\n\n1. {PROSE}\n\nCONFIDENTIAL\n"
    )
    assert said(read, "label")[:2] == ["TO :", "FROM :"]
    assert [one.get("when") for one in read.iter(f"{T}date")] == ["1948-08-03"]


BOOK = (
    "THE\nSALT ROADS\nOF NAREN\n\nBY\n\nEDMUND HOLLOWAY\n\n_WITH FOUR ILLUSTRATIONS_\n\nLONDON\nPrinted for J. MARSH\nMDCCXLIV.\n\n"
    f"CHAPTER I\n\nTHE FIRST CARTERS\n\n{PROSE}\n\nCHAPTER II\n\nTHE TOLL\n\n{PROSE}\n"
)


def test_a_title_page_is_front_matter():
    read = text_of(BOOK)
    front, body = read
    assert said(front, "titlePart") == ["THE SALT ROADS OF NAREN", "WITH FOUR ILLUSTRATIONS"]
    assert said(front, "docAuthor") == ["EDMUND HOLLOWAY"]
    assert [one.get("when") for one in front.iter(f"{T}docDate")] == ["1744"]
    assert said(body, "head") == ["CHAPTER I", "THE FIRST CARTERS", "CHAPTER II", "THE TOLL"]
    title = read.getparent().find(f".//{T}titleStmt/{T}title")
    assert title.text == "THE SALT ROADS OF NAREN"


def test_a_letter_from_a_printer_has_no_title_page():
    read = text_of(
        "London, May 3, 1744\n\nDear Sir,\n\nThe book is printed for J. Marsh, and sold.\n\nYours,\n\nT. Quill\n"
    )
    assert [one.tag for one in read] == [f"{T}body"]


def test_what_stands_on_the_back_of_a_letter_is_said_of_it():
    read = text_of(
        "ALS: Wexcombe Society\n\n                              Philada. Octr. 17th. 1763\n\nMy dear Friend,\n\n"
        f"I wrote you by the last Packet. {PROSE}\n\n                    Yours most affectionately\n                              T. LOXLEY\n\n"
        "Addressed: To Mr. Peter Wollaston, London.\nEndorsed: T. Loxley. 17 Oct.\n"
    )
    assert [one.get("type") for one in read.iter(f"{T}note")] == ["source"] * 3
    assert said(read, "salute")[0] == "My dear Friend,"


def test_a_dateline_far_to_the_right_begins_no_paragraph():
    read = text_of(
        "                                        Philada. Octr. 17th. 1763\nMy dear Friend,\n\n"
        "I wrote you by the last Packet, wherein I acknowledged receipt of\nyour kind Favour of June 5. and inclosed you a Bill upon Messrs.\nHarlan.\n\n"
        "Our Governor is gone up the Country to treat with the Indians and\nis not expected back before the Snow. The Assembly sits, but does\nlittle.\n"
    )
    assert said(read, "salute") == ["My dear Friend,"]


def test_who_is_honoured_in_a_leave_does_not_sign():
    read = text_of(
        "Hochgeehrter Herr!\n\nIhr Buch habe ich mit großem Vergnügen gelesen und danke dafür herzlich.\n\n"
        "Mit vollkommenster Hochachtung\n               Ew. Wohlgeboren\n                    ganz ergebenster\n"
        "                         F. Aumann.\n\nHalle, d. 3ten Novbr. 1831.\n"
    )
    assert said(read, "signed") == ["F. Aumann."]


def test_a_sentence_below_the_head_of_a_chapter_signs_nothing():
    read = text_of(
        "Zweites Kapitel.\nDie Zünfte.\n\nDie Zünfte waren im Jahre 1740 noch sehr mächtig in der ganzen Stadt.\n\n§ 1. Die Bäcker.\n\n"
        "Die Bäcker hielten am längsten von allen aus.\n\n§ 2. Die Weber.\n\nVon den Webern ist wenig zu sagen.\n\n"
        "Drittes Kapitel.\nDie neue Zeit.\n\nIm Jahre 1806 kamen die Franzosen.\n"
    )
    assert not said(read, "signed")
    assert said(read, "head")[2:4] == ["§ 1. Die Bäcker.", "§ 2. Die Weber."]
    assert said(read, "head")[-2:] == ["Drittes Kapitel.", "Die neue Zeit."]


def test_seals_stand_side_by_side():
    read = text_of(
        f"TREATY\n\n{PROSE}\n\nDone at Breda, May 26, 1763.\n\n(L. S.) LE COMTE DE BRIGNY.         (L. S.) VAN DER HOOP.\n"
    )
    assert said(read, "signed") == ["(L. S.) LE COMTE DE BRIGNY.", "(L. S.) VAN DER HOOP."]


def test_a_day_in_italics_is_a_date():
    read = text_of(
        f"No. 19.                                  FOREIGN OFFICE, _June 4, 1867_.\n\nSIR,\n\n{PROSE}\n"
    )
    assert [one.get("when") for one in read.iter(f"{T}date")] == ["1867-06-04"]


def test_a_year_of_the_republic_one_and_indivisible():
    read = text_of(
        "Rochefort, le 12 vendémiaire an III de la République une et indivisible.\n\nCitoyens représentants,\n\n"
        "Je vous ai rendu compte de l'état où j'ai trouvé le port et les ouvriers.\n\nSalut et fraternité.\n\nMARCHEVAL.\n"
    )
    assert [one.get("when") for one in read.iter(f"{T}date")] == ["1794-10-03"]


def test_the_first_head_of_a_catalogue_is_no_part_of_its_title():
    lots = "Biblia sacra. Lyon, 1558, in folio, and other books of the same kind, with a map."
    read = text_of(
        f"CATALOGUE OF THE BOOKS OF THE LATE DEAN\n\nTHEOLOGY\n\n{lots}\n\nLAW\n\n{lots}\n\nHISTORY\n\n{lots}\n"
    )
    document = read.find(f"{T}body/{T}div")
    assert [said(one, "head") for one in document.findall(f"{T}div")] == [["THEOLOGY"], ["LAW"], ["HISTORY"]]


def test_letters_that_count_on_stand_beside_each_other():
    letter = f"{PROSE}\n\n                    Yours ever,\n                              R. H.\n\n"
    read = text_of(
        f"141.  TO HENRY FELLOWES\n\n               Thorpe, March 7, 1802\n\n{letter}"
        f"142.  TO MRS. FELLOWES\n\n               Thorpe, March 20, 1802\n\n{letter}"
    )
    heads = list(read.iter(f"{T}head"))
    assert len({one.getparent().getparent() for one in heads}) == 1


def test_initials_at_the_right_sign_a_preface():
    read = text_of(
        f"TO THE READER.\n\nI HAVE been prevailed upon. {PROSE}\n\n                                        T. Q.\n\n"
        f"CHAP. I.\nOf the Coast.\n\nFROM Harwick keep the Church open. {PROSE}\n"
    )
    assert said(read, "signed") == ["T. Q."]
    assert "T. Q." not in said(read, "head")


FOOT = "the lamp was lit and nobody went out to the bar that night, for the wind stood against them. " * 3


@pytest.mark.parametrize("mark", ["+{}+", "⟨{}⟩", "[p. {}]"])
@pytest.mark.parametrize("end", ["", "\nNotes\n\n[1] By order of the keeper.\n"])
def test_a_mark_below_its_page_names_the_page_above(mark: str, end: str):
    paged = "\n\n".join(
        f"{FOOT if n > 212 else FOOT.capitalize()}\n\n{mark.format(n)}" for n in (212, 213, 214)
    )
    read = text_of(f"{paged}\n{end}".replace("the lamp", "the lamp[1]", 1 if end else 0))
    assert pages(read) == ["212", "213", "214"]
    assert said(read, "fw")[:3] == [mark.format(n) for n in (212, 213, 214)]


def test_a_list_that_goes_on_over_a_mark_does_not_set_the_mark_below_its_page():
    text = f"{PROSE * 9}\n\n(A) {PROSE}\n\n[Page 575]\n\n(B) {PROSE}\n\nWatson\n\n  1. Source: Harbour Archive.\n"
    read = text_of(text)
    assert pages(read) == ["575"]
    assert not said(read, "fw")


def test_paragraphs_counted_with_a_section_sign_are_no_notes():
    assert note_start("§ 2. The lamp was lit.") is None
    assert note_start("§ By order of the keeper.")


@pytest.mark.parametrize(
    ("line", "may"),
    [
        ("Mit vielen guten Grüßen d. Tante T.", True),
        ("Nun noch viele, viele Grüße v. D. getr. T. T.", True),
        ("Your Graces most ready Seruitour, John Fouler.", True),
        ("Im Jahre 1806 kamen die Franzosen.", False),
        ("6000", False),
    ],
)
def test_a_leave_that_ends_in_a_name_may_sign_and_a_sentence_or_a_sum_may_not(line: str, may: bool):
    texts = [PROSE, "", PROSE, "", line]
    seen = list(sights_of(texts, [False] * len(texts), {}))
    labels = possible_labels(seen, layout_of(seen), {}, {})[-1]
    assert ("signed" in labels) == may
