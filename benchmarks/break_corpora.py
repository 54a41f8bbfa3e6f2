"""Odd inputs of whole corpora for `break_it.py`: archives, tables, houses, catalogues, manifests, commands.

Each input is a command of its own, run in a process that is forked from one that has loaded the product.
Whatever is read outside, written outside, or said in no line is a loss.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import random
import shutil
import signal
import sqlite3
import stat
import struct
import sys
import tarfile
import time
import warnings
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.odd_texts import LINES, PROSE, TEXTS, draw

SECRET = "harbour-secret-4711"  # noqa: S105 - nobody's
_SECONDS = 60
TEXT = "Port Salter, May 4, 1951.\n\nThe qubobax wall stands, and the tide went out before the pilot came.\n"


@dataclass(frozen=True, slots=True)
class Said:
    """What became of a command."""

    code: int
    out: str
    err: str
    seconds: float

    @property
    def is_fault(self) -> bool:
        return self.code in (70, -11, -6) or "Traceback" in self.err or "a fault of engross" in self.err

    @property
    def is_hang(self) -> bool:
        return self.code == -9 or self.seconds > _SECONDS

    @property
    def is_silent(self) -> bool:
        """Whether it failed, and no line says why."""
        return self.code not in (0, 70) and not (self.err or self.out).strip()


def forked(*arguments: str | Path, folder: Path) -> Said:
    """Runs a command of the product in a fork of this process."""
    from encoder.entry import main

    started = time.monotonic()
    out, err = folder.with_suffix(".out"), folder.with_suffix(".err")
    child = os.fork()
    if not child:
        code = 70
        try:
            os.setsid()
            os.chdir(folder)
            for path, number in ((out, 1), (err, 2)):
                os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            sys.argv = ["engross", *map(str, arguments)]
            main()
        except SystemExit as error:
            code = error.code if isinstance(error.code, int) else 0 if error.code is None else 1
        except BaseException as error:
            os.write(2, f"Traceback {type(error).__name__}: {error}".encode(errors="replace"))
        finally:
            with contextlib.suppress(OSError, ValueError):
                sys.stdout.flush()
                sys.stderr.flush()
            os._exit(code)
    status = None
    while status is None and time.monotonic() - started < _SECONDS + 20:
        done, ended = os.waitpid(child, os.WNOHANG)
        status = os.waitstatus_to_exitcode(ended) if done else None
        time.sleep(0.01)
    if status is None:
        os.killpg(child, signal.SIGKILL)
        os.waitpid(child, 0)
        status = -9
    texts = [path.read_text("utf-8", "replace") if path.exists() else "" for path in (out, err)]
    return Said(status, *texts, time.monotonic() - started)


Make = Callable[[Path, random.Random], Sequence[str | Path]]
"""Puts an input into a folder → the arguments of the command."""
Check = Callable[[Path], bool]
"""Looks at the folder afterwards: whether anything is lost."""


def tried(
    make: Make, inputs: int, dice: random.Random, folder: Path, check: Check | None = None
) -> tuple[tuple[int, ...], list[str]]:
    """Figures of a row (inputs, refused, faults, hangs, losses, T01), and what broke."""
    refused = faults = hangs = losses = modest = 0
    broken: list[str] = []
    for at in range(inputs):
        place = folder / "run" / str(at)
        place.mkdir(parents=True)
        secret = folder / "run" / "secret.txt"
        secret.write_text(SECRET)
        arguments = make(place, dice)
        before = _outside(folder, at)
        said = forked(*arguments, folder=place)
        lost = (
            _leaks(place) or _outside(folder, at) != before or said.is_silent or bool(check and check(place))
        )
        refused += said.code in (1, 2)
        faults += said.is_fault
        hangs += said.is_hang
        losses += lost
        modest += '"T01"' in said.out
        if said.is_fault or said.is_hang or lost:
            kind = "fault" if said.is_fault else "hang" if said.is_hang else "loss"
            last = (said.err.strip().splitlines() or ["nothing said"])[-1]
            broken.append(f"{at} {kind} {said.code}: {' '.join(map(str, arguments))[:120]}: {last[:200]}")
        else:
            _remove(place)
    return (inputs, refused, faults, hangs, losses, modest), broken


def _outside(folder: Path, at: int) -> list[str]:
    """What lies beside the folder of a run."""
    named = {str(at), f"{at}.out", f"{at}.err"}
    return [
        *sorted(p.name for p in (folder / "run").iterdir() if p.name not in named),
        *sorted(path.name for path in folder.iterdir()),
    ]


def _leaks(place: Path) -> bool:
    """Whether anything that was written has the secret of a file beside."""
    for path in place.rglob("*.xml"):
        with contextlib.suppress(OSError):
            if not path.is_symlink() and path.is_file() and SECRET.encode() in path.read_bytes():
                return True
    return False


def _remove(place: Path) -> None:
    for path in (place.with_suffix(".out"), place.with_suffix(".err")):
        path.unlink(missing_ok=True)
    shutil.rmtree(place, ignore_errors=True)


def drawn_text(dice: random.Random) -> str:
    """A text that is fair, or as odd as those of `odd_texts.py`."""
    return dice.choice([TEXT, TEXT, draw(dice.choice(list(TEXTS.values()))(dice), dice).text])


def _command(dice: random.Random, source: str) -> list[str]:
    """A command that reads sources."""
    encode = ["encode", source, "-o", "out"]
    return dice.choice(
        [
            encode,
            encode,
            encode,
            ["survey", source, "-o", "-"],
            ["build", source, "-o", "out"],
            ["status", source, "-o", "out"],
        ]
    )


_MEMBERS = (
    *(
        "a.txt",
        "a.txt",
        "b/a.txt",
        "../secret.txt",
        "../../x.txt",
        "/etc/passwd",
        "/var/x.txt",
        "..\\x.txt",
        "C:\\x.txt",
    ),
    *(
        "./a.txt",
        "a/./b.txt",
        "a//b.txt",
        ".txt",
        "..",
        "a.txt/",
        "é.txt",
        "\u202etxt.a",
        "a\nb.txt",
        "a\tb.txt",
        " .txt",
    ),
    *(
        "n" * 300 + ".txt",
        "/".join("d" * 90) + "/a.txt",
        "house.toml",
        "a.toml",
        "a.xml",
        "inner.zip",
        "a.TXT",
        "con.txt",
    ),
    *(
        "-o.txt",
        "a b.txt",
        "a%2e.txt",
        "a.txt\0b",
        "index.txt",
        "index_.txt",
        "a.jsonl",
        "A.txt",
        "*.txt",
        "@list",
    ),
)


def tar(place: Path, dice: random.Random) -> Sequence[str | Path]:
    """A tar with members of evil names, links, devices, names that are not UTF-8; cut off or changed."""
    mode = dice.choice(["", "", "gz", "bz2", "xz"])
    name = "in.tar" + (f".{mode}" if mode else "")
    with tarfile.open(
        place / name, f"w:{mode}", format=dice.choice([0, 1, 2]), errors="surrogateescape"
    ) as file:
        for _ in range(dice.choice([1, 3, 8])):
            data = drawn_text(dice).encode()
            member = tarfile.TarInfo(dice.choice([*_MEMBERS, "\udcff\udcfe.txt"]))
            member.type = dice.choice(
                [tarfile.REGTYPE] * 4
                + [b"1", b"2", b"3", b"4", b"5", b"6", b"7", b"L", b"x", b"g", b"S", b"Z"]
            )
            member.linkname = dice.choice(["../secret.txt", "/etc/passwd", "a.txt", "", "in.tar"])
            member.mode = dice.choice([0o644, 0, 0o7777])
            member.mtime = dice.choice([0, 1, 2**33 - 1])
            member.size = len(data) if member.isreg() or dice.random() < 0.5 else 0
            with contextlib.suppress(ValueError, UnicodeError, OSError, struct.error):
                file.addfile(member, io.BytesIO(data))
        if dice.random() < 0.1:
            for number in range(3_000):
                member = tarfile.TarInfo(f"m{number}.txt")
                file.addfile(member)
    damage(place / name, dice)
    return _command(dice, name)


def zipped(place: Path, dice: random.Random) -> Sequence[str | Path]:
    """A zip with members of evil names, links, double names, wrong sizes, a bomb; cut off or changed."""
    with (
        warnings.catch_warnings(),
        zipfile.ZipFile(place / "in.zip", "w", dice.choice([0, 8, 12, 14])) as file,
    ):
        warnings.simplefilter("ignore")
        for _ in range(dice.choice([1, 3, 8])):
            with contextlib.suppress(ValueError):
                member = zipfile.ZipInfo(
                    dice.choice(_MEMBERS), dice.choice([(1980, 1, 1, 0, 0, 0), (2107, 1, 1, 0, 0, 0)])
                )
                member.external_attr = (
                    dice.choice([0o644, stat.S_IFLNK | 0o777, stat.S_IFCHR, stat.S_IFDIR]) << 16
                )
                file.writestr(member, dice.choice([drawn_text(dice), "../secret.txt"]))
        if dice.random() < 0.1:
            file.writestr("bomb.txt", b"tide \n" * 20_000_000, zipfile.ZIP_DEFLATED)
        if dice.random() < 0.1:
            for number in range(3_000):
                file.writestr(f"m{number}.txt", "")
    if dice.random() < 0.2:
        data = (place / "in.zip").read_bytes()
        changed = data.replace(b"PK\x01\x02", b"PK\x01\x02" + dice.randbytes(1), 1)
        at = data.find(b"PK\x01\x02") + dice.choice([8, 10, 20, 24, 28, 42])
        flagged = data[:at] + dice.randbytes(2) + data[at + 2 :]
        (place / "in.zip").write_bytes(dice.choice([changed, flagged]))
    damage(place / "in.zip", dice)
    return [*_command(dice, "in.zip"), *(["--max-bytes", "1000000"] if dice.random() < 0.5 else [])]


def damage(path: Path, dice: random.Random) -> None:
    """Cuts a file off, or changes some of its bytes, one in four."""
    data = bytearray(path.read_bytes())
    what = dice.randrange(8)
    if what == 0:
        data = data[: dice.randrange(len(data) + 1)]
    elif what == 1 and data:
        for _ in range(dice.randint(1, 9)):
            data[dice.randrange(len(data))] = dice.randrange(256)
    path.write_bytes(data)


_VALUES = (
    *(
        '"The tide."',
        '""',
        "null",
        "1",
        "-0",
        "NaN",
        "Infinity",
        "-Infinity",
        "1e999",
        "1" * 5000,
        "true",
        "[]",
        "{}",
        '["a"]',
    ),
    *(
        '"\\ud800"',
        '"\\u0000"',
        '"../x"',
        '"/etc/passwd"',
        '"a\\nb"',
        '"' + "a" * 400 + '"',
        '"1951-99-99"',
        '{"a": {"b": 1}}',
    ),
    *(
        "[" * 5000 + "]" * 5000,
        '{"a":' * 3000 + "1" + "}" * 3000,
        '"\\u202e"',
        '"secret.txt"',
        "'a'",
        "undefined",
        "",
    ),
)


def jsonl(place: Path, dice: random.Random) -> Sequence[str | Path]:
    """JSON Lines: lines without end, nesting, numbers that are none, equal ids, other encodings."""
    lines = []
    for at in range(dice.choice([1, 4, 20])):
        keys = dice.sample(
            ["id", "text", "title", "date", "language", "name", "file", "url", "x", ""], dice.randint(1, 5)
        )
        fields = {key: dice.choice(_VALUES) for key in keys}
        if dice.random() < 0.7:
            fields |= {"id": f'"d{at // dice.choice([1, 1, 2])}"', "text": json.dumps(drawn_text(dice))}
        line = "{" + ", ".join(f'"{key}": {value}' for key, value in fields.items()) + "}"
        odd = [
            "",
            "[]",
            "1",
            "null",
            "{",
            line[:-1],
            line + line,
            "\ufeff" + line,
            line + ",",
            "\0",
            '{"text":"a","text":"b"}',
        ]
        lines.append(dice.choice(odd) if dice.random() < 0.15 else line)
    if dice.random() < 0.08:
        lines.append('{"id": "long", "text": "' + "tide " * 2_000_000 + '"}')
    data = "\n".join(lines).encode(dice.choice(["utf-8"] * 5 + ["utf-16", "utf-8-sig", "latin-1"]), "replace")
    (place / "in.jsonl").write_bytes(data)
    return _command(dice, "in.jsonl")


def parquet(place: Path, dice: random.Random) -> Sequence[str | Path]:
    """Parquet with columns of wrong types, missing, twice, nested; bytes that are none."""
    try:
        import pyarrow as arrow
        from pyarrow import parquet as writer
    except ImportError:
        (place / "in.parquet").write_bytes(b"PAR1" + dice.randbytes(dice.choice([0, 4, 400])) + b"PAR1")
        return _command(dice, "in.parquet")
    columns = [
        [1, 2],
        ["a", None],
        [b"\xff", b"a"],
        [[1], []],
        [{"a": 1}, None],
        [None, None],
        [1.5, float("nan")],
    ]
    names = dice.choices(["id", "text", "title", "date", "x"], k=dice.randint(1, 4))
    table = arrow.Table.from_arrays([arrow.array(dice.choice(columns)) for _ in names], names=names)
    writer.write_table(table, place / "in.parquet")
    damage(place / "in.parquet", dice)
    return _command(dice, "in.parquet")


_HOUSE_KEYS = (
    *("language", "notes", "notes-stand", "notes-heading", "page-marks", "page-lines", "running-heads"),
    *("paragraphs", "hyphens", "dates", "years", "typed-pages", "x", "house", "name"),
)
_HOUSE_VALUES = (
    *(
        '"[{n}]"',
        '"{n}"',
        '"{n}{n}"',
        '"["',
        '"("',
        '"{"',
        '"}"',
        '"{x}"',
        '"((a+)+)+{n}"',
        '"[S. {n}]"',
        '"{n} " ',
        '""',
        '" "',
    ),
    *(
        '"de"',
        '"xx"',
        '["en", "de"]',
        "true",
        "false",
        "1",
        "[1, 2]",
        "[1840, 1880]",
        "[9, -1]",
        "1.5",
        "nan",
        "inf",
        "1951-03-14",
    ),
    *(
        '["{n}"]',
        "[]",
        "[[]]",
        "{}",
        '"blank"',
        '"end"',
        '"-"',
        '"\\u0000"',
        '"\\u202e"',
        '"Anmerkungen"',
        '["a", "a"]',
    ),
    *(
        f'"{"a" * 5000}"',
        "[" + '"a",' * 300 + "]",
        '"{n}' + "*" * 90 + '"',
        '"\\\\d+{n}"',
        '"month-day"',
        "[" * 500 + "]" * 500,
    ),
)


def house(place: Path, dice: random.Random) -> Sequence[str | Path]:
    """A house that is declared: templates that say too much, values of wrong types, no files."""
    (place / "in").mkdir()
    for at in range(2):
        (place / "in" / f"t{at}.txt").write_text(drawn_text(dice), "utf-8")
    keys = (
        dice.sample(_HOUSE_KEYS, dice.randint(1, 4))
        if dice.random() < 0.3
        else [dice.choice(_HOUSE_KEYS[:12])]
    )
    lines = [f"{key} = {dice.choice(_HOUSE_VALUES)}" for key in keys]
    if dice.random() < 0.1:
        lines.append(dice.choice(["[a]", "=", "\0", "a.b = 1", "\ufeff", lines[0]]))
    path = place / dice.choice(["house.toml", "in/house.toml"])
    path.write_bytes("\n".join(lines).encode(dice.choice(["utf-8"] * 9 + ["utf-16"])))
    if dice.random() < 0.1:
        path.unlink()
        dice.choice([path.mkdir, lambda: os.mkfifo(path), lambda: path.symlink_to("/dev/zero")])()
    command = _command(dice, "in")
    return command if command[0] == "survey" else [*command, "--house", str(path.relative_to(place))]


_LOCKED: list[sqlite3.Connection] = []
"""The connection that holds the manifest of the input at hand."""


def manifest(place: Path, dice: random.Random) -> Sequence[str | Path]:
    """A manifest that is corrupt, another's, of another schema, a link, a folder, locked."""
    while _LOCKED:
        _LOCKED.pop().close()
    (place / "in").mkdir()
    (place / "in" / "a.txt").write_text(TEXT)
    if dice.random() < 0.7:
        forked("encode", "in", "-o", "out", folder=place)
    (place / "out").mkdir(exist_ok=True)
    path = place / "out" / ".engross.sqlite"
    _spoil(path, dice)
    commands = (
        ["encode", "in", "-o", "out"],
        ["status", "-o", "out"],
        ["build", "in", "-o", "out"],
        ["status", "in", "-o", "out"],
    )
    return [*dice.choice(commands), *([] if dice.random() < 0.8 else ["--json"])][:5]


