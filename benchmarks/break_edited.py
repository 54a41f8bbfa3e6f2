"""Odd inputs of what editors make, for `break_it.py`: corrections, weights, editions with themes, merging.

Each is a command of its own, as in `break_corpora.py`. A loss is also a text that corrections, whatever they
say, have made shorter, and an editor's work that merging has taken away.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import re
from collections.abc import Sequence
from pathlib import Path

from benchmarks.break_corpora import TEXT, Check, Make, damage, drawn_text, forked
from benchmarks.conserved import losses
from benchmarks.odd_texts import LINES, without_forbidden

_WORK = "quedited"
_SAID = (
    *('"head"', '"paragraph"', '"note"', '"furniture"', '"verse"', '"closer"', '"blank"', '"tide"', '""'),
    *('"3"', '"12"', '"-1"', '"١٢"', '"1951-03-14"', '"1951-03/1952"', '"9999-99"', "false", "true", "1"),
    *('"\\u0000"', '"\\u202e"', '"<lb/>"', '"]]>"', '"a\\nb"', '"&x;"', "[]", "{}", "nan", "1951-03-14"),
    f'"{"a" * 5000}"', "1" * 400, "[" * 400 + "]" * 400,
)  # fmt: skip
_KINDS = ("role", "page", "joins", "note", "reference", "date", "reads", "accepted", "rank", "by", "x")
_RIGHT = {
    "role": ('"head"', '"paragraph"', '"note"', '"furniture"', '"verse"', '"closer"', '"opener"', '"list"'),
    "page": ('"12"', '""', "false", '"xii"'),
    "joins": ("true", "false"),
    "note": ('"3"', '"1"', "false", '"*"'),
    "reference": ('"3"', '"1"', "false"),
    "date": ('"1951-03-14"', '"1951"', "false", '"1951-03/1951-05"'),
    "reads": ('"the tide"', '""', '"a\\nb"', '"<p>"'),
    "accepted": ("true",),
}


def corrections(place: Path, dice: random.Random) -> Sequence[str | Path]:
    """Corrections of lines that are there, moved or none; of spans; that contradict; files that are none."""
    folder = place / "in"
    folder.mkdir()
    for at in range(2):
        text = drawn_text(dice)
        (folder / f"t{at}.txt").write_text(text, "utf-8", newline="")
        records = [_record(text, dice) for _ in range(dice.choice([0, 1, 3, 9, 60]))]
        if dice.random() < 0.15:
            records.append(
                dice.choice(
                    ["[[correction", "[correction]", "x = 1", "\0", "[[a]]", records[0:1] and records[0]]
                )
                or "="
            )
        data = "\n\n".join(records).encode(dice.choice(["utf-8"] * 9 + ["utf-16", "utf-8-sig"]))
        path = folder / f"t{at}.corrections.toml"
        path.write_bytes(data)
        if dice.random() < 0.1:
            damage(path, dice)
        _replaced(path, dice)
    return dice.choice(
        [
            ["encode", "in", "-o", "out"],
            ["encode", "in", "-o", "out"],
            ["encode", "in", "-o", "out"],
            ["corrections", "check", "in"],
            ["corrections", "check", "in/t0.txt"],
            ["build", "in", "-o", "out", "--no-pdf"],
            ["learn", "in", "--dry-run"],
            ["status", "in", "-o", "out"],
        ]
    )


def _record(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    at = dice.randrange(len(lines))
    line, column = lines[at], None
    if dice.random() < 0.4 and line:
        column = dice.randint(1, len(line))
        line = line[column - 1 :][: dice.choice([1, 4, 20])]
    line = dice.choice([line] * 8 + ["", "no such line", line[::-1]])
    number: object = dice.choice([at + 1] * 8 + [0, -1, at + 3, 10**20, '"1"'])
    given = [f"line = {number}", f"text = {json.dumps(line)}"]
    given += [f"column = {dice.choice([column] * 8 + [0, -1, 10**9])}"] if column else []
    kind = dice.choice(list(_RIGHT))
    given.append(f"{kind} = {dice.choice(_RIGHT[kind])}")
    if dice.random() < 0.15:
        given.append(f"{dice.choice(_KINDS)} = {dice.choice(_SAID)}")
    if dice.random() < 0.1:
        given.pop(dice.randrange(len(given)))
    return "\n".join(["[[correction]]", *given])


def _replaced(path: Path, dice: random.Random) -> None:
    """Puts a folder, a pipe or a link in the place of a file, one in twenty."""
    if dice.random() < 0.05:
        path.unlink()
        kinds = (path.mkdir, lambda: os.mkfifo(path), lambda: path.symlink_to("../../secret.txt"))
        dice.choice([*kinds, lambda: path.symlink_to("/dev/zero"), lambda: path.symlink_to(path.name)])()


def is_shorter(place: Path) -> bool:
    """Whether a text has lost something that no record says to read otherwise."""
    for path in sorted((place / "in").glob("*.txt")):
        tei = next((place / "out").rglob(f"{path.stem}.xml"), None)
        said = path.with_name(f"{path.stem}.corrections.toml")
        if tei is None or (said.is_file() and b"reads" in said.read_bytes()):
            continue
        with contextlib.suppress(UnicodeError):
            if losses(without_forbidden(path.read_bytes().decode()), tei.read_bytes()):
                return True
    return False


_ROWS = (
    *("version\t1", "version\t2", "version\tx", "documents\t3", "documents\t-1", "chain\ttide"),
    *("chain\tlines", "chain\tbreaks"),
    *("chain\ttext", "state\ttide\tB\t1.00", "state\t\t\t", "state\ta\tparagraph\tnan", "step\ta\tb\t1e999"),
    *("bound\ta\t-1.00", "bound\tx\t2.50", "step\ttext-B\ttext-I\t0.50"),
    *("tide", "", "\t", "#", "\0", "\u202e"),
    *("state\t" + "a" * 400 + "\tB\t1", "documents\t" + "9" * 5000, "prior\tx", "prior\t" + "0" * 64),
)  # fmt: skip


def weights(place: Path, dice: random.Random) -> Sequence[str | Path]:
    """Weights of a house that are none, another's, too many, not numbers; of learning, changed."""
    folder = place / "in"
    folder.mkdir()
    for at in range(3):
        (folder / f"t{at}.txt").write_text(drawn_text(dice), "utf-8")
    path = folder / "house.weights"
    rows = ["version\t1", f"prior\t{_prior()}", "documents\t3", "chain\tlines"]
    kept = dice.choice([rows, rows, rows, rows[: dice.randint(0, 4)]])
    more = dice.choices(_ROWS, k=dice.choice([0, 1, 3, 30]))
    path.write_text("\n".join([*kept, *more]) + dice.choice(["\n", "", "\r\n"]), "utf-8")
    if dice.random() < 0.1:
        damage(path, dice)
    if dice.random() < 0.05:
        path.write_text("\n".join([*rows, *(f"state\ta{n}\ttext-B\t1" for n in range(210_000))]))
    _replaced(path, dice)
    if dice.random() < 0.5:
        (folder / "house.toml").write_text(dice.choice(["", 'language = "en"\n', "notes = 1\n"]))
    learn = ["learn", "in", *(["--dry-run"] if dice.random() < 0.5 else [])]
    encode = ["encode", "in", "-o", "out"]
    return dice.choice(
        [encode, encode, learn, ["survey", "in", "-o", "-"], ["build", "in", "-o", "out", "--no-pdf"]]
    )


