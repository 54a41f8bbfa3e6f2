"""Short texts in which people are asked, sworn or alone on the stage, and names that stand below them, read whole."""
# ruff: noqa: E501 - texts as people have them

import pytest
from lxml import etree

from encoder.pipeline import encode_source
from encoder.reading import source_of_text

T = "{http://www.tei-c.org/ns/1.0}"


def body(text: str) -> etree._Element:
    document = encode_source(source_of_text(text))
    assert not [finding for finding in document.findings if finding.rule == "T01"]
    return document.tree.find(f".//{T}body")


def said(element: etree._Element, *names: str) -> list[str]:
    """The texts of the elements of some names, white space made regular."""
    return [" ".join("".join(one.itertext()).split()) for one in element.iter(*(T + name for name in names))]


def test_numbered_questions_are_speeches_and_the_witness_withdraws() -> None:
    read = body(
        "                Mr. William Tallow, called in; and Examined.\n\n"
        "   114. Chairman.] You are Harbour Master of Harwick?—I am.\n\n"
        "   115. How long have you held that office?—Since the year 1849; my\nfather held it before me.\n\n"
        "   116. Mr. Fenn.] Is there depth for a frigate at low water?—There\nis not.\n\n"
        "                                          [The Witness withdrew.\n"
    )
    assert said(read, "speaker") == ["114. Chairman.]", "115.", "116. Mr. Fenn.]"]
    assert said(read, "stage") == ["[The Witness withdrew."]
    assert not said(read, "item", "signed")


def test_numbered_paragraphs_that_nobody_answers_are_a_list() -> None:
    read = body(
        "Rules of the Harbour.\n\n1. No ship lies at the quay above three days.\n\n"
        "2. The master pays the dues—a shilling a ton.\n\n3. No fire is lit on board after nine.\n"
    )
    assert not said(read, "sp")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "TRIBUNAL CRIMINEL DE SAINT-ORME\n\nLe Président : Vos nom, âge et profession ?\n"
            "L'accusé : Jean Tallet, maître calfat.\nLe Président : Où étiez-vous la nuit du 3 au 4 ?\n"
            "L'accusé : À bord de la Constance ; le vent\navait forcé.\n\n"
            "L'accusateur public : Le témoin dit le contraire.\n\n(Murmures dans l'auditoire.)\n\n"
            "Le Président : Silence !\n",
            ["Le Président :", "L'accusé :"] * 2 + ["L'accusateur public :", "Le Président :"],
        ),
        (
            "137. JOHN FENN was indicted for stealing a silver tankard, value 5 l. February 3.\n\n"
            "  William Brisk. I keep the Anchor in Harwick. I missed the tankard about nine.\n\n"
            "  Q. Was the prisoner in your house?\n\n  Brisk. He was, and went away in haste.\n\n"
            "  Mary Tallow. I am servant to Mr. Brisk. I saw him put something under his coat.\n\n"
            "  Guilty of stealing to the value of 39 s.\n",
            ["William Brisk.", "Q.", "Brisk.", "Mary Tallow."],
        ),
        (
            "Actus Quartus. Scæna Secunda.\n\n            Enter Duke, and Lords.\n\n   Duke. What houre is it?\n"
            "   1. Lord. My Lord, 'tis almost foure.\n   Duke. Where is Orsin?\n   2. Lord. Fled.\n"
            "   Duke. Fled?\n   1. Lord. With the Lady Julia.\n            Enter Boy.\n"
            "   Boy. Sir, did you call?\n   Duke. I did.\n                    Exeunt.\n",
            ["Duke.", "1. Lord.", "Duke.", "2. Lord.", "Duke.", "1. Lord.", "Boy.", "Duke."],
        ),
    ],
)
def test_who_speaks_is_known_by_a_few_lines(text: str, names: list[str]) -> None:
    assert said(body(text), "speaker") == names


