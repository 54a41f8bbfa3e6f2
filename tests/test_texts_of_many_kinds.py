"""Texts of many kinds, read whole: telegrams, transcripts, hearings, wills, catalogues, letters in a row."""
# ruff: noqa: E501 - texts as people have them

from lxml import etree

from encoder.pipeline import encode_source
from encoder.reading import source_of_text

T = "{http://www.tei-c.org/ns/1.0}"
PROSE = "The Engineer reported that four thousand tons of sand had been removed from the bar this year."


def body(text: str) -> etree._Element:
    document = encode_source(source_of_text(text))
    assert not [finding for finding in document.findings if finding.rule == "T01"]
    return document.tree.find(f".//{T}body")


def said(element: etree._Element, *names: str) -> list[str]:
    """The texts of the elements of some names, white space made regular."""
    return [" ".join("".join(one.itertext()).split()) for one in element.iter(*(T + name for name in names))]


def test_a_number_and_a_word_in_lower_case_head_nothing():
    text = (
        "6. numquam piguit in melius retorsisse iudicium et de fide hominis\nsaepius est cogitandum semper.\n\n"
        "7. nec\nSalomonem fefellit in puerperii rixa ueritatis indago: non\nenim statim duabus feminis.\n"
    )
    assert not [block for block in said(body(text), "p", "head") if block.startswith("Salomonem")]


def test_the_space_behind_a_page_mark_is_no_indent():
    lines = (
        "The harbour was surveyed anew in the spring of that year, and the depth\n"
        "was found to be less by two feet than when the chart was drawn, on which\n"
        "[Page 12] a ship of four hundred tons could still be brought up to the quay\n"
        "at any state of the tide, as the pilots had declared before the court.\n\n"
    )
    text = lines + lines.replace("12", "13") + lines.replace("12", "14")
    assert len(said(body(text), "p")) == 3


def test_a_transcript_with_a_number_a_line_is_prose():
    lines = [
        "To the right worshipfull Sr John", "Throckmorton knight at his howse", "at Fladbury geve these", "",
        "Right worshipfull my dewty remembred", "this shalbe to certyfye yow that I have",
        "receaved yor l[ett]re by the handes of", "yor s[er]vante and acordinge to the",
        "tenor therof I have spoken with Mr", "[deleted: Sheldon] Russell who sayth",
    ]  # fmt: skip
    read = body("\n".join(f"{n:<3}{line}".rstrip() for n, line in enumerate(lines, 1)) + "\n")
    assert not said(read, "lg", "l", "head")
    assert [lb.get("n") for lb in read.iter(f"{T}lb")] == [str(n) for n in range(1, 11)]


def test_a_telegram_has_an_address_a_text_and_a_name():
    read = body(
        "EASTERN CABLE\n1931 MAR 6 PM 2 11\n\nMRS HELEN ARBUCKLE\n412 ELM ST TOPEKA\n\n"
        "ARRIVED SAFELY STOP TRAIN LATE ACCOUNT SNOW STOP SEE WALTER TOMORROW\nSTOP DO NOT WORRY LOVE\nFRED.\n"
    )
    assert said(read, "addrLine") == ["MRS HELEN ARBUCKLE", "412 ELM ST TOPEKA"]
    assert said(read, "signed") == ["FRED."]
    assert len(said(read, "p")) == 1


def test_each_question_of_a_form_has_its_answer():
    read = body(
        "FRAGEBOGEN\n\nOrtschaft: Oberndorf\nDatum: 4. Februar 1885\nName: Georg Stein\n\n"
        "1. Wie viele Webstühle stehen im Hause?\nAntwort: Drei, davon einer außer Gebrauch.\n\n"
        "2. Wie viele Personen arbeiten daran?\nAntwort: Der Vater und zwei Söhne.\n\n"
        "3. Wie hoch ist der Wochenlohn?\nAntwort: Im Durchschnitt sieben Mark.\n"
    )
    assert len(said(read, "item")) == 3
    assert not said(read, "signed", "dateline")
    assert all("Antwort:" in item for item in said(read, "item"))


def test_those_who_attest_a_will_sign_below_the_testator():
    read = body(
        f"{PROSE}\n\n{PROSE}\n\n          Thomas Garrard\n          his X mark\n\n"
        "Signed sealed and published in the presence of\nWm Cobbold\nEliz: Fenne her mark\nJno Rix\n"
    )
    assert said(read, "signed") == [
        "Thomas Garrard his X mark", "Wm Cobbold", "Eliz: Fenne her mark", "Jno Rix",
    ]  # fmt: skip


