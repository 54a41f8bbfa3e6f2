"""Corrections, conventions and weights that something has damaged: one line each, no fault, others go on."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from encoder.cli import run
from encoder.config import Options
from encoder.corrections.file import read_corrections, write_corrections
from encoder.corrections.records import Correction
from encoder.errors import UsageError
from encoder.house.house_file import read_house
from encoder.house.weights import Model
from encoder.house.weights_file import read_weights, write_weights
from encoder.learning.corrected import corrected_documents
from encoder.learning.rounds import learn
from encoder.model import Role
from encoder.pages.learnt.chains import shipped
from encoder.pipeline import encode_source
from encoder.reading import source_of_text
from tests.learning.made_up_house import correct, letter, write_letters

HOUSE = """\
language = "en"
notes = ["word[1] : [1] text"]
notes-stand = "end"
page-marks = "[Page {n}]"
years = [1780, 1830]
hyphens = "-"
typed-pages = false
"""
ROWS = [
    "nan",
    "-inf",
    "1e400",
    "9" * 400,
    "",
    "\x00",
    "\ud800",
    "\u202e",
    "x" * 5000,
    "text-B",
    "0",
    "true",
    "[[",
    '"""',
    "\t\t\t",
]


@st.composite
def damages(draw):
    """What happens to a file: bytes changed, taken out, put in; lines doubled, moved; cells exchanged."""
    steps = draw(
        st.lists(
            st.tuples(
                st.sampled_from(["byte", "cut", "put", "end", "double", "swap", "cell"]),
                st.floats(0, 1, exclude_max=True),
                st.floats(0, 1, exclude_max=True),
                st.sampled_from(ROWS),
                st.binary(max_size=6),
            ),
            min_size=1,
            max_size=4,
        )
    )

    def damage(data):
        for what, first, second, cell, more in steps:
            at = int(first * len(data))
            lines = data.split(b"\n")
            row, other = int(first * len(lines)), int(second * len(lines))
            odd = cell.encode("utf-8", "surrogatepass")
            if what == "byte":
                data = data[:at] + (more[:1] or b"\xff") + data[at + 1 :]
            elif what == "cut":
                data = data[:at] + data[at + 1 + int(second * 40) :]
            elif what == "put":
                data = data[:at] + more + data[at:]
            elif what == "end":
                data = data[:at]
            elif what == "double":
                data = b"\n".join([*lines[:row], lines[other], *lines[row:]])
            elif what == "swap":
                lines[row], lines[other] = lines[other], lines[row]
                data = b"\n".join(lines)
            else:
                cells = re.split(rb"(\t| = )", lines[row])
                cells[int(second * len(cells))] = odd
                lines[row] = b"".join(cells)
                data = b"\n".join(lines)
        return data

    return damage


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("damaged")


@pytest.fixture(scope="module")
def weights(place):
    """The rows that a house's letters teach."""
    files = write_letters(place / "guild", 4)
    for file in files:
        correct(file)
    done = learn(list(corrected_documents(files, ())))
    return write_weights(done.changes, 4, shipped().sha256, done.precedents).encode()


MANY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def refused(read, path):
    """What is read of a file; None where it is refused in one line that names it."""
    try:
        return read(path)
    except UsageError as error:
        assert str(error).startswith(str(path))
        assert "\n" not in str(error)
        assert error.exit_code == 2
        return None


@given(damages())
@MANY
def test_damaged_weights_are_refused_or_read_a_letter_whole(place, weights, damage):
    path = place / "house.weights"
    path.write_bytes(damage(weights))
    found = refused(lambda one: read_weights(one, shipped()), path)
    if found is not None:
        document = encode_source(source_of_text(letter(6)), Options(model=Model((found,))))
        assert not [one for one in document.findings if one.severity.name == "ERROR"]


@given(damages())
@MANY
def test_damaged_conventions_are_refused_or_read_a_letter_whole(place, damage):
    path = place / "house.toml"
    path.write_bytes(damage(HOUSE.encode()))
    found = refused(read_house, path)
    if found is not None:
        document = encode_source(source_of_text(letter(6)), Options(houses=(found,)))
        assert not [one for one in document.findings if one.severity.name == "ERROR"]


@given(damages())
@MANY
def test_of_damaged_corrections_those_that_are_whole_apply(place, damage):
    text = letter(6)
    lines = text.split("\n")
    path = place / "letter.corrections.toml"
    path.unlink(missing_ok=True)
    write_corrections(
        path,
        [
            Correction(1, lines[0], role=Role.DATELINE),
            Correction(3, lines[2], role=Role.SALUTE, by="A. Editor"),
            Correction(5, lines[4].split()[0], column=1, reads="otherwise"),
        ],
    )
    path.write_bytes(damage(path.read_bytes()))
    records, findings = read_corrections(path)
    assert all(one.rule == "E01" and "\n" not in one.message for one in findings)
    assert encode_source(source_of_text(text), None, records).tei


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("letter-00.corrections.toml", b"[[correction]]\nline = 1\ntext = \xff", 1),
        ("letter-00.corrections.toml", b'[[correction]]\nline = 1\ntext = "no"\nrole = "king"\n', 1),
        ("house.toml", b'language = "en"\nnotes = [[[[', 2),
        ("house.weights", b"state\t\x00\tnan", 2),
    ],
)
def test_a_run_says_one_line_and_no_more_is_lost_than_need_be(tmp_path, capfd, name, data, code):
    """Of wrong corrections only they are lost; by wrong conventions or weights no document would be right."""
    write_letters(tmp_path / "in", 3)
    (tmp_path / "in" / name).write_bytes(data)
    capfd.readouterr()
    assert run(["encode", str(tmp_path / "in"), "-o", str(tmp_path / "out"), "--jobs", "1"]) == code
    said = [line for line in capfd.readouterr().err.split("\n") if name in line]
    assert len(said) == 1
    assert len(list((tmp_path / "out").glob("*.xml"))) == (3 if code == 1 else 0)
