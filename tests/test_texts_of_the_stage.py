"""Texts of the stage, the court and the desk, read whole: shared lines, answers, debates, logs."""
# ruff: noqa: E501 - texts as people have them

import textwrap

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


def parts(element: etree._Element) -> list[str | None]:
    return [line.get("part") for line in element.iter(f"{T}l")]


def test_a_line_that_steps_down_from_speaker_to_speaker_is_one_verse() -> None:
    read = body(
        "ATTO SECONDO\n\nSCENA PRIMA\n\nLEONORA\nTarda la notte e il messo non ritorna.\nChe fa? Che pensa? "
        "Ah, ch'io non veggio\nfuor che perigli ovunque il guardo giri.\n\nCONTE (entrando)\nLeonora!\n\n"
        "LEONORA\n         Signor!\n\nCONTE\n                 Non una voce.\n"
        "Siam traditi. La porta è custodita.\n\nCORO DI DENTRO\nViva il Duca, viva il forte\n"
        "che la patria liberò!\n"
    )
    assert parts(read) == [None] * 3 + ["I", "M", "F"] + [None] * 3
    assert not list(read.iter(f"{T}p"))
    assert [line.get("rend") for line in read.iter(f"{T}l")] == [None] * 9


def test_verses_beside_their_speakers_have_numbers_and_steps() -> None:
    read = body(
        "JORNADA PRIMERA\n\nSalen DON DIEGO y MARTÍN, de camino.\n\n"
        "D. DIEGO.  ¿Es esta, Martín, la villa\n           donde mi padre murió?\n"
        "MARTÍN.    Señor, esta es, o soy yo\n           mozo de ciego en Sevilla.\n"
        "D. DIEGO.  ¿Y aquella torre amarilla?                  5\nMARTÍN.    La cárcel.\n"
        "D. DIEGO.            ¿Y aquella?\nMARTÍN.                         El templo.\n"
        "D. DIEGO.  Cerca están.\nMARTÍN.                 Para el ejemplo.\n\n"
        "           (Sale DOÑA INÉS al balcón.)\n\nD. DIEGO.  ¡Cielos! ¿Qué es esto que miro?\n"
        "MARTÍN.    Una dama en su retiro\n           y tú, señor, sin tu templo.                10\n"
    )
    assert parts(read) == [None] * 5 + ["I", "M", "F", "I", "F"] + [None] * 3
    assert [line.get("n") for line in read.iter(f"{T}l") if line.get("n")] == ["5", "10"]


def test_a_name_said_once_with_its_manner_speaks() -> None:
    read = body(
        "Erster Auftritt.\n\nHAUKE (am Fenster).\nHörst du das Wasser? Seit drei Stunden steigt's.\n\nELKE.\n"
        "Ich hör' es nicht. Ich hör' nur, was du sagst.\n\nHAUKE.\nSo höre: wenn der alte Deich nicht hält,\n"
        "So hält auch keiner, der darauf gebaut.\n\nZweiter Auftritt.\n\nOle Peters tritt ein. Die Vorigen.\n\n"
        "OLE PETERS (atemlos).\nHerr! Am Süderende bricht er durch.\n\nHAUKE.\nMein Pferd!\n(Ab.)\n"
    )
    assert said(read, "speaker") == ["HAUKE", "ELKE.", "HAUKE.", "OLE PETERS", "HAUKE."]


def test_a_song_in_a_play_of_prose_is_verse_and_its_talk_is_none() -> None:
    read = body(
        "SCÈNE PREMIÈRE\n\nADOLPHE, JUSTINE.\n\nJUSTINE, entrant. — Monsieur Adolphe, il pleut.\n\n"
        "ADOLPHE. — Je le vois bien, Justine ; et le parapluie de monsieur n'est\nplus dans le coin.\n\n"
        "JUSTINE. — C'est madame qui l'a pris.\n\nADOLPHE, à part. — Madame ! (Haut.) Et où est-elle\nallée ?\n\n"
        "JUSTINE. — À vêpres.\n\nADOLPHE. — Les vêpres du mardi.\n\nQuand la pluie est dans la maison,\n"
        "On cherche en vain son parapluie ;\nEt le notaire a bien raison\nDe ne plus croire à l'éclaircie.\n"
    )
    assert len(said(read, "l")) == 4
    assert "(Haut.)" in said(read, "stage")


