"""Short texts of debates, catechisms, hymn books and operas: members by their offices, what they quote, what is sung."""
# ruff: noqa: E501 - texts as people have them

import pytest
from lxml import etree

from encoder.pages.speech.labels import read_label
from encoder.pages.speech.offices import end_of_report
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


@pytest.mark.parametrize(
    ("text", "named", "seat"),
    [
        (
            "El Sr. Ministro de la MARINA (Salinas): Pido la palabra.",
            "El Sr. Ministro de la MARINA",
            "(Salinas):",
        ),
        ("O sr. Ministro da Marinha (Castro): — Mando para a mesa", "O sr. Ministro da Marinha", "(Castro):"),
        (
            "The SECRETARY of STATE for the NAVY: I have no such paper.",
            "The SECRETARY of STATE for the NAVY:",
            "",
        ),
        (
            "De heer van der Zee, Minister van Marine: Mijnheer de Voorzitter!",
            "De heer van der Zee, Minister van Marine:",
            "",
        ),
        (
            "Bevollmächtigter zum Bundesrath, Staatsminister Klein: Meine Herren",
            "Bevollmächtigter zum Bundesrath, Staatsminister Klein:",
            "",
        ),
        ("Mr. FENN (Harwick) said--I beg to ask", "Mr. FENN (Harwick) said--", ""),
        ("HARBOUR DUES.] Mr. FENN said—I beg to ask", "Mr. FENN said—", ""),
    ],
)
def test_members_are_named_by_their_offices(text: str, named: str, seat: str) -> None:
    label = read_label(text)
    assert label is not None
    assert text[label.start : label.end] == named
    assert text[label.end : label.directed].strip() == seat


@pytest.mark.parametrize(
    "text",
    [
        "The President of the Board said to him: No",
        "Herr Klein sagte gestern zu ihm: Gehen Sie",
        "Mr. FENN said, that he had no such paper: It was lost",
    ],
)
def test_a_sentence_before_a_colon_names_no_member(text: str) -> None:
    assert read_label(text) is None
    assert end_of_report(text) is None


def test_what_an_assembly_did_is_no_speech_and_topics_are_heads() -> None:
    read = body(
        "HOUSE OF COMMONS,\nTuesday, March 14, 1843.\n\n"
        "HARBOUR DUES.] Mr. FENN (Harwick) said--I beg to ask the right hon. Gentleman whether\nthe dues are to be raised?\n\n"
        "Sir JOHN MARSH: They are not. (Hear, hear.)\n\n"
        "Mr. FENN (Harwick): When were they raised last?\n\n"
        "Sir JOHN MARSH: I move, that the House do now adjourn.\n\n"
        "The motion was negatived without a division.\n\n"
        "Lord BRISK: The noble Lord was pleased to quote the lines--\n\n"
        '  "Not all the water in the harbour there\n   Can wash the tar from an old sailor\'s hair;"\n\n'
        "but I do not think that I need answer him.\n\n"
        "Mr. FENN (Harwick): I thank the noble Lord.\n"
    )
    speeches = said(read, "sp")
    assert len(speeches) == 6
    assert "HARBOUR DUES.]" in said(read, "head")
    assert "The motion was negatived without a division." in said(read, "p")
    assert not [speech for speech in speeches if "negatived" in speech]
    assert said(read, "l") == [
        '"Not all the water in the harbour there',
        "Can wash the tar from an old sailor's hair;\"",
    ]
    assert speeches[4].endswith("need answer him.")


def test_a_summary_before_the_first_speech_is_nobody() -> None:
    read = body(
        "CONGRESO DE LOS DIPUTADOS\n\nSUMARIO: Abierta á las dos, se lee el acta.\n\n"
        "El Sr. PRESIDENTE: El Sr. Salinas tiene la palabra.\n\n"
        "El Sr. SALINAS: Ruego al Sr. Ministro que traiga el expediente.\n\n"
        "El Sr. Ministro de MARINA (Castro): Tendré mucho gusto. (Rumores.)\n\n"
        "El Sr. PRESIDENTE: Se suspende esta discusión.\n\n"
        "Varios Sres. DIPUTADOS: A votar, á votar.\n\nSe levantó la sesión á las seis.\n"
    )
    assert said(read, "speaker")[0] == "El Sr. PRESIDENTE:"
    assert len(said(read, "sp")) == 5
    assert "(Rumores.)" in said(read, "stage")


