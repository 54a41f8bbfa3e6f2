"""Entries of registers and annals whose days and years lead sentences, and what stands above them."""

import pytest

from encoder.days import find_entries, read_day
from encoder.pipeline import encode_source
from encoder.reading import source_of_text

TEI = "{http://www.tei-c.org/ns/1.0}"

REGISTER = (
    "Le 3 janvier a été baptisée Marie, fille de Jean Rouault.",
    "Le 9 dudit mois a été baptisé Julien, fils de René Hamon.",
    "Le 22 dudit a été baptisé Jacques, fils de Françoise Deniau.",
    "Le 1er février a été baptisée Renée, fille de Pierre Lebreton.",
    "Le même jour a été baptisé Pierre, fils de Guy Morin.",
)
ANNALS = (
    "1571 Beginnt eine fünfjährige Teuerung.",
    "1573 Der Winter ist entsetzlich kalt.",
    "1574 Die Gegend von Lindau wird durch Hagel betroffen.",
    "1575 13. März. Der Fluss überschwemmt die Gegend.",
    "1577 Die Pest richtet grosse Verheerungen an.",
)


def days(*texts):
    return [entry.when for entry in find_entries(texts)]


@pytest.mark.parametrize(
    "text",
    [
        "Le 9 dudit mois a été baptisé Julien",
        "Die 9 ejusdem mensis baptizatus est Jacobus",
        "The 9th of the same Mary the daughter of Thomas Fenn",
        "A di 9 del detto mese fu battezzato Piero",
        "A 9 de dicho mes bauticé a Juan",
    ],
)
def test_words_for_the_same_month(text):
    assert (read_day(text).day, read_day(text).is_again) == (9, True)


def test_days_of_a_register_lead_its_sentences():
    assert days("REGISTRE DES BAPTÊMES", "1682", *REGISTER) == [
        "1682-01-03",
        "1682-01-09",
        "1682-01-22",
        "1682-02-01",
        "1682-02-01",
    ]


def test_the_same_day_amid_the_paragraphs_of_a_diary_parts_nothing():
    texts = (
        "3. Januar.",
        "Es schneite.",
        "4. Januar.",
        "Denselben Tag kam der Bote.",
        "5. Januar.",
        "Frost.",
    )
    assert days("Tagebuch 1790", *texts) == ["1790-01-03", "1790-01-04", "1790-01-05"]
    texts = (
        "3 janvier.",
        "Il neige.",
        "4 janvier.",
        "Le même jour vint le courrier.",
        "5 janvier.",
        "Gelée.",
    )
    assert days("Journal de 1790", *texts) == ["1790-01-03", "1790-01-04", "1790-01-05"]


def test_years_without_a_stop_begin_annals_where_nearly_all_texts_do():
    assert days(*ANNALS) == ["1571", "1573", "1574", "1575", "1577"]
    between = tuple(text for annal in ANNALS for text in (annal, "Davon weiss man sonst nichts mehr."))
    assert days(*between) == []


def test_the_year_right_above_counts_beside_the_years_of_the_title():
    texts = ("Den 25. März kam Feuer aus.", "Den 30. April brannte es.", "Den 8. Mai kam ein Wetter.")
    assert (
        days("Annalen 1658 - 1735", "Lindau anno 1726", *texts, "Den 5. Juni war Musik.")[0] == "1726-03-25"
    )


MINUTES = """The Annual Vestry Meeting of the Congregation
Held in the School Room on Febry 3rd 1899 At 2.30 PM

1st  The Chairman opened the Meeting with Prayer

2nd  The Minutes of the last meeting were read and confirmed

3rd  Chairman read the Act of Synod relating to Church Wardens

5th  Proposed by Alex Tallis seconded by Alex Carrow that
     Reuben Fenn be elected people Warden (Carried)

                        G H Marsh
"""


def test_ordinals_that_count_begin_paragraphs():
    tree = encode_source(source_of_text(MINUTES)).tree
    said = [" ".join("".join(p.itertext()).split()) for p in tree.find(f".//{TEI}body").iter(f"{TEI}p")]
    assert [text[:14] for text in said] == [
        "1st The Chairm",
        "2nd The Minute",
        "3rd Chairman r",
        "5th Proposed b",
    ]


PRESENT = """School Room
3.15 PM March 14 1893

An Annual Vestry Meeting of which due notice had been given on the previous Sunday was held this Evening

Present Robt W Tallis Reader
William Carrow Mk, William Wells Church Wardens
Jacob Fenn Rich
Alex Fenn Jos of Rich
Peter Marsh
Joseph Marsh Sexton

Meeting opened with Prayer by the Chairman

Minutes of former meeting was then read & passed

Moved by Robt W Tallis seconded by Jacob Fenn that a vote of thanks be given the Wardens
"""


def test_those_present_behind_a_label_without_a_sign():
    tree = encode_source(source_of_text(PRESENT)).tree
    named = next(each for each in tree.iter(f"{TEI}list") if each.get("type") == "participants")
    assert len(named.findall(f"{TEI}item")) == 6
    assert not list(tree.iter(f"{TEI}lg"))


GENEALOGY = """12. HENRY TALLIS (John, Thomas), b. in Merrow, 14 Mar. 1702; m. 22 Nov. 1727, Sarah Carrow.

Children:
  i. JOHN, b. 4 Sept. 1728; d. young.
  ii. SARAH, b. 11 Jan. 1730; m. Joseph Fenn.
18. iii. MARK, b. 2 Feb. 1732.
  iv. ELIZABETH, bapt. 20 Oct. 1734; unm.
"""


def test_children_with_the_numbers_of_their_own_families():
    tree = encode_source(source_of_text(GENEALOGY)).tree
    (children,) = tree.iter(f"{TEI}list")
    labels = [" ".join("".join(label.itertext()).split()) for label in children.iter(f"{TEI}label")]
    assert labels == ["i.", "ii.", "18. iii.", "iv."]
    assert not list(tree.iter(f"{TEI}salute"))


def test_annals_that_begin_with_their_era_in_sentences():
    assert days(
        "Int iaer ons Heeren 1566 wert gebroken in de Nieuwe Kerck.",
        "Anno 1567 den 3 Meert quam den grave binnen.",
        "Anno 1568 den 23 Mey was den slach.",
        "Anno 1570 op Alderheiligen dach den groten watervloet.",
        "Anno 1572 den 1 April wert den Briel ingenomen.",
    ) == ["1566", "1567", "1568", "1570", "1572"]


def test_a_ditto_sign_stands_for_the_month():
    texts = ("Jan. 4. Mary.", ",, 19. Thomas.", "Feb. 2. Eliz.", ",, 27. Anne.", '" 28. John.')
    assert days("BAPTISMS", "1653.", *texts) == [
        "1653-01-04",
        "1653-01-19",
        "1653-02-02",
        "1653-02-27",
        "1653-02-28",
    ]


def test_a_small_word_behind_a_day_is_no_weekday():
    mark = read_day("Le 19 dudit, ma femme est accouchée")
    assert (mark.day, mark.weekday) == (19, None)
    assert read_day("5. Mo. Regen").weekday == 1
