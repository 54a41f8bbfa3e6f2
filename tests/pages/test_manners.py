"""Speakers' names with a manner behind them, two of them together, and above what is sung or thought."""

import pytest

from encoder.api import encode
from encoder.namespaces import tei
from encoder.pages.speech.labels import read_label

FARCE = """\
                        ACTE PREMIER

                       SCÈNE PREMIÈRE
                       LUCILE, MARTON.


                     MARTON, _à part._
Voilà comme à la fin se trouble une maison.
                     _Haut._
Madame, on ne voit plus personne à l'horizon.

                     LUCILE
Marton, retirez-vous.

                     MARTON, _la poussant._
Je n'en ai pas raison.

                     LUCILE
Le jour est loin encor.

                     MARTON
Et la nuit est bien noire.
"""

LIBRETTO = """\
SCENA II

ELVINA

Fermate!

ELVINA e TONIO

        (Gran Dio!)

DUCA

                     Qual pianto, qual gel
Vi turba la fronte? Parlate, infedel!

TONIO

Meglio scappar di qua!

DUCA

Restate voi qui!

ELVINA

Che brutto affare è questo!
"""

SONGS = """\
Erster Akt.

Erste Szene.

Grete (am Herd). Wer klopft denn so spät noch an die Türe?

Müller (tritt ein). Ich bin es, Frau Gevatterin! Ist noch Suppe da?

Grete. Suppe? Um diese Stunde?

Müller. Dann eben ein Lied.

Müller.
   Die Suppe, die Suppe,
   Die war schon verzehrt,
   Da hab ich, da hab ich
   Den Topf umgekehrt.

Chor.
   Den Topf umgekehrt,
   Den Topf umgekehrt!
"""

FOLIO = """\
Actus Primus.

Thunder and Lightning. Enter a Shipmaster.

  Duke. What bloody man is that? he can report,
As seemeth by his plight, of the Reuolt
The newest state

   Tal. This is the Serieant,
Who like a good and hardie Souldier fought

   Duke. O valiant Cousin, worthy Gentleman

Enter Talbot and Angus.

   Tal. The worthy Thane

   Duke. God saue the King

   All. God saue the King: so say we euery one,
And saue the Towne

   Tal. Whence cam'st thou?
"""

MINUTES = """\
Mr. William Tarrow, called in; and Examined.

1204. YOU are a fish-curer at Harwick?--I am.

1205. How long have you been so?--Nineteen years next Michaelmas.

1206. _Chairman._] To what do you attribute that?--To the Dutch.

[_The Witness withdrew._

Mr. Peter Hale, called in; and Examined.

1207. What is your business?--I am a cooper; I make the barrels.
"""


def _texts(text: str, name: str) -> list[str]:
    root = encode(text).tree.getroot()
    return ["".join(found.itertext()).strip() for found in root.iter(tei(name))]


def test_a_manner_in_italics_behind_a_name_is_a_direction() -> None:
    assert _texts(FARCE, "speaker") == ["MARTON,", "LUCILE", "MARTON,", "LUCILE", "MARTON"]
    assert {"à part.", "Haut.", "la poussant."} <= set(_texts(FARCE, "stage"))


def test_a_long_manner_in_capitals_belongs_to_the_name() -> None:
    found = read_label("    LUCILE, SEULE, PARLANT À SES GENS QUI SONT CACHÉS DERRIÈRE LA PORTE")
    assert found is not None and found.key == "LUCILE" and found.manner and found.alone


@pytest.mark.parametrize(
    "line",
    [
        "LE ROI, LA REINE, LE DUC DE GUISE ET LE CARDINAL DE LORRAINE, GARDES",
        "LUCILE, MARTON, VALÈRE, LE MARQUIS, LA COMTESSE, UN LAQUAIS, UN NOTAIRE",
    ],
)
def test_a_long_list_of_persons_is_no_name_with_a_manner(line: str) -> None:
    assert read_label(line) is None


def test_two_names_may_speak_what_stands_in_brackets() -> None:
    assert "ELVINA e TONIO" in _texts(LIBRETTO, "speaker")
    assert "(Gran Dio!)" in _texts(LIBRETTO, "l")


def test_who_sings_once_is_told_by_the_song_below() -> None:
    assert _texts(SONGS, "speaker")[-1] == "Chor."
    assert len(_texts(SONGS, "l")) == 6


def test_what_a_scene_begins_with_speaks_nothing() -> None:
    assert set(_texts(FOLIO, "speaker")) == {"Duke.", "Tal.", "All."}
    assert "Enter Talbot and Angus." in _texts(FOLIO, "stage")


def test_italics_neither_hide_who_asks_nor_what_happens() -> None:
    assert "1206. Chairman.]" in _texts(MINUTES, "speaker")
    assert "[The Witness withdrew." in _texts(MINUTES, "stage")
    assert len(_texts(MINUTES, "sp")) == 4


OPERA = """\
ACT I. SCENE I.

_A Room in Fenn's House. Fenn at a Table with a large Book of Accounts._

AIR I. An old Woman clothed in Gray, &c.

_Fenn._ A Lawyer is an honest Employment, so is mine.

_Marsh._ Sir, Black Moll hath sent word her Trial comes on in the Afternoon.

_Fenn._ Why, she may plead her Cough at worst; to my Knowledge she hath one.

_Marsh._ She shall be told so.
"""


def test_capitals_among_names_in_italics_speak_nothing() -> None:
    assert set(_texts(OPERA, "speaker")) == {"Fenn.", "Marsh."}
    assert "AIR I. An old Woman clothed in Gray, &c." in _texts(OPERA, "stage")
