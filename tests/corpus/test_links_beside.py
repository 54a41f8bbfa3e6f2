"""What is found by itself and is a link out of the folder: it is not read, and told in one line."""

import pytest

from encoder.cli import run
from encoder.config import Options
from encoder.desk.desk import Desk, Unwritten
from encoder.edition import read_edition
from encoder.learning.corrected import corrected_documents, is_corrected

HIDDEN = "The hidden cellar"


@pytest.fixture
def folder(tmp_path):
    """A folder with a source, and files elsewhere that a stranger would have published."""
    folder, elsewhere = tmp_path / "in", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    (folder / "lamp.txt").write_text("The lamp is lit.\n\nThe boat lies at the quay, and nobody is there.\n")
    (elsewhere / "told.toml").write_text(f'title = "{HIDDEN}"\n')
    (elsewhere / "corrections.toml").write_text(f'[[correction]]\nline = 1\n# {HIDDEN}\nodd = "x"\n')
    (elsewhere / "house.toml").write_text(f'"{HIDDEN}" = 1\n')
    (elsewhere / "text.txt").write_text(f"{HIDDEN} lies below the stairs.\n")
    return folder


@pytest.fixture
def encode(folder, capfd):
    """Encodes what is named: what was told, and the TEI of the source."""

    def encode(*arguments):
        run(["encode", *map(str, arguments), "-o", str(folder.parent / "tei"), "-j", "1"])
        tei = folder.parent / "tei" / "lamp.xml"
        return capfd.readouterr().err, tei.read_text() if tei.exists() else ""

    return encode


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("lamp.toml", "told.toml"),
        ("lamp.corrections.toml", "corrections.toml"),
        ("house.toml", "house.toml"),
        ("edition.toml", "told.toml"),
    ],
)
@pytest.mark.parametrize("named", ["in", "in/lamp.txt"])
def test_what_lies_beside_and_leads_out_is_not_read(folder, encode, name, target, named):
    (folder / name).symlink_to(folder.parent / "elsewhere" / target)
    said, tei = encode(folder.parent / named)
    assert "The lamp is lit" in tei
    assert HIDDEN not in tei + said
    told = [line for line in said.splitlines() if "a link, not followed" in line]
    assert len(told) == 1
    assert name in told[0]


def test_it_is_read_where_links_are_followed(folder, encode):
    (folder / "lamp.toml").symlink_to(folder.parent / "elsewhere" / "told.toml")
    assert HIDDEN in encode(folder, "--follow-links")[1]
    assert HIDDEN not in encode(folder)[1]


def test_what_leads_to_a_file_of_the_folder_is_read(folder, encode):
    (folder / "all.toml").write_text('title = "The quay"\n')
    (folder / "lamp.toml").symlink_to("all.toml")
    assert "The quay" in encode(folder)[1]


def test_what_our_pattern_matches_and_leads_out_is_not_read(folder, encode):
    (folder / "boat.txt").symlink_to(folder.parent / "elsewhere" / "text.txt")
    said, _ = encode(folder / "*.txt")
    assert not (folder.parent / "tei" / "boat.xml").exists()
    assert "a link, not followed" in said
    encode(folder / "boat.txt")
    assert HIDDEN in (folder.parent / "tei" / "boat.xml").read_text()


@pytest.fixture
def told(folder, capfd):
    """Runs a command in the folder above: its exit code and what it told."""

    def told(*arguments):
        code = run([str(argument) for argument in arguments])
        return code, capfd.readouterr().err

    return told


def test_what_a_list_names_and_leads_out_is_not_read(folder, encode):
    (folder / "boat.txt").symlink_to(folder.parent / "elsewhere" / "text.txt")
    names = folder.parent / "names.txt"
    names.write_text(f"{folder / 'boat.txt'}\n{folder / 'lamp.txt'}\n")
    said, tei = encode(f"@{names}")
    assert "The lamp is lit" in tei
    assert "boat.txt: a link, not followed" in said
    assert not (folder.parent / "tei" / "boat.xml").exists()
    encode(f"@{names}", "--follow-links")
    assert (folder.parent / "tei" / "boat.xml").exists()


