"""Editions whose documents end with the line that says where they are kept, below their notes."""

import pytest
from lxml import etree

from encoder.house.note_words import says_kept
from encoder.pipeline import encode_source
from encoder.reading import source_of_text

T = "{http://www.tei-c.org/ns/1.0}"
LETTER = (
    "Quarry Hill, 8 April 1811.\n\nDear Friend, I have your books (1) by the carrier, and thank you for\n"
    "them. The third volume (2) is wanting, and must have stayed upon your table.\n\n"
    "Your servant\nG. Niccols\n\n"
    "(1) The Memoirs of Bandon, printed in 1810.\n(2) It came in May.\n\n"
)


def notes(text: str) -> list[tuple[str | None, str | None, str]]:
    """The number, type and words of each note."""
    document = encode_source(source_of_text(text))
    assert not [finding for finding in document.findings if finding.rule == "T01"]
    return [
        (note.get("n"), note.get("type"), " ".join("".join(note.itertext()).split()))
        for note in document.tree.iter(f"{T}note")
        if isinstance(note, etree._Element)
    ]


KEPT = [
    "Bibl. Naz. di Firenze, Carteggi vari, 112, 87. Autografa. Inedita.",
    "Biblioteca Pública de Évora, cód. CXVI/1-39, fls. 1-2.",
    "MS.: Harwick Cathedral, Reg. A, f. 22v. Copy, s. xiii.",
    "H: Landesarchiv Magdeburg, Rep. H Eschen, Nr. 112, Bl. 14–15.",
    "Ivi, 112, 88. Autografa.",
    "Ebd., Bl. 17.",
    "Source: Harwick Papers, box 3.",
]


@pytest.mark.parametrize("line", KEPT)
def test_an_archive_below_the_notes_is_a_note_of_the_source(line):
    assert says_kept(line)
    assert notes(f"{LETTER}{line}\n") == [
        ("1", None, "The Memoirs of Bandon, printed in 1810."),
        ("2", None, "It came in May."),
        (None, "source", line),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "The ships came to anchor in May, and the Governor landed with forty men.",
        "Library hours were kept till 1850.",
        "1 Archives of the town, box 3.",
        "Mr. Bandon, in 1810, had none.",
    ],
)
def test_what_names_no_place(line):
    assert not says_kept(line)


def test_text_below_the_archive_is_not_swallowed_and_its_notes_are_found():
    text = LETTER + KEPT[0] + "\n\n\n" + LETTER + KEPT[4] + "\n"
    found = notes(text)
    assert [n for n, _, _ in found if n] == ["1", "2", "1", "2"]
    assert [words for _, kind, words in found if kind == "source"] == [KEPT[0], KEPT[4]]


def test_siglum_lines_that_follow_each_other_are_one_note():
    below = "H: Landesarchiv, Nr. 112, Bl. 14.\nD: Blätter 7 (1904), S. 33 (Auszug).\n"
    assert notes(LETTER + below)[-1] == (None, "source", " ".join(below.split()))


SHEETS = """\
Those parts which lie toward the north, were long held
by the Picts, a people of whom we know little more
than the name *. When the ships of Harald came into
the sound, they found them empty f. The chief men of
the isles took ships, and paid him scot for a season.

* See Torfaeus, Orcad. lib. i. p. 8.

f Saga of Harald, cap. 22. The laird of Quill shewed

me a copy.

Vol. I. B The





2 THE HISTORY OF Book I.

The earls of the isles were at first not more than
captains, and had their land of the king. Sigurd
was the first *; he died of a wound in the thigh.
His son Guthorm reigned one winter f, and was childless.

* Orkneyinga, p. 3.

f Ibid.

B 2 Then





Chap. I. THE NORTHERN ISLES. 3

Then Einar was sent. He was ugly, and blind of one
eye, yet saw farther than most men.
"""


def test_sheets_of_a_printed_book_with_catchwords_and_misread_daggers():
    document = encode_source(source_of_text(SHEETS))
    tree = document.tree
    shown = [(fw.get("type"), "".join(fw.itertext()).strip()) for fw in tree.iter(f"{T}fw")]
    assert shown == [
        ("sig", "Vol. I. B"),
        ("catch", "The"),
        ("header", "2 THE HISTORY OF Book I."),
        ("sig", "B 2"),
        ("catch", "Then"),
        ("header", "Chap. I. THE NORTHERN ISLES. 3"),
    ]
    assert [pb.get("n") for pb in tree.iter(f"{T}pb")] == ["2", "3"]
    assert notes(SHEETS) == [
        ("*", None, "See Torfaeus, Orcad. lib. i. p. 8."),
        ("f", None, "Saga of Harald, cap. 22. The laird of Quill shewed me a copy."),
        ("*", None, "Orkneyinga, p. 3."),
        ("f", None, "Ibid."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "We paid him scot, as before, p. 12 f. and so on.\n\nf The chief men took ships.\n",
        "They found them empty f. The chief men of the isles.\n\nf The chief men took ships.\n",
        "Vol. I. B The\n\nThe earls of the isles were captains.\n",
    ],
)
def test_letters_without_a_star_and_feet_without_a_page_stay_text(text):
    tree = encode_source(source_of_text(text)).tree
    assert not list(tree.iter(f"{T}note", f"{T}fw", f"{T}pb"))


