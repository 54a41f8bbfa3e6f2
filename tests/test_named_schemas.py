"""End to end: the schemas that written documents name are there, and serve any validator anywhere."""

import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import etree

from encoder.checks import schematron
from encoder.checks.models import named_models
from encoder.schemas import RELAXNG, SCHEMATRON
from tests.test_cli import SAMPLES, engross

VALIDATORS = {
    "jing": lambda grammar, document: ["jing", str(grammar), str(document)],
    "xmllint": lambda grammar, document: ["xmllint", "--noout", "--relaxng", str(grammar), str(document)],
}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """What `engross build` writes, moved to another place."""
    first = tmp_path_factory.mktemp("first") / "output"
    done = engross("build", SAMPLES, "-o", first, "--no-pdf", "--no-search")
    assert done.returncode == 0, done.stderr
    return Path(shutil.move(first, tmp_path_factory.mktemp("second")))


def schemas_named_by(document: Path) -> dict[str, Path]:
    """The language and the file of each schema, found from the document alone."""
    models = named_models(etree.parse(document))
    return {model["schematypens"]: document.parent / unquote(model["href"]) for model in models}


def documents(built: Path) -> list[Path]:
    found = sorted(path for path in built.rglob("*.xml") if path.name != "sitemap.xml")
    assert len(found) == 2 * len([path for path in SAMPLES.iterdir() if path.suffix in (".txt", ".md")])
    return found


def test_every_document_names_both_schemas_and_they_are_there(built):
    """Those of the site as well: readers take them from there."""
    for document in documents(built):
        named = schemas_named_by(document)
        assert list(named) == [RELAXNG, SCHEMATRON]
        assert all(path.is_file() for path in named.values()), document


@pytest.mark.parametrize("name", VALIDATORS)
def test_another_validator_agrees_by_the_grammar_that_a_document_names(built, name, tmp_path):
    if not shutil.which(name):
        pytest.skip(f"{name} is not installed")

    def accepts(document):
        command = VALIDATORS[name](schemas_named_by(document)[RELAXNG], document)
        return subprocess.run(command, capture_output=True, check=False, timeout=120).returncode == 0

    for document in documents(built):
        assert accepts(document)
    shutil.copytree(built / "tei", tmp_path / "tei")
    broken = tmp_path / "tei" / "signal-station.xml"
    broken.write_text(broken.read_text().replace("<p>", "<p><item>x</item>", 1))
    assert not accepts(broken)


def test_the_rules_that_a_document_names_can_be_run_on_it(built):
    for document in documents(built):
        rules = schemas_named_by(document)[SCHEMATRON]
        assert not [
            finding
            for finding in schematron.check(document.read_bytes(), rules)
            if finding.severity == "error"
        ]


def test_engross_itself_agrees(built):
    done = engross("validate", "-q", built / "tei", built / "html" / "tei")
    assert done.returncode == 0, done.stdout


def test_a_shell_may_name_all_that_is_in_the_folder(built):
    assert engross("validate", "-q", *sorted((built / "tei").iterdir())).returncode == 0


def test_nothing_is_missing_from_the_documents(built):
    done = engross("coverage", "-q", built / "tei", "--sources", SAMPLES)
    assert (done.returncode, done.stdout) == (0, b"")


def test_repairs_leave_the_schemas_named(built, tmp_path):
    shutil.copytree(built / "tei", tmp_path / "tei")
    document = tmp_path / "tei" / "signal-station.xml"
    whole = document.read_text()
    document.write_text(whole.replace("<p>", "<p> \n", 1).rstrip("\n"))
    assert engross("validate", "-q", "--fix", document).returncode == 0
    mended = document.read_text()
    assert mended.splitlines()[:3] == whole.splitlines()[:3]
    assert engross("validate", "-q", "--fix", document).returncode == 0
    assert document.read_text() == mended


def test_building_again_gives_the_same_bytes(built, tmp_path):
    def files():
        found = (path for path in built.rglob("[!.]*") if path.is_file() and "report" not in path.parts)
        return {path: path.read_bytes() for path in found}

    before = files()
    assert engross("build", SAMPLES, "-o", built, "--no-pdf", "--no-search").returncode == 0
    assert files() == before
