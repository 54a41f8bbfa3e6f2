"""`house.toml`: what it may say, what is refused, and that it is read as it was written."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

import encoder
from encoder.errors import UsageError
from encoder.house.declared import occurring
from encoder.house.house_file import KEYS, house_of, merged, read_house, write_house
from encoder.house.survey import survey
from tests.house.houses import english, german
from tests.house.test_survey import ENGLISH, GERMAN, body, forms, profile

TEXT = "Der Hafen ist am Morgen wieder frei, und die Schiffe liegen an der Mole.\n"
ENGLISH_TEXT = "The harbour was closed in the morning, and the ships lay before the mole."


@pytest.mark.parametrize("profiles", [GERMAN, ENGLISH])
def test_what_a_survey_writes_is_read_again(profiles):
    (found,) = survey(profiles)
    text = write_house(found, "letters/")
    said = house_of(tomllib.loads(text))
    assert forms(merged(found, said)) == forms(found)
    assert said.declared >= {"language", "notes", "page-marks", "paragraphs", "years"}
    assert merged(found, said).languages == found.languages
    assert merged(found, said).years == found.years
    assert "24 of 24 referred to" in text or "18 of 18 referred to" in text


@pytest.mark.parametrize(("profiles", "letter"), [(GERMAN, german), (ENGLISH, english)])
def test_a_declared_house_is_as_good_as_one_that_was_found(profiles, letter):
    (found,) = survey(profiles)
    declared = house_of(tomllib.loads(write_house(found)))
    for number in range(20, 24):
        assert body(letter(number), [declared]) == body(letter(number), [merged(found, declared)])
        assert body(letter(number), [declared]) == body(letter(number), [found])


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"langauge": "de"}, "did you mean `language`"),
        ({"colour": "de"}, "the keys are language, notes"),
        ({"language": "xx"}, "there are data for"),
        ({"language": []}, "there are data for"),
        ({"language": 3}, "there are data for"),
        ({"notes": "word1"}, "word [1] : [1] text"),
        ({"notes": "word@ : 1. text"}, "word [1] : [1] text"),
        ({"notes": [1]}, "word [1] : [1] text"),
        ({"page-marks": r"\[S\. (\d+)\]"}, "[S. {n}]"),
        ({"page-marks": "(a+)+$"}, "[S. {n}]"),
        ({"page-marks": "[S. {n}"[:4]}, "[S. {n}]"),
        ({"page-marks": "{n}"}, "page-lines"),
        ({"page-marks": ["[S. {n}]"] * 101}, "100 entries"),
        ({"page-marks": "x" * 300}, "200 characters"),
        ({"page-lines": "the {n} ships"}, "[S. {n}]"),
        ({"running-heads": "12"}, "without the number"),
        ({"hyphens": "x"}, "signs that divide words"),
        ({"paragraphs": "double"}, "blank, indent, line"),
        ({"notes-stand": "margin"}, "end, foot, text"),
        ({"notes-number": "chapter"}, "document, page, section, on"),
        ({"notes-heading": "12"}, "Anmerkungen"),
        ({"dates": "year-month"}, "day-month, month-day"),
        ({"years": [1880, 1840]}, "[1840, 1880]"),
        ({"years": [1840]}, "[1840, 1880]"),
        ({"years": [True, 1840]}, "[1840, 1880]"),
        ({"years": "1840"}, "[1840, 1880]"),
        ({"typed-pages": "yes"}, "true or false"),
        ({"verse": "no"}, "false where nothing is verse"),
        ({"notes": {"form": "x"}}, "word [1] : [1] text"),
    ],
)
def test_what_is_wrong_is_one_line_that_names_the_key_and_what_is_allowed(table, said):
    with pytest.raises(UsageError) as caught:
        house_of(table, file="house.toml")
    message = str(caught.value)
    assert message.startswith("house.toml: ")
    assert "\n" not in message
    assert next(iter(table)) in message
    assert said in message
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    "data", [b"language = ", b"language = \xff", b"\x00", b"a = 1\na = 2", b"[[[[[["], ids=repr
)
def test_a_file_that_is_no_toml_is_refused(tmp_path, data):
    file = tmp_path / "house.toml"
    file.write_bytes(data)
    with pytest.raises(UsageError, match=r"house\.toml"):
        read_house(file)


VALUES = st.recursive(
    st.one_of(st.text(max_size=30), st.integers(), st.booleans(), st.floats(), st.none()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.one_of(st.sampled_from(KEYS), st.text(max_size=12)), VALUES, max_size=3))
def test_any_table_is_read_or_refused(table):
    try:
        house = house_of(table)
    except UsageError:
        return
    assert house.declared == set(table)


@pytest.mark.parametrize(
    ("table", "text", "there", "gone"),
    [
        ({"page-marks": []}, "Der Hafen [S. 2] ist frei.\n", "[S. 2]", "<pb"),
        ({"page-marks": "[Bogen {n}]"}, "Der Hafen [Bogen 2] ist frei.\n", '<pb n="2"', "Bogen"),
        ({"page-lines": "~ {n} ~"}, f"{TEXT}\n~ 7 ~\n\n{TEXT}", '<pb n="7"', "<p>~"),
        ({"notes": []}, f"Der Hafen [1] ist frei.\n\n{TEXT}\n[1] Der neue Hafen.\n", "[1]", "<note"),
        (
            {"notes": "word [1] : [1] text", "notes-heading": "Erklärungen des Setzers"},
            f"Der Hafen [1] ist frei.\n\n{TEXT}\nErklärungen des Setzers\n\n[1] Der neue Hafen.\n",
            "<note",
            "<p>Erklärungen",
        ),
        ({"running-heads": []}, f"{TEXT}\nDER HAFEN    7\n\n{TEXT}", "DER HAFEN", "<fw"),
        ({"hyphens": "¬"}, "Der Hafen ist am Mor¬\ngen wieder frei.\n", 'break="no"', "<hi"),
        ({"hyphens": []}, "Der Hafen ist am Mor-\ngen wieder frei.\n", "<lb/>", 'break="no"'),
        (
            {"paragraphs": "line"},
            "Der Hafen ist am Morgen und\nin der Nacht frei.\n",
            "</p>\n        <p>",
            "<lb/>",
        ),
        (
            {"dates": "day-month"},
            "Altona, 10/11/1862\n\nDear Sir,\n\nThe harbour is free.\n",
            "1862-11-10",
            "1862-10",
        ),
        (
            {"dates": "month-day"},
            "Altona, 10/11/1862\n\nDear Sir,\n\nThe harbour is free.\n",
            "1862-10-11",
            "1862-11",
        ),
    ],
)
def test_what_is_declared_wins(table, text, there, gone):
    found = body(text, [house_of(table)])
    assert there in found
    assert gone not in found


def test_a_declared_language_stands_in_the_header():
    document = encoder.encode("12 34 56", houses=[house_of({"language": "nl"})])
    assert b'xml:lang="nl"' in document.tei
    given_ = encoder.encode(
        "12", houses=[house_of({"language": "nl"})], metadata=encoder.Metadata(language="da")
    )
    assert b'xml:lang="da"' in given_.tei


def test_typed_pages_can_be_declared():
    text = f"123-45678-90123\n\nDISPATCH\n\nTO: The Chief of the Harbour\n\n1. {ENGLISH_TEXT}\n"
    typed, printed = (body(text, [house_of({"typed-pages": value})]) for value in (True, False))
    assert body(text) == typed
    assert "123-45678-90123</fw>" in typed
    assert "123-45678-90123</fw>" not in printed


def test_what_is_declared_and_occurs_is_told():
    house = house_of(
        {
            "language": ["de", "en"],
            "notes": ["word [1] : [1] text", "word(a) : (a) text"],
            "page-marks": ["[S. {n}]", "|{n}|"],
            "hyphens": ["-"],
            "running-heads": ["Der Hafen"],
        }
    )
    assert occurring(house, german(3).split("\n")) == {
        "language “de”",
        "notes “word [1] : [1] text”",
        "page-marks “[S. {n}]”",
    }


FOOT = "Der Hafen ist am Morgen wieder frei, und die Schiffe liegen an der Mole, wie sie immer lagen. " * 3


def below(number):
    """A letter whose page marks stand below the pages."""
    return "\n\n".join(f"{FOOT}\n\n⟨{n}⟩" for n in range(number, number + 3)) + "\n"


def test_where_page_marks_stand_is_written_and_read():
    profiles = [profile(f"brief-{n}", below(n)) for n in (3, 9, 27, 40)]
    (found,) = survey(profiles)
    text = write_house(found)
    assert 'page-marks-stand = "foot"' in text
    said = house_of(tomllib.loads(text))
    assert [form.at_end for form in said.page_forms] == [True]
    assert body(below(12), [merged(found, said)]) == body(below(12), [said]) == body(below(12), [found])


@pytest.mark.parametrize(("place", "first"), [("foot", "212"), ("head", "212"), (None, "212")])
def test_where_page_marks_stand_can_be_declared(place, first):
    table = {"page-marks": "⟨{n}⟩"} | ({"page-marks-stand": place} if place else {})
    text = f"{FOOT}\n\n⟨212⟩\n\n{FOOT}"
    said = body(text, [house_of(table)])
    assert ('<fw type="pageNum"' in said) == (place == "foot")
    assert ('n="212"' in said.split("<p>")[0]) == (place == "foot")
