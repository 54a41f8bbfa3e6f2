"""Letters of one file: each is a document, with its own number, date and correspondence."""

from lxml import etree

from encoder.api import encode
from encoder.namespaces import TEI

T = f"{{{TEI}}}"
PROSE = (
    "I had your letter by the Prudence, and have read it twice over to the whole table; the nets are mended, "
    "and the boat was tarred on Monday, so that we wait for nothing but wind.\n\n"
)
GERMAN = (
    "Ich habe Ihren Brief vom dritten dieses Monats erhalten und danke Ihnen sehr dafür; die Netze sind "
    "geflickt, und wir warten nur noch auf den Wind, der sich aber nicht einstellen will.\n\n"
)


def read(source: str) -> etree._Element:
    return etree.fromstring(encode(source).tei)


def documents(root: etree._Element) -> list[etree._Element]:
    body = root.find(f".//{T}body")
    assert body is not None
    return list(body.iterfind(f"{T}div"))


def heads(root: etree._Element) -> list[list[str]]:
    return [
        [" ".join("".join(head.itertext()).split()) for head in div.iterfind(f"{T}head")]
        for div in documents(root)
    ]


def words(found: etree._Element | None) -> str:
    return " ".join("".join(found.itertext()).split()) if found is not None else ""


def test_titles_of_several_lines_right_above_the_day():
    letter = (
        f"Dispaccio di Alvise Morandin al Senato\nLondra, %s maggio 1612\n\nSerenissimo Principe,\n\n{PROSE}"
    )
    foot = "Di Londra, li %s maggio 1612\n\numilissimo servitor\nAlvise Morandin\n\n"
    source = "".join(f"N. {n}\n{letter % day}{foot % day}" for n, day in ((34, 12), (35, 19)))
    root = read(source)
    assert heads(root) == [
        ["N. 34 Dispaccio di Alvise Morandin al Senato"],
        ["N. 35 Dispaccio di Alvise Morandin al Senato"],
    ]
    dates = root.iterfind(f".//{T}opener/{T}dateline/{T}date")
    assert [date.get("when") for date in dates] == ["1612-05-12", "1612-05-19"]


def test_each_letter_has_its_number_and_its_correspondence():
    source = (
        f"27. GRUNDMANN AN HERZOG ERNST\nHannover, 26. März 1681. [23. 31.]\n\nGnädigster Herr,\n\n{GERMAN}"
        "Ich verbleibe\n\nunterthänigster Knecht\nG. W. Grundmann.\n\n"
        f"28. HERZOG ERNST AN GRUNDMANN\nHerrenhausen, 2. April 1681. [27. 33.]\n\n{GERMAN}"
        "Wir verbleiben\n\nErnst\n"
    )
    root = read(source)
    assert [div.get("n") for div in documents(root)] == ["27", "28"]
    received = root.iterfind(f".//{T}correspAction[@type='received']/*")
    assert [name.text for name in received] == ["Herzog Ernst", "Grundmann"]


def test_a_title_that_says_to_whom_and_when_and_the_place_below_it():
    source = (
        f"To W. H. Marlow   14 November [1845]\n\nDown Bromley Kent\nNov. 14th.\n\nMy dear Marlow\n\n{PROSE}"
        "Ever yours\nC. Dunne\n\nFrom Thomas Oakes   [before 20 November 1845]\n\n"
        "17 New Broad St\nThursday\n\n"
        f"My dear Sir\n\n{PROSE}Believe me very truly yours\nT. Oakes\n"
    )
    root = read(source)
    assert [len(found) for found in heads(root)] == [1, 1]
    openers = root.iterfind(f".//{T}opener")
    assert [[words(part) for part in opener] for opener in openers] == [
        ["Down Bromley Kent Nov. 14th.", "My dear Marlow"],
        ["17 New Broad St Thursday", "My dear Sir"],
    ]


def test_numerals_alone_and_greetings():
    source = "".join(
        f"{numeral}.\n\nLivorno, {day} luglio 1860.\n\nCaro Barone,\n\n{PROSE}Suo affez.mo\nE. Ricci.\n\n"
        for numeral, day in (("XXXI", 22), ("XXXII", 23), ("XXXIII", 28))
    )
    assert heads(read(source)) == [["XXXI."], ["XXXII."], ["XXXIII."]]


def test_letters_whose_notes_stand_below_the_last_are_one_document():
    letter = "%d. To Rachel Lowe\n\nWestbury, %d May 1811.\n\nDear Rachel,\n\n{}Yours ever\nJohn Tallis\n\n"
    source = "".join(
        letter.format(PROSE.replace("Monday,", f"Monday,[{at}]")) % (at, at + 2) for at in (1, 2)
    )
    root = read(f"{source}NOTES\n\n[1] It was a Tuesday.\n\n[2] So in the manuscript.\n")
    assert len(documents(root)) == 1
    assert len(list(root.iterfind(f".//{T}note[@n]"))) == 2


def test_what_a_letter_encloses_belongs_to_it():
    source = (
        f"No. 12.\n\nMr. Ely to Mr. Lowe.\n\nHarwick, May 3, 1864.\n\nSir,\n\n{PROSE}I am, &c.\nJ. ELY.\n\n"
        f"[Inclosure in No. 12.]\n\nMr. Ely to the Commandant.\n\nHarwick, May 1, 1864.\n\n{PROSE}J. ELY.\n\n"
        f"No. 13.\n\nMr. Ely to Mr. Lowe.\n\nHarwick, May 9, 1864.\n\nSir,\n\n{PROSE}I am, &c.\nJ. ELY.\n"
    )
    assert [found[0] for found in heads(read(source))][:1] == ["No. 12."]


def test_chapters_are_no_letters():
    source = f"1. The Harbour\n\n{PROSE}2. The Light\n\n{PROSE}3. The Reef\n\n{PROSE}"
    assert len(documents(read(source))) == 1


def test_days_without_a_year_are_of_the_year_above_them():
    source = (
        "THE ADVERTISER.\n\nKINGSPORT, WEDNESDAY, JANUARY 17, 1816.\n\nFOREIGN INTELLIGENCE.\n\n"
        "LONDON, Jan. 4.—The Mails from Holland arrived yesterday, and brought the papers of the week.\n\n"
        "PARIS, Dec. 29.—The trial of General Morlot is fixed for the eighth of next month, as is said.\n"
    )
    dates = read(source).iterfind(f".//{T}text//{T}date")
    assert [(date.get("when"), date.get("cert")) for date in dates] == [
        ("1816-01-17", None),
        ("1816-01-04", "medium"),
        ("1815-12-29", "medium"),
    ]