def test_who_signs_stands_between_the_date_and_an_address_at_the_foot():
    read = body(
        "Excmo. Señor:\n\nTengo el honor de participar a V. E. que en la mañana de ayer fondeó en este puerto.\n\n"
        "Dios guarde a V. E. muchos años.\n\nCádiz, 3 de abril de 1868.\n\n"
        "El Comandante general,\nJuan de la Vega\n\nExcmo. Sr. Ministro de Marina.\n"
    )
    assert said(read, "signed") == ["El Comandante general,", "Juan de la Vega"]
    assert said(read, "addrLine") == ["Excmo. Sr. Ministro de Marina."]


def test_letters_with_numbers_stand_beside_each_other_each_with_its_postscript():
    letter = f"Göttingen, d. 3ten Novbr. 1831.\n\n{PROSE}\n\nEwig Dein\nWilhelm.\n\nN. S. Die 20 Thaler sind da.\n\n\n"
    second = letter.replace("3ten Novbr. 1831", "20. Dec. 31").partition("N. S.")[0]
    read = body(f"12.\nAn Caroline Schröder\n\n{letter}13.\nAn dieselbe\n\n{second}")
    assert [said(div, "head") for div in read.iterfind(f"{T}div")] == [
        ["12.", "An Caroline Schröder"], ["13.", "An dieselbe"],
    ]  # fmt: skip
    assert said(read, "postscript") == ["N. S. Die 20 Thaler sind da."]
    assert [date.get("when") for date in read.iter(f"{T}date")] == ["1831-11-03", "1831-12-20"]


def test_initials_are_no_postscript():
    read = body(f"Sir,\n\n{PROSE}\n\nI have the honor to be your obedient servant,\n\nN. B. JUDD.\n")
    assert said(read, "signed") == ["N. B. JUDD."]


def test_a_hearing_with_surnames_in_capitals_is_speech():
    read = body(
        "    Mr. HALE. Did you at any time receive a paper from the company?\n"
        "    Mr. ROURKE. I did not. I was in Chicago all that winter, and the\nmail came once a month.\n"
        "    Mr. HALE. Then how do you explain this?\n"
        "    The CHAIRMAN. Let the witness see it.\n    (A paper was handed to the witness.)\n"
        "    Mr. ROURKE. I never saw it before.\n    The CHAIRMAN. We stand adjourned.\n"
    )
    assert said(read, "speaker") == [
        "Mr. HALE.", "Mr. ROURKE.", "Mr. HALE.", "The CHAIRMAN.", "Mr. ROURKE.", "The CHAIRMAN.",
    ]  # fmt: skip
    assert said(read, "stage") == ["(A paper was handed to the witness.)"]


def test_the_initial_of_a_name_speaks_nothing():
    questions = "".join(f"D. Où étiez-vous le {n} mars ?\nR. J'étais chez moi, malade.\n" for n in (1, 2, 3))
    read = body(
        f"INTERROGATOIRE\n\n{questions}\nLecture faite, il a signé.\n\nP. Langlois.        Dumas, juge.\n"
    )
    assert set(said(read, "speaker")) == {"D.", "R."}
    assert said(read, "signed") == ["P. Langlois.", "Dumas, juge."]


def test_the_numbers_of_a_transcript_stand_before_its_turns():
    turns = ["Q    Where were you?", "A    I was at home.", "Q    Did you go out?", "A    No, sir."] * 2
    read = body("14\n\n" + "\n".join(f"{n:>2}       {turn}" for n, turn in enumerate(turns, 1)) + "\n")
    assert said(read, "speaker")[:2] == ["1 Q", "2 A"] or said(read, "speaker")[:2] == ["Q", "A"]
    assert [pb.get("n") for pb in read.iter(f"{T}pb")] == ["14"]


def test_the_caption_of_a_court_is_no_head():
    read = body(
        f"STATE OF OHIO,        )\n                      )  ss.\nCOUNTY OF HAMILTON,   )\n\n{PROSE}\n\n{PROSE}\n"
    )
    assert not said(read, "head", "dateline")
    assert said(read, "p")[0] == "STATE OF OHIO, ) ) ss. COUNTY OF HAMILTON, )"


