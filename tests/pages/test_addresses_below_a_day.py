"""To whom a letter is, between its day and its greeting."""

import pytest
from lxml import etree

import encoder

NS = {"t": "http://www.tei-c.org/ns/1.0"}
TEXT = (
    "    I have the honor to transmit herewith the bond of Mr. Asa Quill, appointed\n"
    "keeper of the second lamp, together with his oath of office.\n\n"
    "    I am, very respectfully,\n        Your obedient servant\n            Thos. Fenn\n"
)


@pytest.mark.parametrize("indent", ["", "    "])
def test_an_address_may_be_set_in_from_line_to_line(indent):
    address = f"Hon. D. Harrow\n{indent}Secretary of the Treasury\n{indent * 2}Washington D.C.\n"
    tree = etree.fromstring(encoder.encode(f"New York, Mar 3, 1885\n\n{address}\nSir:\n{TEXT}", name="a").tei)
    lines = ["Hon. D. Harrow", "Secretary of the Treasury", "Washington D.C."]
    assert [line.text for line in tree.iterfind(".//t:opener//t:addrLine", NS)] == lines
    assert tree.findtext(".//t:opener/t:salute", namespaces=NS) == "Sir:"


BODY = (
    "J'ai l'honneur de vous accuser réception de votre lettre du 24 février dernier, par laquelle vous me\n"
    "faites connaître que les barriques chargées à la Pointe n'ont pas été trouvées conformes.\n\n"
)


@pytest.mark.parametrize(
    "name", ["Monsieur A. Lorgeril, en ville", "Monsieur le capitaine Le Bozec, en rivière"]
)
def test_who_is_honoured_on_a_line_alone_above_the_greeting_is_written_to(name):
    leave = "Recevez, Monsieur, mes salutations.\n\nA. Roux.\n"
    text = f"Nantes, le 6 mars 1848.\n\n{name}\n\nMonsieur,\n\n{BODY}{leave}"
    tree = etree.fromstring(encoder.encode(text, name="a").tei)
    assert tree.findtext(".//t:opener//t:addrLine", namespaces=NS) == name
    assert tree.findtext(".//t:opener/t:salute", namespaces=NS) == "Monsieur,"
    assert len(tree.findall(".//t:body//t:div", NS)) == 1


def test_an_honour_alone_within_a_leave_signs_nothing():
    leave = "Dans cette attente, j'ai l'honneur d'être,\n\nMonsieur,\n\nVotre très humble serviteur."
    text = f"Nantes, le 6 mars 1848.\n\nMonsieur,\n\n{BODY}{leave}\n\nF. Le Bozec,\ncapitaine de la Marie.\n"
    tree = etree.fromstring(encoder.encode(text, name="a").tei)
    assert "Monsieur," not in [signed.text for signed in tree.iterfind(".//t:signed", NS)]
    assert not tree.findall(".//t:body//t:head", NS)
    assert "capitaine" in "".join(tree.find(".//t:closer", NS).itertext())


def test_what_he_is_who_signs_heads_nothing_below_it():
    leave = "J'ai l'honneur d'être,\n\nMonsieur,\n\nVotre très humble serviteur.\n\n"
    foot = f"{leave}F. Le Bozec,\ncapitaine de la Marie.\n\n\n"
    deed = (
        "L'an mil huit cent quarante-huit, le quatre mars, à la requête du sieur Le Bozec, demeurant à\n"
        "Paimpol, j'ai, huissier, soussigné, signifié et déclaré au sieur Roux, négociant, ce qui suit,\n\n"
        "Dont acte. Le coût est de trois francs dix centimes.\n\nKerambrun.\n\n\n"
    )
    answer = f"Nantes, le 8 mars 1848.\n\nMonsieur,\n\n{BODY}Recevez mes salutations.\n\nA. Roux.\n"
    text = f"Nantes, le 6 mars 1848.\n\nMonsieur,\n\n{BODY}{foot}{deed}{answer}"
    tree = etree.fromstring(encoder.encode(text, name="a").tei)
    signed = ["".join(node.itertext()) for node in tree.iterfind(".//t:signed", NS)]
    assert any("capitaine de la Marie." in name for name in signed)
    assert not tree.findall(".//t:body//t:head", NS)