@pytest.mark.parametrize("pattern", ["*/text.txt", "**/*.txt"])
def test_what_lies_in_a_linked_folder_is_not_matched(folder, encode, pattern):
    (folder / "cellar").symlink_to(folder.parent / "elsewhere")
    said, _ = encode(folder / pattern)
    assert "cellar: a link, not followed" in said
    assert not (folder.parent / "tei" / "text.xml").exists()


def test_a_linked_folder_is_not_validated_by_a_pattern(folder, told):
    (folder / "cellar").symlink_to(folder.parent / "elsewhere")
    (folder.parent / "elsewhere" / "told.xml").write_text(f"<{HIDDEN.split()[1]}/>")
    said = told("validate", folder / "*" / "*.xml")[1]
    assert "cellar: a link, not followed" in said
    assert "hidden" not in said


@pytest.mark.parametrize("way", [("check",), ("check", "--renew"), ("from",)])
def test_corrections_that_lead_out_are_neither_read_nor_written(folder, encode, told, way):
    tei = folder.parent / "tei" / "lamp.xml"
    encode(folder)
    tei.write_text(tei.read_text().replace("<p>The lamp is lit.</p>", "<head>The lamp is lit.</head>"))
    beside, target = folder / "lamp.corrections.toml", folder.parent / "elsewhere" / "corrections.toml"
    beside.symlink_to(target)
    before = target.read_bytes()
    named = (tei, folder / "lamp.txt") if way[0] == "from" else (folder / "lamp.txt",)
    code, said = told("corrections", *way, *named)
    assert code == 1, said
    assert "a link, not followed" in said
    assert HIDDEN not in said
    assert beside.is_symlink()
    assert target.read_bytes() == before


def test_the_desk_writes_no_corrections_that_lead_out(folder):
    (folder / "lamp.corrections.toml").symlink_to(folder.parent / "elsewhere" / "corrections.toml")
    desk = Desk([folder / "lamp.txt"], Options(), language="en")
    try:
        with pytest.raises(Unwritten, match="a link, not followed"):
            desk.change(next(iter(desk.collection.files)), [{"line": 1, "role": "head"}], [], {})
    finally:
        desk.close()


@pytest.mark.parametrize("name", ["lamp.corrections.toml", "lamp.xml"])
def test_nothing_is_learnt_of_what_leads_out(folder, name):
    target = folder.parent / "elsewhere" / name
    target.write_text("<odd/>" if name.endswith(".xml") else f'[[correction]]\n"{HIDDEN}" = 1\n')
    (folder / name).symlink_to(target)
    file = folder / "lamp.txt"
    assert not is_corrected(file)
    assert list(corrected_documents([file], ())) == []
    assert len(list(corrected_documents([file], (), follows=True))) == 1


def test_a_theme_that_leads_out_is_not_read(folder):
    (folder.parent / "elsewhere" / "odd.css").write_text("p {}")
    (folder / "edition.toml").write_text('title = "Lamps"\n')
    (folder / "theme").symlink_to(folder.parent / "elsewhere")
    assert read_edition(folder / "edition.toml").theme.files == {}


def test_settings_of_a_project_that_lead_out_are_not_read(folder, monkeypatch, told):
    (folder / "lamp.xml").write_text("<odd/>")
    (folder.parent / "elsewhere" / "settings.toml").write_text(f'[validate]\n"{HIDDEN}" = 1\n')
    (folder / "engross.toml").symlink_to(folder.parent / "elsewhere" / "settings.toml")
    monkeypatch.chdir(folder)
    said = told("validate", "--engross", "lamp.xml")[1]
    assert "engross.toml: a link, not followed" in said
    assert HIDDEN not in said