def test_an_answer_behind_its_question_is_a_speech() -> None:
    read = body(
        "JOHN FENN, being first duly sworn, deposes and says:\n\n        Q.  What is your name?  A.  John Fenn.\n\n"
        "        Q.  Your business?\n\n        A.  Motorman on the Strand Street line.\n\n"
        "        Q.  How fast was the car going?\n\n        A.  About eight miles an hour.\n\n"
        "        Q.  Did you ring the bell?  A.  I did.\n\n        And further deponent saith not.\n"
    )
    assert said(read, "speaker") == ["Q.", "A."] * 4
    assert "And further deponent saith not." in said(read, "p")


def test_questions_that_are_answered_on_their_lines_alone_are_speeches() -> None:
    read = body(
        "THOMAS TALLOW. I keep the Bell, in Strand-street; I lost my watch from the\nbar on the 3d of May.\n\n"
        "Q. When had you seen it last? - A. At noon.\n\n"
        "Q. Did you see the prisoner? - A. Yes, he had a pint of porter.\n\nQ. Was it dark? - A. No.\n"
    )
    assert said(read, "speaker") == ["THOMAS TALLOW."] + ["Q.", "A."] * 3


def test_a_member_speaks_on_and_of_others_is_told() -> None:
    read = body(
        "HARBOUR DUES BILL\n\nMr. MARSH.—Does the honourable member propose to exempt the fleet?\n\n"
        "Mr. FENN.—I do.\n\nMr. MARSH.—Then who is to pay? [Hear, hear.] The whole revenue, if I\n"
        "am rightly informed, is drawn from the fleet.\n\nThe COLONIAL TREASURER.—He is not rightly informed.\n\n"
        "Mr. QUILL rose to order.\n\nThe SPEAKER.—There is no point of order.\n\n"
        "Mr. MARSH.—I accept the correction, Sir.\n\nI leave the House to judge.\n\n"
        "The House divided: Ayes, 14; Noes, 11.\n"
    )
    speakers = ["Mr. MARSH.—", "Mr. FENN.—", "Mr. MARSH.—"]
    assert said(read, "speaker") == [*speakers, "The COLONIAL TREASURER.—", "The SPEAKER.—", "Mr. MARSH.—"]
    assert said(read, "sp")[-1].endswith("I leave the House to judge.")
    assert [text for text in said(read, "p") if text.startswith(("Mr. QUILL", "The House"))]


def test_a_member_with_seat_or_particle_speaks() -> None:
    read = body(
        "Präsident: Das Wort hat der Abgeordnete Richter.\n\nAbg. Dr. Richter (Hagen): Die Vorlage, welche uns "
        "die\nRegierung macht, ist die dritte.\n\nStaatsminister Graf v. Ahrensfeld: Ich muß widersprechen.\n\n"
        "Präsident: Ich bitte um Ruhe.\n\nAbg. v. Tettau: Ich beantrage den Schluß.\n\n"
        "Präsident: Der Antrag ist angenommen.\n"
    )
    names = ["Abg. Dr. Richter (Hagen):", "Staatsminister Graf v. Ahrensfeld:"]
    assert said(read, "speaker") == ["Präsident:", *names, "Präsident:", "Abg. v. Tettau:", "Präsident:"]


def test_days_of_the_week_have_their_month_from_the_title() -> None:
    read = body(
        "Remarks on board H.M. Brig Petrel, June 1804.\n\nMonday 4th.\n\n"
        "H.   K.  F.  Courses    Winds     Remarks\n1    4   2   S.W.       N.W.      Fresh breezes.\n"
        "2    4   4   ditto      do.       Set fore sail.\n\nTuesday 5th.\n\n"
        "H.   K.  F.  Courses    Winds     Remarks\n1    7   0   W.S.W.     N.        Gained on her.\n"
        "2    2   0   Various    Light     Brought to and boarded the\n                                  brig Hope.\n"
    )
    assert [date.get("when") for date in read.iter(f"{T}date")] == ["1804-06-04", "1804-06-05"]
    assert said(read, "cell")[-1] == "Brought to and boarded the brig Hope."


