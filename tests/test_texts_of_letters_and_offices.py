"""Letters, cables, minutes and proofread books, read whole: what small ones of many languages must show."""

import pytest
from lxml import etree

from encoder.document.attendance import are_wrapped
from encoder.document.dates.find import find_dates
from encoder.language import detect_language
from encoder.pages.letters.greetings import greeting_end
from encoder.pipeline import encode_source
from encoder.reading import source_of_text

T = "{http://www.tei-c.org/ns/1.0}"


def whole(text: str) -> etree._Element:
    return encode_source(source_of_text(text)).tree


def said(element: etree._Element, *names: str) -> list[str]:
    """The texts of the elements of some names, white space made regular."""
    return [" ".join("".join(one.itertext()).split()) for one in element.iter(*(T + name for name in names))]


def test_numbered_paragraphs_above_ruled_notes_are_a_list():
    read = whole(
        "Cablegram 88 HARWICK, 2 December 1942\n\nYour telegram 71. [1] Coal.\n\n"
        "1. We have considered the request of the Islands [2] for four thousand tons.\n\n"
        "2. We do not think it can be met before the end of January. [3]\n\n3. You should say so.\n\n"
        "_\n\n1 Document 202.\n\n2 See Volume II.\n\n3 The coal was shipped on 9 February.\n\n_\n"
    )
    assert said(read, "note") == ["Document 202.", "See Volume II.", "The coal was shipped on 9 February."]
    assert len(said(read, "item")) == 3
    assert said(read, "placeName") == ["HARWICK"]


def test_notes_of_proofreaders_begin_anew_on_each_page():
    read = whole(
        "In March there came to Saint Orme three men upon mules.[A] The cellarer,\n"
        "who had a cousin at court,[B] hid the plate.\n\n"
        "[Footnote A: Their names are in Letters and Papers, xiii. 204.]\n\n"
        "[Footnote B: Sir Ralph Teague.]\n"
        "-----File: 072.png---\\mhale\\-----\n"
        "56                 _The Abbey of Saint Orme._\n\n"
        "On the morrow they called the monks into the chapter*-\n"
        "house, and so runs one paper.[A] It is signed with a cross.\n\n"
        "[Footnote A: Harl. MS. 1122.]\n"
    )
    assert [note.get("n") for note in read.iter(f"{T}note")] == ["A", "B", "A"]
    assert said(read, "fw") == ["56 The Abbey of Saint Orme."]
    assert [lb.get("break") for lb in read.iter(f"{T}lb")].count("no") == 1


def test_a_note_of_a_typed_memorandum_stands_above_the_marking():
    read = whole(
        "S E C R E T\n\nTO       : The Director\nFROM     : Chief, Survey Section\nSUBJECT  : Trawlers\n\n"
        "1. It is recommended that the DORIS be refitted,1/ and paid.\n\n2. A draft letter is attached.\n\n"
        "                    H. L. BRANDON\n\ncc: Admiralty (2)\n\n1/ Estimate: two crowns.\n\nS E C R E T\n"
    )
    assert said(read, "note") == ["Estimate: two crowns."]


def test_a_greeting_on_the_line_of_the_text():
    read = whole(
        "                  Eaton Mill, near Wexcombe,\n                        Novr. 3rd. 1823.\n\n"
        "My dear Rachel,—I had your letter on Tuesday, and should have\nanswered it by the same post.\n\n"
        "                    Believe me,\n                        Ever your affectionate\n"
        "                              H. Pell.\n\nP.S. Pray send the pattern.\n\n"
        "Miss Moore,\n  Castle Street,\n    Exeter.\n"
    )
    assert said(read, "salute") == ["My dear Rachel,", "Believe me, Ever your affectionate"]
    assert not said(read, "head")
    assert said(read, "dateline") == ["Eaton Mill, near Wexcombe, Novr. 3rd. 1823."]
    assert said(read, "addrLine") == ["Miss Moore,", "Castle Street,", "Exeter."]
    assert said(read.find(f".//{T}correspAction[@type='sent']"), "persName") == ["H. Pell"]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("DEAR SIR,--I have your letter.", 9),
        ("Mon cher ami,—J'ai reçu", 13),
        ("London—May 3", 0),
        ("The keeper was old,—he died", 0),
    ],
)
def test_where_a_greeting_ends(text: str, end: int):
    assert greeting_end(text) == end


def test_the_number_of_a_dispatch_above_the_address():
    read = whole(
        "No. 214.\n                  British Legation,\n                        Tehran.\n"
        "                              June 9th, 1921.\n\nMy Lord,\n\nWith reference to my telegram I "
        "have the honour to transmit a note.\n\nYour Lordship's most obedient servant,\n\nH. NORCOTT.\n"
    )
    assert "British Legation, Tehran." in " ".join(said(read, "dateline"))
    assert not said(read, "head") or said(read, "head") == ["No. 214."]


