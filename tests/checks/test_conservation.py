"""The proof that nothing was lost: it must fail where something was, and where nothing stands for a mark."""

import pytest

from encoder.checks.conservation import prove
from encoder.errors import CharactersLost
from encoder.model import Content, DocumentModel, Element, Markup, Source, Text, element
from encoder.tei import build_tree, serialize


def prove_nodes(text: str, *nodes, said: tuple[bytes, bytes] | None = None):
    divisions: Content = (element("div", *nodes),)
    model = DocumentModel(Source("a", "a.txt", text, "0"), divisions)
    data = serialize(build_tree(model))
    return prove(data if said is None else data.replace(*said), model)


def proof(text: str, *content, said: tuple[bytes, bytes] | None = None):
    return prove_nodes(text, element("p", *content), said=said)


def listed(*content) -> Element:
    return element("list", element("item", *content))


def test_what_is_whole_is_counted():
    figures = prove_nodes("- The lamp.", listed(Markup(0, "-", "bullet"), Text(2, "The lamp.")))
    assert (figures.source, figures.kept, figures.markup) == (9, 8, 1)


def test_a_note_may_move():
    note = element("note", Text(11, "Lit."), n="1", place="foot")
    proof("Lamp1 oil\n Lit.", Text(0, "Lamp"), Markup(4, "1", "note-reference"), note, Text(5, " oil"))


@pytest.mark.parametrize(
    "content",
    [
        (Text(0, "The lap."),),
        (Text(0, "The lamp"),),
        (Text(0, "The lamp."), Text(0, "The lamp.")),
        (Text(4, "lamp."), Text(0, "The ")),
        (Text(0, "The "), Markup(4, "lamp", "bullet"), Text(8, ".")),
    ],
    ids=["changed", "lost", "doubled", "moved", "not markup"],
)
def test_what_is_not_whole_is_refused(content):
    with pytest.raises(CharactersLost) as caught:
        proof("The lamp.", *content)
    assert caught.value.file == "a.txt"


def test_bytes_that_were_tampered_with_are_refused():
    with pytest.raises(CharactersLost):
        proof("The lamp.", Text(0, "The lamp."), said=(b"lamp", b"tramp"))


PAGE = Markup(6, "[Page 7]", "page-mark")
PAGED = "Lamps [Page 7] burn."
WORDS = (Text(0, "Lamps "), Text(14, " burn."))


def broken(**given: str) -> tuple:
    return WORDS[0], element("pb", PAGE, **given), WORDS[1]


def test_a_mark_in_its_element_is_proven():
    assert proof(PAGED, *broken(n="7")).markup == 7


@pytest.mark.parametrize(
    ("nodes", "said"),
    [
        ((WORDS[0], PAGE, WORDS[1]), None),
        ((WORDS[0], PAGE, element("pb", n="7"), WORDS[1]), None),
        (broken(n="8"), None),
        (broken(), None),
        ((WORDS[0], WORDS[1], element("pb", PAGE, n="7")), None),
        ((element("pb", PAGE, n="7"), *WORDS), None),
        (broken(n="7"), (b'<pb n="7" xml:id="pg_7"/>', b"")),
        (broken(n="7"), (b'<pb n="7"', b'<pb n="6"')),
        (broken(n="7"), (b"<pb ", b"<lb ")),
        (broken(n="7"), (b"Lamps ", b"Lamps <lb/>")),
        ((WORDS[0], element("pb", PAGE, Markup(6, "[Page 7]", "page-mark"), n="7"), WORDS[1]), None),
    ],
    ids=[
        "no page break",
        "beside the page break",
        "another number",
        "no number",
        "too late",
        "too early",
        "lost in writing",
        "changed in writing",
        "another element in writing",
        "an element too many",
        "twice",
    ],
)
def test_a_page_mark_must_have_its_page_break_at_its_place(nodes, said):
    with pytest.raises(CharactersLost):
        proof(PAGED, *nodes, said=said)


def emphasis(sign: str, **given: str) -> Element:
    end = sign if sign.isascii() and not sign.startswith("<") else sign.replace("<", "</")
    opening = Markup(0, sign, "emphasis")
    return element("hi", opening, Text(len(sign), "oil"), Markup(len(sign) + 3, end, "emphasis"), **given)


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("**oil**", emphasis("**", rend="bold")),
        ("<u>oil</u>", emphasis("<u>", rend="underline")),
        ("# Oil", element("head", Markup(0, "#", "heading"), Text(2, "Oil"))),
        ("# Oil", element("p", Markup(0, "#", "heading"), Text(2, "Oil"), rend="heading")),
        ("- Oil", listed(Markup(0, "-", "bullet"), Text(2, "Oil"))),
        ("3. Oil", element("note", Markup(0, "3.", "note-number"), Text(3, "Oil"), n="3", place="foot")),
        ("* * *", element("milestone", Markup(0, "* * *", "rule"), unit="rule")),
        ("```tex", element("milestone", Markup(0, "```tex", "fence"), unit="fence", n="tex")),
        ("| oil", element("row", Markup(0, "|", "table"), element("cell", Text(2, "oil")))),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_each_kind_of_mark_has_its_element(text, node):
    holder = element("p", node) if node.name == "hi" else node
    prove_nodes(text, element("table", node) if node.name == "row" else holder)


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("**oil**", emphasis("**", rend="italic")),
        ("**oil", element("hi", Markup(0, "**", "emphasis"), Text(2, "oil"), rend="bold")),
        ("# Oil", element("p", Markup(0, "#", "heading"), Text(2, "Oil"))),
        ("- Oil", element("p", Markup(0, "-", "bullet"), Text(2, "Oil"))),
        ("3. Oil", element("note", Markup(0, "3.", "note-number"), Text(3, "Oil"), n="4", place="foot")),
        ("3. Oil", element("p", Markup(0, "3.", "note-number"), Text(3, "Oil"))),
        ("* * *", Markup(0, "* * *", "rule")),
        ("```tex", element("milestone", Markup(0, "```tex", "fence"), unit="fence")),
        ("| oil", element("p", Markup(0, "|", "table"), Text(2, "oil"))),
        ("oil 3", element("p", Text(0, "oil"), Markup(4, "3", "note-reference"))),
        ("oil ?", element("p", Text(0, "oil"), Markup(4, "?", "decoration"))),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_no_kind_of_mark_goes_without(text, node):
    with pytest.raises(CharactersLost):
        prove_nodes(text, element("p", node) if getattr(node, "name", "") == "hi" else node)


def test_a_page_mark_in_the_words_of_a_gap_stands_beside_it():
    gap = element("gap", element("desc", Text(0, "[2 "), Text(11, "lines]")))
    proof(
        "[2 [Page 7]lines] on", gap, element("pb", Markup(3, "[Page 7]", "page-mark"), n="7"), Text(17, " on")
    )


def test_a_note_stands_where_it_is_referred_to():
    note = element("note", Text(11, "Lit."), n="1", place="foot")
    reference = Markup(4, "1", "note-reference")
    with pytest.raises(CharactersLost):
        proof("Lamp1 oil\n Lit.", Text(0, "Lamp"), Text(5, " oil"), reference, note)
