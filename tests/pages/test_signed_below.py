"""Who signs below a day, an office, a note of copying, or by the sign for his own hand."""

import pytest

from encoder.api import encode
from encoder.namespaces import tei

ORDER = """\
Erlass über die Wiedereröffnung der Fähre bei Harwick.

Nachdem die Fähre seit dem Frühjahr geruht hat, verordne Ich, was folgt. Sie wird zu Michaelis eröffnet.

Lindau, den 3. September 1871.

Adalbert.

Otto Graf zu Tannau. Lehnert. Falck. v. Karmin.

An den Landeshauptmann.
"""
DECREE = """\
A Harwick, le 3 mai 1811.

Tous les changemens opérés dans les moulins de notre ville sont nuls et non avenus, et les meuniers rétablis.

Par le Roi :

Le Ministre de l'Intérieur et des Eaux,

Signé A. LEROUX.

Pour copie conforme :
Le Secrétaire général,
H. TANNEUR.
"""
LETTERS = """\
Lebak, 4 Maart 1856.

De ondergeteekende heeft de eer te berichten dat de brug bij Harwick is ingestort en hersteld moet worden.

De Adsistent-Resident van Harwick,

JAN TANNE.
"""


def signed(text: str) -> list[str]:
    root = encode(text, name="text").tree.getroot()
    return [" ".join("".join(name.itertext()).split()) for name in root.iter(tei("signed"))]


def test_names_below_a_day_sign() -> None:
    assert signed(ORDER) == ["Adalbert.", "Otto Graf zu Tannau. Lehnert. Falck. v. Karmin."]
    root = encode(ORDER, name="order").tree.getroot()
    assert [line.text for line in root.iter(tei("addrLine"))] == ["An den Landeshauptmann."]
    assert root.find(f".//{tei('closer')}/{tei('dateline')}//{tei('date')}[@when='1871-09-03']") is not None


def test_what_says_that_something_is_a_copy_closes_with_the_names_below() -> None:
    assert signed(DECREE)[-1] == "H. TANNEUR." and "Signé A. LEROUX." in signed(DECREE)
    root = encode(DECREE, name="decree").tree.getroot()
    closers = ["".join(closer.itertext()) for closer in root.iter(tei("closer"))]
    assert any("Par le Roi" in text for text in closers) and any("Pour copie" in text for text in closers)
    assert not list(root.iter(tei("head")))


def test_a_name_below_an_office_signs_with_it() -> None:
    assert signed(LETTERS) == ["De Adsistent-Resident van Harwick,", "JAN TANNE."]


@pytest.mark.parametrize("hand", ["mpp.", "manu propria.", "m. p."])
def test_who_signs_by_his_own_hand_says_so(hand: str) -> None:
    told = "Hodie naves in portum Harwicensem salvae venerunt et omnes nautae incolumes sunt."
    assert signed(f"{told}\n\nAdamus Tannovius {hand}\n") == [f"Adamus Tannovius {hand}"]


def test_a_day_above_an_entry_signs_nothing() -> None:
    text = "Montag, 3. Mai 1871.\n\nVormittag\n\nIch ging mit Karl über die Brücke und sah die Schiffe.\n\n"
    assert not signed(
        text + text.replace("Montag, 3.", "Dienstag, 4.") + text.replace("Montag, 3.", "Mittwoch, 5.")
    )


def test_who_attests_behind_the_word_for_it_signs() -> None:
    declaration = (
        "He hereby relinquishes every claim whatever to a pension or annuity except the present.\n"
        "Sworn to & subscribed the day & year aforesaid.\n\n"
        "                                   Jeremiah hisXmark Stokely\n\nAttest: Paul A. Haralson Clk\n\n"
        "[On 4 Nov 1843 Nancy Stokely, 79, applied for a pension.]\n"
    )
    head = "Pension Application of Jeremiah Stokely\n\n"
    tei = encode(f"{head}{declaration}", name="a").tei.decode()
    assert "<signed>Jeremiah hisXmark Stokely</signed>" in tei
    assert "<signed>Attest: Paul A. Haralson Clk</signed>" in tei
    assert tei.count("<head>") == 1