def test_a_name_below_the_date_at_the_foot():
    read = whole(
        "Accepi litteras tuas, vir doctissime, quas ad me dedisti, et legi avidissime.\n\n"
        "Vale, et me, ut facis, ama.\n\nEx Friburgo, IV idus Martii anno MDXVII.\n\n"
        "                              Ioannes Carolus tuus.\n"
    )
    assert said(read, "signed") == ["Ioannes Carolus tuus."]


def test_a_name_and_an_office_below_minutes():
    read = whole(
        "Protokoll der Sitzung des Deichamtes, 12. Januar 1893\n\n1.  Schleuse.  Der Ingenieur "
        "berichtete, daß 340 Fuder Klei angefahren seien.\n\n2.  Rechnungen wurden bewilligt.\n\n"
        "HANSEN\nDeichgraf\n"
    )
    assert said(read, "signed") == ["HANSEN", "Deichgraf"]


def test_who_is_written_to_behind_an_article_and_where():
    read = whole(
        "Para o Padre Inácio de Moura\n\nA Lisboa, 21 de janeiro de 1756\n\nMeu Padre e Senhor,\n\n"
        "Recebi a carta de V. Rev.ma de 30 do passado, e nela a notícia da perda da livraria.\n\n"
        "De V. Rev.ma\nmuito venerador e criado\n\nBernardo José Leitão\n"
    )
    assert said(read.find(f".//{T}correspAction[@type='received']"), "persName") == ["Padre Inácio de Moura"]
    assert said(read.find(f".//{T}closer"), "signed") == ["Bernardo José Leitão"]
    assert said(read.find(f".//{T}body"), "placeName") == ["Lisboa"]


def test_a_person_and_an_office_a_line_are_one_each():
    assert not are_wrapped(["Mr. Fenn, Harbour Master", "Mr. Marsh, Agent"])
    assert are_wrapped(["Mr. Fenn, Mr. Marsh", "Mr. Quill"])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("le vingt-six mai mil sept cent soixante-trois", "1763-05-26"),
        ("le 30 mai mil huit cent quatre-vingt-dix-sept", "1897-05-30"),
        ("eighteenth day of January in the yeare of our Lord God one thousand seaven hundred", "1700-01-18"),
        ("first day of May, eighteen hundred and five", "1805-05-01"),
        ("am zwölften Juni eintausendachthundertneunundvierzig", "1849-06-12"),
        ("a seis de mayo de mil ochocientos cuarenta y ocho", "1848-05-06"),
        ("il sette maggio milleottocentoquarantotto", "1848-05-07"),
        ("den vijfden mei zeventienhonderd achtenzeventig", "1778-05-05"),
    ],
)
def test_days_whose_year_is_in_words(text: str, day: str):
    assert [dict(phrase.attributes).get("when") for phrase in find_dates(text)] == [day]


def test_hundreds_behind_a_day_are_no_year():
    assert not list(find_dates("on the first of May hundred men died"))


def test_the_language_of_a_short_letter_and_of_a_list_of_books():
    polish = (
        "Szanowny Panie Redaktorze! Przesyłam Panu obiecany artykuł o dawnych drukach krakowskich i proszę o "
        "wydrukowanie go w czerwcowym zeszycie. Korektę chciałbym widzieć sam, bo ostatnim razem było zbyt "
        "wiele błędów. Z wyrazami głębokiego szacunku Stanisław Wierzba, mowa o zeszycie z roku poprzedniego"
    )
    french = (
        "Biblia sacra. Lyon, 1558, in-fol.\nLes Pensées de Pascal. Paris, in-12\nLes Loix, par Domat, in-fol."
    )
    assert detect_language(polish).tag == "pl"
    assert detect_language(french).tag == "fr"


def test_syllables_are_of_no_language():
    assert (
        detect_language("a-na be-li-ia qi-bi-ma\num-ma ia-si-im-ma-el warad-ka-a-ma la ish-pu-ra-am").tag
        is None
    )


def test_what_says_that_a_message_ends_signs_nothing():
    read = whole(
        "TO:      GOVERNOR, PORT ELLEN\nFROM:    SECRETARY OF STATE\n\nYOUR TELEGRAM NO. 61. WE AGREE THAT "
        "LIGHT DUES SHOULD BE WAIVED FOR RELIEF VESSELS.\n\nENDS\n"
    )
    assert not said(read, "signed")
