"""docs/validation.md says what the code does."""

import re

import pytest

from encoder.checks.catalogue import RULES
from encoder.cli import run
from encoder.reports import FORMATS
from tests.shared import REPO

PAGE = (REPO / "docs" / "validation.md").read_text(encoding="utf-8")


def test_every_rule_is_listed_with_its_title():
    listed = dict(
        re.findall(
            r"^\| `((?:xml|model|pointer|relaxng|fix|coverage|engross)/[\w-]+)` \| ([^|]+) \|$",
            PAGE,
            re.MULTILINE,
        )
    )
    assert listed == {rule: title.replace("<", "&lt;") for rule, title in RULES.items()}


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_listed(form):
    assert re.search(rf"^`{form}` \|", PAGE, re.MULTILINE)


def test_hooks_in_the_page_are_those_of_the_repository():
    hooks = set(re.findall(r"- id: (\S+)", (REPO / ".pre-commit-hooks.yaml").read_text()))
    assert set(re.findall(r"- id: (engross-\S+)", PAGE)) == hooks


def test_the_message_in_the_page_is_what_is_printed(tmp_path, monkeypatch, capsys):
    specimen = (REPO / "benchmarks" / "specimen.xml").read_text(encoding="utf-8")
    broken = specimen.replace("<p>Three things are wanted:</p>", "<p>An <item>oar</item> for the boat.</p>")
    (tmp_path / "tide-7.xml").write_text(broken, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["validate", "--no-schematron", "tide-7.xml"]) == 1
    assert capsys.readouterr().out.strip() in PAGE