def test_who_comes_on_or_is_there_speaks_nothing() -> None:
    read = body(
        "ACTUS I. SCENA II.\n\nMEGADORUS. LYCONIDES.\n\nMEG. Quis hic ante aedes nostras conqueritur?\n"
        "LYC. Perii! Hunc non optabam.\nMEG. Quid tecum loqueris, adulescens?\nLYC. Echo fuit. (Abit.)\n"
    )
    assert said(read, "speaker") == ["MEG.", "LYC."] * 2
    assert said(read, "stage")[0] == "MEGADORUS. LYCONIDES."
    read = body(
        "ACT III. SCENE IV.\n\nLady Tallow's House.\n\nEnter Lady Tallow and Trip.\n\n"
        "L. Tal. Has he not sent, Trip?\n\nTrip. Not so much as a Bill, Madam.\n\n"
        "L. Tal. Then I am undone. What said his Man?\n\nTrip. That he was gone.\n"
    )
    assert said(read, "speaker") == ["L. Tal.", "Trip."] * 2
    assert "Enter Lady Tallow and Trip." in said(read, "stage")


def test_reported_talk_is_no_verse_where_lines_are_merely_full() -> None:
    read = body(
        "Conversation at Harwick, June 9, 1933.\n\n"
        "Mr. Dane: I cannot give you an answer right now. What is\nrequired is a series of days, one by one. This is no\n"
        "issue which you can bring up to the Board in the form of\na single paper to be signed.\n\n"
        "Capt. Brisk: That is the choice. An important aspect is\nthe effect of the news upon the pilots and their wives.\n\n"
        "Mr. Dane: Last year the quay had to get very bad before I\nwas able to ask for it. Then the crisis was over and\n"
        "Nobody remembered what it had cost.\n\nCapt. Brisk: It may be so. The pilots do\nnot forget.\n"
    )
    assert len(said(read, "sp")) == 4
    assert not said(read, "l")


def test_a_line_that_says_who_is_sworn_belongs_to_no_speech() -> None:
    read = body(
        "     MR. CARROW:  We call Mrs. Brisk.\n     EDITH BRISK, being first duly sworn, testified\nas follows:\n"
        "               DIRECT EXAMINATION\nBY MR. CARROW:\n     Q    State your name, please.\n"
        "     A    Edith Brisk.\n     Q    And you keep a boarding house?\n     A    I did until last May.\n"
    )
    assert said(read, "sp")[0].endswith("We call Mrs. Brisk.")
    assert not [speech for speech in said(read, "sp") if "sworn" in speech]


def test_who_is_alone_behind_a_head_speaks_where_no_name_follows() -> None:
    read = body(
        "SCÈNE III\n\nDORANTE, LISETTE\n\nDORANTE.\nEh bien, Lisette, ta maîtresse ?\n\nLISETTE, riant.\n"
        "Elle est à sa toilette depuis midi, monsieur.\n\nDORANTE, à part.\nTout est perdu. (Haut.) Et mon oncle ?\n\n"
        "LISETTE.\nIl dort. (Elle sort.)\n\nSCÈNE IV\n\nDORANTE, seul.\n\n"
        "Il dort ! Voilà le seul moment de la journée où il ne me refuse rien.\n"
    )
    assert said(read, "speaker") == ["DORANTE.", "LISETTE,", "DORANTE,", "LISETTE.", "DORANTE,"]
    assert "(Elle sort.)" in said(read, "stage")


def test_a_place_is_nobodys_name_and_a_scene_is_set_behind_its_word() -> None:
    read = body(
        "Zweiter Aufzug.\n\nErster Auftritt.\n\nZimmer im Wirthshause. Nacht.\n\n"
        "Der Wirth (mit einem Lichte). Wer klopft so spät?\n\nAnna (draußen). Ein Mädchen, das sich verirrt hat.\n\n"
        "Der Wirth. Um diese Stunde verirrt sich niemand. (Er öffnet.)\n\nAnna. Ich danke Euch.\n\n"
        "Der Wirth. Dank' Er dem Wetter. (Beide ab.)\n"
    )
    assert said(read, "stage")[0] == "Zimmer im Wirthshause. Nacht."
    read = body(
        "SCENE. A lighthouse kitchen. A table, a lamp.\n\nKEEPER (without looking up): Is it still blowing?\n\n"
        "WIFE: It has not stopped since Tuesday.\n\nKEEPER: It was blowing on Monday.\n\n"
        "(A knock. They look at each other.)\n\nWIFE: That was a different wind.\n\nCURTAIN\n"
    )
    directions = ["SCENE. A lighthouse kitchen. A table, a lamp.", "(without looking up)"]
    assert said(read, "stage") == [*directions, "(A knock. They look at each other.)", "CURTAIN"]


