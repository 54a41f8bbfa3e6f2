"""The apparatus of a critical edition: notes tied to the lines that their numbers name."""

import pytest
from lxml import etree

from encoder.note_apparatus import entries_of, lemma_of, signs_of_readings
from tests.shared import body_of

T = "{http://www.tei-c.org/ns/1.0}"
VERSION = (
    "DE ADVENTU MAGNI\n\n"
    "Anno igitur sequenti Magnus rex venit in insulam cum navibus\n"
    "multis, et portum qui Cleti dicitur intravit. Quem videntes\n"
    "incolae fugerunt in montes, relictis mulieribus. Tunc rex ait:\n"
    "Non est hoc pati. Et misit viros qui eos reducerent; at illi\n"
    "non audierunt vocem eius, sed lapides de monte volverunt et        5\n"
    "plures ex eis occiderunt. Rex autem iratus est valde, et iussit\n"
    "domos incendi.\n\n"
)
READINGS = (
    "1 igitur om. B   2 Cleti] Cleri C   3 incolae] coloni B   relictis] derelictis\n"
    "C   5 vocem] voces A   6 valde add. C\n"
)
SOURCES = "4 Cf. Ps. 12, 3.\n\n"


def before(note: etree._Element) -> str:
    previous = note.getprevious()
    text = note.getparent().text if previous is None else previous.tail
    return ((text or "").split() or [""])[-1]


def placed(body: etree._Element) -> list[tuple[str | None, str | None, str]]:
    return [(note.get("n"), note.get("type"), before(note)) for note in body.iter(f"{T}note")]


def test_entries_stand_behind_their_words_in_their_lines():
    assert placed(body_of(VERSION + READINGS)) == [
        ("1", "textual", "igitur"),
        ("2", "textual", "Cleti"),
        ("3", "textual", "incolae"),
        ("5", "textual", "vocem"),
        ("6", "textual", "valde"),
    ]


def test_a_second_apparatus_without_words_of_the_text_stands_at_its_line_in_doubt():
    body = body_of(VERSION + SOURCES + READINGS)
    source = next(note for note in body.iter(f"{T}note") if note.get("n") == "4")
    assert (source.get("type"), source.get("cert"), before(source)) == (None, "low", "illi")
    assert len(placed(body)) == 6


def test_the_number_of_a_line_behind_prose_is_furniture():
    more = (
        "domos eorum incendi, et pontem frangi,\nne quis rediret. Postea rex Magnus cum suis ad naves\n"
        "reversus est, et captivos secum duxit in\nNorvegiam, ubi diu vixerunt.               10\n"
        "Deinde mortuus est."
    )
    text = VERSION.replace("domos incendi.", more)
    body = body_of(text)
    assert [(fw.get("type"), fw.text) for fw in body.iter(f"{T}fw")] == [("lineNum", "5"), ("lineNum", "10")]
    assert len(list(body.iter(f"{T}p"))) == 1


@pytest.mark.parametrize(
    "notes",
    [
        "1 Bibl. Nat., Ms. fr. 123, fol. B.\n2 See vol. II, p. 3.\n3 So in the margin of A.\n",
        "1 bushels of oats sold   2 of wheat sold to B   3 of barley sold\n",
        "1 [sic] om.\n2 [so in B]\n",
    ],
)
def test_other_numbers_below_a_text_are_no_apparatus(notes):
    assert not any(kind == "textual" for _, kind, _ in placed(body_of(VERSION + notes)))


def test_entries_and_what_they_are_about():
    assert [tuple(one) for one in entries_of("1 igitur om. B   3 plebs] populus A, 21, 9   2 falls")] == [
        (0, 1),
        (17, 3),
    ]
    assert [lemma_of(text) for text in ("igitur om. B", "vir Dei] sanctus B", "Matth. 21, 9.")] == [
        "igitur",
        "vir Dei",
        None,
    ]
    assert [signs_of_readings(text) for text in ("portum] portam C", "a [sic] b", "om. B", "suppl. 3")] == [
        1,
        0,
        1,
        0,
    ]


def test_a_lemma_of_several_words_stands_where_all_of_them_do():
    text = VERSION.replace("et portum qui", "et portum magnum et portum qui")
    body = body_of(text + READINGS.replace("Cleti] Cleri C", "et portum qui] portumque C"))
    second = next(note for note in body.iter(f"{T}note") if note.get("n") == "2")
    assert before(second) == "qui"
