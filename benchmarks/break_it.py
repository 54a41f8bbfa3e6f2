"""Tries to break the product: thousands of odd inputs by the real commands, and what became of them.

usage: python -m benchmarks.break_it [--inputs N] [--seed N] [--only WORDS] [--keep FOLDER]

Texts (`odd_texts.py`) are drawn line by line; what became of each is told without any code of the encoder.
Other classes are faults: of bytes, of metadata, of schemas that documents name, of TEI that is validated,
compared with its source, published, of requests to the preview, and of whole corpora (`break_corpora.py`),
of what editors make (`break_edited.py`), and of projects and deposits (`break_projects.py`). Printed for
each class: inputs, those refused in a line, faults of ours (exit 70), those over the budget of time, losses,
documents encoded as paragraphs only (T01).
A loss is also: an edit that `coverage` does not see, a word of TEI that its page has not, a schema of a
stranger that tells a secret or writes a file. Exit code 1 if there is any. With `--keep`, what
broke is kept there.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from lxml import etree

from benchmarks.break_corpora import CORPORA, Check, Make, tried
from benchmarks.break_edited import EDITED
from benchmarks.break_projects import PROJECTS
from benchmarks.conserved import TEI, losses, said, text_of
from benchmarks.odd_texts import LINES, PROSE, ROOT, TEXTS, Drawn, draw, lost, piled, without_forbidden

SECRET = "harbour-secret-4711"  # noqa: S105 - nobody's
HOUSES, FEW = ("", "printed", "typed"), 200
_SECONDS = 60


@dataclass
class Row:
    """A row of the table."""

    inputs: int = 0
    refused: int = 0
    faults: int = 0
    hangs: int = 0
    losses: int = 0
    modest: int = 0
    broken: list[str] = field(default_factory=list)

    def figures(self) -> tuple[int, ...]:
        return (self.inputs, self.refused, self.faults, self.hangs, self.losses, self.modest)

    def with_row(self, other: Row) -> Row:
        return Row(*map(sum, zip(self.figures(), other.figures(), strict=True)))

    @property
    def is_bad(self) -> bool:
        return bool(self.faults or self.hangs or self.losses or self.modest)


# Commands --------------------------------------------------------------------------------------------------


def engross(*arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs a command of the product."""
    environment = {**os.environ, "SECRET": SECRET, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "encoder", *map(str, arguments)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        errors="replace",
        stdin=subprocess.DEVNULL,
        check=False,
    )


def told(row: Row, result: subprocess.CompletedProcess[str]) -> None:
    """Counts what a command said on standard error."""
    lines = result.stderr.splitlines()
    row.faults += sum(
        "a fault of engross" in line or "Traceback" in line for line in lines
    ) or result.returncode in (70, -11)
    row.hangs += sum("took longer" in line for line in lines)
    row.refused += sum(
        line.startswith("engross: ") and ".txt" in line and "warning" not in line for line in lines
    )
    row.broken += [line for line in lines if "a fault of engross" in line or "took longer" in line]


def encode_texts(name: str, inputs: int, dice: random.Random, folder: Path) -> Row:
    """Texts of a kind, by `engross encode`."""
    sources: dict[str, Drawn] = {}
    (folder / "in").mkdir()
    for at in range(inputs):
        drawn = draw(TEXTS[name](dice), dice)
        sources[f"t{at}"] = drawn
        (folder / "in" / f"t{at}.txt").write_text(drawn.text, "utf-8", newline="")
    row = Row(inputs)
    (folder / "printed.toml").write_text("typed-pages = false\n", "utf-8")
    (folder / "typed.toml").write_text("typed-pages = true\n", "utf-8")
    for house in HOUSES[: len(HOUSES) if name == "mixtures" or inputs < FEW else 1]:
        out = folder / f"out-{house or 'auto'}"
        options = ("--report", out.with_suffix(".json"), "--timeout", _SECONDS)
        options = (*options, "--house", f"{house}.toml") if house else options
        result = engross("encode", "in", "-o", out, *options, folder=folder)
        told(row, result)
        row.inputs = row.inputs + inputs if house else row.inputs
        row.modest += _modest(out.with_suffix(".json"), row)
        for stem, drawn in sources.items():
            tei = out / f"{stem}.xml"
            faults = lost(drawn, tei.read_bytes()) if tei.exists() else _unwritten(drawn, result.stderr, stem)
            if faults:
                row.losses += 1
                row.broken.append(f"{stem} {house}: {faults[:3]}")
    return row