_ODD_CELLS = (
    "NULL",
    "x'ff'",
    "CAST(x'ff' AS TEXT)",
    "'../../x'",
    "'a' || char(0)",
    "-1",
    "'{'",
    "'[1]'",
    "9e99",
)


def _spoil(path: Path, dice: random.Random) -> None:
    what = dice.randrange(11)
    if what == 0:
        path.write_bytes(dice.randbytes(dice.choice([0, 1, 100, 9000])))
    elif what == 1 and path.exists():
        damage(path, dice)
    elif what in (2, 3):
        path.unlink(missing_ok=True)
        dice.choice(
            [
                path.mkdir,
                lambda: os.mkfifo(path),
                lambda: path.symlink_to("../../secret.txt"),
                lambda: path.symlink_to(path.name),
            ]
        )()
    elif what == 4 and path.exists():
        path.chmod(dice.choice([0, 0o444]))
    elif what == 5:
        with contextlib.suppress(sqlite3.Error):
            _LOCKED.append(sqlite3.connect(path, isolation_level=None))
            _LOCKED[-1].execute(f"PRAGMA locking_mode = {dice.choice(['NORMAL', 'EXCLUSIVE'])}")
            _LOCKED[-1].execute(f"BEGIN {dice.choice(['IMMEDIATE', 'EXCLUSIVE'])}")
    else:
        statements = [f"PRAGMA user_version = {dice.choice([-1, 0, 99, 2**31 - 1])}", "CREATE TABLE x (a)"]
        with contextlib.suppress(sqlite3.Error), sqlite3.connect(path) as base:
            tables = [row[0] for row in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            for table in tables:
                columns = [row[1] for row in base.execute(f"PRAGMA table_info({table})")]
                column = dice.choice(columns)
                statements += [
                    f"DROP TABLE {table}",
                    f"DELETE FROM {table}",  # noqa: S608 - our own file
                    f"ALTER TABLE {table} RENAME TO y",
                ]
                statements += [
                    f"UPDATE {table} SET {column} = {v}"  # noqa: S608
                    for v in _ODD_CELLS
                ]
            for statement in dice.sample(statements, min(3, len(statements))):
                with contextlib.suppress(sqlite3.Error):
                    base.execute(statement)


_ENTRIES = (
    '<uri name="https://e.org/a.rng" uri="{0}"/>',
    '<system systemId="https://e.org/a.rng" uri="{0}"/>',
    '<rewriteURI uriStartString="https://e.org/" rewritePrefix="{0}"/>',
    '<nextCatalog catalog="{0}"/>',
    '<delegateURI uriStartString="https://e.org/" catalog="{0}"/>',
    '<group xml:base="{0}"><uri name="https://e.org/a.rng" uri="a.rng"/></group>',
    "<x/>",
    "&x;",
    '<uri name="https://e.org/a.rng"/>',
)
_TARGETS = (
    *(
        "catalog.xml",
        "b.xml",
        "../secret.txt",
        "/etc/passwd",
        "file:///etc/passwd",
        "a.rng",
        "",
        ".",
        "..",
        "https://localhost:1/a",
    ),
    *(
        "a.rng#x",
        "%00",
        "a" * 5000,
        "\u202e",
        "file://evil/a",
        "data:,a",
        "a.rng?x",
        "//evil/a.rng",
        "jar:file:a!/b",
        "/dev/zero",
    ),
)


def catalogue(place: Path, dice: random.Random) -> Sequence[str | Path]:
    """Catalogues in circles, with entities from outside, to places outside, without end."""
    for name in ("catalog.xml", "b.xml"):
        entries = "".join(
            dice.choice(_ENTRIES).format(dice.choice(_TARGETS)) for _ in range(dice.choice([1, 3, 40]))
        )
        doctype = dice.choice(
            [
                "",
                "",
                '<!DOCTYPE c [<!ENTITY x SYSTEM "../secret.txt">]>',
                '<!DOCTYPE c SYSTEM "../secret.txt">',
                '<!DOCTYPE c [<!ENTITY a "aaaaaaaaaa"><!ENTITY x "&a;&a;&a;&a;">]>',
                "<!DOCTYPE c [",
                '<!DOCTYPE c [<!ENTITY x "&x;">]>',
            ]
        )
        text = f'{doctype}<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">{entries}</catalog>'
        (place / name).write_text(text, "utf-8")
    damage(place / "catalog.xml", dice)
    (place / "a.rng").write_text(
        '<element name="TEI" xmlns="http://relaxng.org/ns/structure/1.0"><text/></element>'
    )
    (place / ".git").mkdir()
    (place / "a.xml").write_text(
        '<?xml-model href="https://e.org/a.rng" schematypens="http://relaxng.org/ns/structure/1.0"?>'
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text n="1">tide</text></TEI>'
    )
    commands = (["validate", "a.xml"], ["schema", "add", "a.rng", "--as", "https://e.org/a.rng"])
    return dice.choice([commands[0], commands[0], commands[1]])


def added(place: Path, dice: random.Random) -> Sequence[str | Path]:
    """Schemas to be added that are none, or go elsewhere."""
    schema = dice.choice(
        [
            '<grammar xmlns="http://relaxng.org/ns/structure/1.0"/>',
            '<schema xmlns="http://purl.oclc.org/dsdl/schematron"/>',
            "",
            "a",
            "<a/>",
            '<!DOCTYPE a [<!ENTITY x SYSTEM "../secret.txt">]><a>&x;</a>',
            "\x00",
            "<a",
            dice.choice(LINES["grammars"]).format(".."),
        ]
    )
    name = dice.choice(["a.rng", "é.sch", "a b.rng", "-a.rng", "a\nb.rng", "catalog.xml"])
    (place / name).write_text(schema, "utf-8")
    source = dice.choice(
        [
            name,
            name,
            "missing.rng",
            ".",
            "/dev/zero",
            "",
            "http://localhost:1/a.rng",
            "https://",
            "file:a.rng",
        ]
    )
    folder = dice.choice(["schema", "../..", "/var", "", "a/b", name, "\u202e"])
    address = dice.choice(
        ["https://e.org/a.rng", "", "a", "\u202e", "x" * 9000, "a&b<c>\"'", "javascript:a", "a\nb"]
    )
    return ["schema", "add", "--folder", folder, "--as", address, "--", source]


def lines(place: Path, dice: random.Random) -> Sequence[str | Path]:
    """Commands with odd arguments: paths, lists, patterns, numbers, names of files."""
    (place / "in").mkdir()
    (place / "in" / "a.txt").write_text("\n".join(dice.sample(PROSE, 2)), "utf-8")
    (place / "list").write_bytes(
        dice.choice([b"in/a.txt\n", b"../secret.txt\0", b"\xff\n", b"@list\n", b"-o\n", b"in/*.txt\n" * 99])
    )
    odd = (
        "in",
        "in",
        "in/a.txt",
        "@list",
        "@@list",
        "@missing",
        "in/*.txt",
        "**",
        "[",
        "-",
        "",
        "a\0b"[:1],
        "in/../in",
        "/dev/null",
    )
    odd = (
        *odd,
        ".",
        "missing",
        "in/a.txt/",
        "~",
        "$HOME",
        "http://localhost:1/",
        "in\udcff",
        "n" * 400,
        "in/a.txt",
        "/proc/self/mem",
    )
    options = (
        ["-o", "in"],
        ["-o", "in/a.txt"],
        ["-o", "/dev/null"],
        ["-o", ""],
        ["-o", "n" * 300],
        ["-o", "out\udcff"],
        ["-o", "out"],
        ["--timeout", "0"],
        ["--timeout", "nan"],
        ["--timeout", "inf"],
        ["--timeout", "1e-9"],
        ["--max-bytes", "1"],
        ["-j", "0"],
        ["--encoding", "hex"],
        ["--encoding", "a\nb"],
        ["--metadata", "in"],
        ["--metadata", "list"],
        ["--house", "list"],
        ["--json"],
        ["--report", "in"],
        ["--report", "/dev/full"],
        ["--report", "r.json"],
        ["--log-json", "/dev/full"],
        ["--force"],
        ["--prune"],
    )
    command = dice.choice(["encode", "survey", "status", "build", "validate", "coverage"])
    chosen = [word for option in dice.sample(options, dice.randint(0, 2)) for word in option]
    return [command, *chosen, dice.choice(odd)]


CORPORA: dict[str, tuple[float, Make]] = {
    "tar": (1, tar),
    "zip": (0.6, zipped),
    "JSON Lines": (1, jsonl),
    "Parquet": (0.2, parquet),
    "houses that are declared": (1, house),
    "manifests": (0.6, manifest),
    "catalogues": (0.6, catalogue),
    "schema add": (0.4, added),
    "command lines": (1, lines),
}
"""Classes of inputs: name → (how many for each of the texts, what makes one)."""
