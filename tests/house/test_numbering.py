"""How the notes of a house count: found by a survey, declared, and evidence for what begins as they do."""

import pytest

from encoder.house.described import rows
from encoder.house.house_file import house_of, read_house, write_house
from encoder.house.leaning import note_habits
from encoder.house.note_evidence import Habits, weigh_run
from encoder.house.note_runs import collect_run
from encoder.house.note_sheet import read_sheet
from encoder.house.profile import look_at
from encoder.house.survey import survey
from encoder.reading import source_of_text, split_lines

PER_PAGE = "The lamps were lit by order of the warden.[1]\n\n[1] By Amos Field.\n\n[Page {n}]\n\n"
AT_END = "The lamps were lit.[1] The mill was loud.[2]\n\n[1] By Amos Field.\n[2] At four.\n"
TEXTS = {
    "page": "".join(PER_PAGE.format(n=n) for n in (2, 3, 4)) + "The mill was loud.",
    "document": AT_END,
}


def profile_of(name, text):
    return look_at(name, split_lines(source_of_text(text, name=name)), typed=False)


@pytest.mark.parametrize(("numbering", "text"), TEXTS.items())
def test_a_survey_finds_and_writes_how_notes_count(numbering, text, tmp_path):
    (house,) = survey(profile_of(f"{n}.txt", text) for n in range(4))
    assert {row.form for row in rows(house) if row.what == "notes-number"} == {numbering}
    file = tmp_path / "house.toml"
    file.write_text(write_house(house), encoding="utf-8")
    assert read_house(file).notes_number == numbering


def sheet_of(text):
    lines = text.strip("\n").split("\n")
    breaks = [line.startswith("[Page") for line in lines]
    return read_sheet(["" if b else line for line, b in zip(lines, breaks, strict=True)], breaks)


@pytest.mark.parametrize(
    ("numbering", "first", "is_later", "sign"),
    [
        ("page", 1, True, 0),
        ("page", 5, True, -1),
        ("section", 5, False, -1),
        ("document", 1, False, 0),
        ("document", 1, True, -1),
        ("document", 5, True, 1),
        ("on", 5, True, 1),
        ("on", 1, True, -1),
        ("", 5, True, 0),
    ],
)
def test_a_run_that_begins_as_the_house_counts_is_likelier(numbering, first, is_later, sign):
    sheet = sheet_of(f"x\n\nThe lamps were lit.[{first}]\n\n[{first}] By Amos Field.")
    run = collect_run(sheet, 4)
    region = (2 if is_later else 0, run.start)
    known, unknown = (
        weigh_run(sheet, run, region, None, Habits(numbering=n, weight=1.0)) for n in (numbering, "")
    )
    assert known.score - unknown.score == pytest.approx(sign)


def test_what_is_declared_weighs_more_than_what_was_found():
    (house,) = survey(profile_of(f"{n}.txt", TEXTS["page"]) for n in range(4))
    found, said = (note_habits(sheet_of(AT_END), one) for one in (house, house_of({"notes-number": "on"})))
    assert (found.numbering, said.numbering) == ("page", "on")
    assert 0 < found.weight < said.weight
