"""Odd inputs of whole projects for `break_it.py`: settings, grammars, rules, outputs, deposits.

A deposit brings programs along, which no command may run, and TEI that a browser would run, which no site may
offer.
"""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from benchmarks.break_corpora import TEXT, Check, Make, damage, forked
from benchmarks.odd_texts import LINES

_MARKER = "program-was-run"
_TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0">{}</TEI>'
_BODY = (
    "<teiHeader><fileDesc><titleStmt><title>Tides</title></titleStmt><publicationStmt><p>x</p>"
    "</publicationStmt><sourceDesc><p>x</p></sourceDesc></fileDesc></teiHeader><text><body>{}</body></text>"
)

_PATHS = (
    "a.xml",
    "tei",
    "**/*.xml",
    "../secret.txt",
    "/etc/passwd",
    "*a*a*a*a*a*a*a*b",
    "[",
    "[!]",
    "",
    "/dev/zero",
)
_PATHS = (
    *_PATHS,
    "a.rng",
    "a.sch",
    "..",
    "\\u202e",
    "a" * 3000,
    "https://localhost:1/a.rng",
    "{a,b}",
    "~",
    "$HOME",
)
_KEYS = ("paths", "exclude", "fail-on", "catalog", "baseline", "pointers", "x")
_VALUES = (
    "true",
    "1",
    "nan",
    "[]",
    "{}",
    "[[]]",
    '""',
    "1951-03-14",
    '["error"]',
    '"never"',
    '"warning"',
    '"*"',
)
_TABLES = {
    "rules": ("files", "schema", "schematron", "phase", "engross", "x"),
    "severity": ("rule", "files", "severity", "reason"),
    "ignore": ("rule", "files", "reason"),
}


def _settings_of(dice: random.Random) -> str:
    def value() -> str:
        path = f'"{dice.choice(_PATHS)}"'
        return dice.choice([path, path, f"[{path}]", *dice.sample(_VALUES, 2)])

    lines = ["[validate]", *(f"{key} = {value()}" for key in dice.sample(_KEYS, dice.randint(0, 4)))]
    for _ in range(dice.randint(0, 4)):
        table = dice.choice(list(_TABLES))
        keys = dice.sample(_TABLES[table], dice.randint(1, len(_TABLES[table])))
        lines += [f"[[validate.{table}]]", *(f"{key} = {value()}" for key in keys)]
    return "\n".join(lines)


def project(place: Path, dice: random.Random) -> Sequence[str | Path]:
    """A project whose `engross.toml` says too much, and schemas that want to read."""
    (place / "tei").mkdir()
    for name in ("a.xml", "tei/b.xml"):
        (place / name).write_text(_TEI.format(_BODY.format("<p>Tide</p>")))
    expression = dice.choice(LINES["leaks"]).format("..").replace('"', "&quot;")
    report = f'<report test="true()"><value-of select="{expression}"/></report>'
    rules = f'<pattern><rule context="*">{report}</rule></pattern>'
    (place / "a.sch").write_text(
        f'<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3">{rules}</schema>'
    )
    (place / "a.rng").write_text(dice.choice(LINES["grammars"]).format(".."), "utf-8")
    (place / "engross.toml").write_text(_settings_of(dice), "utf-8")
    damage(place / "engross.toml", dice)
    more = dice.sample(
        ["--cache", "--quiet", "--format=github", "--changed=HEAD", "--update-baseline"], dice.randint(0, 2)
    )
    return ["validate", *more, "--timeout", "10", *dice.choice([[], ["."], ["a.xml"]])]


_COMPACT = (
    *(
        "start",
        "=",
        "|=",
        "&=",
        "element",
        "attribute",
        "TEI",
        "text",
        "empty",
        "notAllowed",
        "{",
        "}",
        "(",
        ")",
    ),
    *(
        ",",
        "|",
        "&",
        "?",
        "*",
        "+",
        "-",
        "~",
        '"a"',
        "'",
        '"',
        '"""',
        "#",
        "##",
        "\n",
        "[",
        "]",
        "xsd:string",
        "xsd:integer",
    ),
    *(
        '{pattern = "(a+)+b"}',
        "namespace",
        "default",
        "datatypes",
        "include",
        "external",
        "parent",
        "grammar",
        "div",
        "list",
        "mixed",
    ),
    *(
        '"../secret.txt"',
        '"a.rnc"',
        '"/etc/passwd"',
        '"https://localhost:1/"',
        "\\x{61}",
        "\\x{110000}",
        "\\element",
        ">>",
        "a:b",
        "*:",
        "\0",
    ),
)
_FAIR = """default namespace = "http://www.tei-c.org/ns/1.0"
start = element TEI { attribute n { text }?, any* }
any = element * { any* | text }
"""