def test_a_title_between_poems_is_a_head() -> None:
    read = body(
        "Upon Mistress Julia's Lute.\n\nSweet Lute, that slept'st the Winter through,\nAnd now art strung and tun'd anew,\n"
        "Tell her that wakes thee with her hand,\nWhat Julia doth not understand;\n"
        "That strings which are too tightly drawn\nWill break before the summer dawn.\n\nOn the same, broken.\n\n"
        "  I warn'd her, but she would not hear:\n  The string is gone, and so's the year.\n"
    )
    assert said(read, "head") == ["Upon Mistress Julia's Lute.", "On the same, broken."]
    assert len(said(read, "l")) == 8


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        (
            "Saint Orme Vestry, 27th March 1769.\n\nThe Churchwardens brought in their Accompts, which were allow'd:\n\n"
            "    Received by a Rate at 4d.     £31  6  8\n    Paid as by Bills               28 19  2\n"
            "                                  ---------\n    Rests in hand                   2  7  6\n\n"
            "                              Wm. Tallis, Vicar.\n                              Jno. Carrow.\n",
            ["Wm. Tallis, Vicar.", "Jno. Carrow."],
        ),
        (
            "An Inventory of the goods of Robert Hale, Clerke, deceased.\n\n"
            "Imprimis his purse & apparell                           vli   xs\n"
            "Item one Bible & other bookes                           ijli  vjs\n"
            "Item two kine & a heifer                                vli\n\n"
            "          Tho: Marsh\n          Edw: Brisk his mark X\n",
            ["Tho: Marsh", "Edw: Brisk his mark X"],
        ),
        (
            "An den Mond\n\nStiller Wandrer, der du leise\n  Über unsre Dächer gehst,\nSag, auf deiner weiten Reise,\n"
            "  Ob du je mein Herz verstehst!\n\n                        Karl Brandis.\n",
            ["Karl Brandis."],
        ),
        (
            "Séance du 9 février 1832\n\nArt. 1er. Il sera établi un bac sur la rivière.\n\n"
            "Art. 2. Le maire est chargé de l'exécution.\n\nPour copie conforme :\n\nLe maire,\nTALLET.\n",
            ["Le maire,", "TALLET."],
        ),
    ],
)
def test_names_far_in_at_the_end_sign(text: str, signed: list[str]) -> None:
    assert said(body(text), "signed") == signed


def test_those_present_are_listed_one_a_line_or_on_one_long_line() -> None:
    read = body(
        "Protokoll, hållet i Hamrevik den 3 mars 1897.\n\nNärvarande: Ordföranden konsul Brisk,\n"
        "            handlanden Ek,\n            kapten Tallin.\n\n§ 1.\nProtokollet upplästes och godkändes.\n"
    )
    assert said(read, "item") == ["Ordföranden konsul Brisk,", "handlanden Ek,", "kapten Tallin."]
    read = body(
        "Minutes of the Meeting held on Tuesday, 9th November 1886\n\n"
        "Present: The Rev. A. Tallis (in the chair), Messrs. Fenn, Quill and Marsh, and Miss Carrow (Hon. Sec.).\n\n"
        "The Minutes of the last Meeting were read and confirmed.\n"
    )
    assert len(said(read, "item")) > 2


def test_members_in_small_letters_and_voices_that_nobody_knows_speak() -> None:
    read = body(
        "CHAMBRE DES DÉPUTÉS\n\nSéance du 4 mai 1881\n\n"
        "M. le président. La parole est à M. Tallet.\n\n"
        "M. Tallet. Messieurs, le port s'ensable. (Bruit.) Qui le\nnie ?\n\n"
        "M. de Brisc, ministre de la marine. Personne !\n\nVoix à gauche. Parlez ! parlez !\n\n"
        "M. Tallet. J'ai fini.\n\nM. le président. Je mets aux voix l'article 2.\n\n"
        "(L'article 2, mis aux voix,\nest adopté.)\n\nLa séance est levée à six heures.\n"
    )
    assert said(read, "speaker") == [
        "M. le président.",
        "M. Tallet.",
        "M. de Brisc, ministre de la marine.",
        "Voix à gauche.",
        "M. Tallet.",
        "M. le président.",
    ]
    assert said(read, "stage") == ["(Bruit.)", "(L'article 2, mis aux voix, est adopté.)"]
    assert said(read, "p")[-1] == "La séance est levée à six heures."


