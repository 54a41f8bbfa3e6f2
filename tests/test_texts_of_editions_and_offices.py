"""Editions, minutes and books, read whole: notes of any form, where documents are kept, those present."""

from lxml import etree

from encoder.pipeline import encode_source
from encoder.reading import source_of_text

T = "{http://www.tei-c.org/ns/1.0}"


def whole(text: str) -> etree._Element:
    return encode_source(source_of_text(text)).tree


def said(element: etree._Element, *names: str) -> list[str]:
    """The texts of the elements of some names, white space made regular."""
    return [" ".join("".join(one.itertext()).split()) for one in element.iter(*(T + name for name in names))]


def test_a_note_that_begins_in_italics_is_one_and_may_have_two_paragraphs():
    read = whole(
        "The lamp[31] was lit at evening, and the captain[32] gives another version, with a line\n"
        "that I do not think it proper to print.\n\nThen the surveyor[33] laid it down on the map.\n\n"
        "FOOTNOTES:\n\n[31] In the shade.\n\n[32] _Journal of the Society of Harwick_, vol. xxxiii.\n\n"
        "    See also the _Pioneer_ of May 3rd, 1866.\n\n[33] Of the Trigonometrical Survey.\n"
    )
    assert [note.get("n") for note in read.iter(f"{T}note")] == ["31", "32", "33"]
    assert "Pioneer of May 3rd" in said(read, "note")[1]


def test_where_a_document_is_kept_stands_below_its_head_or_its_postscript():
    read = whole(
        "12. Wilhelm an den Rat von Gerstungen. Kassel, 1525 Mai 3\n\n"
        "Ausfertigung: StA Marburg, Bestand 330, Nr. 417. Papier, Siegel ab.\n\n"
        "Unsern gunstigen grus zuvor. Ersamen lieben getreuen! Uns langt glaublich an, wie die pauren im "
        "stift sich zusamen rottirt, etliche cloester geplundert und ir furnemen gericht haben.\n\n"
        "Datum Cassel mitwochs nach Philippi et Jacobi anno etc. XXV.\n"
    )
    assert said(read, "note") == ["Ausfertigung: StA Marburg, Bestand 330, Nr. 417. Papier, Siegel ab."]
    shelved = whole(
        "XXIII.\n\nPius papa IV regem Poloniae de concilio monet.\n\nRomae, 1561, Maii 13.\n\n"
        "Arch. Vat., Arm. XLIV, t. 10, f. 214r (minuta).\n\n"
        "Cum ad sacrum oecumenicum concilium, quod Tridenti iamdudum indictum est, episcopos ex omnibus\n"
        "nationibus convenire cupiamus, non dubitamus quin Maiestas tua pro sua in hanc sanctam sedem\n"
        "observantia praelatos regni sui ad iter capiendum sit hortatura.\n"
    )
    assert said(shelved, "note") == ["Arch. Vat., Arm. XLIV, t. 10, f. 214r (minuta)."]


def test_further_meetings_in_one_book_and_numbers_in_the_middle_of_their_pages():
    read = whole(
        "                                  17\n\n"
        "At a Vestry holden in the Church of St. Orme on Tuesday the\n"
        "9th of April 1728, pursuant to Notice given,\n\n                        Present\n\n"
        "          Mr. Turner, Rector\n          Mr. Travers\n          Sir Jno. Fryer, Bart.\n\n"
        "ORDERED, That the Accounts of the late Churchwarden be\nreferr'd to Sir John Fryer.\n\n"
        "                                  18\n\n"
        "RESOLVED, That Widow Ashby be allow'd two Shillings per\n"
        "Week during the Pleasure of the Vestry.\n\n"
        "                              Edwd. Turner, Rector.\n"
        "                              Saml. Travers.\n\n"
        "At a Vestry holden the 14th May 1728,\n\n                        Present\n\n"
        "          The Rector\n          Mr. Travers\n          Mr. Lloyd\n\n"
        "Sir John Fryer reported, that the Accounts are just and\ntrue, and there is due four Pounds.\n"
    )
    assert [pb.get("n") for pb in read.iter(f"{T}pb")] == ["17", "18"]
    present = [one for one in read.iter(f"{T}list") if one.get("type") == "participants"]
    assert [len(said(one, "item")) for one in present] == [3, 3]
    assert [date.get("when") for date in read.iterfind(f".//{T}dateline/{T}date")] == [
        "1728-04-09",
        "1728-05-14",
    ]
    assert not said(read, "address")