def compact(place: Path, dice: random.Random) -> Sequence[str | Path]:
    """Grammars in compact syntax: words of it in any order, or a fair one that is cut and filled."""
    words = " ".join(dice.choices(_COMPACT, k=dice.choice([3, 30, 300])))
    at = dice.randrange(len(_FAIR))
    deep = dice.choice(["(", "[ a [", "element a {", "grammar { start = ", "~ 'a' "]) * dice.choice(
        [40, 4000]
    )
    (place / "a.rnc").write_text(
        dice.choice([words, _FAIR[:at] + words[:60] + _FAIR[at:], _FAIR, f"start = {deep}"]), "utf-8"
    )
    damage(place / "a.rnc", dice)
    (place / "a.xml").write_text(
        f'<?xml-model href="a.rnc" type="application/relax-ng-compact-syntax"?>{_TEI.format("tide")}'
    )
    return ["validate", "a.xml", "--timeout", "10", *dice.choice([[], ["--schema", "a.rnc"]])]


_ELEMENTS = (
    "pattern",
    "rule",
    "assert",
    "report",
    "let",
    "phase",
    "active",
    "extends",
    "include",
    "param",
    "diagnostic",
    "title",
    "ns",
)
_SAID = {
    "id": ("a", "b", ""),
    "is-a": ("a", "b"),
    "abstract": ("true", "x"),
    "rule": ("a", "b"),
    "context": ("*", "@*", "$a", "p | ", "text()", "a" * 2000),
    "test": ("@n", "(", "$a", "false()", "count(//*) = 1", "matches(., '(a+)+b')"),
    "value": ("1", "$a$a", "//*"),
    "name": ("a", "1", "a b"),
    "href": ("a.sch", "../secret.txt", "a.sch#a", "/dev/zero"),
    "prefix": ("a", "xml", ""),
    "uri": ("u", ""),
    "pattern": ("a",),
}


def schematron(place: Path, dice: random.Random) -> Sequence[str | Path]:
    """Rules of Schematron, its elements in any place, in circles, with any attributes; given, or named."""

    def element(depth: int) -> str:
        name = dice.choice(_ELEMENTS)
        keys = dice.sample(list(_SAID), dice.randint(0, 4))
        said = "".join(f' {key}="{dice.choice(_SAID[key])}"' for key in keys)
        inner = "".join(element(depth - 1) for _ in range(dice.randint(0, 3))) if depth else "tide"
        return f"<{name}{said}>{inner}</{name}>"

    inner = "".join(element(dice.randint(0, 4)) for _ in range(dice.choice([1, 4, 12])))
    fair = '<pattern><rule context="*"><assert test="@n">tide</assert></rule></pattern>'
    text = f'<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3">{inner}{fair}</schema>'
    (place / "a.sch").write_text(text)
    damage(place / "a.sch", dice)
    named = '<?xml-model href="a.sch" schematypens="http://purl.oclc.org/dsdl/schematron"?>'
    given = dice.random() < 0.5
    (place / "a.xml").write_text(f"{'' if given else named}{_TEI.format('tide')}")
    return ["validate", "a.xml", "--timeout", "10", *(["--schematron", "a.sch"] if given else [])]