def _prior() -> str:
    from encoder.pages.learnt.chains import shipped

    return shipped().sha256


_EDITION_VALUES = (
    *('"Tides"', '""', '"\\u0000"', '"a\\nb"', "1", "[]", "{}", "true", "nan", "1951-03-14", '["a", "a"]'),
    *('"../secret.txt"', '"/etc/passwd"', '"."', '""', '"persons.xml"', '"places.csv"'),
    '["persons.xml", "places.csv"]',
    *('"https://example.org/iiif/"', '"https://e.org/{facs}/{name}"', '"{x}"', '"javascript:a"', '"file:///etc"'),
    *('"scans"', '"about.md"', '["about.md"]', '{file = "about.md"}', '{accent = "#1c4f7c"}'),
    '{accent = "red"}',
    *('"style.css"', '"date"', '"person"', '"de"', '"xx"', '"CC-BY-4.0"', '{desk = true}', '{source = 1}'),
    *('[{name = "A", orcid = "0000-0002-1825-0097"}]', '[{orcid = "x"}]', f'"{"a" * 5000}"'),
    "[" * 400 + "]" * 400,
)  # fmt: skip
_EDITION_RIGHT = {
    "title": '"Tides"',
    "editors": '[{name = "A", orcid = "0000-0002-1825-0097"}]',
    "publisher": '"The Board"',
    "place": '"Port Salter"',
    "date": '"2026"',
    "licence": '"CC-BY-4.0"',
    "funders": '["a", "a"]',
    "base-url": '"https://example.org/a/"',
    "colours": '{accent = "#1c4f7c"}',
    "style": '"style.css"',
}
"""What an edition may say: with one value that it may not say nothing is built, and little tried."""
_TABLE = "kind,name,variants,wikidata,note,born\n"
_FIELDS = (
    *(
        "person",
        "place",
        "organisation",
        "tide",
        "",
        "Ruth Ardmore",
        "Port Salter",
        "a; b",
        ";;;",
        "Q42",
        "Qx",
    ),
    *("=1+1", '"', '""', "<b>", "\u202e", "javascript:a", "é", "a" * 3000, "12.5 8.1", "\0"),
)
_LISTS = (
    '<listPerson><person xml:id="a"><persName>Ruth Ardmore</persName></person></listPerson>',
    '<listPerson><person xml:id="a"><persName/></person><person xml:id="a"/></listPerson>',
    "<listPlace><place><placeName>Hull</placeName><location><geo>500 x</geo></location></place></listPlace>",
    '<listPerson><person><persName>A</persName><idno type="URI">javascript:a</idno></person></listPerson>',
    "<listOrg><org><orgName>The Board</orgName><org><orgName>A</orgName></org></org></listOrg>",
    "<listPerson/>", "", "<x>", "&x;",
)  # fmt: skip
_TEMPLATES = (
    '<xsl:template match="t:p"><b><xsl:apply-templates/></b></xsl:template>',
    "<xsl:template match='/'><xsl:value-of select='unparsed-text(\"../../../secret.txt\")'/></xsl:template>",
    "<xsl:template match=\"/\"><xsl:copy-of select=\"doc('../../../secret.txt')\"/></xsl:template>",
    '<xsl:template match="t:p"><xsl:call-template name="none"/></xsl:template>',
    '<xsl:template match="t:p"><xsl:apply-templates select="."/></xsl:template>',
    '<xsl:template match="t:body"><xsl:result-document href="../../x"/></xsl:template>',
    '<xsl:import href="../../../secret.txt"/>', "<xsl:template/>", "<xsl:tide/>", "<", "",
    '<xsl:variable name="x" static="yes" select="unparsed-text(\'/etc/passwd\')"/>',
    '<xsl:template match="t:p"><xsl:message terminate="yes">tide</xsl:message></xsl:template>',
)  # fmt: skip