def test_sections_numbered_in_the_middle_are_no_pages():
    read = whole(
        "                    11\n\nThe keeper went up the stairs, and he lit the lamp as he did every\n"
        "evening of his life.\n\n                    15\n\n"
        "The sea was calm that night, and nobody came to the\n"
        "harbour but a dog.\n"
    )
    assert not list(read.iter(f"{T}pb"))


def test_documents_numbered_with_figures_alone_have_notes_of_their_own():
    read = whole(
        "213\n\nIL CONSOLE A SMIRNE, BALBI,\nAL MINISTRO DEGLI ESTERI, MOROSINI\n\n"
        "T. 1184. Smirne, 2 agosto 1914, ore 21.\n\n"
        "Il Governatore mi ha detto stasera che il Consiglio si adunerà domani1. Egli prevede che la "
        "maggioranza dei presenti si pronuncerà per la neutralità armata2.\n\n"
        "Prego V.E. farmi conoscere quanto posso rispondere.\n\nBALBI\n\n"
        "1 Vedi D. 221. Fu il solo a parlare in questo senso.\n2 Vedi serie quarta, vol. XII, D. 830.\n\n"
        "214\n\nIL MINISTRO DEGLI ESTERI, MOROSINI,\nAL CONSOLE A SMIRNE, BALBI\n\n"
        "T. 933. Torino, 3 agosto 1914, ore 12.\n\n"
        "Autorizzo V.S. a dichiarare al Governatore che il Governo ha deciso di mantenere la neutralità.\n\n"
        "MOROSINI\n"
    )
    assert [note.get("n") for note in read.iter(f"{T}note")] == ["1", "2"]
    assert said(read, "signed") == ["BALBI", "MOROSINI"]
    assert said(read, "head")[0] == "213"
    assert [one.get("type") for one in read.iter(f"{T}div")] == ["document", "document"]


def test_a_list_in_a_diary_is_no_run_of_days_and_its_notes_have_their_heading():
    read = whole(
        "RESA ÅR 1768\n\nMaj 13.\n\n"
        "Gävle. Landshöfdingen gaf mig ett bref till prosten i Umeå.¹\nHär finnas tre spinnerier.\n\n"
        "Juni 2.\n\nAf lappen Nils Olofsson lärde jag följande:\n\n1. Renarna dricka intet vatten.\n\n"
        "2. Fjällen äro kalla.\n\n3. Mjölken gömmes.\n\nJuli 6.\n\nMolnen bortföra stenar.² Jag teg.\n\n\n"
        "Anmärkningar.\n\n1. Olof Grubb, död 1771.\n\n2. Samma historia berättas af andra.\n"
    )
    assert len(said(read, "item")) == 3
    assert len([one for one in read.iter(f"{T}div") if one.get("type") == "entry"]) == 3
    assert said(read, "note") == ["Olof Grubb, död 1771.", "Samma historia berättas af andra."]
    assert not said(read, "signed")


def test_officers_who_are_announced_do_not_sign():
    read = whole(
        "GENERAL ORDERS\n\nHead Quarters, Saturday, February 7th, 1778.\n\nParole, Salem.\n\n"
        "The Commissaries are to make a return of all the hides in camp to-morrow at Orderly time.\n\n"
        "Field Officers for to-morrow:\nLieut. Col. Barber\nMajor Ledyard\n"
    )
    assert not said(read, "signed")


def test_a_greeting_stands_at_the_left_of_the_dateline():
    read = whole(
        "No. 58.\n\nThe Earl of Harwick to Consul Blunt.\n\n(No. 14.)\n"
        "Sir,                                       Foreign Office, May 5, 1877.\n\n"
        "I HAVE received your despatch No. 21 of the 19th ultimo, and I have to express my approval of\n"
        "the language which you held.\n\nI am, &c.\n(Signed)          HARWICK.\n"
    )
    assert said(read, "salute")[0] == "Sir,"
    assert said(read, "dateline") == ["Foreign Office, May 5, 1877."]


