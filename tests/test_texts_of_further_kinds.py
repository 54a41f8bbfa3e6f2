"""Texts of further kinds, read whole: short poems, charters and statutes, accounts, annals, registers."""
# ruff: noqa: E501 - texts as people have them

from lxml import etree

from encoder.pipeline import encode_source
from encoder.reading import source_of_text

PROSE = "The Engineer reported that four thousand tons of sand had been removed from the bar this year."
T = "{http://www.tei-c.org/ns/1.0}"


def body(text: str) -> etree._Element:
    document = encode_source(source_of_text(text))
    assert not [finding for finding in document.findings if finding.rule == "T01"]
    return document.tree.find(f".//{T}body")


def said(element: etree._Element, *names: str) -> list[str]:
    """The texts of the elements of some names, white space made regular."""
    return [" ".join("".join(one.itertext()).split()) for one in element.iter(*(T + name for name in names))]


def test_the_only_number_in_the_margin_of_a_short_poem_counts_its_lines():
    read = body(
        "AN DIE NACHT\n\nStille Nacht, du kommst gegangen\nÜber Feld und Wald und Teich,\n"
        "Und die müden Wipfel hangen\nIn dein dunkles Königreich.\n\n"
        "Alle Lichter sind verglommen,          5\nAlle Stimmen sind verweht,\n"
        "Und ich weiß, du bist gekommen,\nWeil mein Herz nun stille steht.\n"
    )
    assert [line.get("n") for line in read.iter(f"{T}l")] == [None] * 4 + ["5"] + [None] * 3
    assert len(said(read, "lg")) == 2


def test_a_year_fused_with_a_reference_keeps_its_note():
    read = body(
        "Die Stadt erhielt das Recht von König Albrecht im Jahre 12971) und behielt es bis zum\n"
        "Tode des Kaisers2). Erst 1348 wurde es vom Bischof bestritten, der sich auf die Urkunde\n"
        "von 11533) berief.\n\n1) Urkundenbuch I, Nr. 214.\n2) Ebenda, Nr. 388.\n3) Verloren.\n"
    )
    notes = list(read.iter(f"{T}note"))
    assert [note.get("n") for note in notes] == ["1", "2", "3"]
    assert notes[0].getprevious() is None
    assert notes[0].getparent().text.endswith("im Jahre 1297")


def test_a_year_in_parentheses_refers_to_nothing():
    read = body(
        "The charter was sealed at York1) by the king himself, as the older chronicle (of 13182) has it, and\n"
        "the monks of the abbey2) kept it in their treasury for two hundred years and more.\n\n"
        "1) Rymer, Foedera, i. 414.\n2) Chron. Maj., p. 12.\n"
    )
    assert "(of 13182)" in said(read, "p")[0]


ACCOUNT = (
    "Conta da despesa do collegio no anno de 1701\n\nReceita\n\n"
    "Do rendimento do engenho de Sergipe . . . . . . .   4:312$400\n"
    "Do aluguel das casas da praia . . . . . . . . . .     860$000\n"
    "                                                   ----------\n"
    "Somma  . . . . . . . . . . . . . . . . . . . . .    5:172$400\n\nDespesa\n\n"
    "Com o sustento dos religiosos . . . . . . . . . .   2:180$000\n"
    "Com a obra da igreja  . . . . . . . . . . . . . .   1:920$640\n"
    "                                                   ----------\n"
    "Somma  . . . . . . . . . . . . . . . . . . . . .    4:100$640\n"
)


def test_the_sums_of_an_account_in_milreis_are_figures():
    read = body(ACCOUNT)
    assert [len(said(table, "row")) for table in read.iter(f"{T}table")] == [3, 3]
    assert said(read, "cell")[1] == "4:312$400"
    assert said(read, "head")[1:] == ["Receita", "Despesa"]


def test_a_name_that_fills_its_column_stands_in_a_row():
    read = body(
        "Return of the Inmates, 1851\n\nName              Age   Occupation      Parish\n\n"
        "Mary Ann Sutcliffe 34   Weaver          Halifax\nJohn Greenwood     61   Comber          Ovenden\n"
        "Elizabeth Ackroyd  17   Servant         Northowram\nWm. Horsfall        9   Scholar         Halifax\n"
    )
    rows = list(read.iter(f"{T}row"))
    assert [row.get("role") for row in rows] == ["label", None, None, None, None]
    assert said(rows[1], "cell") == ["Mary Ann Sutcliffe", "34", "Weaver", "Halifax"]