def editions(place: Path, dice: random.Random) -> Sequence[str | Path]:
    """Editions with registers, themes, facsimiles and pages that are none, or lie elsewhere."""
    from encoder.edition.edition_file import KEYS

    folder = place / "in"
    (folder / "scans").mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT, "utf-8")
    (folder / "scans" / dice.choice(["1.jpg"] * 9 + ["a.txt", "é.png"])).write_bytes(dice.randbytes(90))
    (folder / "about.md").write_text(dice.choice(LINES["metadata"]) + "\n<script>a</script>", "utf-8")
    (folder / "style.css").write_text(dice.choice(["p {}", "}", "</style><script>", "@import '/x';"]))
    rows = [
        ",".join(dice.choices(_FIELDS, k=dice.choice([6, 6, 6, 5]))) for _ in range(dice.choice([0, 1, 4]))
    ]
    first = dice.choice(["person,Ruth Ardmore,,,,1901", "place,Port Salter,,Q1,,"])
    table = dice.choice([_TABLE] * 5 + ["", "a,b\n", _TABLE.upper()]) + "\n".join([first, *rows])
    (folder / "places.csv").write_bytes(
        table.encode(dice.choice(["utf-8"] * 5 + ["utf-16", "cp1252"]), "replace")
    )
    (folder / "persons.xml").write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>'
        + "".join(dice.choices(_LISTS, k=dice.choice([1, 1, 2])))
        + "</body></text></TEI>",
        "utf-8",
    )
    if dice.random() < 1 / 4:
        _theme(folder / "theme", dice)
    keys = dice.choices([*KEYS, "registers", "facsimile", "x"], k=dice.choice([1, 1, 2, 4]))
    given = {key: dice.choice(_EDITION_VALUES) for key in keys if dice.random() < 1 / 8}
    given |= {key: _EDITION_RIGHT[key] for key in dice.sample([*_EDITION_RIGHT], dice.choice([0, 2, 5]))}
    if dice.random() < 0.5:
        given["registers"] = dice.choice(
            ['["persons.xml"]', '["places.csv"]', '["places.csv", "persons.xml"]']
        )
    if dice.random() < 0.3:
        given["facsimile"] = dice.choice(['"scans"', '"https://e.org/{facs}.jpg"', '"scans/.."'])
    lines = [f"{key} = {value}" for key, value in given.items()]
    (folder / "edition.toml").write_text("\n".join(lines), "utf-8")
    if dice.random() < 0.1:
        damage(folder / dice.choice(["edition.toml", "persons.xml", "places.csv"]), dice)
    _replaced(folder / dice.choice(["edition.toml", "persons.xml", "places.csv", "style.css"]), dice)
    return dice.choice([["build", "in", "-o", "out", "--no-pdf"]] * 3 + [["encode", "in", "-o", "out"]])


