"""Cheap looks before dear patterns hide nothing that the patterns find; words folded at once are the same."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encoder import enumerators, note_letters, note_marks
from encoder.days import eras
from encoder.document.dates import patterns
from encoder.house import head_lines
from encoder.language import classes_begun, labels_begun
from encoder.language.folding import first_word, fold, fold_words
from encoder.language.phrases import entries, has_phrase
from encoder.marks import BLOCK_SIGN, FENCE, block_sign, fence_label
from encoder.note_apparatus import entries_of
from encoder.pages import apparatus
from encoder.pages.book import front_matter
from encoder.pages.edited import section_heads
from encoder.pages.prose import evident
from encoder.pages.sights import lexicon, parties, shape, sight, wording
from encoder.pages.tables import find

WORDS = st.sampled_from(
    ["Note", "note 3:", "fn", "прим.", "a", "IV", "xii.", "12", "T. II.", "B 2", "A ij", "SECRET", "D—",
     "R...", "***", "*** START OF", "Tab A", "Enclosure 2", "[Annex", "///", "/*", "```", "f", "word.f",
     "ft ", "Ōtium", "7ᵇʳᵉ", "D’or", "ﬁn", "Σοφός", "—", "(1)", "[2]", "³", "No.", "§ 4.", "Chap. XII",
     "A.D. 787.", "DCCCXL.", "|", "....", "\t", "\N{NO-BREAK SPACE}", "  ", "the", "Marktplatz", "(a)",
     "ii)", "5.º", "- ", "8", "3 )", ")  ", "}", "178-", "17**", "4 août 17**", "14th May", "3/5/62", "1831",
     "May 3", "'62", "4/15 Mai 1712", "2017.)", "lemma] omisit B", "words[12]", "word†", "1 plebs] populus A"]
)  # fmt: skip
TEXTS = st.lists(WORDS | st.text(max_size=6), max_size=7).map(" ".join)


@given(TEXTS)
def test_words_folded_at_once_are_those_folded_one_by_one(text: str) -> None:
    each = tuple(filter(None, map(fold, text.split())))
    assert fold_words(text) == each
    assert first_word(text) == next(iter(each), "")


Pair = tuple[Callable[[str], object], Callable[[str], object]]
LOOKS: dict[str, Pair] = {
    "enumerator": (
        enumerators.enumerator.__wrapped__,
        lambda text: (m := _marked(text)) and enumerators.readings(m["mark"]),
    ),
    "note": (note_marks.note_start, note_marks._START.match),
    "signature": (head_lines.is_signature, head_lines._SIGNATURE.fullmatch),
    "boundary": (front_matter.is_boundary, front_matter._BOUNDARY.fullmatch),
    "block sign": (block_sign, lambda text: BLOCK_SIGN.fullmatch(text.strip())),
    "fence": (
        lambda text: fence_label(text) is not None,
        lambda text: FENCE.fullmatch(text.strip()) or BLOCK_SIGN.fullmatch(text.strip()),
    ),
    "gap": (
        find._is_gapped.__wrapped__,
        lambda text: (
            find._GAP.search(text.strip())
            or find.PIPE.search(text.strip())
            or (find._LEADS.search(text.strip()) and find.LEADER.search(text.strip()))
        ),
    ),
    "attachment": (
        section_heads.is_attachment,
        lambda text: (
            len(text) < section_heads._LONGEST
            and section_heads._ATTACHMENT.fullmatch(text)
            and section_heads.is_unfinished(text)
        ),
    ),
    "hidden name": (
        lambda text: parties._may_hide(text) and parties._HIDDEN.search(text),
        parties._HIDDEN.search,
    ),
    "brace": (
        lambda text: evident._may_be_braced(text) and evident._BRACED.search(text),
        evident._BRACED.search,
    ),
    "hidden year": (
        lambda text: patterns.HIDES_YEAR.search(text) and _hides_year(text),
        lambda text: _hides_year(text),
    ),
    "year at the end": (
        lambda text: (
            text[-parties._LONGEST_YEAR :].rstrip(".)")[-1:].isdigit() and parties._ENDS_IN_YEAR.search(text)
        ),
        parties._ENDS_IN_YEAR.search,
    ),
    "apparatus": (
        lambda text: apparatus._NUMBERED.match(text) and _begins_apparatus(text),
        lambda text: _begins_apparatus(text),
    ),
    "misread dagger": (
        lambda text: note_letters._MISREAD_LOOK.search(text) and note_letters._MISREAD_MARK.search(text),
        note_letters._MISREAD_MARK.search,
    ),
}


def _marked(text: str) -> re.Match[str] | None:
    bullet = enumerators.BULLET.match(text)
    return enumerators.MARK.match(text, bullet.end() if bullet else len(text) - len(text.lstrip()))


def _hides_year(text: str) -> bool:
    return any(pattern.search(text) for pattern in patterns.hidden_years())


def _begins_apparatus(text: str) -> bool:
    return apparatus._begins_so(text, list(entries_of(text)))


@pytest.mark.parametrize("name", LOOKS)
@given(text=TEXTS)
def test_cheap_look_hides_nothing(name: str, text: str) -> None:
    quick, slow = LOOKS[name]
    assert bool(quick(text)) is bool(slow(text))


@given(TEXTS)
def test_number_at_an_edge_is_looked_for_wherever_a_pattern_would_find_it(text: str) -> None:
    slow = next(
        (
            match
            for pattern in (head_lines._LEFT, head_lines._RIGHT)
            if (match := pattern.fullmatch(text))
            and head_lines._value(match["n"]) is not None
            and head_lines._is_head(match, pattern is head_lines._LEFT)
            and not (pattern is head_lines._RIGHT and head_lines._LABELLED.match(text))
        ),
        None,
    )
    found = head_lines._numbered(text)
    assert (found and found.span("n")) == (slow and slow.span("n"))


@given(TEXTS)
def test_year_of_an_era_begins_with_a_digit_or_one_of_its_letters(text: str) -> None:
    match = eras._OF_ERA.match(text)
    if match and eras._year_of(match):
        assert text[0].isdecimal() or text[0] in eras._OF_ERAS


@given(TEXTS)
def test_number_alone_ends_in_one(text: str) -> None:
    if evident._NUMBERED.fullmatch(text):
        last = text.rstrip()[-1:]
        assert last.isdecimal() or last in evident._ENDS_NUMBER


@given(
    st.lists(st.sampled_from(["ever", "yours", "sincerely", "dein", "treuer", "and", "i", "am"]), max_size=6)
)
def test_phrases_are_found_by_their_first_two_words(folded: list[str]) -> None:
    phrases = {fold_words(entry) for entry in entries("farewell")}
    spans = {tuple(folded[a:b]) for a in range(len(folded)) for b in range(a + 2, len(folded) + 1)}
    assert has_phrase("farewell", tuple(folded), shortest=2) is not phrases.isdisjoint(spans)


def test_what_a_line_begins_is_told_by_its_first_word() -> None:
    assert "farewell" in classes_begun("Yours truly,")
    assert "present" in labels_begun("PRESENT:--Mr. Tubb")
    assert "present" not in classes_begun("PRESENT:--Mr. Tubb")
    assert not classes_begun("—")


@given(TEXTS)
def test_forms_of_dates_are_those_that_stand_in_a_text(text: str) -> None:
    standing = [form for form in patterns._FORMS if patterns._compile(form).search(text)]
    assert [form for form, _ in patterns.dates_in(text)] == standing


@given(TEXTS, st.sampled_from(["", "12", "[^3]", "***", "(a)", "*" * 30, "³ ", f"[12]{' ' * 30}"]))
def test_reference_at_the_end_is_taken_away_wherever_it_begins(text: str, reference: str) -> None:
    bare = text + reference
    ends = bare.rstrip()[-1:] in wording._ENDS_REFERENCE or bare.rstrip()[-1:].isdecimal()
    assert wording._before_reference(bare) == (wording._REFERENCE.sub("", bare) if ends else bare)


@given(TEXTS)
def test_characters_are_counted_and_kept_as_one_by_one(text: str) -> None:
    assert shape.tally(text) == tuple(
        sum(map(test, text)) for test in (str.isalpha, str.isdigit, str.isupper)
    )
    plain = re.sub(r"[\W_]+", "", text.upper())
    assert sight.key.__wrapped__(text) == re.sub(r"\d", "9", plain)


LONG_WORDS = st.sampled_from(sorted(word for word in lexicon.classes() if len(word) > 8))
LETTER = st.sampled_from("AEINORSTX")


@given(LONG_WORDS, st.lists(st.tuples(st.floats(0, 1), st.integers(0, 2), LETTER), max_size=2))
def test_word_misread_in_two_letters_keeps_one_of_its_thirds(
    word: str, errors: list[tuple[float, int, str]]
) -> None:
    misread = word
    for share, taken, letter in errors:
        at = int(share * len(misread))
        misread = misread[:at] + letter * (taken < 2) + misread[at + (taken > 0) :]
    assert lexicon._has_third(misread) or len(misread) < lexicon._SHORTEST_IN_THIRDS
