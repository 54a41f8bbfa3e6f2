"""What lines say by their words, in all languages."""
# ruff: noqa: E501 - tables of texts

import pytest

from encoder.language import (
    classes_of,
    is_act_heading,
    is_article_heading,
    is_chapter_heading,
    is_farewell,
    is_note_heading,
    is_postscript,
    is_salutation,
    label,
    months,
)

SALUTATIONS = """Dear Sir|Sir:|Gentlemen|Liebster Freund!|Hochverehrter Herr|Monsieur le Ministre|Mon cher ami|Weledele Heer
Muy señor mío:|Illustrissimo Signore|Exmo. Sr.|Domine|Waarde Theo,|Right honourable Sir|My dear Mr. Tallis,|Lieber Paul!
Mes chers Papa et Maman,|Hochgeehrter Herr Präsident!|Señor Ministro:|Honoured father in our Lord,|Lieber Herr Doktor,
Caro amico,|Chers amis|My Lord|Ma chère Isabelle,|Mr. President:|Gentlemen of the Convention:|Lieben Eltern!
Милостивый государь!|Szanowny Panie,|Käre Broder!|Kjære Ven,|Шановний пане,""".replace("\n", "|").split("|")
NO_SALUTATIONS = """Dear God, what a mess it was.|The Secretary|The general of the army|Herr Stolz|Sr. D. Juan Pérez
Lord Lyons to Mr. Seward.|Dear friends came to dinner on 4 May|Mein lieber Sohn kam gestern an und brachte das Buch mit.||14
The sirs and gentlemen of the county had met again to speak about the price of corn.""".replace(
    "\n", "|"
).split("|")
FAREWELLS = """Yours truly,|I have the honor to be, Sir, your obedient servant,|Mit vorzüglicher Hochachtung|Ihr ergebenster
I am with great esteem, Dear Sir, Your most obedt. & most hble. Servt.|Dein dich innig liebender|Herzlich Ihr|Hoogachtend,
Veuillez agréer, Monsieur le Ministre, l'assurance de ma haute considération.|Votre affectueusement dévoué|B. S. M.
Con osservanza|De V. Ex.a|Vale|Een handdruk.|Yr most obedt Servt|t.à.t.|Your affectionate son|Dein Arthur|Yours, W. F.
Herzlichste Grüße Dein Arthur|С уважением|Z poważaniem|Med högaktning|Deres hengivne""".replace(
    "\n", "|"
).split("|")
NO_FAREWELLS = """Ihr Schreiben vom 2. dieses Monats habe ich erst gestern erhalten.|Love is a strange thing and we know it.
He said it was so.|Votre lettre m'est parvenue hier.|Dein Brief hat mich sehr gefreut.||12""".replace(
    "\n", "|"
).split("|")


@pytest.mark.parametrize("text", SALUTATIONS)
def test_a_line_greets(text):
    assert is_salutation(text)


@pytest.mark.parametrize("text", NO_SALUTATIONS)
def test_a_line_does_not_greet(text):
    assert not is_salutation(text)


@pytest.mark.parametrize("text", FAREWELLS)
def test_a_line_takes_leave(text):
    assert is_farewell(text)


@pytest.mark.parametrize("text", NO_FAREWELLS)
def test_a_line_does_not_take_leave(text):
    assert not is_farewell(text)


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("NOTES", True), ("FOOTNOTES:", True), ("Anmerkungen", True), ("N O T E S", True), ("NOTAS", True),
        ("Notes to Chapter IV.", True), ("Noten", True), ("Fußnoten", True), ("Notae", True), ("Примечания", True),
        ("Note: Passed to Saint Orme", False), ("Notes on the war", False), ("", False),
    ],
)  # fmt: skip
def test_a_heading_of_notes(text, heads):
    assert is_note_heading(text) is heads


@pytest.mark.parametrize(
    "text", ["CHAPTER II.", "Erstes Kapitel", "Caput III", "Capítulo primero", "XII. Kapitel"]
)
def test_a_heading_of_a_chapter(text):
    assert is_chapter_heading(text)


def test_other_headings():
    assert (
        is_article_heading("ARTICLE I")
        and is_article_heading("Artikel 4")
        and is_act_heading("ACT I. SCENE 1.")
    )
    assert is_act_heading("Zweiter Aufzug") and not is_chapter_heading("Chapter and verse")
    assert not is_article_heading("Articles of dress were sold")


def test_labels_and_postscripts():
    assert is_postscript("P.S. I forgot") and is_postscript("p.s. De verf") and not is_postscript("Posta")
    assert label("Betreff: Dampfer", "subject") == label("Onderwerp", "subject") - 1 == 8
    assert label("An den Minister", "addressee") == 0
    assert label("An den Minister", "addressee", marked=False) == 6


def test_the_classes_of_a_word():
    assert classes_of("Novbr.") == {"month"}
    assert "function:de" in classes_of("der") and "function:de" not in classes_of("der", ("en",))
    assert classes_of("Hochachtung") == {"farewell-part"}
    assert "page" in classes_of("Seite") and "weekday" in classes_of("Sonnabend") and not classes_of("Weimar")


@pytest.mark.parametrize(
    ("word", "tag", "number"),
    [
        ("decr", "en", 12), ("9ber", "en", 11), ("7bris", "la", 9), ("jänner", "de", 1), ("hornung", "de", 2),
        ("brachmonat", "de", 6), ("heumonat", "de", 7), ("avr", "fr", 4), ("8bre", "fr", 10), ("ianuarii", "la", 1),
        ("iuly", "en", 7), ("maart", "nl", 3), ("março", "pt", 3), ("березня", "uk", 3), ("maja", "pl", 5),
    ],
)  # fmt: skip
def test_months_of_now_and_then(word, tag, number):
    assert months((tag,))[word] == months()[word] == number


def test_a_word_that_is_common_elsewhere_is_a_month_only_in_its_language():
    assert months(("pt",))["out"] == 10 and "out" not in months()