def test_heads_of_a_catechism_stand_between_answer_and_question() -> None:
    read = body(
        "Der kleine Unterricht\n\nFrage. Was ist ein Hafen?\n\nAntwort. Ein Ort, da die Schiffe sicher liegen.\n\n"
        "Von den Schiffen.\n\nFrage. Was ist ein Schiff?\n\nAntwort. Ein Haus, das auf dem Wasser fährt.\n\n"
        "Frage. Wer führt es?\n\nAntwort. Der Schiffer führt es.\n"
    )
    assert "Von den Schiffen." in said(read, "head")
    assert len(said(read, "sp")) == 6


def test_hymns_count_on_in_their_heads_and_stanzas_anew() -> None:
    read = body(
        "SONGS OF THE HARBOUR\n\n     HYMN 1. (C. M.)\n\n"
        "1  The tide comes in, the tide goes out,\n     The boats lie on the sand,\n"
        "   And all the night the winds about\n     Go crying on the land.\n\n"
        "2  The keeper climbs the windy hill\n     And lights the lamp on high,\n"
        "   And all the boats lie dark and still\n     Beneath the windy sky.\n\n"
        "     HYMN 2. (S. M.) _Old Harwick._\n\n"
        "1  The lamp is lit, the wind is down,\n     The boats go out to sea,\n"
        "   And no one wakes in all the town\n     To watch the night with me.\n\n"
        "2  The lamp is out, the day is come,\n     The boats are at the quay,\n"
        "   And all of them are brought safe home\n     But one that stayed at sea.\n"
    )
    assert said(read, "l")[8] == "The lamp is lit, the wind is down,"
    assert len(said(read, "l")) == 16
    assert "HYMN 2. (S. M.) _Old Harwick._".replace("_", "") in said(read, "head")


def test_an_opera_says_what_is_sung_and_who_sings_it() -> None:
    read = body(
        "LA LANTERNA\n\nPERSONAGGI\n\nIl Conte di Ripa ............ baritono\nSusanna, promessa sposa di\n"
        "Beppe ....................... soprano\nBeppe ....................... tenore\n\nATTO PRIMO\n\nUna piazza.\n\nSCENA I\n\n"
        "SUSANNA\n     Ora l'onda è partita,\n     ora dorme la riva.\n\n"
        "BEPPE\n     Dorme il vento sul mare,\n     dorme la nave anch'essa.\n\n"
        "Recitativo\n\nSUSANNA\nChe fai tu qui, mio caro?\n\nBEPPE\nGuardo la nave.\n"
    )
    assert "Recitativo" in said(read, "stage")
    assert len(said(read, "castItem")) == 3
    assert "Susanna, promessa sposa di Beppe ....................... soprano" in said(read, "castItem")


def test_a_letter_read_out_on_the_stage_is_quoted() -> None:
    read = body(
        "Erster Aufzug.\nEine Küste.\n\nRuprecht.\nIhr streitet, und der Abend sinkt herab.\nHier lies, was Adelheid dir schreibt. (Liest.)\n\n"
        '    "Lieber Freund!\n\n    Komm nicht zurück, bevor die Lampe brennt.\n\n                    Deine Adelheid."\n\n'
        "Veit.\nSo bleib ich hier und warte, bis sie brennt.\n\nRuprecht.\nVerbrenne du den Brief und warte nicht.\n\n"
        "Veit.\nDer Wind kommt auf, das Meer wird wieder grau.\n"
    )
    assert said(read, "quote") == [
        '"Lieber Freund!Komm nicht zurück, bevor die Lampe brennt.Deine Adelheid."'
    ]
    assert len(said(read, "sp")) == 4


