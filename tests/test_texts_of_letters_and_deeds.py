"""Letters and deeds read whole: where and when above the greeting, who signs a deed, what its day is."""

import pytest
from lxml import etree

from encoder.document.dates.enacted import find_enacted
from encoder.document.dates.find import find_dates
from encoder.pages.letters.signers_named import signers_named
from encoder.pages.sights.sight import sights
from encoder.pipeline import encode_source
from encoder.reading import source_of_text

T = "{http://www.tei-c.org/ns/1.0}"
TEXT = "The waggons came in last night, and two of them with broken wheels; the smith has been sent for.\n\n"
LEAVE = "I am, Sir, your humble servant\nWm. Tallis\n"


def whole(text: str) -> etree._Element:
    return encode_source(source_of_text(text)).tree


def said(element: etree._Element, *names: str) -> list[str]:
    return [" ".join("".join(one.itertext()).split()) for one in element.iter(*(T + name for name in names))]


def days(text: str) -> list[str | None]:
    return [dict(found.attributes).get("when") for found in find_dates(text)]


@pytest.mark.parametrize(
    ("day", "when"),
    [
        ("<unclear>Decr</unclear> 19th 1778", "1778-12-19"),
        ("[Decr?] 19th 1778", "1778-12-19"),
        ("Decr [?] 19th 1778", "1778-12-19"),
        ("April the 9th 1697", "1697-04-09"),
        ("June 16/1863", "1863-06-16"),
    ],
)
def test_a_place_without_a_comma_stands_above_its_day(day: str, when: str):
    read = whole(f"To Philip Fenn\n\nBurnt Mill\n{day}\n\nDear Sir,\n\n{TEXT}{LEAVE}")
    assert "Burnt Mill" not in said(read, "head")
    assert said(read, "placeName")[:1] == ["Burnt Mill"]
    assert [date.get("when") for date in read.find(f".//{T}opener").iter(f"{T}date")] == [when]


def test_a_month_that_is_doubted_is_unclear_within_its_date():
    read = whole(f"Halberstadt\n\nd. 14 [Septbr?] 1811\n\nTheurer Freund!\n\n{TEXT}Dein treuer\nA. Lind\n")
    assert said(read.find(f".//{T}dateline/{T}date"), "unclear") == ["[Septbr?]"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("L'an mil huit cent douze, le vingt-six novembre", "1812-11-26"),
        ("Im Jahre eintausendachthundertundneunzehn, den zwölften Mai", "1819-05-12"),
        ("Anno 1543 den 17. Martii", "1543-03-17"),
        ("aos vinte e tres dias do mez de Março do anno de mil oito centos e doze", "1812-03-23"),
        ("Feb. the 4th 1665/6", "1666-02-04"),
        ("Septr ye 3d 1720", "1720-09-03"),
    ],
)
def test_days_behind_their_year_and_articles_before_days(text: str, when: str):
    assert days(text) == [when]


def test_two_figures_behind_a_stroke_are_a_year_that_is_not_sure():
    (found,) = find_dates("June 16/63")
    assert dict(found.attributes)["cert"] == "medium"


def test_only_what_deeds_say_is_their_day():
    assert [*find_enacted("L'an 1812, le 26 novembre, par devant nous, notaire, est comparu")]
    assert [*find_enacted("I have set my hand this 12th day of June 1834.")]
    assert not [*find_enacted("Im Jahre 1806, den 14. Oktober, kamen die Franzosen in die Stadt.")]
    assert not [*find_enacted("On the 4th of May 1811 I was born at Harwick.")]


def test_those_whom_a_deed_names_sign_it_and_its_text_says_when():
    read = whole(
        "Vente par le sieur Aubin au sieur Lemoyne\n\n"
        "L'an mil huit cent douze, le vingt-six novembre, par devant nous Jean Courtin, notaire, furent "
        "présens le sieur Nicolas Aubin, lequel a vendu au sieur Pierre Lemoyne une pièce de terre.\n\n"
        "Fait et passé en l'étude, et ont signé après lecture.\n\nAubin.\nLemoyne.\nCourtin, notaire.\n"
    )
    assert said(read, "signed") == ["Aubin.", "Lemoyne.", "Courtin, notaire."]
    assert read.find(f".//{T}creation/{T}date").get("when") == "1812-11-26"


def test_a_last_word_that_nobody_is_called_signs_nothing():
    lines = ["John Fenn sold the house to the coopers of the town.", "", "Coopers."]
    assert not dict(signers_named(sights(lines)))
    assert list(dict(signers_named(sights([*lines[:2], "Fenn."])))) == [1]


@pytest.mark.parametrize("label", ["Oggetto: ", "Objet : ", "Betrifft: ", "Re: "])
def test_a_subject_between_number_and_greeting_heads_no_section(label: str):
    read = whole(
        f"Salonicco, 22 marzo 1903\nN. 318/44\n\n{label}Coal\n\nEccellenza,\n\n{TEXT}Con ossequio\nA. Berti\n"
    )
    assert said(read.find(f".//{T}opener"), "label", "salute") == [label.strip(), "Eccellenza,"]
    assert len(said(read, "div")) == 1


def test_what_stood_on_cover_and_back_is_no_dateline():
    read = whole(
        "[Docket:] Lord Fenn to the Duke, 4 Feb. 1666\n\n"
        "[Cover:] For his Grace the Duke of Harborne, at Dublin\n\n"
        f"Whitehall, Feb. the 4th 1665/6\n\nMay it please your Grace,\n\n{TEXT}{LEAVE}"
    )
    assert said(read, "dateline") == ["Whitehall, Feb. the 4th 1665/6"]
    assert [note.get("type") for note in read.iter(f"{T}note")] == ["source", "source"]
    assert len(said(read, "div")) == 1
    above = whole(f"[Address:]\nTo Mr. Wm. Hale\nin Cornhill\n\nExon, Feb. 4, 1666\n\nSir,\n\n{TEXT}{LEAVE}")
    assert said(above.find(f".//{T}opener"), "addrLine")[1:] == ["To Mr. Wm. Hale", "in Cornhill"]
