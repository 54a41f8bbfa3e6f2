"""Who speaks, what is spoken and what is done: told by the evidence of the whole text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from encoder.api import encode
from encoder.namespaces import tei
from encoder.pages.sights.sight import Sight
from encoder.pages.speech import find_speech
from encoder.pages.speech.labels import read_label
from tests.plays import LAYOUTS, WORDS, draw_play, letters, set_play

TESTIMONY = """\
     Q.  Where were you on the evening of March 4?
     A.  At home.  My wife was there.
     Q.  Did anyone telephone?
     A.  Yes, sir; a Mr. Ostrick telephoned at about 9:30.

     THE COURT:  Proceed.
     MR. HALE:  I have no more questions, your Honor.
"""
DEBATE = """\
Der Präsident: Das Wort hat Herr Wendelin.

Herr Wendelin: Meine Herren, ich habe nur wenig zu sagen. (Heiterkeit.) Ist das neu?

Der Präsident: Ich bitte um Ruhe!

Herr Wendelin: Ich danke. Was wollen wir denn?

Der Präsident: Die Sitzung ist geschlossen.
"""
PROSE = """\
The commission met at Harwick. Mr. Hale said that the wall would not stand.

No. That was not what the engineers had meant.

Yes. It had been built in 1840, and nobody remembered by whom.

No. The dues were never paid.
"""


def speeches(text: str) -> list[tuple[str, str]]:
    root = encode(text).tree.getroot()
    return [
        ("".join(sp.find(tei("speaker")).itertext()), "".join("".join(c.itertext()) for c in sp[1:]))
        for sp in root.iter(tei("sp"))
    ]


def stages(text: str) -> list[str]:
    return ["".join(stage.itertext()) for stage in encode(text).tree.getroot().iter(tei("stage"))]


@pytest.mark.parametrize(
    ("line", "key", "style"),
    [
        ("FENN. The boat is late.", "FENN", "caps"),
        ("DR. KREBS. The boat is late.", "DR KREBS", "caps"),
        ("MARSH.—The boat", "MARSH", "caps"),
        ("Mr. Hale: The boat", "Mr Hale", "title"),
        ("Der alte Graf: Das Boot", "Der alte Graf", "title"),
        ("O Conde: O barco", "O Conde", "title"),
        ("_Fenn._ The boat", "Fenn", "emphasis"),
        ("TAMSIN   I watched", "TAMSIN", "caps"),
        ("     Q.  Where", "Q", "letter"),
    ],
)
def test_a_label_ends_where_the_name_does(line: str, key: str, style: str) -> None:
    label = read_label(line)
    assert label is not None
    assert (label.key, label.style) == (key.upper(), style)


@pytest.mark.parametrize(
    "line", ["the boat is late.", "Then we are lost!", "No, sir, he was gone.", "CHAP. II."]
)
def test_other_beginnings_are_no_labels(line: str) -> None:
    assert read_label(line) is None


def test_questions_and_answers() -> None:
    found = speeches(TESTIMONY)
    assert [who for who, _ in found] == ["Q.", "A.", "Q.", "A.", "THE COURT:", "MR. HALE:"]
    assert found[3][1].endswith("at about 9:30.")


def test_a_debate() -> None:
    assert [who for who, _ in speeches(DEBATE)] == ["Der Präsident:", "Herr Wendelin:"] * 2 + [
        "Der Präsident:"
    ]
    assert stages(DEBATE) == ["(Heiterkeit.)"]


def test_prose_has_no_speakers() -> None:
    assert find_speech([Sight(line, 1, row) for row, line in enumerate(PROSE.split("\n")) if line]) == (
        {},
        1.0,
    )


def test_a_direction_below_a_name_without_stop() -> None:
    text = "Erste Szene.\nPaul.\nWo bist du?\nAnna\nlachend.\nHier! Siehst du mich?\n"
    text += "Paul.\nNein.\nAnna.\nDann komm!\n"
    assert "lachend." in stages(text)
    assert ("Anna", "lachend.Hier! Siehst du mich?") in speeches(text)


def test_a_speech_runs_over_a_page() -> None:
    text = (
        "ACT I.\n\nSCENE I.\n\nFENN. The boat is late again, and nobody in the whole of Belmont knows\n"
        "why it should be late on such\n\n[Page 12]\n\na night as this.\n\n"
        "MARSH. It is the fog.\n\nFENN. It is not.\n"
    )
    found = speeches(text)
    assert [who for who, _ in found] == ["FENN.", "MARSH.", "FENN."]
    assert " ".join(found[0][1].split()).endswith("on such a night as this.")


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_made_up_plays(language: str, layout: str) -> None:
    """Nearly all speeches of plays in any language and layout are read, and none is made up."""
    made = set_play(draw_play(7, language, is_verse=layout in ("capitals", "title stop")), LAYOUTS[layout])
    root = encode(made.text).tree.getroot()
    found = [letters("".join(map(str, name.itertext()))) for name in root.iter(tei("speaker"))]
    wanted = [who for who, _ in made.speeches]
    assert abs(len(found) - len(wanted)) <= 1
    assert sum(a == b for a, b in zip(found, wanted, strict=False)) >= len(wanted) - 1


def test_acts_hold_scenes_and_the_cast_stands_before() -> None:
    made = set_play(draw_play(3, "en", is_verse=False), LAYOUTS["colon"])
    root = encode(made.text).tree.getroot()
    acts = [div for div in root.iter(tei("div")) if div.get("type") == "act"]
    assert [len(act.findall(tei("div"))) for act in acts] == [2]
    assert len(list(root.iter(tei("castItem")))) == 5


@given(
    st.integers(0, 10_000), st.sampled_from(sorted(WORDS)), st.sampled_from(sorted(LAYOUTS)), st.booleans()
)
@settings(max_examples=25, deadline=None)
def test_nothing_of_a_play_is_lost_and_all_is_valid(
    seed: int, language: str, layout: str, is_verse: bool
) -> None:
    """Encoding proves itself whole and valid: no play is read only as paragraphs of its lines."""
    made = set_play(draw_play(seed, language, is_verse=is_verse), LAYOUTS[layout])
    document = encode(made.text)
    assert not [finding for finding in document.findings if finding.rule == "T01"]
    assert document.coverage.kept + document.coverage.markup == len("".join(made.text.split()))


def test_speakers_share_a_line() -> None:
    made = (
        "ACT I.\n\nFENN.\nThe tide is out, and all the boats lie still\n"
        "Upon the sand as if they had been dead;\n"
        "I watched the keeper climb the windy hill\n"
        "And light the lamp above his mother's head.\nWho goes?\n\n"
        "MARSH.\nIt is the keeper's eldest son.\n\nFENN.\nWhat shall I say to him who asks my name?\n"
        "That I was here before the winter came,\nAnd shall be here when all of them are gone?\n"
    )
    root = encode(made).tree.getroot()
    parts = [(line.get("part"), "".join(line.itertext())) for line in root.iter(tei("l")) if line.get("part")]
    assert parts == [("I", "Who goes?"), ("F", "It is the keeper's eldest son.")]


def verses(text: str) -> list[str]:
    return ["".join(line.itertext()) for line in encode(text).tree.getroot().iter(tei("l"))]


SONG = """\
ATTO PRIMO