def test_addresses_of_two_letters_that_begin_alike_are_no_titles():
    body = "Auf Ihr Schreiben erlaube ich mir zu erwidern, daß die Kisten in gutem Zustande hier sind.\n\n"
    names = ["Herrn Kaufmann J. Petersen in Hamburg", "Herrn Zahlmeister Lüders, an Bord"]
    text = (
        f"An Bord S.M.S. Hertha, den 3. Mai 1879.\n\n{names[0]}\n\nHochgeehrter Herr!\n\n{body}"
        "hochachtungsvoll\n\n"
        f"C. Lüders,\nZahlmeister.\n\n\nHamburg, den 1. Juli 1879.\n\n{names[1]}\n\nGeehrter Herr!\n\n{body}"
        "Ergebenst\n\nJ. Petersen.\n"
    )
    tree = etree.fromstring(encoder.encode(text, name="a").tei)
    assert [line.text for line in tree.iterfind(".//t:opener/t:address/t:addrLine", NS)] == names
    assert (
        len(tree.findall(".//t:opener/t:dateline", NS)) == len(tree.findall(".//t:opener/t:salute", NS)) == 2
    )
    assert not tree.findall(".//t:body//t:head", NS)


def test_an_honour_alone_begins_the_address_at_the_foot_above_another_letter():
    body = "I left Suva on the 28th ultimo and arrived at this anchorage on the 31st. The town is quiet.\n\n"
    foot = "Your Excellency's most obedient servant,\n\nJ. R. Harding,\ncommander and senior officer.\n\n"
    address = "His Excellency\nSir Charles Mitchell,\nHigh Commissioner.\n\n\n"
    answer = f"Suva, 9th June, 1887.\n\nSir,\n\n{body}I am, Sir,\nYour obedient servant,\n\nW. Marrack\n"
    text = (
        f"Nukualofa, 3rd June, 1887.\n\nSir,\n\n{body}I have the honour to be,\nSir,\n{foot}{address}{answer}"
    )
    tree = etree.fromstring(encoder.encode(text, name="a").tei)
    assert [line.text for line in tree.iterfind(".//t:closer/t:address/t:addrLine", NS)] == address.split(
        "\n"
    )[:3]
    assert len(tree.findall(".//t:opener/t:salute", NS)) == 2


def test_the_office_that_writes_may_stand_above_the_address():
    body = (
        "Je suis informé que les conscrits de votre commune ne se sont pas rendus au chef-lieu le jour\n"
        "qui leur avait été indiqué. Vous voudrez bien me faire connaître les motifs de ce retard.\n\n"
    )
    office = "Le Préfet du département de la Lozère"
    opener = f"{office}\n\nÀ Monsieur le Maire de Châteauneuf\n\nMonsieur le Maire,\n\n"
    foot = "J'ai l'honneur de vous saluer.\n\nLe Préfet,\n\nFlorens.\n"
    tree = etree.fromstring(encoder.encode(f"Mende, le 12 mai 1804.\n\n{opener}{body}{foot}", name="a").tei)
    assert tree.findtext(".//t:opener//t:addrLine", namespaces=NS) == "À Monsieur le Maire de Châteauneuf"
    assert tree.find(".//t:dateline/t:date", NS).get("when") == "1804-05-12"
    assert [name.text for name in tree.iterfind(".//t:signed", NS)][-1] == "Florens."
    assert [head.text for head in tree.iterfind(".//t:head", NS)] == [office]


def test_a_place_and_day_with_a_shortened_word_are_no_address():
    body = "Ich habe Deinen Brief gestern abend erhalten und will Dir gleich darauf antworten.\n\n"
    text = f"Berlin, 6. Juli 1924\n\nTrouville, d. 7.\n\nLiebste Hannah!\n\n{body}Dein Paul\n"
    tree = etree.fromstring(encoder.encode(text, name="a").tei)
    assert not tree.findall(".//t:address", NS)
