"""Quotations with a sign before each line, as Markdown and e-mail set them."""

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from encoder.api import encode
from encoder.checks.coverage import differences
from encoder.document.modest import RULE
from encoder.namespaces import TEI

_AROUND = """We came to the mill in the rain, and were shown into the kitchen, where the miller keeps his
accounts and his almanac. {leads}

{quoted}

From thence we rode to the bridge, where there is nothing to be seen but the river and its weeds,
and so came home before the evening.
"""
_PROSE = """> In the year of the great frost there was no bread to be had for money, and the lady of the
> house did open her barn to all that came.
>
> And this she did for nine weeks together, until the thaw."""
_VERSE = """> Reader, pass on, nor waste thy time
> On bad biography and rhyme;
> For what I was this humble dust
> May tell thee, if it tell it must."""


def _tree(quoted: str, leads: str = "His account deserves to be copied:") -> etree._Element:
    return encode(_AROUND.format(quoted=quoted, leads=leads)).tree.getroot()


def _texts(tree: etree._Element, path: str) -> list[str]:
    return [" ".join("".join(one.itertext()).split()) for one in tree.xpath(path, namespaces={"tei": TEI})]


def test_paragraphs_behind_signs_are_one_quotation() -> None:
    tree = _tree(_PROSE)
    assert len(_texts(tree, "//tei:quote")) == 1
    assert [text[:12] for text in _texts(tree, "//tei:quote/tei:p")] == ["In the year ", "And this she"]
    assert ">" not in "".join(_texts(tree, "//tei:body"))
    assert _texts(tree, "//tei:p[contains(., 'From thence')][not(ancestor::tei:quote)]")


def test_verse_behind_signs_is_quoted_verse() -> None:
    tree = _tree(_VERSE)
    assert len(_texts(tree, "//tei:quote/tei:lg/tei:l")) == 4
    assert not _texts(tree, "//tei:salute")


def test_one_line_alone_is_no_quotation() -> None:
    tree = _tree("> and so on, as the clerk has it")
    assert not _texts(tree, "//tei:quote")
    assert ">" in "".join(_texts(tree, "//tei:body"))


def test_a_quotation_below_a_heading_with_its_source_is_an_epigraph() -> None:
    quoted = "> The traveller who asks is shown\n> all that there is to see.\n>\n> — *Old saying*"
    tree = etree.fromstring(
        encode(f"# A Tour\n\n## CHAPTER IV\n\n{quoted}\n\n{_AROUND.format(leads='', quoted='')}").tei
    )
    assert len(_texts(tree, "//tei:epigraph/tei:quote")) == 1
    assert _texts(tree, "//tei:epigraph//tei:hi") == ["Old saying"]


def test_who_checks_the_file_finds_an_element_for_each_sign() -> None:
    for quoted in (_PROSE, _VERSE):
        text = _AROUND.format(quoted=quoted, leads="His account:")
        assert not list(differences(etree.ElementTree(etree.fromstring(encode(text).tei)), text))


_LINES = [
    "> The frost was hard that year,",
    "> And all the wells were ice;",
    ">",
    "> > so he wrote to me,",
    ">> at once.",
    "",
    "The miller came to the door and said",
    "> - a loaf",
    "> # CHAPTER II",
    "[Page 4]",
    "> [Page 5]",
    "> 1. first",
    "> | a | b |",
    "   > set in,",
    ">unspaced",
    "> Dear Sir,",
    "> _so it is_ and *was*",
    "> See the note.1",
    "1 A note.",
    "> Your servant, J. Hale",
    "12",
    "-----",
]


@given(st.lists(st.sampled_from(_LINES), min_size=1, max_size=14))
@settings(max_examples=60, deadline=None)
def test_nothing_is_lost_however_signs_stand(lines: list[str]) -> None:
    document = encode("\n".join(lines) + "\nThe end of it all.")
    assert not any(found.rule == RULE for found in document.findings)