def test_recipes_that_begin_with_to_are_no_typed_page():
    recipe = "Take a quart of milk, six eggs, half a pound of flour, a little salt, and beat all together."
    read = body(
        f"TO MAKE A BATTER PUDDING.\n\n{recipe}\n\nTO PICKLE WALNUTS.\n\n{recipe}\n\nMRS. FANE'S CAKE.\n\n{recipe}\n"
    )
    assert said(read, "head") == ["TO MAKE A BATTER PUDDING.", "TO PICKLE WALNUTS.", "MRS. FANE'S CAKE."]


def test_articles_with_a_degree_sign_are_heads():
    articles = "".join(f"Art. {n}°\nVi sarà pace e amicizia fra i due Stati.\n\n" for n in (1, 2, 3))
    read = body(f"CONVENZIONE\n\nI Plenipotenziari hanno convenuto quanto segue:\n\n{articles}")
    assert said(read, "head")[-3:] == ["Art. 1°", "Art. 2°", "Art. 3°"]


def test_a_chapter_with_an_article_before_its_number_is_a_head():
    prose = "Den 4. Octobris ſchickte der Rath zween aus ſeinem Mittel hinaus, die ſollten accordiren."
    assert said(body(f"{prose}\n\nDas vierte Capitel.\n\n{prose}\n"), "head") == ["Das vierte Capitel."]


def test_paragraphs_that_count_alike_head_nothing():
    read = body(
        "Protokoll\n\nZu Punkt 1. Das Protokoll wird verlesen und ohne Einwand genehmigt.\n\n"
        "Zu Punkt 2. Der Vorsitzende verliest das Ansuchen. GR. Lenz beantragt, dem\n"
        "Ansuchen Folge zu geben.\n\nZu Punkt 3. GR. Moser fragt an, wann die Brücke fertig ist.\n"
    )
    assert said(read, "head") == ["Protokoll"]
    assert len(said(read, "p")) == 3


def test_a_long_name_in_a_scene_speaks():
    read = body(
        "SCÈNE PREMIÈRE\nM. DURAND, FRONTIN\n\nM. DURAND, assis devant son bureau.\nFrontin !\n\n"
        "FRONTIN, accourant.\nMonsieur a sonné ?\n\nM. DURAND\nNon, j'ai crié. Où est ma fille ?\n\n"
        "FRONTIN\nAu jardin, monsieur.\n"
    )
    assert said(read, "speaker") == ["M. DURAND,", "FRONTIN,", "M. DURAND", "FRONTIN"]


def test_the_numbers_of_stanzas_set_their_first_line_no_further_in():
    read = body(
        "MORNING\n\n1 Lord, in the morning thou shalt hear\n    My voice ascending high;\n"
        "  To thee will I direct my prayer,\n    To thee lift up mine eye.\n\n"
        "2 Thou art a God before whose sight\n    The wicked shall not stand;\n"
        "  Sinners shall ne'er be thy delight,\n    Nor dwell at thy right hand.\n"
    )
    assert [line.get("rend") for line in read.iter(f"{T}l")] == [None, "indent", None, "indent"] * 2


def test_an_archive_in_brackets_below_the_notes_is_a_source():
    read = body(
        "No. 431. Gezant te Berlijn (van Schelle) aan Minister van Buitenlandse Zaken (van Eysinga)\n\n"
        "Berlijn, 14 mei 1932\n\nRijkskanselier deelde mede, dat onderhandelingen worden afgebroken.[1] Verzoek "
        "instructie.\n\nVAN SCHELLE\n\n[1] Zie no. 428.\n\n[Ministerie van Buitenlandse Zaken, Archief, A 12]\n"
    )
    assert said(read, "signed") == ["VAN SCHELLE"]
    sources = [note for note in read.iter(f"{T}note") if note.get("type") == "source"]
    assert ["".join(note.itertext()) for note in sources] == [
        "[Ministerie van Buitenlandse Zaken, Archief, A 12]"
    ]


def test_the_preface_of_a_book_is_a_part_of_its_own():
    read = body(
        f"A HISTORY OF THE HARBOUR\n\nBY\n\nEDWARD MARSH\n\nLONDON\nELDER & CO., 15 WATERLOO PLACE\n1884\n\n\n"
        f"PREFACE\n\n{PROSE}\n\nCHAPTER I\n\n{PROSE}\n\nCHAPTER II\n\n{PROSE}\n"
    )
    front = read.getparent().find(f"{T}front")
    assert said(front, "docTitle") == ["A HISTORY OF THE HARBOUR"]
    assert [said(div, "head") for div in read.find(f"{T}div").iterfind(f"{T}div")] == [
        ["PREFACE"],
        ["CHAPTER I"],
        ["CHAPTER II"],
    ]


