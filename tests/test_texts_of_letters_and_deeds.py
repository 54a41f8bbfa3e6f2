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


def letter(opener: str, foot: str) -> etree._Element:
    return whole(f"{opener}\n\n{TEXT}{foot}")


def test_a_name_alone_above_the_text_greets():
    for called in ("Kees,", "Петр Васильевич,", "Seigneur Jehan,"):
        read = letter(f"To Mr. Fenn, 3 May 1811\n\n{called}", LEAVE)
        assert said(read, "salute")[0] == called
    read = letter(
        "Brief aan Kees Tallis. Harwick, zondag 24 oktober 1909.\n\nZondagavond.\n\nKees,", "je\nPiet.\n"
    )
    assert said(read, "dateline") == ["Zondagavond."]


def test_an_address_above_a_day_that_is_set_apart():
    read = letter(
        "Letter to Stella Fenn 1967-11-08\n\n77 Elm Place\nHarwick\n\nNov 8th\n\nDear Stella.",
        "love\n\nPaul\n",
    )
    assert said(read, "head") == ["Letter to Stella Fenn 1967-11-08"]
    assert said(read.find(f".//{T}opener"), "dateline")[0].startswith("77 Elm Place")


def test_a_place_a_day_and_an_address_without_a_line_between():
    read = letter(
        "J. M. Tallis to Thomas E. Fenn\n\nU. S. office at Paducah Ky,\nFebruary 10th 1864\n"
        "To His Excellency\nThomas E Fenn\nGoverner of Kentucky\nDear Sir",
        "J. M. Tallis\nCapt. U S Army\n",
    )
    opener = read.find(f".//{T}opener")
    assert said(opener, "date", "addrLine", "salute")[0] == "February 10th 1864"
    assert said(opener, "addrLine")[1] == "Thomas E Fenn"
    assert len(said(read, "div")) == 1


@pytest.mark.parametrize(
    "foot",
    [
        "Dus veel beste groeten van\nPiet Tallis.",
        "No more at present from your son\nHenry",
        "Ewig Dein\nKarl",
    ],
)
def test_a_short_line_and_a_name_end_a_letter_in_whatever_words(foot: str):
    read = letter(
        "Brief aan Aletta Fenn\n\nWaarde Aletta,", f"Grüße die Mutter und küsse mir die Kinder.\n\n{foot}\n"
    )
    leave, name = foot.split("\n")
    closer = read.find(f".//{T}closer")
    assert (said(closer, "salute"), said(closer, "signed")) == ([leave], [name])
    assert "Grüße die Mutter und küsse mir die Kinder." in said(read, "p")


def test_a_title_says_what_is_sent_and_its_kind_sends_nothing():
    read = whole(
        "Brief aan Aletta Fenn. Harwick, dinsdag 9 maart 1909.\n\nBeste Zus,\n\n"
        "kom je morgenavond om kwart voor acht naar de kleine zaal, dan heb ik een plaats voor je; wij "
        "kunnen dan een anderen dag afspreken.\n\nMet vele groeten\nPiet\n"
    )
    assert said(read, "head") == ["Brief aan Aletta Fenn. Harwick, dinsdag 9 maart 1909."]
    sent, received = read.iter(f"{T}correspAction")
    assert ("Brief" not in "".join(sent.itertext()), "Fenn" in "".join(received.itertext())) == (True, True)
    numbered = letter("Lettera 16 - 5 aprile 1944\n\nDatum: 5/4/44\n\nCaro padre,", "Il tuo\nBerto\n")
    assert said(numbered, "head") == ["Lettera 16 - 5 aprile 1944"]


def test_an_address_that_honours_stands_below_who_signs():
    read = letter(
        "Johannes Tallis an Heinrich Fenn, 27. August 1550\n\nGratiam et pacem.",
        "Tuus\n\nIoannes Tallis.\n\n"
        "Clarissimo viro Heinricho Fennio, ecclesiae antistiti, domino suo observando.\n",
    )
    assert said(read, "addrLine") == [
        "Clarissimo viro Heinricho Fennio, ecclesiae antistiti, domino suo observando."
    ]


def test_lines_of_a_letter_that_begin_in_small_letters_are_no_verse():
    lines = "her unnd vertruwter alter fründ, nach erbietung\naller ehren unnd wol geneigter diensten\n" * 4
    read = whole(
        f"Johann Steiner an Heinrich Fenn, 28. August 1575\n\nErwirdiger, wolgelerter, günstiger\n{lines}"
    )
    assert not said(read, "l")


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("d. 3die Maj [18]48", "1848-05-03"),
        ("April 5: 1865", "1865-04-05"),
        (
            "the second day of March in the third year of the reign of King George, and in the year "
            "of our Lord one thousand seven hundred and thirty",
            "1730-03-02",
        ),
    ],
)
def test_days_whose_year_is_supplied_or_stands_far_behind(text: str, when: str):
    assert days(text) == [when]


def test_the_number_of_a_letter_above_its_day_heads_it():
    read = whole(
        "LETTRE N° 645.\n          SENAT\nPARIS, 14 Avril 1920.\nL'ÉLECTION DE FENN.\n"
        "          Mon cher Fenn,\n          Votre candidature à la prochaine élection\n"
        "présidentielle m'oblige à la réserve dont vous m'avez\n"
        "donné le sage exemple, en ce qui concerne les situations.\n"
    )
    assert said(read, "head")[0] == "LETTRE N° 645."


def test_a_day_whose_year_is_told_before_is_no_deeds():
    assert not [
        *find_enacted("On Friday, August 20, the envoy cabled that a hundred men in the year 1971 had left.")
    ]
