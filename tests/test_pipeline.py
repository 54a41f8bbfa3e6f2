"""The invariants: nothing lost, always valid, the same bytes for the same text."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from encoder.errors import UnreadableSource
from encoder.pipeline import encode_source
from encoder.reading import source_of_text
from tests.shared import read_as

FRAGMENTS = st.sampled_from(
    [
        "SECRET",
        "- 2 -",
        "---",
        "[Page 12]",
        "## Page 3",
        "\f",
        "  1. Source: Town Records.",
        "  2. Document 4.",
        "1. First point",
        "- (a) second point",
        "(ii) third",
        "(111) fourth",
        "• —bullet",
        "| a | b |",
        "|---|---|",
        "<u>under</u>line",
        "**bold**",
        "Dear Sir:",
        "Port Salter, March 14, 1951.",
        "MEMORANDUM FOR MR. TALLIS",
        "SUBJECT: The Lamp",
        "SUBJECT",
        "TO : The Board",
        "  • one",
        "W. Merrow",
        "Yours faithfully,",
        "12. Letter From A to B1",
        "the word bro-",
        "ken over lines, in 19682 and after.”3",
        "]]> & <b> \"quoted\" 'x' <script>",
        "",
        "Tab A",
        "```text",
        "*",
        "—",
        "[1 line not declassified]",
        "cc: Mr. Brandt",
        "アプ",
        "[Here follows a discussion of dues.]",
    ]
)
TEXTS = st.one_of(
    st.lists(FRAGMENTS, max_size=25).map("\n".join),
    st.lists(st.one_of(FRAGMENTS, st.text(max_size=40)), max_size=15).map("\n".join),
    st.text(max_size=200),
)


def encoded(text: str, typed: bool | None):
    try:
        return encode_source(source_of_text(text), read_as(typed))
    except UnreadableSource:
        assert not text.strip()
        return None


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.sampled_from([None, False, True]))
def test_any_text_is_encoded_valid_and_whole(text, typed):
    """`encode_source` itself refuses what is not whole or not valid: it must never have to."""
    document = encoded(text, typed)
    if document is not None:
        assert document.coverage.source == document.coverage.kept + document.coverage.markup
        assert etree.fromstring(document.tei) is not None
        assert all(finding.rule != "T01" for finding in document.findings)


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_bytes(text):
    first, second = encoded(text, None), encoded(text, None)
    assert (first and first.tei) == (second and second.tei)
