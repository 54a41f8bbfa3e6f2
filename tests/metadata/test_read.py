"""Sidecars, held to the model of metadata."""

import time

import pytest

from encoder.budget import most_bytes
from encoder.errors import WrongMetadata
from encoder.metadata import FIELDS, check_metadata, read_metadata
from encoder.model import Metadata


def read(tmp_path, text, name="all.toml"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_metadata(path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('titel = "x"', "unknown key `titel`"),
        ('["a.txt"]\ntitel = "x"', "unknown key `titel` of a.txt"),
        ("title = true", "`title` is true or false. Hint: it is a text"),
        ('title = ["a", "b"]', "`title` is a list"),
        ("sender = [[1]]", "`sender` is a list"),
        ("title = 1.5", "`title` is a number"),
        ('["a"]\ntitle = {a = 1}', "`title` of a is a table"),
        ('language = "english language!"', "is no tag of a language. Hint: it is a tag of BCP 47"),
        ('language = "lünguage"', "is no tag"),
        ('classification = "hush"', "no category of the scale. Hint: it is one of unclassified, restricted"),
        ('title = "a\\u0007b"', "has the character \\x07, which XML cannot bear"),
        ("title = ", "is not well-formed"),
        (b'# \n\ntitle = "\xff"', ":3: is not UTF-8: it has the byte 0xFF"),
        ("a = " + "[" * 5000, "is not well-formed"),
        ("date = " + "9" * 5000, "is not well-formed"),
    ],
)
def test_what_is_wrong_is_one_line_that_says_where_and_what_is_allowed(tmp_path, text, said):
    with pytest.raises(WrongMetadata) as caught:
        read(tmp_path, text)
    line = str(caught.value)
    assert said in line
    assert line.startswith(str(tmp_path)) and line.isprintable()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ":1: has no column `name`"),
        ("title\nx", "has no column `name`"),
        ("name,title,title\na,b,c", "has the column `title` twice"),
        ("name,title\na,b,c", ":2: the row has 3 cells, and there are 2 columns"),
        ("name,title\n,b", ":2: the row names no document"),
        ("name,titel\na,b", ":2: has the unknown key `titel` of a"),
        ('name,title\na,"b', "is not well-formed"),
        ("name,language\nx,en\na,???", ":3: `language` of a"),
    ],
)
def test_rows_are_named_by_their_lines(tmp_path, text, said):
    with pytest.raises(WrongMetadata) as caught:
        read(tmp_path, text, "all.csv")
    assert said in str(caught.value)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_is_read(tmp_path, delimiter):
    text = "\ufeff" + "name,title,date\nlamp.txt,A Lamp,1951\nletter.17,,1952\n".replace(",", delimiter)
    table = read(tmp_path, text, "all.csv")
    assert table.of("lamp") == Metadata(title="A Lamp", date="1951")
    assert table.of("letter.17") == Metadata(date="1952")
    assert table.findings == ()


def test_values_are_read_by_their_types(tmp_path):
    table = read(
        tmp_path,
        'date = 1951-03-14\nidentifier = 17\nlanguage = "de_AT"\nclassification = "Top Secret"\n'
        'sender = ["Ada Lowe, Jr.", "B. Finch"]\nplace = " "\n',
    )
    assert table.common == Metadata(
        date="1951-03-14",
        identifier="17",
        language="de-AT",
        classification="top-secret",
        sender="Ada Lowe, Jr. and B. Finch",
    )


def test_what_is_odd_is_found(tmp_path):
    table = read(
        tmp_path, 'date = "1951-02-30"\n["a.txt"]\ntitle = "x"\n["a"]\ntitle = "y"\n["b"]\ntitle = "z"'
    )
    assert [finding.rule for finding in table.findings] == ["M03", "M01"]
    assert table.of("a").title == "x"
    assert [finding.message for finding in table.unused(["a"])] == ["no document is called `b`"]


def test_a_date_in_words_is_told(tmp_path):
    (finding,) = read(tmp_path, 'date = "spring of 1951"').findings
    assert "is not written as a date of EDTF" in finding.message


def test_metadata_of_a_caller_are_held_to_the_model():
    assert check_metadata(Metadata(classification="SECRET"))[0].classification == "secret"
    with pytest.raises(WrongMetadata):
        check_metadata(Metadata(language="no language"))


def test_every_key_of_metadata_has_its_type():
    assert set(FIELDS) == set(Metadata.__dataclass_fields__)


def test_a_sidecar_is_read_within_the_budget(tmp_path):
    path = tmp_path / "all.toml"
    path.write_text('place = "Harbour"\n')
    token = most_bytes.set(5)
    try:
        with pytest.raises(WrongMetadata, match="more than the 5 bytes"):
            read_metadata(path)
    finally:
        most_bytes.reset(token)


@pytest.mark.parametrize(
    "text",
    [
        '{"place": "Harwick", "a.txt": {"title": "To the Board", "sender": ["A. Quill"], "date": null}}',
        '[{"name": "a.txt", "title": "To the Board", "sender": ["A. Quill"], "place": "Harwick"}]',
    ],
)
def test_json_says_what_toml_and_rows_say(tmp_path, text):
    table = read(tmp_path, text, "all.json")
    found = table.documents["a.txt"]
    assert (found.title, found.sender, found.date) == ("To the Board", "A. Quill", None)
    assert "Harwick" in (table.common.place, found.place)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"a": ', "not well-formed"),
        ('"a"', "another form"),
        ("[1]", "another form"),
        ('[{"title": "x"}]', "names no document"),
        ('{"title": "x", "title": "y"}', "twice"),
        ('{"titel": "x"}', "unknown key `titel`"),
    ],
)
def test_what_is_wrong_with_json_is_said(tmp_path, text, said):
    with pytest.raises(WrongMetadata, match=said):
        read(tmp_path, text, "all.json")


@pytest.mark.parametrize("form", ["csv", "json"])
def test_many_columns_take_no_longer_than_they_must(form, tmp_path):
    names = [f"c{number}" for number in range(40_000)]
    table = {
        "csv": ",".join(["name", *names, names[-1]]),
        "json": "{" + ",".join(f'"{name}": 1' for name in ["name", *names, names[-1]]) + "}",
    }
    path = tmp_path / f"m.{form}"
    path.write_text(table[form])
    begun = time.process_time()
    with pytest.raises(WrongMetadata, match="c39999"):
        read_metadata(path)
    assert time.process_time() - begun < 5
