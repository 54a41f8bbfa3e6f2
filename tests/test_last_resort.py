"""What the encoder cannot prove it encodes as paragraphs of its lines, and says so."""

import pytest
from lxml import etree

import encoder.pipeline
from encoder import validate
from encoder.checks.own_rules import Violation
from encoder.config import MetadataTable, Options
from encoder.document.given import usable
from encoder.errors import CharactersLost
from encoder.model import Block, Markup, Metadata, Role, Text
from encoder.pipeline import encode_source
from encoder.reading import source_of_text
from tests.shared import read_as

TEXT = "[Page 7]\n\nThe lamp\nburned.\n\n- It was seen.\n"


def rules(document):
    return [finding.rule for finding in document.findings]


def lose_marks(pages, house):
    """A fault as one of the encoder would be: a page mark is taken, and nothing stands for it."""
    return (
        Block(Role.PAGE_MARK, (Markup(0, "[Page 7]", "page-mark"),), 1),
        Block(Role.PARAGRAPH, (Text(10, TEXT[10:]),), 3),
    )


def test_what_is_not_proven_is_encoded_as_paragraphs(monkeypatch):
    monkeypatch.setattr(encoder.pipeline, "build_blocks", lose_marks)
    document = encode_source(source_of_text(TEXT, file="a.txt"))
    assert rules(document) == ["T01"]
    (finding,) = document.findings
    assert "[Page 7]" in finding.message
    assert (finding.place.file, finding.place.line) == ("a.txt", 1)
    assert b"<p>[Page 7]</p>" in document.tei
    assert b"<p>The lamp <lb/> burned.</p>" in document.tei
    assert document.coverage.markup == 0
    assert validate(document.tei) == ()


def test_what_is_not_valid_is_encoded_as_paragraphs(monkeypatch):
    block = Block(Role.PARAGRAPH, (Text(0, TEXT),), 1)
    monkeypatch.setattr(encoder.pipeline, "build_blocks", lambda pages, house: (block,))
    found = iter([Violation("sch-empty", etree.Element("p")), None])
    monkeypatch.setattr(encoder.pipeline, "first_violation", lambda tree: next(found))
    document = encode_source(source_of_text(TEXT))
    assert rules(document) == ["T01"]
    assert "sch-empty" in document.findings[0].message


def test_what_is_nested_too_deep_is_encoded_as_paragraphs(monkeypatch):
    def nest(*_):
        raise RecursionError

    monkeypatch.setattr(encoder.pipeline, "build_blocks", nest)
    document = encode_source(source_of_text(TEXT))
    assert rules(document) == ["T01"]
    assert "nested too deep" in document.findings[0].message


def test_notes_that_each_refer_to_the_next_stand_in_each_other_only_so_deep():
    text = "31. Minutes of the Board\n\n" + "The tide¹ and\n-----\n¹ The wall.\n" * 400
    document = encode_source(source_of_text(text))
    assert "T01" not in rules(document)
    depths = [len(list(note.iterancestors("{*}note"))) for note in document.tree.iter("{*}note")]
    assert 0 < max(depths) <= 3


def test_what_even_so_is_not_proven_is_refused(monkeypatch):
    def refuse(data, model):
        raise CharactersLost("lost")

    monkeypatch.setattr(encoder.pipeline, "prove", refuse)
    with pytest.raises(CharactersLost):
        encode_source(source_of_text(TEXT))


def test_an_ordinary_text_needs_no_last_resort():
    document = encode_source(source_of_text(TEXT))
    assert rules(document) == []
    assert b'<pb n="7"' in document.tei


@pytest.mark.parametrize(
    "text",
    [
        "[Page 197]\n\n80. Editorial Note\n\nThe harbour was closed.\n",
        "<!-- page 2 -->\nText.\n\n---\n\nMore.\n",
        "VESSEL :\n## Page 1\nHarbour Office System\n",
        "Text one.\n\n____ 5 ____\n\nText two.\n",
        "``` text\ncode\n```\n",
        "The fleet. [4 lines of [Page 363] source text not declassified] Then.\n",
        "Word[Page 4]word\n",
        "[^abc]: A note.\n",
        "SUBJECT\n\f\n- (a) point\n",
        "---\n  1. Source: Records.\n\n[4 lines of [Page 7] source not declassified]\n",
        "---\n  1. Source: Records.\n\nThe harbour.\n[4 lines of [Page 7] source not declassified]\n",
        "[Page 700]\n[Page 701]\n____ 702 ____\n",
    ],
)
@pytest.mark.parametrize("typed", [None, False, True])
def test_what_was_once_refused_or_lost(text, typed):
    document = encode_source(source_of_text(text), read_as(typed))
    assert "T01" not in rules(document)
    assert not [finding for finding in validate(document.tei) if finding.severity == "error"]


def test_a_reference_to_a_note_that_is_not_there_points_to_its_document():
    text = "45. Letter From Mr. Fenn to Mr. Tallis\n\nSee footnote 3, Document 45, and Document 46.\n"
    document = encode_source(source_of_text(text), read_as(False))
    assert "T01" not in rules(document)
    assert [ref.get("target") for ref in document.tree.find(".//{*}body").iter("{*}ref")] == ["#d45", "#d46"]


def test_a_page_mark_never_fuses_the_words_around_it():
    text = (
        "80. Editorial Note\n\nThe [4 lines of[Page 363]source text not declassified] and of[Page 364]it.\n"
    )
    body = encode_source(source_of_text(text), read_as(False)).tree.find(".//{*}body")
    words = "".join(body.itertext()).split()
    assert {"of", "source", "it."} <= set(words)
    assert [pb.get("n") for pb in body.iter("{*}pb")] == ["363", "364"]


@pytest.mark.parametrize(
    ("given", "held", "said"),
    [
        (Metadata(classification="secret", language="pt-BR"), ("secret", "pt-BR"), []),
        (Metadata(classification="Top Secret"), ("top-secret", None), []),
        (Metadata(classification="for eyes of gulls"), (None, None), ["M04"]),
        (Metadata(language="english language!"), (None, None), ["M04"]),
        (Metadata(), (None, None), []),
    ],
)
def test_metadata_that_a_header_cannot_hold_are_left_out(given, held, said):
    metadata, findings = usable(given)
    assert (metadata.classification, metadata.language) == held
    assert [finding.rule for finding in findings] == said
    document = encode_source(source_of_text("Some text."), Options(metadata=MetadataTable(common=given)))
    assert rules(document) == said
    assert validate(document.tei) == ()
