"""Letters, telegrams and deeds read whole: to whom they are, who sign together, where another one begins."""

import pytest
from lxml import etree

from encoder.pages.letters.letter_series import letter_series
from encoder.pages.letters.letter_starts import message_titles
from encoder.pages.sights.sight import Sight
from encoder.pipeline import encode_source
from encoder.reading import source_of_text

T = "{http://www.tei-c.org/ns/1.0}"
LONG = "The ferry at Harwick has not run since the ice broke the landing stage, and the carts go by Lindholm."


def whole(text: str) -> etree._Element:
    return encode_source(source_of_text(text)).tree.getroot()


def said(element: etree._Element, *names: str) -> list[str]:
    """The texts of the elements of some names, white space made regular."""
    return [" ".join("".join(one.itertext()).split()) for one in element.iter(*(T + name for name in names))]


def body(read: etree._Element) -> etree._Element:
    return next(read.iter(f"{T}body"))


def test_several_sign_behind_one_word():
    read = whole(
        f"RÉSOLUTION DU CONSEIL DE HARWICK\n\n{LONG}\n\nFait en la maison commune, l'an que dessus.\n\n"
        "Signé : TALLIS, maire ; FENN ; LOWE ; CARROW, officiers municipaux ;\nTEAGUE, procureur.\n"
    )
    assert said(read, "signed") == [
        "Signé : TALLIS, maire ; FENN ; LOWE ; CARROW, officiers municipaux ;",
        "TEAGUE, procureur.",
    ]


def test_what_is_said_behind_the_word_is_no_list_of_names():
    read = whole(
        f"HARWICK\n\n{LONG}\n\nSigné : la paix du roi et de ses peuples ; la trêve, qui dura.\n\n{LONG}\n"
    )
    assert said(read, "signed") == []


def test_what_was_given_is_dated_above_who_signs_with_his_office():
    read = whole(
        f"LITTERAE\n\n{LONG}\n\nDatum Romae apud S. Petrum, die XXVIII Maii MCMX, anno septimo.\n\n"
        "R. CARD. TEAGUE DEL MAR,\na Secretis.\n"
    )
    assert said(read, "signed") == ["R. CARD. TEAGUE DEL MAR,", "a Secretis."]
    assert [date.get("when") for date in body(read).iter(f"{T}date")] == ["1910-05-28"]


def test_all_witnesses_of_a_will_sign():
    read = whole(
        f"In the name of God Amen.\n\n{LONG}\n\nSigned and sealed in the presence of us\n\n"
        f"Benjamin Tallis\nJosiah Tallis, Jurat\nAbraham Fenn\n\n{LONG}\n"
    )
    assert said(read, "signed") == ["Benjamin Tallis", "Josiah Tallis, Jurat", "Abraham Fenn"]
    assert "Abraham Fenn" not in said(read, "head")


def test_an_office_without_a_comma_leads_to_its_name():
    read = whole(f"CIRCOLARE\n\nLindau, 12 marzo 1871.\n\n{LONG}\n\nIl Ministro\nG. FENNI.\n")
    assert said(read, "signed") == ["Il Ministro", "G. FENNI."]


def test_the_hour_below_its_day():
    read = whole(f"Harwick, 6th May, 1921\n8.40 p.m.\n\nDear Tallis,\n\n{LONG}\n\nYours ever,\n\nA. Lowe\n")
    assert len(said(read, "dateline")) == 2 or "8.40 p.m." in said(read, "dateline")[0]
    assert any("8.40 p.m." in text for text in said(read, "dateline"))


@pytest.mark.parametrize(
    "alone", ["An den Landvogt in Lindau.", "An die\nFirma J. C. Fenn Nachf.\nLindau\nHafenstraße 12"]
)
def test_to_whom_a_letter_is_below_its_day(alone):
    read = whole(
        f"Harwick, den 7. X. 07.\n\n{alone}\n\nBetr.: Ihre Anfrage.\n\n"
        f"Sehr geehrter Herr,\n\n{LONG}\n\nHochachtungsvoll\n\nW. Lowe\n"
    )
    assert said(read, "addrLine") == alone.split("\n")
    assert "Lindau" in said(read, "correspAction")[1] or "Fenn" in said(read, "correspAction")[1]


