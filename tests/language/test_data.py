"""A language is a file."""

import sys

import pytest

from encoder.errors import UsageError
from encoder.language import classes_of, data, detect, is_salutation, languages, months, read

MADE_UP = """name = "Harwickian"
cldr = ""
[months]
1 = "frostmoon, fr."
[words]
salute = "oy"
salute-noun = "matey"
function = "zub, grol, plim"
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for path in read.DATA.glob("*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(read, "DATA", tmp_path)
    clear()
    yield tmp_path
    monkeypatch.undo()
    clear()


def clear():
    for name, module in tuple(sys.modules.items()):
        if name.startswith("encoder.language"):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def test_the_languages():
    small = {"uk", "ru", "pl", "cs", "sv", "da", "no", "hu", "ca", "ro", "fi", "el", "tr"}
    assert set(languages()) >= {"en", "de", "fr", "nl", "es", "it", "pt", "la"} | small
    assert languages()[0] == "en" and data("de-AT") is not None and data("de-AT").name == "German"


def test_a_language_is_added_by_a_file(folder):
    (folder / "xh.toml").write_text(MADE_UP, encoding="utf-8")
    assert "xh" in languages() and months(("xh",))["frostmoon"] == months()["frostmoon"] == 1
    assert is_salutation("Oy Matey!") and "function:xh" in classes_of("Grol")
    assert detect.detect_language("zub grol plim zub zub grol dorn zub plim grol zub").tag == "xh"


def test_an_unknown_key_is_named(folder):
    path = folder / "xh.toml"
    path.write_text(MADE_UP.replace("salute-noun", "salut"), encoding="utf-8")
    with pytest.raises(UsageError, match="salut"):
        read.read_language(path)
    path.write_text("name = ", encoding="utf-8")
    with pytest.raises(UsageError, match="well-formed"):
        read.read_language(path)


def test_a_language_without_data_is_named():
    with pytest.raises(UsageError, match="tlh"):
        data("tlh")


@pytest.mark.parametrize("tag", languages())
def test_each_language_has_its_months_and_headings(tag):
    language = data(tag)
    assert set(language.months.values()) == set(range(1, 13))
    assert language.words["note-heading"] and language.words["page"] and language.words["function"]
    assert not language.single("function") & {""}
    assert all(len(set(names)) <= len(names) for names in language.words.values())