def test_fields_with_commas_between_them_are_a_table():
    read = body(
        "date,name,parish,amount\n1702-03-01,John Reeve,Woodley,£0 4s 0d\n"
        '1702-03-04,"Sayer, Robert",Wicken,£0 2s 6d\n1702-05-01,,Woodley,\n'
    )
    rows = [said(row, "cell") for row in read.iter(f"{T}row")]
    assert rows == [
        ["date", "name", "parish", "amount"],
        ["1702-03-01", "John Reeve", "Woodley", "£0 4s 0d"],
        ["1702-03-04", '"Sayer, Robert"', "Wicken", "£0 2s 6d"],
        ["1702-05-01", "", "Woodley", ""],
    ]


def test_sentences_with_commas_are_no_table():
    line = "He sold, he bought, he lent, and he was ruined by the bank at last.\n"
    assert not said(body(line * 5), "table", "cell")


def test_the_first_lines_of_a_newspaper_are_its_day_and_its_name():
    read = body(
        "Nr. 58.     Mittwoch, den 20. Juli     1870.\n\nLandauer Wochenblatt.\n\nErscheint Mittwochs.\n\n"
        "Landau, 19. Juli. Soeben trifft die Nachricht ein, daß Frankreich den Krieg erklärt hat. Alles ist auf den "
        "Beinen.\n\nVermischtes.\n\nEin Bauer zu Offenbach fand beim Pflügen einen Topf mit 200 alten Münzen.\n\n"
        "Anzeigen.\n\nEin braves Dienstmädchen wird gesucht. Näheres in der Expedition des Blattes.\n"
    )
    assert said(read, "dateline") == ["Nr. 58. Mittwoch, den 20. Juli 1870."]
    assert said(read, "head")[0] == "Landauer Wochenblatt."
    assert {"Vermischtes.", "Anzeigen."} < set(said(read, "head"))
    assert not said(read, "placeName")


def test_numbered_titles_of_minutes_are_heads():
    said_of = "M. le Maire donne lecture d'une lettre de M. l'Inspecteur. Le Conseil vote un crédit."
    read = body(
        f"PROCÈS-VERBAL\n\n1° École des filles\n\n{said_of}\n\n2° Chemin vicinal\n\n{said_of}\n\nLa séance est levée.\n"
    )
    assert said(read, "head") == ["PROCÈS-VERBAL", "1° École des filles", "2° Chemin vicinal"]


def test_what_leads_to_a_list_greets_nobody():
    read = body(
        f"{PROSE}\n\nPoints you may wish to raise:\n\n   1. The loan.\n\n   2. The port.\n\n{PROSE}\n"
    )
    assert not said(read, "salute", "opener")


def test_what_stood_on_the_cover_of_a_letter_is_an_address():
    read = body(
        f"Flushing 7th mo. 4th 1796\n\nDear Cousin\n\n{PROSE}\n\n"
        "Farewell, saith thy loving cousin\nIsaac Hicks\n\nFor Rachel Seaman\nat Westbury\n"
    )
    assert said(read, "signed") == ["Isaac Hicks"]
    assert said(read, "addrLine") == ["For Rachel Seaman", "at Westbury"]


def test_despatches_of_a_blue_book_stand_beside_each_other():
    despatch = (
        "WITH reference to my despatch of the 23rd ultimo, I have the honour to inclose the copy of a note."
    )
    read = body(
        f"No. 7.\n\nLord Clarendon to Mr. Crampton.\n\nForeign Office, November 10, 1854.\n\nSir,\n\n{despatch}\n\n"
        "I am, &c.\n(Signed)        CLARENDON.\n\n\nNo. 8.\n\nMr. Crampton to Lord Clarendon.\n\n"
        f"Washington, November 13, 1854.\n\nMy Lord,\n\n{despatch}\n\nI have, &c.\n(Signed)        JOHN F. CRAMPTON.\n"
    )
    assert [said(div, "head") for div in read.iterfind(f"{T}div")] == [
        ["No. 7.", "Lord Clarendon to Mr. Crampton."],
        ["No. 8.", "Mr. Crampton to Lord Clarendon."],
    ]
    assert said(read, "salute")[2] == "My Lord,"