def test_what_a_message_is_sends_nothing():
    read = whole(
        f"Telegramm\n\nHarwick, den 4. August 1871.\n\nAn den Landvogt in Lindau.\n\n{LONG}\n\nTALLIS\n"
    )
    assert "Telegramm" not in " ".join(said(read, "correspAction"))
    assert "Landvogt in Lindau" in said(read, "correspAction")[1]


def test_another_telegram_begins_below_who_signed_the_first():
    texts = (
        "Dredger sprung leak off Lindholm, and all the crew are safe.",
        "RICHARDS",
        "TELEGRAM",
        "Lindau, 7th May, 1921.",
        "The Board approves repairs not exceeding four hundred pounds in all.",
    )
    seen = [Sight(text, int(text != texts[3]), row) for row, text in enumerate(texts)]
    assert message_titles(seen) == {2}
    labels = letter_series(seen)
    assert [labels.get(i) for i in (1, 2, 3)] == [{"signed"}, {"head"}, {"dateline"}]


def test_a_greeting_and_its_text_on_one_line_below_the_day():
    read = whole(
        "Harwick, 3 May 1915.\n"
        "Liebe Mutter! Dein Päckchen mit den Handschuhen ist heute angekommen und hat alle gefreut.\n\n"
        "Es grüßt Dich herzlich\n\nDein Karl.\n"
    )
    assert said(read, "salute")[0] == "Liebe Mutter!"


def test_fields_name_who_sends_and_who_gets_a_card():
    read = whole(
        f"Absender: Kan. K. Fenn, 3. Battr.\nAn: Frau Luise Fenn, Lindau, Hafenplatz 8\n\n"
        f"Harwick, 9.9.1915\n\nMeine Lieben!\n\n{LONG}\n\nDein\n\nKarl\n"
    )
    assert said(body(read), "label") == ["Absender:", "An:"]


def test_letters_in_czech_and_norwegian():
    read = whole(
        "V Lindavě, dne 14. března 1905.\n\nVážený pane redaktore!\n\n"
        "Děkuji Vám za laskavé zaslání listu, který jsem obdržel, a vrátím jej do konce týdne.\n\n"
        "V dokonalé úctě\n\nJan Lípa\n"
    )
    assert said(read, "salute") == ["Vážený pane redaktore!", "V dokonalé úctě"]
    assert (
        said(read, "signed") == ["Jan Lípa"]
        and read.get("{http://www.w3.org/XML/1998/namespace}lang") == "cs"
    )
    read = whole(
        "Lindvik, den 3. oktober 1906.\n\nÆrede herr konsul!\n\n"
        "Vi har mottatt Deres skrivelse og takker for ordren, som ikke kunde komme bedre enn nå.\n\n"
        "Med høiaktelse\n\nO. Lund\n"
    )
    assert said(read, "salute") == ["Ærede herr konsul!", "Med høiaktelse"]
    assert said(read, "signed") == ["O. Lund"]


def test_a_day_behind_many_words_for_its_place():
    read = whole(
        f"Rozkaz nr 7\n\nKwatera główna w Lindowie, dnia 12 czerwca 1863 r.\n\nKochany Panie!\n\n{LONG}\n\n"
        "Z poważaniem\n\nJan Lipa\n"
    )
    assert said(read, "dateline") == ["Kwatera główna w Lindowie, dnia 12 czerwca 1863 r."]


def test_an_address_at_the_foot_below_a_word_for_to():
    read = whole(
        f"Genova, 2 aprile 1871.\n\nEccellenza,\n\n{LONG}\n\nDella S. V. Ill.ma\nDev.mo\nA. FENNI.\n\n"
        "A S. E.\nil Comm. Tallis\nMinistro dell'Interno\nRoma\n"
    )
    assert said(body(read), "addrLine")[0] == "A S. E." and said(body(read), "signed") == ["A. FENNI."]