def _unwritten(drawn: Drawn, errors: str, stem: str) -> list[str]:
    if f"{stem}.txt" in errors or not drawn.text.strip():
        return []
    return ["nothing was written, and nothing said"]


def _modest(report: Path, row: Row) -> int:
    documents = json.loads(report.read_bytes())["documents"]
    found = [
        (document["source"], finding["message"])
        for document in documents
        for finding in [*document.get("decisions", ()), *document.get("warnings", ())]
        if finding["rule"] == "T01"
    ]
    row.broken += [f"{source}: T01 {message}" for source, message in found]
    return len(found)


_CODECS = [
    *("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "cp1252", "latin-1"),
    *("iso8859-15", "mac-roman", "cp850", "cp437", "cp1250", "iso8859-2", "koi8-r", "cp1251", "cp866"),
    *("iso8859-7", "cp1253", "cp1255", "shift_jis", "euc-jp", "iso2022_jp", "gb18030", "big5", "euc-kr"),
    *("cp1257", "cp1254"),
]


def _can(line: str, codec: str) -> bool:
    """Whether an encoding has all characters of a line."""
    try:
        line.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def encode_bytes(inputs: int, dice: random.Random, folder: Path) -> Row:
    """Texts in encodings, cut off, with bytes changed, and bytes that are none, by `engross encode`."""
    (folder / "in").mkdir()
    whole: dict[str, str] = {}
    for at in range(inputs):
        codec = dice.choice(_CODECS)
        lines = [*PROSE, *LINES["letters"], *LINES["scripts"][:8]]
        text = draw(piled(dice, [line for line in lines if _can(line, codec)], 30), dice).text
        data = text.encode(codec)
        what = dice.randrange(6)
        if what == 0 and data.decode(codec, "replace").strip():
            whole[f"t{at}"] = data.decode(codec)
        elif what == 1:
            data = data[: dice.randint(0, len(data))]
        elif what == 2:
            data = bytes(dice.choice([byte, byte, byte, dice.randrange(256)]) for byte in data)
        elif what == 3:
            data = dice.randbytes(dice.randint(0, 4000))
        elif what == 4:
            data = (
                dice.choice(
                    [
                        b"\xff\xfe",
                        b"\xfe\xff",
                        b"\xef\xbb\xbf",
                        b"\xff\xfe\0\0",
                        b"%PDF",
                        b"\0" * 9,
                        b"\x1b$B",
                    ]
                )
                + data
            )
        else:
            place = dice.randint(0, len(data))
            data = data[:place] + bytes([dice.randrange(128, 256)]) + data[place:]
        (folder / "in" / f"t{at}.txt").write_bytes(data)
    row = Row(inputs)
    result = engross("encode", "in", "-o", "out", "--report", "r.json", "--timeout", _SECONDS, folder=folder)
    told(row, result)
    row.modest = _modest(folder / "r.json", row)
    for stem, text in whole.items():
        tei = folder / "out" / f"{stem}.xml"
        wrong = losses(without_forbidden(text), tei.read_bytes()) if tei.exists() else []
        if wrong:
            row.losses += 1
            row.broken.append(f"{stem}: {wrong[:2]}")
    return row


_KEYS = [
    *("title", "date", "place", "sender", "recipient", "classification", "language", "identifier"),
    *("availability", "repository", "name", "x", "é"),
]


def metadata(inputs: int, dice: random.Random, folder: Path) -> Row:
    """Sidecars beside texts, and tables for all of them, by `engross encode`."""
    row = Row(inputs)
    (folder / "in").mkdir()
    tables = min(40, inputs // 5)
    for at in range(inputs - tables):
        keys = dice.sample(_KEYS[:-2], dice.randint(1, 5)) + dice.choices(_KEYS, k=dice.random() < 0.15)
        lines = [
            f"{dice.choice([key, chr(34) + key + chr(34)])} = {dice.choice(LINES['metadata'])}"
            for key in keys
        ]
        text = "\n".join(
            lines if dice.random() < 0.9 else [*lines, dice.choice(["[t]", "=", "[[a]]", "a.b = 1", "\x00"])]
        )
        (folder / "in" / f"t{at}.toml").write_text(text, "utf-8")
        (folder / "in" / f"t{at}.txt").write_text(
            f"Port Salter, May 4, 1951.\n\nThe qubobax wall {at} stands."
        )
    result = engross("encode", "in", "-o", "out", "--report", "r.json", folder=folder)
    told(row, result)
    row.modest += _modest(folder / "r.json", row)
    for at in range(inputs - tables):
        tei = folder / "out" / f"t{at}.xml"
        if tei.exists() and (b"qubobax" not in tei.read_bytes() or b" -- not valid" in tei.read_bytes()):
            row.losses += 1
    checked = engross("validate", "out", "--format", "json", folder=folder)
    invalid = [one["file"] for one in json.loads(checked.stdout)["documents"] if not one["valid"]]
    row.losses += len(invalid)
    row.broken += [f"not valid: {file}" for file in invalid]
    (folder / "one").mkdir()
    (folder / "one" / "a.txt").write_text("The wall stands.")
    for at in range(tables):
        cells = [[dice.choice(LINES["metadata"])[: dice.randint(0, 80)] for _ in range(3)] for _ in range(3)]
        sign = dice.choice(",;\t")
        table = (
            sign.join(["name", *dice.sample(_KEYS, 2)]) + "\n" + "\n".join(sign.join(line) for line in cells)
        )
        data = table.encode(dice.choice(["utf-8", "utf-8-sig", "utf-16", "cp1252"]), "replace")
        (folder / f"m{at}.csv").write_bytes(data)
        told(row, engross("encode", "one", "-o", "out1", "--metadata", f"m{at}.csv", folder=folder))
    return row


def named_schemas(inputs: int, dice: random.Random, folder: Path) -> Row:
    """Schemas that documents name, of strangers who want to read, write or tire, by `engross validate`."""
    outside = folder / "outside"
    outside.mkdir()
    for name, text in {
        "txt": SECRET,
        "xml": f"<s>{SECRET}</s>",
        "json": f'"{SECRET}"',
        "rng": f"<s>{SECRET}</s>",
    }.items():
        (outside / f"secret.{name}").write_text(text)
    (outside / "evil.xsl").write_text(
        '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
        f'<xsl:template match="/"><xsl:result-document href="{outside}/w.xml"/></xsl:template>'
        "</xsl:stylesheet>"
    )
    for at in range(inputs):
        place = folder / "in" / str(at)
        place.mkdir(parents=True)
        where = dice.choice([str(outside), outside.as_uri(), "../../outside"])
        if dice.random() < 0.75:
            expression = dice.choice(LINES["leaks"]).format(where)
            if dice.random() < 0.3:
                cut = dice.randrange(len(expression))
                expression = (
                    expression[:cut]
                    + dice.choice(["(", ")", "'", " ", "(: :)", "$x", "[1]", "&#10;", "{{"])
                    + expression[cut:]
                )
            body = dice.choice(LINES["rules around leaks"]).format(expression.replace('"', "&quot;"), where)
            schema = (
                '<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3"'
                ' xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
                '<ns prefix="t" uri="urn:t"/><ns prefix="saxon" uri="http://saxon.sf.net/"/>'
                f'<ns prefix="java" uri="java"/>{body}</schema>'
            )
            kind, name = "http://purl.oclc.org/dsdl/schematron", "a.sch"
        else:
            body = dice.choice(LINES["grammars"]).format(where)
            types = "http://www.w3.org/2001/XMLSchema-datatypes"
            head = f'<grammar xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="{types}">'
            schema = f"{head}{body}</grammar>"
            kind, name = "http://relaxng.org/ns/structure/1.0", "a.rng"
        (place / name).write_text(schema, "utf-8")
        (place / "a.xml").write_text(
            f'<?xml-model href="{name}" schematypens="{kind}"?><TEI xmlns="http://www.tei-c.org/ns/1.0">'
            f'<text n="{"a" * 40}!">tide</text></TEI>'
        )
    before = sorted(outside.iterdir())
    row = Row(inputs)
    result = engross("validate", "in", "--format", "json", "--timeout", "10", folder=folder)
    told(row, result)
    report = json.loads(result.stdout) if result.stdout else {"documents": []}
    rules = Counter(found["rule"] for document in report["documents"] for found in document["findings"])
    row.refused = sum(count for rule, count in rules.items() if rule.startswith("model/"))
    row.faults += rules["engross/fault"]
    row.losses += SECRET in result.stdout.replace("outside", "") or SECRET in result.stderr
    row.losses += sorted(outside.iterdir()) != before
    row.losses += len(report["documents"]) != inputs
    row.broken += [
        json.dumps(one)[:600]
        for one in report["documents"]
        if SECRET in json.dumps(one) or "engross/fault" in json.dumps(one)
    ]
    return row


def _broken_xml(data: bytes, dice: random.Random) -> bytes:
    """A document with some bytes left out, doubled, put in, or with some elements renamed."""

    def renamed(match: re.Match[bytes]) -> bytes:
        return (
            match[0] if dice.random() < 0.95 else b"<" + dice.choice([b"div", b"p", b"q", b"tide", b"note"])
        )

    for _ in range(dice.randint(1, 6)):
        at, to = sorted(dice.randint(0, len(data)) for _ in range(2))
        to = min(to, at + dice.choice([1, 5, 50, 500]))
        put = dice.choice([bytes([dice.randrange(256)]), dice.choice(LINES["broken markup"]).encode()])
        data = dice.choice(
            [
                data[:at] + data[to:],
                data[:to] + data[at:to] + data[to:],
                data[:at] + put + data[at:],
                re.sub(rb"<\w+", renamed, data),
            ]
        )
    return data


def _teis() -> list[bytes]:
    return [
        path.read_bytes()
        for path in sorted((ROOT / "tests").glob("**/*.xml"))
        if path.stat().st_size < 60_000
    ]


def broken_tei(inputs: int, dice: random.Random, folder: Path) -> Row:
    """TEI with bytes and tags changed, by `engross validate`: a verdict for each, which libxml2 shares."""
    (folder / "in").mkdir()
    files = _teis()
    for at in range(inputs):
        (folder / "in" / f"t{at}.xml").write_bytes(_broken_xml(dice.choice(files), dice))
    row = Row(inputs)
    schemas = ("--schema", ROOT / "schema" / "engross.rng", "--schematron", ROOT / "schema" / "engross.sch")
    result = engross("validate", "in", *schemas, "--format", "json", "--timeout", _SECONDS, folder=folder)
    told(row, result)
    report = json.loads(result.stdout)["documents"]
    row.refused = sum(not one["valid"] for one in report)
    row.losses += len(report) != inputs
    grammar = etree.RelaxNG(etree.parse(str(ROOT / "schema" / "engross.rng")))
    for one in report:
        rules = {found["rule"] for found in one["findings"] if found["severity"] == "error"}
        row.faults += "engross/fault" in rules
        data = (folder / one["file"]).read_bytes()
        try:
            tree = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
        except (etree.XMLSyntaxError, ValueError):
            wrong = one["valid"]
        else:
            wrong = one["valid"] and not grammar(tree) and b"<!DOCTYPE" not in data
        if wrong or "engross/fault" in rules:
            row.losses += wrong
            row.broken.append(f"{one['file']}: {rules or 'valid by us'}")
    return row


def edited_tei(inputs: int, dice: random.Random, folder: Path) -> Row:
    """TEI of ours that an editor has changed, by `engross coverage`: each loss must be seen."""
    (folder / "in").mkdir()
    for at in range(inputs):
        text = draw(dice.choice(list(TEXTS.values()))(dice), dice).text or "a"
        (folder / "in" / f"t{at}.txt").write_text(text, "utf-8")
    engross("encode", "in", "-o", "tei", folder=folder)
    edits: dict[str, str] = {}
    for at in range(inputs):
        path = folder / "tei" / f"t{at}.xml"
        if not path.exists():
            continue
        data = path.read_bytes()
        if dice.random() < 0.3:
            path.write_bytes(_broken_xml(data, dice))
            continue
        tree = etree.fromstring(data)
        words = [
            node
            for node in tree.iter(f"{TEI}p", f"{TEI}item", f"{TEI}head", f"{TEI}note")
            if re.search("qu[b-m]{3}ax", node.text or "")
        ]
        text = "".join(said(text_of(data)))
        pages = [node for node in tree.iter(f"{TEI}pb") if node.get("n", text) not in text]
        if pages and (dice.random() < 0.4 or not words):
            page = dice.choice(pages)
            edits[f"t{at}.xml"] = f"@n={page.get('n')}"
            page.set("n", f"9{page.get('n')}9")
        elif words:
            node = dice.choice(words)
            edits[f"t{at}.xml"] = node.text or ""
            node.text = re.sub("qu[b-m]{3}ax", "", node.text or "", count=1)
        path.write_bytes(etree.tostring(tree, xml_declaration=True, encoding="utf-8"))
    row = Row(inputs)
    result = engross(
        "coverage", "tei", "--sources", "in", "--format", "json", "--timeout", _SECONDS, folder=folder
    )
    told(row, result)
    for one in json.loads(result.stdout)["documents"]:
        rules = {found["rule"] for found in one["findings"]}
        row.faults += "engross/fault" in rules
        name = Path(one["file"]).name
        row.refused += not one["valid"]
        if name in edits and one["valid"]:
            row.losses += 1
            row.broken.append(f"{name}: {edits[name]!r} is not missed")
    return row


def published(inputs: int, dice: random.Random, folder: Path) -> Row:
    """TEI, much of it not valid, by `engross render html`: a word of it stands on its page, and no script."""
    (folder / "in").mkdir()
    files = _teis()
    for at in range(inputs):
        data = _broken_xml(dice.choice(files), dice)
        for _ in range(20):
            try:
                etree.fromstring(data, etree.XMLParser(resolve_entities=False))
                break
            except (etree.XMLSyntaxError, ValueError):
                data = _broken_xml(dice.choice(files), dice)
        evil = dice.choice(
            [
                b'<ref target="javascript:qubadax()">x</ref>',
                b"<hi>&lt;script>qubadax()&lt;/script></hi>",
                b"<p>quzzzax</p>",
            ]
        )
        head, tag, text = data.partition(b"<text")
        (folder / "in" / f"t{at}.xml").write_bytes(head + tag + text.replace(b"</p>", evil + b"</p>", 1))
    row = Row(inputs)
    result = engross(
        "render", "html", "in", "-o", "html", "--no-search", "--timeout", _SECONDS, folder=folder
    )
    told(row, result)
    for path in sorted((folder / "in").glob("*.xml")):
        pages = [
            page
            for page in (folder / "html").rglob("*.html")
            if page.stem == path.stem or page.parent.name == path.stem
        ]
        if not pages:
            row.refused += 1
            row.losses += path.name not in result.stderr
            continue
        page = pages[0].read_text("utf-8")
        if re.search(r"href=[\"']?\s*javascript:|<script>qubadax", page):
            row.losses += 1
            row.broken.append(f"{path.name}: a script")
        shown = "".join(unescape(re.sub("<[^>]*>", "", page)).split())
        if b"quzzzax" in path.read_bytes() and "quzzzax" not in shown:
            row.losses += 1
            row.broken.append(f"{path.name}: a word of the text")
    return row


def set_in_type(inputs: int, dice: random.Random, folder: Path) -> Row:
    """TEI, much of it not valid, by `engross render pdf`."""
    (folder / "in").mkdir()
    files = _teis()
    for at in range(inputs):
        (folder / "in" / f"t{at}.xml").write_bytes(_broken_xml(dice.choice(files), dice))
    row = Row(inputs)
    result = engross("render", "pdf", "in", "-o", "pdf", "--timeout", _SECONDS, folder=folder)
    told(row, result)
    for path in sorted((folder / "in").glob("*.xml")):
        if not (folder / "pdf" / f"{path.stem}.pdf").exists():
            row.refused += 1
            row.losses += path.name not in result.stderr
    return row


def asked(inputs: int, dice: random.Random, folder: Path) -> Row:
    """Requests to `engross preview`: an answer or a closed door for each, nothing from outside."""
    (folder / "in").mkdir()
    (folder / "in" / "a.txt").write_text("The wall stands.")
    (folder / "secret.txt").write_text(SECRET)
    row = Row(inputs)
    process = subprocess.Popen(
        [sys.executable, "-m", "encoder", "preview", "in", "--port", "0"],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    port = int(re.search(r":(\d+)/", process.stdout.readline())[1])  # type: ignore[index]
    paths = [*LINES["addresses"], f"{folder}/secret.txt"]
    for _ in range(inputs):
        host = dice.choice(
            [
                "localhost",
                "localhost",
                "127.0.0.1",
                "127.0.0.1:80",
                "evil.org",
                "",
                "localhost\r\nHost: evil.org",
                "é",
                "[::1]",
                "a" * 9000,
            ]
        )
        method = dice.choice(["GET", "GET", "GET", "HEAD", "POST", "PUT", "X" * 50, ""])
        version = dice.choice(["1.1", "1.1", "1.0", "9.9", "x"])
        head = f"{method} {dice.choice(paths)} HTTP/{version}\r\nHost: {host}\r\n"
        extra = dice.choice(
            [
                "",
                "Connection: close\r\n",
                "Content-Length: -1\r\n",
                "Range: bytes=9-1\r\n",
                "X: " + "y" * 70_000 + "\r\n",
                "\0\r\n",
            ]
        )
        started = time.monotonic()
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
                connection.sendall(
                    (head + extra + "Connection: close\r\n\r\n").encode("utf-8", "replace")[
                        : dice.choice([10**6, 10**6, 30])
                    ]
                )
                connection.shutdown(socket.SHUT_WR)
                answer = b""
                while part := connection.recv(65_536):
                    answer += part
        except TimeoutError:
            row.hangs += 1
            continue
        except OSError:
            answer = b""
        row.refused += not answer.startswith(b"HTTP/1.0 200")
        row.losses += SECRET.encode() in answer
        row.hangs += time.monotonic() - started > 20
    process.terminate()
    _, errors = process.communicate(timeout=20)
    row.faults += "Traceback" in errors
    row.broken += [line for line in errors.splitlines() if "Traceback" in line or "Error:" in line]
    return row


def _corpora(make: Make, check: Check | None = None) -> Callable[[int, random.Random, Path], Row]:
    """A class of whole corpora as one of faults."""

    def work(inputs: int, dice: random.Random, folder: Path) -> Row:
        figures, broken = tried(make, inputs, dice, folder, check)
        return Row(*figures, broken)

    return work


FAULTS: dict[str, tuple[float, Callable[[int, random.Random, Path], Row]]] = {
    "bytes and encodings": (2, encode_bytes),
    "metadata": (1, metadata),
    "schemas that documents name": (0.6, named_schemas),
    "broken TEI, validate": (1, broken_tei),
    "edited TEI, coverage": (1, edited_tei),
    "broken TEI, HTML": (0.6, published),
    "broken TEI, PDF": (0.2, set_in_type),
    "requests, preview": (1, asked),
    **{name: (often, _corpora(make)) for name, (often, make) in CORPORA.items()},
    **{name: (often, _corpora(make, check)) for name, (often, make, check) in (EDITED | PROJECTS).items()},
}
"""Classes of faults: name → (how many for each of the texts, what does it)."""


def _line(name: str, row: Row) -> str:
    return f"{name:29} " + " ".join(f"{figure:7}" for figure in row.figures())


def rows(inputs: int, seed: int, only: str, keep: Path | None) -> Iterator[tuple[str, Row]]:
    """The rows of the table, as they come."""
    for name in [*TEXTS, *FAULTS]:
        if only not in name:
            continue
        dice = random.Random(f"{seed} {name}")  # noqa: S311 - repeatable
        folder = Path(tempfile.mkdtemp(prefix="break-"))
        if name in TEXTS:
            row = encode_texts(name, inputs, dice, folder)
        else:
            often, work = FAULTS[name]
            row = work(max(1, int(inputs * often)), dice, folder)
        if row.broken and keep:
            with contextlib.suppress(shutil.Error):  # pipes among what was drawn are not kept
                shutil.copytree(folder, keep / name.replace(" ", "-"), symlinks=True, dirs_exist_ok=True)
        shutil.rmtree(folder)
        yield name, row


def main() -> int:
    """Prints the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--inputs", type=int, default=300, help="texts of each class")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    print(f"{'class':30} inputs refused exit 70   hangs  losses     T01")
    whole = Row()
    for name, row in rows(given.inputs, given.seed, given.only, given.keep):
        print(_line(name, row), flush=True)
        for line in row.broken[:12]:
            print(f"    {line[:300]}", flush=True)
        whole = whole.with_row(row)
    print(_line("all", whole))
    return int(whole.is_bad)


if __name__ == "__main__":
    sys.exit(main())