SCENA I.

LELIO. Brighella, vedi tu nessuno alla finestra di quella casa?

BRIGHELLA. Signor no; vedo la finestra, ma nessuno alla finestra.

LELIO. Canta dunque.

BRIGHELLA. (canta)
    Dormi, bella, e non sentire
    Chi ti viene a salutar;
    Se ti svegli, hai da soffrire,
    Se tu dormi, hai da sognar.

LELIO. Taci! Viene alcuno dalla piazza.
"""


def test_a_song_makes_no_verse_of_the_prose_around_it() -> None:
    assert len(verses(SONG)) == 4
    assert verses(SONG)[0] == "Dormi, bella, e non sentire"


def test_sentences_that_tell_what_is_done_direct() -> None:
    text = (
        "Erster Auftritt.\n\nMinna. Das weiß ich nicht. Der Bote ist gleich wieder fort. Ab.\n\n"
        "Klara. Was tust du da?\n\nMinna. Ich meinte, die gnädige Frau käme.\n\n"
        "Sie geht zur Tür und horcht.\n\nKlara. Mein Gott! Der Doktor kommt noch heute.\n\n"
        "Klara, Minna und der Doktor gehen ab.\n\nMinna. Nun bin ich allein.\n"
    )
    assert stages(text) == ["Ab.", "Sie geht zur Tür und horcht.", "Klara, Minna und der Doktor gehen ab."]


def test_a_company_named_above_the_first_speaker_does_not_speak() -> None:
    text = (
        "Dritter Auftritt.\nDer König. Wendelin.\nWendelin.\nDas Pferd ist da.\n"
        "Der König.\nSo geh!\nWendelin.\nIch gehe.\n"
    )
    assert stages(text) == ["Der König. Wendelin."]


def speakers(text: str) -> list[str]:
    return [who for who, _ in speeches(text)]


def test_members_of_an_assembly_who_speak_once() -> None:
    text = (
        "THE LICENSING LAWS.\n\n*The SECRETARY OF STATE (Mr. MATTHEWS, Birmingham, E.): I have made inquiry."
        "\n\n"
        "Mr. CONYBEARE: Will the right hon. Gentleman say how many of those were women?\n\n"
        "Mr. MATTHEWS: Four.\n\nDr. TANNER (Cork Co., Mid): And how many were constables?\n\n"
        "Mr. SPEAKER: The hon. Member must give notice of that question.\n"
    )
    assert speakers(text) == [
        "*The SECRETARY OF STATE (Mr. MATTHEWS, Birmingham, E.):",
        "Mr. CONYBEARE:",
        "Mr. MATTHEWS:",
        "Dr. TANNER (Cork Co., Mid):",
        "Mr. SPEAKER:",
    ]


def test_a_list_of_those_present_does_not_speak() -> None:
    text = "Those present:\n\nMr. Hale: Secretary\n\nDr. Krebs: Treasurer\n\nSir John: Clerk\n"
    assert speakers(text) == []


def test_a_letter_read_out_among_verses_is_prose() -> None:
    verses = "Le soir descend, madame, et le jardin se tait ;\nJe n'ai plus rien à dire, et le monde le sait."
    letter = (
        "« Monsieur, mon père veut que demain je vous dise adieu. Venez donc à\n"
        "neuf heures par le jardin, et ne faites aucun bruit. »"
    )
    said = [f"{name}.\n{verses}" for name in ("ORGON", "ÉLISE")] * 3
    body = encode("\n\n".join(["SCÈNE I.", *said, f"ORGON.\n{verses}\n\n{letter}", *said[1:]])).tree
    assert not [verse for verse in body.iter(tei("l")) if "Monsieur" in "".join(verse.itertext())]
    assert len(list(body.iter(tei("l")))) == 24


def test_a_list_in_what_is_said_is_no_verse() -> None:
    listed = "1. Die Schule bleibt geschlossen.\n2. Das Gaswerk gibt Kohlen ab.\n3. Der Rat berichtet bald."
    text = DEBATE.replace("Die Sitzung ist geschlossen.", f"Es ist beschlossen:\n\n{listed}")
    body = encode(text).tree.find(f".//{tei('body')}")
    assert not list(body.iter(tei("l")))
    (found,) = body.iter(tei("list"))
    assert len(list(found.iter(tei("item")))) == 3


def test_a_catechism() -> None:
    text = (
        "A SHORT CATECHISM\n\nQuestion. Who made you?\n\nAnswer. God made me.\n\n"
        "Quest. Why did he make you?\n\nAns. That I might know him, and serve him.\n"
    )
    assert speakers(text) == ["Question.", "Answer.", "Quest.", "Ans."]


def test_officers_and_heads_among_questions() -> None:
    text = (
        "Direct examination by Mr. Stanwood.\n\nQ. Were you on board?\nA. I was.\n"
        "Q. Tell the jury what you saw.\nA. I was below.\n\n"
        "Mr. Dane. I object to that.\n\nThe Court. He may state what he saw.\n\n"
        "Q. Go on.\nA. That's all I saw.\n\nCross-examination by Mr. Dane.\n\n"
        "Q. Had you been drinking?\nA. No.\n"
    )
    assert speakers(text) == ["Q.", "A.", "Q.", "A.", "Mr. Dane.", "The Court.", "Q.", "A.", "Q.", "A."]
    heads = ["".join(head.itertext()) for head in encode(text).tree.iter(tei("head"))]
    assert heads == ["Direct examination by Mr. Stanwood.", "Cross-examination by Mr. Dane."]


def test_a_manner_behind_a_comma() -> None:
    text = (
        "SCÈNE I.\n\nVALÈRE.\nAu feu, traître !\n\nLA FLEUR, à part.\nIl va me battre.\n\n"
        "VALÈRE.\nEh bien ?\n\nLA FLEUR.\nElle l'avait lue.\n"
    )
    assert speakers(text) == ["VALÈRE.", "LA FLEUR,", "VALÈRE.", "LA FLEUR."]
    assert stages(text) == ["à part."]


TYPED = """\
                    TOP SECRET