def test_acts_with_an_article_and_scenes_behind_a_dash_are_divisions():
    speech = "RATTLE.\nIs this the house?\n\nTRUSTY.\nIt is, sir.\n\n"
    read = body(
        f"ACT THE FIRST\n\nSCENE I.—A street before the house.\n\n{speech}SCENE II.—A chamber.\n\n{speech}"
    )
    assert [div.get("type") for div in read.iter(f"{T}div")][1:] == ["act", "scene", "scene"]


def test_the_list_of_persons_within_an_act_is_one():
    speech = "ALMA.\nWho calls?\n\nKING.\nI do.\n\nALMA.\nMy lord.\n\n"
    persons = "PERSONS\n\nThe KING.\nALMA, his daughter.\n\n"
    read = body(
        f"ACT I\n\n{persons}SCENE I. A hall.\n\n{speech}ACT II\n\n{persons}SCENE I. A wood.\n\n{speech}"
    )
    assert [said(one, "role") for one in read.iter(f"{T}castList")] == [["The KING.", "ALMA"]] * 2


def test_a_refrain_that_stands_further_in_belongs_to_the_song():
    read = body(
        "LIEDER\n\n1. Der Müller\n\nEs klappert die Mühle am rauschenden Bach,\n  Klipp, klapp!\n"
        "Bei Tag und bei Nacht ist der Müller stets wach,\n  Klipp, klapp!\n\n2. Abendlied\n\n"
        "Der Mond ist aufgegangen,\nDie goldnen Sternlein prangen\n  Am Himmel hell und klar;\n"
        "Der Wald steht schwarz und schweiget,\nUnd aus den Wiesen steiget\n  Der weiße Nebel wunderbar.\n"
    )
    assert said(read, "head") == ["LIEDER", "1. Der Müller", "2. Abendlied"]
    assert len(said(read, "l")) == 10


def test_a_second_letter_begins_with_its_date():
    read = body(
        f"Edinburgh, 30th Octr., 1789\n\nMy dear Madam,\n\n{PROSE}\n\nEver yours,\nR. A.\n\n"
        f"Ellisland, 9th January 1790\n\nMy dear Madam,\n\n{PROSE}\n\nR. A.\n"
    )
    assert said(read, "salute") == ["My dear Madam,", "Ever yours,", "My dear Madam,"]
    assert not said(read, "postscript", "addrLine")


def test_numbers_that_nest_are_no_days():
    read = body(
        "Nachkommen\n\n1. Hans Roth, Müller, * 1641, † 12. 3. 1702.\n   1.1. Johann Georg, * 1666.\n"
        "        1.1.1. Maria Eva, * 1694.\n        1.1.2. Hans Adam, * 1697.\n   1.2. Anna Barbara, * 1669.\n"
    )
    assert not said(read, "date", "dateline", "closer")


def test_recipes_counted_with_a_word_have_heads():
    recipe = "Man nehme ein halbes Pfund Mandeln, stoße sie fein und rühre zehn Eierdotter mit Zucker."
    read = body(
        f"Nr. 12. Eine Mandeltorte.\n\n{recipe}\n\nNr. 13. Gefüllte Tauben.\n\n{recipe}\n\nNr. 14. Hecht.\n\n{recipe}\n"
    )
    assert said(read, "head") == ["Nr. 12. Eine Mandeltorte.", "Nr. 13. Gefüllte Tauben.", "Nr. 14. Hecht."]


def test_who_gives_a_proclamation_signs_it():
    read = body(
        f"PROCLAMATION\n\n{PROSE}\n\nGiven under my hand, at Quebec, the 29th day of November, 1837.\n\nGOSFORD\n"
    )
    assert said(read, "signed") == ["GOSFORD"]


def test_weather_below_the_day_of_a_log_is_no_date():
    read = body(
        "Log\n\nMontag, den 4. Juni 1860\nWind SW.\n\nDienstag, 5.\nWind W, stürmisch.\n\nMittwoch, 6.\nWie gestern.\n"
    )
    assert len(said(read, "dateline")) == 3
    assert said(read, "p") == ["Wind SW.", "Wind W, stürmisch.", "Wie gestern."]