def _theme(folder: Path, dice: random.Random) -> None:
    if dice.random() < 0.4:
        return
    folder.mkdir()
    what = dice.randrange(4)
    if what == 0:
        folder.rmdir()
        dice.choice([lambda: folder.write_text(""), lambda: folder.symlink_to("..")])()
    elif what == 1:
        (folder / "parts").mkdir()
        name = dice.choice(["head", "banner", "top", "bottom", "foot", "tide"])
        part = dice.choice(["<p>tide</p>", "<p>", "&nbsp;", "<script>a</script>", "", "<!DOCTYPE a [", "\0"])
        (folder / "parts" / f"{name}.html").write_text(part)
    else:
        head = '<xsl:stylesheet version="3.0" xmlns:t="http://www.tei-c.org/ns/1.0"'
        head += ' xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
        body = "".join(dice.choices(_TEMPLATES, k=dice.choice([1, 1, 2])))
        (folder / "a.xsl").write_text(f"{head}{body}</xsl:stylesheet>", "utf-8")


def merged(place: Path, dice: random.Random) -> Sequence[str | Path]:
    """Documents that an editor has changed, well or ill, whose texts or options have changed as well."""
    (place / "in").mkdir()
    texts = [drawn_text(dice) or TEXT for _ in range(2)]
    for at, text in enumerate(texts):
        (place / "in" / f"t{at}.txt").write_text(text, "utf-8", newline="")
    forked("encode", "in", "-o", "out", folder=place)
    for at, text in enumerate(texts):
        path = place / "out" / f"t{at}.xml"
        if path.exists():
            (place / f"was{at}.xml").write_bytes(path.read_bytes())
            path.write_bytes(_edited(path.read_bytes(), dice))
            with contextlib.suppress(OSError):
                (place / f"mine{at}.xml").write_bytes(path.read_bytes())
        lines = text.split("\n")
        for _ in range(dice.choice([0, 1, 3])):
            cut = dice.randrange(len(lines))
            lines[cut : cut + 1] = dice.choice([[], ["the new tide"], [lines[cut]] * 2, [lines[cut][::-1]]])
            lines = lines or [""]
        (place / "in" / f"t{at}.txt").write_text("\n".join(lines), "utf-8", newline="")
    (place / "m.toml").write_text('title = "Tides"\n')
    if dice.random() < 0.8:
        forked("encode", "in", "-o", "out", "--metadata", "m.toml", folder=place)
    files = [f"{name}{dice.choice([0, 0, 1])}.xml" for name in ("was", "mine", "was")]
    three = ["merge", "--base", files[0], files[1], files[2], "-o", "merged.xml"]
    return dice.choice(
        [["merge", "out"]] * 4 + [["merge", "--diff", "out"], ["merge", "out/t0.xml"], ["merge", "in"], three]
    )


def _edited(tei: bytes, dice: random.Random) -> bytes:
    """What an editor makes of a document: work, marked by a word, and perhaps a slip."""
    text = tei.decode()
    places = [match.end() for match in re.finditer(r"<(?:p|l|head|item|note|cell)(?: [^>]*)?(?<!/)>", text)]
    for _ in range(dice.choice([1, 1, 4])):
        if places:
            at = dice.choice(places)
            work = dice.choice(
                [
                    f"{_WORK} ",
                    f"<hi>{_WORK}</hi> ",
                    f"<!-- {_WORK} -->",
                    f"<persName>{_WORK}</persName> ",
                    f"<?{_WORK} a?>",
                ]
            )
            text = text[:at] + work + text[at:]
            places = [place for place in places if place <= at]
    slips = (("</p>", ""), ("<p>", "<tide>"), ("<text", "<!-- "), ("<body>", "<body><p/>"), ("\n", "\r\n"))
    if dice.random() < 0.3:
        text = text.replace(*dice.choice(slips), 1)
    if dice.random() < 0.05:
        text = dice.choice(["", _WORK, text + text, text[: len(text) // 2]])
    return text.encode(dice.choice(["utf-8"] * 9 + ["utf-16"]))


def is_undone(place: Path) -> bool:
    """Whether anything of an editor is no longer in a file."""
    for at in range(2):
        mine, now = place / f"mine{at}.xml", place / "out" / f"t{at}.xml"
        if mine.exists():
            there = now.read_bytes() if now.exists() else b""
            if mine.read_bytes().count(_WORK.encode()) > there.count(_WORK.encode()):
                return True
    return False


EDITED: dict[str, tuple[float, Make, Check]] = {
    "corrections": (1, corrections, is_shorter),
    "weights of a house": (0.4, weights, is_shorter),
    "editions": (0.6, editions, is_shorter),
    "merging": (0.6, merged, is_undone),
}
"""Classes of inputs: name → (how many for each of the texts, what makes one, what would be a loss)."""