def test_the_sheet_of_a_volume_is_no_running_head():
    text = "that the duke of Savoy had much to think of it, and to write to\n\n"
    page = "    T. II.                                                8\n\n                  — 114 —\n\n"
    text = f"                  — 113 —\n\nHe saw {text}{page}his brother, who was at Turin with the court.\n"
    tree = encode_source(source_of_text(text)).tree
    assert [fw.get("type") for fw in tree.iter(f"{T}fw")] == ["pageNum", "sig", "pageNum"]
    assert [pb.get("n") for pb in tree.iter(f"{T}pb")] == ["113", "114"]


def body_of(text: str) -> etree._Element:
    return encode_source(source_of_text(text)).tree.find(f".//{T}body")


@pytest.mark.parametrize("word", ["p.", "S.", "fol."])
def test_pages_that_are_cited_within_sentences_begin_none(word):
    text = (
        f'"A quiet night," he writes on the first of them ({word} 1), and again on the second ({word}\n'
        f"2); after that he tires of saying so. On the third day a brig went ashore, and he was out\n"
        f'with the boat till four. "Five saved" ({word} 3) is all that he says of it in his book.\n'
    )
    body = body_of(text)
    assert not list(body.iter(f"{T}pb"))
    assert len(list(body.iter(f"{T}p"))) == 1


def test_marks_in_round_brackets_that_part_sentences_begin_pages():
    text = (
        "He came to the town in May and found that the harbour was shut (p. 12) by the ice, as it had\n"
        "been in the year before. The men were sent to saw a channel (p. 13) through it to the mole,\n"
        "and when they had done so the wind went round (p. 14) and blew the whole of it back again.\n"
    )
    assert [pb.get("n") for pb in body_of(text).iter(f"{T}pb")] == ["12", "13", "14"]


LAYOUT = """\
118                              LETTERS OF FATHER SALVATOR

   The brig came to the port of San Telmo in the night of the third, and
the governor sent at once for the sick to be landed. They were twenty in
all, most of them with fevers; of these eleven died in the hospital.
   There was no other ship that year. The citizens, who had hoped for the
flour and wine of Castile, complained to the council; but the answer that
\f                                  LETTER XXIV                                  119

they had was fourteen months on its way. Meanwhile they ate maize, and had
bread of mesquite, which is not bad when it is fresh.

   The Indian Mark, of whom I wrote in my last, has come again with all of
his people. He asks for a bell, and I have no more than one.
\f120                              LETTERS OF FATHER SALVATOR

If your Reverence finds one in the city, though it be cracked, I shall have
it as if it were of gold. May God keep you.
"""


def test_the_first_line_of_a_page_that_is_not_set_in_goes_on_where_all_paragraphs_are():
    body = body_of(LAYOUT)
    assert [pb.get("n") for pb in body.iter(f"{T}pb")] == ["118", "119", "120"]
    assert len(list(body.iter(f"{T}p"))) == 3


def test_a_shelf_mark_as_the_last_line_of_a_letter_signs_nothing():
    body = body_of(
        "Harwick, 3 May 1921.\n\nDear Sir,\n\nThe Board has received your letter of the first.\n\n"
        "Yours faithfully,\n\nJ. Tallis\n\nHC/MIN/17\n"
    )
    assert [(fw.get("type"), fw.text) for fw in body.iter(f"{T}fw")] == [("footer", "HC/MIN/17")]
    assert [signed.text for signed in body.iter(f"{T}signed")] == ["J. Tallis"]


SIDENOTES = """\
[Sidenote: The ships arrive.]

The Governor had orders to build no fort till the Council were agreed.[A]
He built one. It was of three sides, with a ditch toward the marsh, and
seven small pieces were drawn into it by hand.

[Footnote A: Instructions of the 20th of November, printed in the
Appendix, No. IV. [Sic.]

The Council never met, two of the five being dead of the flux.]

[Sidenote: Sickness in
the camp.]

In June the sickness began. There were never men left in a foreign
country in such misery as we were, and half of them were buried.
"""


