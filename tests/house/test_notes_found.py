"""Single kinds of trouble with notes: what must be one, what must be none, and what is doubtful."""

import pytest

from encoder.model import Role, Source
from encoder.pages.notes import find_notes
from encoder.pipeline import encode_source
from tests.shared import read_as


def notes_of(text: str) -> list[str]:
    lines = text.strip("\n").split("\n")
    breaks = [line.startswith("[Page") or line == "\f" for line in lines]
    found = find_notes(["" if b else line for line, b in zip(lines, breaks, strict=True)], breaks)
    return [lines[line] for line, role in sorted(found.roles.items()) if role is Role.NOTE]


def encoded(text: str) -> str:
    source = Source("x", "x.txt", text, "0" * 64)
    return encode_source(source, read_as(False)).tei.decode().partition("<body>")[2]


@pytest.mark.parametrize("first", [2, 3, 5, 9, 17, 57, 98, 403])
@pytest.mark.parametrize("reference", ["{}", "[{}]", " [{}]", "^{}"])
def test_a_run_need_not_begin_with_one(first, reference):
    one, two = reference.format(first), reference.format(first + 1)
    text = f"The lamps were lit by order of the warden.{one}\n\n[Page 2]\n\nThe mill was loud.{two}\n\n"
    assert len(notes_of(f"{text}{first} There were nine.\n\n{first + 1} Amos Field.")) == 2