def exported(place: Path, dice: random.Random) -> Sequence[str | Path]:
    """What was built, its TEI changed since by strangers, as exports, packages, catalogue."""
    (place / "in").mkdir()
    for at in range(2):
        (place / "in" / f"t{at}.txt").write_text(TEXT)
    forked("build", "in", "-o", "out", "--no-pdf", "--no-search", folder=place)
    for path in sorted((place / "out").rglob("*.xml"))[: dice.randint(1, 3)]:
        data = path.read_text("utf-8", "replace")
        odd = dice.choice(
            [
                '<ref target="../secret.txt">x</ref>',
                "\u202e",
                "<graphic url='/etc/passwd'/>",
                "<p>" * 300,
                "=cmd|'a'!A1",
            ]
        )
        path.write_text(data.replace("</p>", f"{odd}</p>", 1), "utf-8")
        damage(path, dice)
    forms = ("text", "jsonl", "parquet", "cmif", "bibtex", "csl-json", "iiif", "annotations")
    to = dice.choice([[], [], ["--to", "in"], ["--to", "in/t0.txt"], ["--to", "/dev/full"], ["--to", "x"]])
    export = ["export", "out", "--format", dice.choice(forms), *to]
    return dice.choice(
        [export, export, export, ["package", "out"], ["catalogue", "out"], ["status", "in", "-o", "out"]]
    )


def deposit(place: Path, dice: random.Random) -> Sequence[str | Path]:
    """A folder with programs that git or Python would run, and TEI that a browser would."""
    marker = place / _MARKER
    run = f"#!/bin/sh\ntouch '{marker}'\ncat\n"
    for name in dice.sample(["pagefind", "multiprocessing", "json", "lxml", "saxonche", "sitecustomize"], 3):
        (place / f"{name}.py").write_text(f"open({str(marker)!r}, 'w').close()\n")
    xhtml = "http://www.w3.org/1999/xhtml"
    evil = (
        f'<x:script xmlns:x="{xhtml}">tide()</x:script>',
        f'<x:img xmlns:x="{xhtml}" src="x" onerror="tide()"/>',
        '<s:svg xmlns:s="http://www.w3.org/2000/svg" onload="tide()"/>',
        '<graphic url="a.svg"/>',
    )
    before = dice.choice(
        [
            "",
            '<?xml-stylesheet type="text/xsl" href="b.xml"?>',
            f'<!DOCTYPE TEI [<!ATTLIST p xmlns CDATA "{xhtml}">]>',
        ]
    )
    (place / "a.xml").write_text(before + _TEI.format(_BODY.format(f"<p>Tide {dice.choice(evil)}</p>")))
    (place / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" onload="tide()"/>')
    if dice.random() < 0.4 or not shutil.which("git"):
        return ["render", "html", "a.xml", "-o", "out"]
    who = ["-c", "user.name=x", "-c", "user.email=x@y"]
    for arguments in (["init", "-q"], ["add", "a.xml"], [*who, "commit", "-q", "-m", "x"]):
        subprocess.run(["git", *arguments], cwd=place, check=True, capture_output=True)
    for name in ("post-index-change", "pre-commit", "fsmonitor-watchman"):
        (place / ".git" / "hooks" / name).write_text(run)
        (place / ".git" / "hooks" / name).chmod(0o755)
    program = place / ".git" / "hooks" / "pre-commit"
    keys = (
        f"filter.e.clean={program}",
        f"filter.e.process={program}",
        f"diff.external={program}",
        f"core.fsmonitor={program}",
    )
    for said in dice.sample(keys, 2):
        subprocess.run(["git", "config", *said.split("=", 1)], cwd=place, check=True)
    (place / ".git" / "info" / "attributes").write_text("*.xml filter=e diff=e\n")
    (place / "a.xml").touch()
    return ["validate", "--changed=HEAD", "."]


def is_run(place: Path) -> bool:
    """Whether a program of a deposit was run, or its site has what a browser would run."""
    copies = [
        path.read_text("utf-8", "replace")
        for path in (place / "out").rglob("*.[xs][mv][lg]")
        if path.is_file()
    ]
    runs = ("script", "onerror", "onload", "xml-stylesheet", "ATTLIST")
    return (place / _MARKER).exists() or any(word in copy for copy in copies for word in runs)


def _is_well(_: Path) -> bool:
    return False


PROJECTS: dict[str, tuple[float, Make, Check]] = {
    "projects": (1, project, _is_well),
    "compact grammars": (1, compact, _is_well),
    "Schematron": (1, schematron, _is_well),
    "exports": (0.4, exported, _is_well),
    "deposits": (0.4, deposit, is_run),
}
"""Classes of inputs: name → (how many for each of the texts, what makes one, what would be a loss)."""