def test_a_word_for_the_same_again_may_begin_a_sentence() -> None:
    read = body(
        "A JOURNAL kept at Saint Orme, 1756\n\nDecember\n\n28. Tuesday. Sharp frost.\n\n29. Dined at the Bell.\n\n"
        "30. Ditto weather. Writ letters.\n\n31. Friday. So ends the year.\n"
    )
    assert [date.get("when") for date in read.iter(f"{T}date")] == [f"1756-12-{day}" for day in range(28, 32)]


def test_a_quotation_below_a_chapters_head_is_its_epigraph() -> None:
    read = body(
        'CHAPTER THE FOURTH\n\n          "The sea hath no king but God alone."\n'
        "                                        -- ROSSETTI\n\n"
        "In the spring of the following year I went down to Harwick to see the tomb of the\n"
        "Admiral, which had been talked of in all the newspapers of the county.\n"
    )
    assert len(list(read.iter(f"{T}epigraph"))) == 1
    assert said(read, "head") == ["CHAPTER THE FOURTH"]


def test_tercets_that_begin_small_are_verse_with_a_number_at_each_end() -> None:
    read = body(
        "CANTO PRIMO\n\n  Nel tempo che la nebbia sale al monte\ne il pescator ritira le sue reti,\n"
        "3 mi ritrovai davanti a un vecchio ponte,\n\n  dove tre vecchi, immobili e segreti,\n"
        "guardavan l'acqua scorrere nel nero\n6 come si guarda il fumo dei vigneti.\n\n"
        "  Io dissi all'un: «Che cerchi, forestiero?»\ned ei rispose, senza alzar la fronte:\n"
        "9 «Cerco la barca, e non ho più nocchiero.»\n\n  Così parlando mi mostrò la fonte.\n"
    )
    assert [line.get("n") for line in read.iter(f"{T}l") if line.get("n")] == ["3", "6", "9"]
    assert len(said(read, "lg")) == 4


def test_the_pentameter_of_a_distich_is_a_line() -> None:
    read = body(
        "AD PORTUM\n\nTe, portus, placidis qui fluctibus undique cinctus\n    accipis errantes per mare saepe rates,\n"
        "te cano: nec fuerit nostrae mihi carmen avenae,\n    quod non grata tibi dicere possit avis.\n"
        "Hic pater, hic proavus, longae pars magna senectae,\n    retia siccabant sole cadente sua;\n"
        "hic ego, dum licuit, puer improbus, omnia sprevi,\n    hic precor ut liceat ponere, nauta, caput.\n"
    )
    assert [line.get("rend") for line in read.iter(f"{T}l")] == [None, "indent"] * 4


def test_prose_that_is_broken_where_lines_are_full_is_no_verse_though_turns_step_down() -> None:
    talk = (
        "My father would have known what to do; he always knew, or said so. Give me your hand.",
        "No, sir, he was gone before I came down the hill with your letter. Then we are lost!",
        "I never saw the harbour so empty of sails. My father would have known what to do.",
    )
    turns = [
        f"{who}. {said}" for said in talk * 3 for who, said in (("Ostrick", said), ("Tamsin", "And yours?"))
    ]
    text = "\n\n".join(textwrap.fill(turn, 64) for turn in turns)
    read = body(f"ACT I.\n\nSCENE I.\n\n[Enter OSTRICK and TAMSIN.]\n\n{text}\n\n[Exit.]\n")
    assert len(said(read, "speaker")) == 18
    assert not said(read, "l")


def test_persons_in_two_columns_are_each_one_of_the_cast() -> None:
    columns = "DON LOPE, galán            INÉS, criada\nDOÑA SOL, dama             EL ALCALDE\n"
    read = body(
        f"PERSONAS\n\n{columns}MENDO, gracioso            MÚSICOS\n\nJORNADA PRIMERA\n\nSalen LOPE y MENDO.\n\n"
        "LOPE.   Esta es la villa.\nMENDO.  Y aquella, señor, la silla\n        donde pienso descansar.\n"
        "LOPE.   No es hora.\n"
    )
    cast = ["DON LOPE, galán", "INÉS, criada", "DOÑA SOL, dama", "EL ALCALDE", "MENDO, gracioso", "MÚSICOS"]
    assert said(read, "castItem") == cast


