"""One document more: the others are encoded again only where a convention of their house has changed."""

import json
import random
from pathlib import Path

import pytest

from benchmarks.corpus import letter
from encoder.cli import run
from encoder.corpus import surveying
from encoder.house.decisions import are_alike
from encoder.house.kept import plain, restored
from encoder.house.profile import look_at
from encoder.house.survey import survey
from encoder.model import Source
from encoder.reading import split_lines
from tests.corpus.test_renewal import column, files, told, write_texts

PAGED = "".join(
    f"[S. {page}]\n\nEin Satz auf der Seite, der lang genug ist für sie.\n\n" for page in (3, 4, 5)
)


def letters(count, seed=3):
    random_ = random.Random(seed)  # noqa: S311 - the same each time
    return {f"letter-{number:03}": letter(random_, number) for number in range(1, count + 1)}


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return Path("in")


def encode(*arguments):
    return run(["encode", "in", "-o", "o", *arguments])


@pytest.mark.parametrize("count", [3, 17, 40])
def test_one_document_more_is_encoded_alone(count, corpus, capfd):
    texts = letters(count + 1)
    last = max(texts)
    write_texts(corpus, {name: text for name, text in texts.items() if name != last})
    assert encode() == 0
    recipe = column("recipe", "letter-001")
    capfd.readouterr()
    write_texts(corpus, {last: texts[last]})
    assert encode() == 0
    assert told(capfd)[-1].endswith(f"{count} unchanged")
    assert column("recipe", last) == recipe


def test_a_document_that_is_corrected_is_encoded_alone(corpus, capfd):
    texts = letters(20)
    write_texts(corpus, texts)
    assert encode() == 0
    capfd.readouterr()
    write_texts(corpus, {"letter-004": texts["letter-004"].replace("harbour", "har-bour")})
    assert encode() == 0
    assert told(capfd)[-1].endswith("19 unchanged")


def test_all_are_encoded_again_where_a_convention_is_new(corpus, capfd):
    write_texts(corpus, letters(8))
    assert encode() == 0
    capfd.readouterr()
    write_texts(corpus, {f"paged-{number}": f"{number}. Brief\n\n{PAGED}" for number in range(6)})
    assert encode() == 0
    assert "unchanged" not in told(capfd)[-1]


def test_documents_that_were_added_are_read_as_their_neighbours_were(corpus):
    """What one run has read and what a later one has: all by the conventions that are noted."""
    texts = letters(14)
    write_texts(corpus, dict(list(texts.items())[:12]))
    assert encode() == 0
    write_texts(corpus, texts)
    assert encode() == 0
    together = files(Path("o"))
    for path in Path("o").glob("*.xml"):
        path.unlink()
    assert encode() == 0
    assert files(Path("o")) == together


def profile(name, text):
    lines = split_lines(Source(name, f"{name}.txt", text, "0"))
    return look_at(name, lines, typed=False, folder="")


def test_conventions_come_back_as_they_were_kept():
    texts = {**letters(6), **{f"paged-{number}": PAGED for number in range(5)}}
    found = survey(profile(name, text) for name, text in texts.items())
    assert any(house.page_forms for house in found)
    assert restored(json.loads(json.dumps(plain(found)))) == found
    assert are_alike(found, restored(json.loads(json.dumps(plain(found)))))


@pytest.mark.parametrize("data", [{}, [1], [{}], [{"documents": "x"}], None])
def test_what_another_version_has_kept_is_refused(data):
    if data == {}:
        assert restored(data) == ()
        return
    with pytest.raises(ValueError):
        restored(data)


@pytest.fixture
def looks(monkeypatch):
    """Of each survey: how many documents it looked at."""
    seen, real = [], surveying.profiles

    def counted(files, *arguments):
        seen.append(len(files))
        return real(files, *arguments)

    monkeypatch.setattr(surveying, "profiles", counted)
    return seen


def test_documents_that_are_the_same_are_not_looked_at_again(corpus, looks):
    texts = letters(6)
    write_texts(corpus, texts)
    assert encode() == 0
    first = files(Path("o"))
    assert encode() == 0
    assert looks == [6] and files(Path("o")) == first
    assert encode("--force") == 0
    write_texts(corpus, {"letter-003": texts["letter-003"] + "\nMore of it.\n"})
    assert encode() == 0
    assert encode("--encoding", "cp1252") == 0
    assert looks == [6, 6, 6, 6]
    assert run(["encode", "in", "-o", "fresh", "--encoding", "cp1252"]) == 0
    assert files(Path("o")) == files(Path("fresh"))


def test_a_document_that_cannot_be_read_is_tried_again(corpus, looks):
    write_texts(corpus, letters(3))
    (corpus / "broken.txt").write_bytes(b"\0\x81\xfe" * 50)
    assert encode() == 1
    assert encode() == 1
    assert looks == [4, 4]
    (corpus / "broken.txt").write_text("A letter.\n\nIt can be read.\n")
    assert encode() == 0
    assert encode() == 0
    assert looks == [4, 4, 4]


def test_a_house_that_is_declared_is_merged_with_what_was_shown(corpus, looks):
    write_texts(corpus, letters(4))
    (corpus / "house.toml").write_text('language = "en"\n')
    assert encode() == encode() == 0
    assert looks == [4]