NONE = {
    "numbered paragraphs": "1. The pier is open.\n\n2. The dues of 1912 are paid.\n\n3. The lamp burns.",
    "sections": "The letter begins so\n\n2. and goes on in\n\n3. a sentence, as editions print it.",
    "a list in the text": "Two ways: (1) wait or (2) write.\n\n(1) We wait.\n(2) We write.\n\nBoth cost 2.",
    "dates": "Weimar.\n\n14. März 1824\n\n15. März 1824\n\nEs regnet.",
    "a table": "Ships entered\n\n1 Harwick 12\n2 Marrow 9\n3 Ellen 4\n\nThat was in 1912.",
    "a sum": "Memo:\n   for work    £0  4  6\n   for nails    0  1  2\n    --------\n    7  5  8",
    "verse": "The lamp is lit,\nthe pilots go,\n3 the ships come in\n4 upon the flow.",
    "a bulleted list": "We need:\n\n* oil\n* wicks\n* a boat",
    "bullets with signs": "Rates (see p. 4):\n\n* Harwick\n* Ellen\n\nThe rest is free.",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_is_no_note(text):
    assert notes_of(text) == []


def test_letters_beside_figures_are_textual_notes():
    found = encoded(
        "The lamp[a] was lit[1] before dusk[2] by the warden.[b]\n\n"
        "[a] lantern in the draft\n[b] struck out\n\n[1] By Amos Field.\n[2] At four o’clock.\n"
    )
    assert found.count('type="textual"') == 2
    assert found.index("lantern in the draft") < found.index("By Amos Field") < found.index("struck out")


@pytest.mark.parametrize(
    ("reference", "start"), [("{})", "{}) "), ("^{}", "{}. "), ("{}", "{} "), ("[{}]", "[{}] ")]
)
def test_figures_right_below_letters_are_notes_of_their_own(reference, start):
    """Editions set textual notes with letters first, factual ones with figures right below them."""
    text = (
        "Wir tun kund unsern getreuen,{a} dem Schultheißen und dem Rat, dass Rudolf von Werden{one}\n"
        "mit Wissen unsers Herren betragen hat; es sind dieselben{b} gewesen.\n\n"
        "{A}Lücke in der Vorlage.\n{B}Korrigiert aus: diselben.\n{One}Landvogt seit 1370.\n"
    )
    marks = {name: reference.format(label) for name, label in (("a", "a"), ("b", "b"), ("one", "1"))}
    begun = {name: start.format(label) for name, label in (("A", "a"), ("B", "b"), ("One", "1"))}
    found = encoded(text.format(**marks, **begun))
    for note in ("Lücke in der Vorlage.", "Korrigiert aus: diselben.", "Landvogt seit 1370."):
        assert f">{note}</note>" in found


def test_one_raised_letter_above_one_raised_figure():
    found = encoded("Er sagte dasselbe¹ und wieder dasselbenᵃ Wort.\n\nᵃ Aus: desselben.\n¹ Am 3. Mai.\n")
    assert ">Aus: desselben.</note>" in found
    assert ">Am 3. Mai.</note>" in found


@pytest.mark.parametrize("source", ["[HA : A1066, H45/1015, i]", "RC (Harwick Archives); endorsed."])
@pytest.mark.parametrize("above", [True, False])
def test_a_source_line_beside_the_notes(source, above):
    note = "1. By Amos Field.\n"
    parts = [source + "\n", note] if above else [note, source + "\n"]
    found = encoded("The lamp was lit.1 It burnt.\n\nJ. Tallis\n\n" + "\n".join(parts))
    assert f'<note type="source">{source}</note>' in found
    assert '<note n="1"' in found


@pytest.mark.parametrize(
    ("opening", "closing"), [("[Footnote 1: ", "]"), ("Footnote 1: ", ""), ("Note 1.— ", ""), ("[1: ", "]")]
)
def test_the_signs_of_a_label_do_not_stay(opening, closing):
    found = encoded(f"The lamp was lit.[1] It burnt.\n\n{opening}By Amos Field.{closing}\n")
    assert ">By Amos Field.</note> It burnt." in found


def test_a_bracket_behind_a_figure_belongs_to_the_reference():
    found = encoded("The lamp1) was lit. It burnt2).\n\n1) Of oil.\n2) All night.\n")
    assert "The lamp<note" in found
    assert "</note> was lit" in found
    assert ")" not in found.replace("(", "")


def test_notes_of_chapters_under_repeated_heads():
    text = (
        "I. THE SHOAL\n\nIt was surveyed.[1] The chart is good.[2]\n\nII. THE BAR\n\nThey went home.[1]\n\n"
        "NOTES\n\nI. THE SHOAL\n\n[1] In spring.\n\n[2] It is lost.\n\nII. THE BAR\n\n[1] In autumn.\n"
    )
    assert len(notes_of(text)) == 3
    assert encoded(text).count("<note") == 3


def test_a_note_holds_no_text_of_the_next_page_though_its_mark_is_unknown():
    text = (
        "The lamps[1] were lit by the warden[2] each night.\n\n[1] Nine.\n\n[2] Amos Field.\n\n"
        "~~page two~~\n\nThe keeper[3] complained.\n\n[3] Of the noise.\n"
    )
    found = encoded(text)
    assert ">Amos Field.</note>" in found
    assert "The keeper<note" in found


def test_a_figure_fused_with_the_next_word():
    assert "the warden.<note" in encoded("By order of the warden.1Then came the flood.\n\n1 Of 1742.\n")


def test_references_and_notes_without_each_other_are_listed():
    source = Source(
        "x", "x.txt", "The lamp[1] was lit[2] and burnt.[4]\n\n[1] Of oil.\n[2] Late.\n[3] Lost.\n", "0" * 64
    )
    rules = [finding.rule for finding in encode_source(source, read_as(False)).findings]
    assert "N01" in rules
    assert "N02" in rules


def test_raised_figures_that_are_no_references_stay():
    found = encoded("The area is 12 m<sup>2</sup> wide.<sup>1</sup> Yes.\n\n1. So the warden.\n")
    assert '<hi rend="superscript">2</hi>' in found
    assert "wide.<note" in found


def test_notes_in_notes():
    found = encoded("The lamp was lit.1 It burnt.3\n\n1. By Amos Field.2\n2. His name.\n3. All night.\n")
    assert "By Amos Field.<note" in found
    assert "It burnt.<note" in found


def test_capital_letters_below_the_paragraph():
    found = encoded(
        "The lamp was lit.[A] It burnt\nall night.[B]\n\n[Footnote A: By Amos, who\nwas the warden.]\n\n"
        "[Footnote B: So the ledger.]\n\nThe mill was loud.[C]\n\n[Footnote C: In May.]\n\nThe end came.\n"
    )
    assert found.count("<note n=") == 3
    assert "[" not in found


def test_thousands_of_lines_that_may_each_begin_notes_are_not_all_tried():
    """Each of these took minutes: every line began a run that went on to the end."""
    for unit in (
        "the tide† and\n† The wall.\n",
        "NOTES\n\n1. See the wall.\n\n",
        "(a) the tide\n(i) the wall\n",
    ):
        lines = (unit * 4_000).split("\n")
        find_notes(lines, [False] * len(lines))


def test_on_a_page_notes_below_many_false_beginnings_are_found():
    lines = [f"a tide went by the wall {n}* and" for n in range(60)]
    lines += ["", "* It was low.", "* It was high."]
    assert find_notes(lines, [False] * len(lines)).roles[61] is Role.NOTE


@pytest.mark.parametrize("sign", ["¹", "~1", "^1", "#1", "[1]", "(1)", "1."])
def test_the_notes_of_all_pages_in_one_list_count_anew_line_by_line(sign):
    def label(n: int) -> str:
        return "¹²³"[n - 1] if sign == "¹" else sign.replace("1", str(n))

    marks = [label(n) if sign != "1." else str(n) for n in (1, 2, 1, 2, 3, 1)]
    words = ("lamps", "pilots", "dues", "quay", "ropes", "mill")
    pages = [
        f"The {word} were looked after by the warden,{mark} as it was ordered."
        for word, mark in zip(words, marks, strict=True)
    ]
    notes = [
        f"{label(n)} Of the {word} see the book of the port."
        for n, word in zip((1, 2, 1, 2, 3, 1), words, strict=True)
    ]
    text = "\n\n".join(pages) + "\n\n_____\n\n" + "\n".join(notes)
    assert notes_of(text) == notes


def test_notes_below_a_rule_are_found_where_a_list_with_the_same_numbers_stands_above():
    text = (
        "The port was shut.<sup>1</sup> There were two reasons,<sup>2</sup> and these are they:\n\n"
        "(1) the lamp was out, which nobody had told the warden;\n\n(2) the ropes were rotten.\n\n-----\n"
        "<sup>1</sup> Book of the port, p. 12.\n<sup>2</sup> Letter of Amos Field.\n"
    )
    assert notes_of(text) == ["<sup>1</sup> Book of the port, p. 12.", "<sup>2</sup> Letter of Amos Field."]


def test_a_list_in_brackets_is_no_notes_of_raised_figures():
    text = (
        "The port was shut.<sup>1</sup> The ropes were old.<sup>2</sup> There were two reasons:\n\n"
        "(1) the lamp was out, which nobody had told the warden;\n\n(2) the ropes were rotten.\n\n"
        "Nobody spoke of it again.\n\n<sup>1</sup> Book of the port.\n\n<sup>2</sup> Amos Field.\n"
    )
    assert notes_of(text) == ["<sup>1</sup> Book of the port.", "<sup>2</sup> Amos Field."]