def test_short_names_set_in_share_verses_and_what_is_set_at_the_edge_directs() -> None:
    read = body(
        "   Con.  My lord, the garrison is low on bread,\nAnd lower still in heart.\n"
        "   Duke.                  Then let them eat\nThe promise of relief.\n"
        "   Con.                They have; 'tis spent.\n                              _Enter a Messenger._\n"
        "   Mess.  The northern gate is forced; the captain slain,\nAnd all the bridge a river of our men.\n"
        "   Duke.  Ring out the bell.              [_Exit Mess._\n"
        "                     We'll meet them in the street.        _Drums._\n"
    )
    assert said(read, "speaker") == ["Con.", "Duke.", "Con.", "Mess.", "Duke."]
    assert parts(read) == [None, "I", "F", "I", "F", None, None, None, None]
    assert said(read, "stage") == ["Enter a Messenger.", "[Exit Mess.", "Drums."]
    assert [stage.get("type") for stage in read.iter(f"{T}stage")] == ["entrance", "exit", None]


def test_an_inventory_counts_on_over_the_heads_of_its_parts() -> None:
    read = body(
        "Inventarium über den Nachlass des Bürgers Jost Keller, aufgenommen 1741.\n\nAn Silber:\n"
        "1. Ein silberner Becher\n2. Zwei Löffel\n\nAn Zinn:\n3. Sechs Teller\n4. Eine Schüssel, worauf die\n"
        "   Buchstaben H. K.\n\nAn Leinen:\n5. Vier Tischtücher\n"
    )
    assert said(read, "head")[1:] == ["An Silber:", "An Zinn:", "An Leinen:"]
    assert said(read, "label") == ["1.", "2.", "3.", "4.", "5."]
    assert said(read, "item")[3] == "Eine Schüssel, worauf die Buchstaben H. K."


def test_italics_that_open_behind_a_bracket_direct_to_their_end() -> None:
    read = body(
        "ACT I.\n\nSCENE I. _A miller grinds corn in the yard, and the rain\nbeats upon the roof_.\n\n\n_Miller_\n\n"
        "  The wheel goes round, the corn goes in,\n  And who can say what time it is?\n\n\n"
        "[_He stops the wheel, and a stranger comes out of the wood with a lamp\nin his hand, and stands._\n\n\n"
        "_Stranger_\n\n  I come to ask a night of rest\n  For one who has no house of his.\n\n\n[_He kneels._\n\n\n"
        "  I cannot, _cannot_ walk tonight.\n\n\n_Miller_\n\n  Come in, come in, and shut the door,\n  And dry your coat before the fire.\n"
    )
    assert said(read, "speaker") == ["Miller", "Stranger", "Miller"]
    assert said(read, "head")[1].endswith("beats upon the roof.")
    assert [div.get("type") for div in read.iter(f"{T}div")][1:] == ["act", "scene"]
    directions = said(read, "stage")
    assert directions[0].startswith("[He stops") and directions[0].endswith("and stands.")
    assert directions[1:] == ["[He kneels."]
    assert len(said(read, "l")) == 7


def test_persons_end_where_the_title_comes_again() -> None:
    read = body(
        "A ROMAN MARKET\n\n\n  DRĀMATIS PERSŌNAE\n\n  Mercātor\n  Servus\n  Magister\n\n\n\n\nA ROMAN MARKET\n\n\n"
        "  When the curtain is drawn, baskets are seen\n  in the street.\n\n_Mag._ Quid vendis hodiē, amīce?\n\n"
        "_Merc._ Pira et ficōs vendō.\n\n  (He shows the basket.)\n\n_Mag._ Quantī sunt pira?\n\n"
        "_All_ (shouting). Nimium!\n\n_Merc._ Duōbus assibus.\n"
    )
    assert said(read, "castItem") == ["Mercātor", "Servus", "Magister"]
    assert said(read, "speaker") == ["Mag.", "Merc.", "Mag.", "All", "Merc."]
    assert said(read, "stage")[0] == "When the curtain is drawn, baskets are seen in the street."


def test_an_item_that_leads_to_others_is_no_head() -> None:
    read = body(
        "The dues shall be:\n\n(a) for vessels under 100 tons, two crowns;\n(b) for vessels of 100 tons and more:\n"
        "    (i) in ballast, three crowns;\n    (ii) laden, five crowns.\n"
    )
    assert said(read, "label") == ["(a)", "(b)", "(i)", "(ii)"]
    assert not said(read, "head")