def test_a_note_in_brackets_goes_on_to_the_bracket_that_closes_it_and_no_further():
    found = notes(SIDENOTES)
    assert [n for n, _, _ in found] == [None, "A", None]
    assert found[1][2].endswith("[Sic.]The Council never met, two of the five being dead of the flux.")


def test_words_in_the_margin_are_notes_in_the_margin():
    body = body_of(SIDENOTES)
    margin = [" ".join("".join(note.itertext()).split()) for note in body.iter(f"{T}note")]
    assert [note.get("place") for note in body.iter(f"{T}note") if not note.get("n")] == ["margin", "margin"]
    assert [margin[0], margin[2]] == ["[Sidenote: The ships arrive.]", "[Sidenote: Sickness in the camp.]"]
    assert not list(body.iter(f"{T}head"))


def test_a_bracket_that_nothing_closes_swallows_no_text():
    text = SIDENOTES.replace("dead of the flux.]", "dead of the flux.")
    body = body_of(text)
    assert "The Council never met" in "".join(
        "".join(p.itertext()) for p in body.iter(f"{T}p") if p.getparent().tag != f"{T}note"
    )


def test_figures_that_ocr_reads_as_carets_refer_to_the_notes_at_the_foot():
    text = (
        "The treaty was signed in May, and the envoys went home.^ It was never ratified by the States,\n"
        "who held that the cession was not within the powers of their envoys.^ No more was heard of it.\n\n"
        "^ Martens, Recueil, vol. iii. p. 22.\n\n^ See the Resolution of the 9th of June.\n"
    )
    assert [(n, words) for n, _, words in notes(text)] == [
        ("^", "Martens, Recueil, vol. iii. p. 22."),
        ("^", "See the Resolution of the 9th of June."),
    ]
    assert "home.^" not in "".join(body_of(text).itertext())


def test_a_caret_without_notes_stays():
    body = body_of("He wrote 2 ^ 3 on the slate, and ^ below it, and nobody knew what he meant by that.\n")
    assert not list(body.iter(f"{T}note"))


def test_a_cross_in_brackets_is_a_sign_of_notes():
    text = (
        "The count came with a hundred horse[*] to the water. The others had crossed[+] by then.\n\n"
        "[*] Some have more.\n\n[+] By the ford.\n"
    )
    assert [(n, words) for n, _, words in notes(text)] == [("*", "Some have more."), ("+", "By the ford.")]


def test_a_year_of_the_middle_ages_fused_with_a_reference_is_placed_in_doubt():
    text = (
        "In the year 12151 the barons came to the meadow, and what had been done in 10662 was told\n"
        "again to the king. The monks of the house had held it since the old time.3\n\n"
        "1 On the 15th of June.\n2 At Hastings.\n3 See the cartulary, fol. 3.\n"
    )
    assert [n for n, _, _ in notes(text)] == ["1", "2", "3"]
    cert = {note.get("n"): note.get("cert") for note in body_of(text).iter(f"{T}note")}
    assert cert == {"1": "medium", "2": "medium", "3": None}
    plain = (
        "In 1215 the barons came, in 1066 the duke, and in 1189 the old king died at last.1\n\n1 At Chinon.\n"
    )
    assert "In 1215 the barons came, in 1066 the duke, and in 1189" in "".join(body_of(plain).itertext())


def test_the_number_of_a_line_in_the_margin_breaks_no_chain_of_running_heads():
    head = "                  DE BELLO INSULARI                         {}\n\n"
    page = (
        "igitur Magnus rex, cum audisset naves venire, iussit omnes\narma capere et ad litus descendere.\n"
        "vicos incenderunt. Tunc rex ait: Non est hoc pati.            5\nEt irruit in eos cum paucis\n"
        "et multos occidit, reliquos in naves repulit, et\n\n"
    )
    body = body_of(
        head.format(5) + page + head.format(6) + "post haec rediit in urbem, et gratias egit Deo.\n"
    )
    assert [pb.get("n") for pb in body.iter(f"{T}pb")] == ["5", "6"]


def test_a_year_with_the_stop_of_an_ordinal_ends_no_paragraph():
    body = body_of(
        "Auch hat der Krieg hier das Seinige gethan, wie alle Leute wissen. Im Jahr 1632.\n"
        "kamen die Schweden unter dem Obristen Hallart in die Stadt, und lagen darinnen\n"
        "vierzehn Wochen mit allem Volck; denen folgten alsbald die Käyserlichen nach.\n"
    )
    assert len(list(body.iter(f"{T}p"))) == 1
