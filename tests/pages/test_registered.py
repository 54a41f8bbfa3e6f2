"""Registers whose entries stand below each other without blank lines, and what only looks like them."""

from tests.test_texts_of_the_stage import body, said

REGISTER = """\
PAROISSE SAINT-ANDRÉ. BAPTÊMES ET SÉPULTURES.

Le 3e janvier 1702 a été baptisé Jean, fils légitime de Pierre Carrel,
laboureur, et de Marie Dufour, né la veille. Le parrain Jean Carrel, la
marraine Anne Dufour, qui ont déclaré ne savoir signer.
Le 9e dudit mois a été inhumée au cimetière Anne Vasseur, veuve de feu
Louis Le Tellier, âgée d'environ soixante ans, en présence de ses enfants.
Le 11e dudit mois a été baptisée Catherine, fille de Louis Marchand et de
Jeanne Petit. Le parrain le sieur Hébert, la marraine Catherine Petit.
Le 2e février ont reçu la bénédiction nuptiale Antoine Carrel, fils de
feu Mathieu, et Louise Hébert, les trois bans publiés sans opposition.
"""

REPORT = """\
The surveyors went over the wall in the spring, and found it sound as
far as the mill. They counted in all no fewer than sixty breaches, and
The 3 largest of them were closed before the autumn with stakes, and of
The 9 smaller ones that the miller had reported in the summer not a few
The 4 farmers of the parish had closed themselves, who were not paid by
the board, and complained of it in a letter.
"""

LOG = """\
Diario di bordo della tartana

Luglio 1799

Lunedì 1. — Vento di maestro, fresco. Si salpò da Livorno.

Martedì 2. — Si vide a mezzodì l'isola di Gorgona.

3. — Id. Si pescò.

4. — Id. Morì il mozzo.
"""


def test_each_entry_of_a_register_is_a_paragraph() -> None:
    entries = said(body(REGISTER), "p")
    assert [entry.split()[1] for entry in entries] == ["3e", "9e", "11e", "2e"]


def test_numbers_within_sentences_begin_no_entries() -> None:
    assert len(said(body(REPORT), "p")) == 1


def test_a_day_before_a_dash_is_no_question() -> None:
    read = body(LOG)
    assert not said(read, "sp")
    assert [date.get("when") for date in read.iter("{*}date")][-2:] == ["1799-07-03", "1799-07-04"]


INVENTORY = """\
A true and perfect Inventory of all the goods and chattels of William
Garrow, late of Holmby, yeoman, deceased.

One long table & two forms          0  13  4
One iron pot                        0   4  6
Three barrels                       0   6  0

Sum total                           1   3 10

Apprized by us
John Wade
Thos. Pell
"""


def test_those_who_valued_an_inventory_sign_it() -> None:
    assert said(body(INVENTORY), "signed") == ["John Wade", "Thos. Pell"]