def test_annals_count_their_years_in_numerals():
    read = body(
        "Annales Sancti Petri\n\nDCCCXXXIX. Ludowicus imperator placitum habuit in Ingilenheim.\n\n"
        "DCCCXL. Eclypsis solis facta est III Non. Mai. Ludowicus imperator obiit XII Kal. Iul.\n\n"
        "Anno ab incarnatione Domini DCCCXLI. Bellum inter fratres apud Fontanidum VII Kal. Iul.\n\n"
        "Anno DCCCXLII. Terrae motus magnus in Galliis.\n"
    )
    entries = [div for div in read.iter(f"{T}div") if div.get("type") == "entry"]
    assert [div.find(f".//{T}date").get("when") for div in entries] == ["0839", "0840", "0841", "0842"]


def test_sections_with_numerals_are_no_years():
    read = body(f"CC. {PROSE}\n\nCCI. {PROSE}\n\nCCII. {PROSE}\n")
    assert not [div for div in read.iter(f"{T}div") if div.get("type") == "entry"]


def test_an_acclamation_ends_a_proclamation_and_signs_nothing():
    read = body(
        f"BY THE QUEEN.\nA PROCLAMATION.\n\n{PROSE}\n\n{PROSE}\n\nJ. R. HOLLAND\n\nGOD SAVE THE QUEEN.\n"
    )
    assert said(read, "signed") == ["J. R. HOLLAND"]
    assert said(read, "trailer") == ["GOD SAVE THE QUEEN."]


def test_a_greeting_goes_on_with_the_name_below_it():
    read = body(
        "Петербургъ, 4 марта 1851 г.\n\nМилостивый Государь\nИванъ Сергеевичъ!\n\n"
        "Письмо Ваше отъ 20 февраля я получилъ вчера и спешу отвечать на него. Статью Вашу я\n"
        "прочелъ съ величайшимъ удовольствіемъ и немедленно передалъ ее Краевскому.\n\n"
        "Вашимъ покорнейшимъ слугою\nА. Никитенко.\n"
    )
    assert said(read, "salute") == ["Милостивый Государь Иванъ Сергеевичъ!", "Вашимъ покорнейшимъ слугою"]
    assert said(read, "signed") == ["А. Никитенко."]


def test_a_farewell_to_lords_of_a_council_leads_to_a_name():
    read = body(
        f"Right honorable, my humble dewtie to your good Lordshippes remembred. {PROSE}\n\n{PROSE}\n\n"
        "Your Lordshippes most humble to commaunde,\n\nNath: Bacon\n"
    )
    assert said(read, "signed") == ["Nath: Bacon"]


def test_a_short_letter_in_ukrainian_is_told_by_its_letters():
    text = "Полтава, 3 травня\n\nСьогодні одержав Вашого листа. Рукопис надіслав я ще минулого тижня.\n\nП. Мирний\n"
    document = encode_source(source_of_text(text))
    assert document.tree.getroot().get("{http://www.w3.org/XML/1998/namespace}lang") == "uk"


def test_members_of_an_assembly_speak_in_french_and_spanish():
    read = body(
        "ASSEMBLÉE NATIONALE\n\nLa séance est ouverte à deux heures.\n\n"
        "M. LE PRÉSIDENT. La parole est à M. le ministre de la guerre.\n\n"
        "M. LE MINISTRE DE LA GUERRE. Messieurs, j'ai l'honneur de déposer un projet de loi. (Très-bien!)\n\n"
        "M. GAMBETTA. Je demande la parole.\n\nM. LE PRÉSIDENT. N'interrompez pas!\n\n"
        "M. GAMBETTA. Messieurs, la question est plus grave qu'on ne le croit.\n"
    )
    assert said(read, "speaker") == [
        "M. LE PRÉSIDENT.", "M. LE MINISTRE DE LA GUERRE.", "M. GAMBETTA.", "M. LE PRÉSIDENT.", "M. GAMBETTA.",
    ]  # fmt: skip
    read = body(
        "CORTES CONSTITUYENTES\n\nEl Sr. PRESIDENTE: Ábrese la sesión.\n\nEl Sr. CASTELAR: Pido la palabra.\n\n"
        "El Sr. PRESIDENTE: La tiene V. S.\n\nEl Sr. CASTELAR: Señores Diputados, la libertad es de todos.\n\n"
        "El Sr. MANTEROLA: Protesto contra esas palabras.\n\nEl Sr. PRESIDENTE: Orden, Sr. Diputado.\n"
    )
    assert "El Sr. MANTEROLA:" in said(read, "speaker")