def test_verses_of_speeches_may_be_long() -> None:
    read = body(
        "DE VUURTOREN\n\nPersoonadjes.\n\nAndries, Vrijer van Griet.\nGriet, Vryster van Andries.\nHans, Vader van Griet.\nTryn, een Vrouw.\n\n"
        "Het spel speeld op de kaay, op een wintersche avond, by de vuurtoren.\n\nEerste tooneel.\n\n"
        "Andries.\nHoor, Griet, de oorzaak dat ik hier kom in schyn om eenig brood of ander voedzel te koopen,\n"
        "Dat en is de meening niet, maar ziende my nu al ten einde van al myn lange hoopen,\n"
        "En dat uw Vader my u heeft ontzeid, zo is 't dat myn altyd werkende en nimmer rustende geest,\n"
        "In geduurige overlegginge zederd dien tyd, by nacht en dag, altoos beezig is geweest.\n\n"
        "Griet.\nGy weet ook de oorzaak, Andries, waarom dat myn Vader u gelieft heeft te excuseeren,\n"
        "Om dat hy my, noch myn zuster, niet wil uit trouwen, dan aan die hem kan succederen.\n\n"
        "Andries.\nAlleen is dan myn boodschap, om uw gevoelen voor 't laatst noch eens te verstaan,\n"
        "Wat dat gy my, in deez' myn lange overlegginge, wel zoud willen raan,\n"
        "Wat dunkt u? hy kend doch myn swier, myn aard, en al myn mienen,\n"
        "Dat ik my by uw Vader voor knecht verhuurde, om hem op zyn toren te dienen?\n"
    )
    assert len(said(read, "l")) == 10
    assert len(said(read, "castItem")) == 4
    assert [one for one in said(read, "stage") if one.startswith("Het spel speeld")]


def test_who_is_named_below_a_name_is_spoken_of() -> None:
    read = body(
        "FÖRSTA AKTEN\n\nEtt rum.\n\nRYTTMÄSTAREN\n\nÄr Nöjd derute?\n\nKALFAKTORN\n\nNöjd väntar på order i köket.\n\n"
        "RYTTMÄSTAREN\n\nHit med honom genast!\n\nKALFAKTORN\n\nSkall ske!\n\nNÖJD\n\nHär är jag.\n\nRYTTMÄSTAREN\n\nHvad vill du, Nöjd?\n\n"
        "NÖJD\n\nIngenting.\n"
    )
    assert "KALFAKTORNNöjd väntar på order i köket." in said(read, "sp")


def test_a_line_that_names_two_and_says_more_directs() -> None:
    read = body(
        "ДЕЙСТВИЕ ПЕРВОЕ\n\nСад.\n\nКулик. Кто это там руками размахивает?\n\nРябов. Это Дикий племянника ругает.\n\n"
        "Кулик. Нашел место!\n\nПроходят Дикий и Борис. Кулик снимает шапку.\n\nРябов. Отойдем к стороне.\n\n"
        "Дикий. Что ты стоишь? Тебе говорят!\n\nБорис. Я и слушаю, что же мне делать еще!\n\nДикий. Провались ты!\n"
    )
    assert [one for one in said(read, "stage") if one.startswith("Проходят")]
    assert len(said(read, "sp")) == 7


def test_manners_may_be_long_and_the_title_of_one_act_speaks_nothing() -> None:
    read = body(
        "RISETTE\n\nChambre modeste. Au fond, un lit ; à gauche, une fenêtre.\n\nSCÈNE PREMIÈRE.\n\n"
        "RISETTE.\nQuelle heure est-il donc ?\n\nÉVELINA.\nNeuf heures, et nous devons deux termes !\n\n"
        "RISETTE, s'asseyant entre la table et la fenêtre, travaillant.\nTu vois, je commence.\n\n"
        "ÉVELINA.\nTu ris de tout !\n\nRISETTE.\nCe n'est pas pour rien qu'on m'appelle ainsi.\n"
    )
    assert said(read, "head")[0] == "RISETTE"
    assert len(said(read, "sp")) == 5
    assert "s'asseyant entre la table et la fenêtre, travaillant." in said(read, "stage")
    assert "Chambre modeste. Au fond, un lit ; à gauche, une fenêtre." in said(read, "stage")


def test_all_speak_once_below_short_speeches() -> None:
    read = body(
        "ACT 1\n\nScene 1\n[Enter three Sailors.]\n\nFIRST SAILOR\nWhen shall we three put out again?\nIn thunder, lightning, or in rain?\n\n"
        "SECOND SAILOR\nWhen the tide has come and gone,\nWhen the battle's lost and won.\n\nFIRST SAILOR  I come.\n\nSECOND SAILOR  Anon.\n\n"
        "ALL\nFoul is fair upon the sea,\nFair is foul for you and me.\n[They exit.]\n"
    )
    assert said(read, "speaker")[-1] == "ALL"
    assert len(said(read, "sp")) == 5