def test_who_is_told_of_behind_a_title_does_not_speak() -> None:
    read = body(
        "M. Tallet sortit de bonne heure ce jour-là. Il pleuvait.\n\nM. Tallet. C'était un nom connu\n"
        "dans le port depuis cent ans.\n\nM. Brisc le suivit. Le vent avait tourné, et la mer montait.\n"
    )
    assert not said(read, "sp", "speaker")


def test_a_protocol_asks_and_tells_in_words_and_what_it_tells_is_no_speech() -> None:
    read = body(
        "Adì 3 Marzo 1612\n\nInterrogato: Se sa la causa della sua citatione.\n\n"
        "Rispose: Signor no, che io non la so, se non fosse per la barca che fu trovata sotto il\nponte.\n\n"
        "Et dettogli: Che avverta bene a dire la verità, perché la Giustizia ha in\ncontrario.\n\n"
        "Rispose: Io ho detto la verità.\n\nFu licentiato, con ordine di non partirsi dalla Città.\n\n"
        "Comparse Donna Lucia, moglie del sudetto.\n\nInterrogata: Se il marito era in casa.\n\n"
        "Rispose: Signor sì, era in letto con la febre.\n"
    )
    asked = ["Interrogato:", "Rispose:", "Et dettogli:", "Rispose:", "Interrogata:", "Rispose:"]
    assert said(read, "speaker") == asked
    assert not said(read, "l")
    told = [one for sp in read.iter(T + "sp") for one in said(sp, "p") if one.startswith(("Fu", "Comparse"))]
    assert not told


def test_examinations_have_heads_also_where_the_witness_is_excused() -> None:
    rows = [
        "          JOHN FENN, being first duly sworn, testified as",
        "   follows:",
        "                  DIRECT EXAMINATION",
        "   BY MR. BRISK:",
        "        Q.  Where do you live, Mr. Fenn?",
        "        A.  On the plank road, a mile below the mill.",
        "        Q.  What did you hear?",
        "        A.  A wagon at the lower door.",
        "                  CROSS EXAMINATION",
        "   BY MR. HALE:",
        "        Q.  And the water was running?",
        "        A.  (After a pause.) The gate was shut.",
        "            (Witness excused.)",
    ]
    read = body("\n".join(f"{n:2}{row}" for n, row in enumerate(rows, 1)) + "\n")
    assert [one for one in said(read, "head") if "EXAMINATION" in one] == [
        "DIRECT EXAMINATION",
        "CROSS EXAMINATION",
    ]
    assert said(read, "stage")[-1] == "(Witness excused.)"
    assert not said(read, "signed", "l")


def test_the_initial_of_who_signs_below_questions_in_words_asks_nothing() -> None:
    read = body(
        "Vraag: Of sy kent den persoon van Bruyn?\n\nAntwoord: Ja, sy kent hem wel.\n\n"
        "Vraag: Wat in de sack was?\n\nAntwoord: Dat sy sulks niet en weet.\n\n"
        "Aldus verhoort, ten dage als boven.\n\n                    J. van der Laen\n"
        "                    P. Messchaert\n"
    )
    assert said(read, "speaker") == ["Vraag:", "Antwoord:"] * 2


def test_where_somebody_is_in_the_chair_a_few_turns_are_a_debate() -> None:
    read = body(
        "CHAMBRE DES DÉPUTÉS\n\nM. le président. La parole est à M. Lorand.\n\n"
        "M. Lorand. Messieurs, je serai bref. (Très bien ! à gauche.) La\nloi n'est pas bonne.\n\n"
        "À droite. C'est faux !\n\nM. le président. Laissez parler l'orateur.\n(Bruit.)\n\n"
        "La séance est levée à six heures.\n"
    )
    assert said(read, "speaker") == ["M. le président.", "M. Lorand.", "À droite.", "M. le président."]
    assert said(read, "stage") == ["(Très bien ! à gauche.)", "(Bruit.)"]
    assert said(read, "p")[-1] == "La séance est levée à six heures."