def test_resolutions_stand_below_days_named_in_latin():
    read = body(
        "Resolutiën van de Staten-Generaal\n\nVeneris den 12en Maij 1628.\n\n"
        "Is gelesen de missive van den prince van Orangien, geschreven in den Hage.\n\n"
        "Sabbathi den 13en Maij 1628.\n\nOntfangen eenen brieff van den agent Van Brederode uyt Basel.\n\n"
        "Lunæ den 15en Maij 1628.\n\nDen heer Ploos compareert ende doet rapport.\n"
    )
    days = [date.get("when") for date in read.iter(f"{T}date")]
    assert days == ["1628-05-12", "1628-05-13", "1628-05-15"]
    assert not said(read, "placeName")


def test_the_days_of_a_register_are_numbers_below_their_months():
    read = body(
        "Taufregister der Pfarrei St. Martin 1742\n\nJanuar\n"
        "3. Johannes Georgius, ehel. Sohn des Peter Maier, Bauers. Taufp.: Georg Wolf.\n"
        "9. Maria Catharina, ehel. Tochter des Hans Stöckl, Webers. Taufp.: Catharina Englin.\n"
        "Februar\n2. Josephus, ehel. Sohn des Michael Weber. Taufp.: Joseph Kern, Müller.\n"
    )
    assert [date.get("when") for date in read.iter(f"{T}date")] == ["1742-01-03", "1742-01-09", "1742-02-02"]
    assert said(read, "head")[1:] == ["Januar", "Februar"]


def test_annals_name_their_years_in_other_languages():
    read = body(
        "Roku 1410. Zima ostra była, a wiosną wielka powódź na Wiśle.\n\n"
        "Roku 1411. Pokój z Krzyżakami zawarty w Toruniu.\n\nRoku 1413. Zjazd w Horodle.\n"
    )
    assert [date.get("when") for date in read.iter(f"{T}date")] == ["1410", "1411", "1413"]


def test_paragraphs_that_begin_with_a_year_in_a_sentence_are_no_annals():
    read = body(
        "".join(f"In the year {year}, the ships came in again. {PROSE}\n\n" for year in (1850, 1861, 1870))
    )
    assert not [div for div in read.iter(f"{T}div") if div.get("type") == "entry"]


def test_who_signs_before_a_notary_is_said_in_brackets():
    read = body(
        f"{PROSE}\n\n{PROSE}\n\nAlonso de Vera (rúbrica)\n\nAnte mí, Esteban Pérez, escribano público (rúbrica)\n"
    )
    assert said(read, "signed") == [
        "Alonso de Vera (rúbrica)", "Ante mí, Esteban Pérez, escribano público (rúbrica)",
    ]  # fmt: skip


def test_a_log_says_the_same_month_again_behind_its_days():
    read = body(
        'Giornale di bordo del brigantino "Nuova Speranza"\n\n'
        "12 settembre 1867. Partenza da Camogli ore 6 ant. Vento fresco da maestro.\n\n"
        "13 detto. Mare grosso. Alle ore 3 pom. si perde una gomena.\n\n14 detto. Bonaccia.\n\n"
        "16 detto. In vista di Capo Corso.\n"
    )
    days = [date.get("when") for date in read.iter(f"{T}date")]
    assert days == ["1867-09-12", "1867-09-13", "1867-09-14", "1867-09-16"]


def test_a_short_weekday_before_a_number_is_no_ditto():
    read = body(
        "Tagebuch 1891.\n\nSonntag, den 3. Mai. Früh in der Kirche. Nachmittags bei Onkel Karl.\n\n"
        "Di. 5. Der Doktor war da; Fieber etwas besser.\n\nDo. 7. Spaziergang mit Lene.\n"
    )
    assert [date.get("when") for date in read.iter(f"{T}date")] == ["1891-05-03", "1891-05-05", "1891-05-07"]


def test_who_sends_a_message_to_whom_stands_in_its_opener():
    read = body(
        "From: Hollis, Margaret\nSent: Monday, June 3, 2002 11:05 AM\nTo: Tom Barker\nSubject: Photo request\n\n"
        "Dear Tom,\n\nCould you tell me what scans of nos. 14-16 would cost?\n\nMargaret Hollis\n"
    )
    assert not said(read, "head", "placeName")
    assert said(read, "label")[:2] == ["From:", "To:"]
    assert [date.get("when") for date in read.iter(f"{T}date")] == ["2002-06-03T11:05:00"]