@pytest.mark.parametrize(
    ("text", "named", "done"),
    [
        ("C. Berg: Det er dog besynderligt.", "C. Berg:", ""),
        ("Salina, ministro della marineria. Domando di parlare.", "Salina, ministro della marineria.", ""),
        ("Mr. FENN, (in his seat.) He always does.", "Mr. FENN,", "(in his seat.)"),
        ("Mr. FENN, of South Harwick. I hope that we shall.", "Mr. FENN, of South Harwick.", ""),
        ("M. LE PRÉSIDENT. — Accusé, levez-vous.", "M. LE PRÉSIDENT.", ""),
        ("Me FENN, défenseur. — Le témoin a-t-il été payé ?", "Me FENN, défenseur.", ""),
    ],
)
def test_members_are_named_with_more_behind_a_comma(text: str, named: str, done: str) -> None:
    label = read_label(text)
    assert label is not None
    assert text[label.start : label.end] == named
    assert text[label.end : label.directed].strip() == done


@pytest.mark.parametrize(
    "text",
    [
        "Salina, segretario, legge il processo verbale. Che è approvato.",
        "Mr. FENN, being duly sworn, said so. He went.",
        "Mr. HALE, by unanimous consent introduced a bill. It passed.",
    ],
)
def test_a_sentence_about_a_member_names_nobody(text: str) -> None:
    assert read_label(text) is None


def test_who_was_called_upon_speaks_though_only_once() -> None:
    read = body(
        "CAMERA DEI DEPUTATI\n\nPresidente. Ha facoltà di parlare l'onorevole Di Ripa.\n\n"
        "Di Ripa. Onorevoli colleghi! Le corazze non bastano.\n\n"
        "Salina, ministro della marineria. Domando di parlare.\n\nPresidente. Parli.\n\n"
        "Salina, ministro della marineria. Le corazze bastano. (Ilarità)\n\nVoci a destra. Ai voti!\n\n"
        "Presidente. Pongo ai voti il capitolo.\n"
    )
    assert "Di Ripa." in said(read, "speaker")
    assert len(said(read, "sp")) == 7


def test_titles_of_poems_stand_far_in_and_their_days_below() -> None:
    read = body(
        "Balladen.\n\n                 Der Fischer.\n\nDas Wasser kam, das Wasser ging,\nEin Fischer saß daran,\nSah in den Abend, sah und fing\nDie Netze wieder an.\n\n"
        "                 Der Wächter.\n\nWer steigt so spät den Hügel auf?\nEs ist der Wächter mit dem Licht;\nEr geht den alten Weg hinauf\nUnd sieht die Boote nicht.\n\n3. Mai 1845,\nin Harwick\n\n"
        "                       * * *\n\n            Der König am Meer.\n\nEs war ein König an dem Meer,\n  Gar alt und weiß sein Bart,\nDem kam kein Schiff im Abend her\n  Von seiner letzten Fahrt.\n"
    )
    heads = said(read, "head")
    assert {"Der Fischer.", "Der Wächter.", "Der König am Meer."} <= {*heads}
    assert len(said(read, "l")) == 12
    assert [closer for closer in said(read, "closer") if "3. Mai 1845," in closer]


def test_persons_of_a_play_without_acts_end_at_a_blank_line() -> None:
    read = body(
        "AUTO DA BARCA\n\nFiguras\n\nDiabo\nCompanheiro\nAnjo\nFidalgo\n\n"
        "Auto de moralidade composto por contemplação da rainha.\n\nVem logo o Diabo, e diz:\n\n"
        "Diabo      À barca, à barca, olá!\n           que temos gentil maré!\n\nCompanheiro      Feito, feito!\n\n"
        "Diabo                       Bem está!\n           Vai tu muito em má hora,\n\nFidalgo    Esta barca onde vai ora,\n           que assim está apercebida?\n\n"
        "Diabo      Vai para a ilha perdida,\n           e há-de partir nessa hora.\n\nFidalgo    Para lá vai a senhora?\n"
    )
    assert said(read, "castItem") == ["Diabo", "Companheiro", "Anjo", "Fidalgo"]
    assert [one for one in said(read, "stage") if one.startswith("Vem logo")]
    assert len(said(read, "sp")) == 6