def test_messages_in_one_file_have_heads_that_say_from_whom_to_whom_and_when():
    read = whole(
        "From Viceroy, Foreign Department, to Secretary of State, 11th March 1904.\n\nTelegram P.\n\n"
        "The Resident telegraphs that the wall at Guru is held.\n\n"
        "From Colonel Young, Commissioner, Frontier Commission, to Mr. Fraser, Officiating Secretary to "
        "the Government in the Foreign Department. Camp Thuna, 18th March 1904.\n\n"
        "I have the honour to forward translation of a letter from the General.\n"
    )
    assert len([head for head in said(read, "head") if head.startswith("From")]) == 2


def test_sittings_of_one_name_with_their_days_are_heads():
    read = whole(
        "LIBRO DE ACTAS DEL CABILDO\n\nSesión de 4 de marzo de 1769\n\n"
        "Los señores del Cabildo se juntaron en esta sala capitular, y se mandó leer un memorial.\n\n"
        "Sesión de 11 de marzo de 1769\n\n"
        "Los señores del Cabildo se juntaron como lo tienen de costumbre, y se mandó archivar una carta.\n"
    )
    assert said(read, "head")[1:] == ["Sesión de 4 de marzo de 1769", "Sesión de 11 de marzo de 1769"]


def test_parties_in_a_title_in_capitals():
    read = whole(
        "31. JOACHIM LELEWEL DO WALERIANA PIETKIEWICZA\n\nBruksela, 5 października 1834\n\n"
        "Kochany Walerianie!\n\n"
        "Dziękuję Ci za wiadomości. Tutaj nic nowego.\n\n"
        "Ściskam Cię serdecznie\n\nJoachim\n"
    )
    assert said(read, "persName")[:2] == ["Joachim Lelewel", "Waleriana Pietkiewicza"]


def test_a_source_line_may_end_the_lines_of_a_head_below_a_counted_paragraph_sign():
    read = whole(
        "§ 214\nEdward Merrow to Sir John Tallis\nHarwick. 11 Mar. 1718\n"
        "MS: Draft, Harwick Park, box ii.\n\n"
        "Sir,\n\nThe roads being impassable, I could not come to town as I promised.^1)\n\n"
        "I am, Sir, yours,\n\nE. MERROW\n\n^1) See letter 213.\n"
    )
    assert said(read, "head") == ["§ 214 Edward Merrow to Sir John Tallis"]
    assert sorted(said(read, "note")) == ["MS: Draft, Harwick Park, box ii.", "See letter 213."]
    assert said(read, "salute", "signed") == ["Sir,", "I am, Sir, yours,", "E. MERROW"]


def test_a_page_word_in_capitals_before_a_roman_number_heads_a_letter():
    letter = (
        "CARTA {}\n\n_Ao Senhor Marquez_\n\nExcellentissimo Senhor:\n\n"
        "Recebi a carta de Vossa Excellencia de\n"
        "3 de maio, e por ella soube que a frota chegára.\n\nANSELMO DE SOUZEL\n\n"
    )
    read = whole("CARTAS DO PADRE ANSELMO\n\n" + letter.format("III") + letter.format("IV"))
    assert not list(read.iter(f"{T}pb"))
    assert {"CARTA III", "CARTA IV"} <= set(said(read, "head"))


def test_the_day_below_a_letter_is_a_dateline_of_its_closer():
    read = whole(
        "VIRGINIO CESARI a PIETRO BALDI.\n\nMolto Ill.re Sig.r mio Oss.mo\n\n"
        "Le osservazioni ch'ella mi manda sono "
        "state lette in casa del Principe, e tutti hanno lodato la diligenza.\n\n"
        "E con ogni affetto le bacio le mani.\n\nDi Roma, li 12 di Novembre 1616.\n\n"
        "Aff.mo Servitore\n\nVirginio Cesari.\n"
    )
    [closer] = read.iter(f"{T}closer")
    assert said(closer, "dateline") == ["Di Roma, li 12 di Novembre 1616."]