MEMORANDUM FOR THE RECORD

SUBJECT:  Interview with Colonel Haskell

Q:  Colonel, when did you first learn of the plan?

A:  In March.  General Dorn called me in and showed me
    the map.

Q:  Who else was present?

A:  Major Ellis, and a man from the Embassy whose name
    I never knew.

                    TOP SECRET
"""


def test_a_typed_interview() -> None:
    assert speakers(TYPED) == ["Q:", "A:", "Q:", "A:"]
    assert " ".join(speeches(TYPED)[3][1].split()).endswith("whose name I never knew.")


def test_brackets_that_are_never_closed_direct() -> None:
    text = (
        "ACT I. SCENE I.\n\nEnter FENN and MARSH.\n\n"
        "Fenn. How now, my love? Why is your cheek so pale?\n"
        "     How chance the roses there do fade so fast?\n"
        "Marsh. Belike for want of rain, which I could well\n"
        "     Beteem them from the tempest of my eyes.   [Enter EGON.\n"
        "Egon. Full of vexation come I, with complaint\n     Against my child.\n"
        "Fenn. And I against the hour.\n"
        "                                        [Exeunt.\n"
    )
    assert stages(text) == ["Enter FENN and MARSH.", "[Enter EGON.", "[Exeunt."]
    assert speakers(text) == ["Fenn.", "Marsh.", "Egon.", "Fenn."]


def test_a_song_within_a_speech_and_a_prologue() -> None:
    text = (
        "PROLOGUE\n\nYou come to see a play; we come to act;\n  I hold the door, and others hold the stage.\n"
        "Be patient with us if we want for tact,\n  And if we please you, pay the waiter's wage.\n\n"
        "ACT I\n\nWHEELER. Three o'clock it was. I heard him at the lock like a mouse at a cheese.\n\n"
        "JACK. Where has everybody got to? [Sings.]\n\n     When I was young and easy,\n"
        "     And money came and went,\n     I never paid my tailor,\n     I never paid my rent.\n\n"
        "Beastly stuff.\n\nWHEELER. There's his bell.\n"
    )
    assert len(verses(text)) == 8
    root = encode(text).tree.getroot()
    assert [len(list(sp.iter(tei("l")))) for sp in root.iter(tei("sp"))] == [0, 4, 0]


def test_verse_with_small_beginnings() -> None:
    text = (
        "JORNADA PRIMERA\n\nSalen DON JUAN y CATALINÓN.\n\n"
        "DON JUAN.      Esa noche he de gozalla.\nCATALINÓN.     ¿Y el honor?\n"
        "DON JUAN.                   ¿Qué dices, necio?\n               Quien de la vida hace aprecio\n"
        "               nunca gana una batalla.\nCATALINÓN.     Mirad, señor, lo que hacéis,\n"
        "               que hasta la muerte, señor,\n               es corta la mayor flor,\n"
        "               y algún día lo veréis.\n\nSale el REY, con acompañamiento.\n\n"
        "REY.           ¿Quién da voces en la sala\n               donde el silencio es la ley?\n"
        "DON JUAN.      Un hombre que busca al Rey.\n"
    )
    assert len(verses(text)) == 12
    assert stages(text) == ["Salen DON JUAN y CATALINÓN.", "Sale el REY, con acompañamiento."]


def test_who_enters_speaks() -> None:
    text = (
        "AUTO DA BARCA VELHA\n\nEntra o FIDALGO com um pajem.\n\nDIABO\nÓ poderoso Dom Anrique,\n"
        "Cá vindes vós? Que cousa é esta?\n\nFIDALGO\nEsta barca onde vai ora,\n"
        "Que assim está apercebida?\n\n"
        "DIABO\nVai pera a ilha perdida,\nE há de partir logo essa hora.\n\nFIDALGO\nPera lá vai a senhora?\n"
    )
    assert speakers(text) == ["DIABO", "FIDALGO", "DIABO", "FIDALGO"]
    assert stages(text) == ["Entra o FIDALGO com um pajem."]


def test_speeches_of_which_nothing_is_left_are_read():
    """Typed pages whose labels speak and whose lines are all something else."""
    lines = ["SECRET", "tags: [lamps, tides]", "Author: Quill", "LETTER 1.", " " * 20 + "quay", "Letter 312"]
    lines += ["SCENE II. A quiet harbour.", "ken moved over lines, in 1968 and after.", "[Σελ. 314]"]
    document = encode("\n".join(lines))
    assert not [found for found in document.findings if found.rule == "T01"]
