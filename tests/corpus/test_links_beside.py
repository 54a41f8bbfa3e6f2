"""What is found by itself and is a link out of the folder: it is not read, and told in one line."""

import pytest

from encoder.cli import run

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