def test_a_dialogue_in_prose_may_quote_verse_and_name_a_place_in_brackets() -> None:
    read = body(
        "THE HONEST GARDENER.\n\n_Master_. You are early in the garden, Sir; and I have come to see your apples,\n"
        "which they tell me are the best in all the county, and so I think.\n\n"
        "_Pupil_. Sir, I am glad of it [Gen. 2. 9]; for I have read of many trees that were pleasant to the sight,\n"
        "and of none that were so good for food as these that stand here.\n\n"
        "_Master_. It may be so; but let me tell you what the old man said to me when I was young, and put it\n"
        "into your pocket.\n\n   The man who plants a tree at dawn\n   Shall sit beneath it when he's old;\n"
        "   The man who waits until he's gone\n   Shall never see its leaves of gold.\n\n"
        "But no more of the old man; for he is dead, and the trees are yours and mine to keep.\n\n"
        "_Pupil_. I thank you for it, Sir, and will write it down.\n"
    )
    assert said(read, "speaker") == ["Master.", "Pupil.", "Master.", "Pupil."]
    assert len(said(read, "l")) == 4
    assert not said(read, "stage")


def test_a_long_manner_in_italics_is_no_part_of_the_name() -> None:
    read = body(
        "ACT I\n\n\n_A hall with rows of beds along the walls, and a window\nin the roof. Two women sew._\n\n\n"
        "_The Boy (throws his dart)._\n\nI came near hitting her.\n\n_Gudrun._\n\nHitting whom?\n\n"
        "_The Boy._\n\nThe spider.\n\n    (_Kari pulls out a small box and begins to\n    cut teeth for a rake._)\n\n"
        "_Gudrun (is silent for a moment and looks long at the door)._\n\nLeave her in peace.\n"
    )
    assert said(read, "speaker") == ["The Boy", "Gudrun.", "The Boy.", "Gudrun"]
    stages = said(read, "stage")
    assert stages[0].endswith("Two women sew.")
    assert stages[1] == "(throws his dart)."
    assert stages[2].startswith("(Kari") and stages[2].endswith("rake.)")
    assert stages[3].startswith("(is silent")


def test_heads_that_rules_underline_and_signs_of_markdown_are_those_of_a_play() -> None:
    read = body(
        "Characters in the Play\n======================\nTHE KING\nMARK, a soldier\nOfficers:\n  BASIL\n\n\n"
        "ACT 1\n=====\n\nScene 1\n=======\n[Enter Basil and Mark.]\n\n\nBASIL  Who's there?\n\n"
        "MARK\nNay, answer me.\n\nBASIL  Long live the King!\n\nMARK  Basil?\n\nBASIL  He.\n"
    )
    assert [div.get("type") for div in read.iter(f"{T}div")][-2:] == ["act", "scene"]
    assert said(read, "castItem")[:2] == ["THE KING", "MARK, a soldier"]
    assert said(read, "speaker") == ["BASIL", "MARK", "BASIL", "MARK", "BASIL"]
    read = body(
        "LE RETOUR\n\nCOMÉDIE en un acte\n\nDORANTE\n\n\n# Acteurs\n – Dorante, marquis.\n – Lisette, prude.\n"
        "La scène est à Paris.\n\n\n## Scène Première\nDorante, Lisette.\n\n\n    DORANTE\nHolà ho !\n\n"
        "    LISETTE\nQuoi ?\n\n    DORANTE\nMademoiselle !\n\n    LISETTE\nOn y va.\n"
    )
    assert said(read, "speaker") == ["DORANTE", "LISETTE", "DORANTE", "LISETTE"]
    assert len(said(read, "castItem")) == 2
    assert not said(read, "l")


def test_the_title_of_a_lesson_has_two_lines_and_greets_nobody() -> None:
    read = body(
        "LESSON THIRD\nON THE KEEPING OF BEES\n\n\n31. Q. What is a hive?\nA. A hive is the house of bees: it is made\n"
        "of straw.\n\n33. Q. Who made it?\nA. The bees themselves.\n\n34. Q. What do they eat?\nA. Honey.\n"
    )
    assert said(read, "head") == ["LESSON THIRD", "ON THE KEEPING OF BEES"]
    assert len(said(read, "speaker")) == 6
