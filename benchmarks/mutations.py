"""How well validators tell what is wrong: valid documents broken at random, judged by Engross, jing, xmllint.

    python -m benchmarks.mutations [number of faults of each kind]

A fault counts as found if there is an error; on the right line if an error stands on a line where the fault
can be seen; the culprit and the expectation as named if a message has one of the words that say so.
Grammar faults that jing accepts are no faults and are left out.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import encoder
import encoder.errors
from benchmarks.faults import GRAMMAR, MARKUP, SCHEMATRON, Fault, faults
from encoder.checks.validate import validate_bytes
from encoder.corpus.collect import TEXTS
from encoder.findings import Severity
from encoder.resources import resource

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "tests" / "samples"
_BATCH = 300
_ALONE = 5
"""jing stops at a document that is not well-formed: those run alone, and fewer of them."""

_JING = re.compile(r"^(?P<file>.*?\.xml):(?P<line>\d+):\d+: (?:fatal: |error: )?(?P<text>.*)$")
_XMLLINT = re.compile(r"^(?P<file>.*?\.xml):(?P<line>\d+): (?P<text>.*)$")


@dataclass(frozen=True)
class Message:
    """What a validator says, and of which line."""

    line: int
    text: str


@dataclass(frozen=True)
class Case:
    """A fault, of which kind it is, and what each validator says about it."""

    kind: str
    fault: Fault
    said: dict[str, Sequence[Message]]


def specimens() -> list[str]:
    """Valid documents: one written for this, and the encoder's own of the samples."""
    texts = [(HERE / "specimen.xml").read_text(encoding="utf-8")]
    for sample in sorted(path for path in SAMPLES.iterdir() if path.suffix in TEXTS):
        try:
            texts.append(encoder.encode(sample.read_bytes(), name=sample.stem).tei.decode())
        except encoder.errors.EngrossError as error:
            print(f"{sample.name}: {error}", file=sys.stderr)
    return texts


def broken(number: int, dice: Random) -> Iterable[tuple[str, Fault]]:
    """`number` faults of each kind, spread over the specimens."""
    texts = specimens()
    for make in (*GRAMMAR, *MARKUP, *SCHEMATRON):
        each = -(-number // len(texts) // (_ALONE if make in MARKUP else 1))
        for text in texts:
            for fault in faults(text, make, each, dice):
                yield make.__name__.replace("_", " "), fault


def by_engross(files: Sequence[Path]) -> dict[str, list[Message]]:
    """What Engross says, as an editor reads it; what it has against the unbroken documents is left out."""
    usual = {finding.message for text in specimens() for finding in validate_bytes(text.encode(), "")}
    said = {}
    for file in files:
        found = [finding for finding in validate_bytes(file.read_bytes(), "") if finding.message not in usual]
        grave = [finding for finding in found if finding.severity != Severity.INFO]
        said[str(file)] = [
            Message(finding.place.line or 0, f"{finding.message} {finding.hint}") for finding in grave
        ]
    return said


def by_program(
    command: Sequence[str], pattern: re.Pattern[str], files: Sequence[Path]
) -> dict[str, list[Message]]:
    """What another validator prints."""
    said: dict[str, list[Message]] = defaultdict(list)
    for start in range(0, len(files), _BATCH):
        batch = [str(file) for file in files[start : start + _BATCH]]
        done = subprocess.run(
            [*command, *batch], capture_output=True, text=True, check=False, errors="replace"
        )
        for line in (done.stdout + done.stderr).splitlines():
            if match := pattern.match(line):
                said[match["file"]].append(Message(int(match["line"]), match["text"]))
    return said


def judge(number: int, seed: int = 1) -> list[Case]:
    """Break, ask every validator that is installed, and keep what is a fault."""
    grammar = str(resource("schema", "engross.rng"))
    with tempfile.TemporaryDirectory() as folder:
        made = [(kind, fault) for kind, fault in broken(number, Random(seed))]  # noqa: S311 - dice, not a secret
        files = [Path(folder, f"{index:05}.xml") for index in range(len(made))]
        for file, (_, fault) in zip(files, made, strict=True):
            file.write_bytes(fault.data)
        said = {"engross": by_engross(files)}
        if shutil.which("jing"):
            markup = {make.__name__.replace("_", " ") for make in MARKUP}
            alone = [[file] for file, (kind, _) in zip(files, made, strict=True) if kind in markup]
            together = [file for file, (kind, _) in zip(files, made, strict=True) if kind not in markup]
            said["jing"] = {}
            for batch in (together, *alone):
                said["jing"] |= by_program(["jing", grammar], _JING, batch)
        if shutil.which("xmllint"):
            said["xmllint"] = by_program(["xmllint", "--noout", "--relaxng", grammar], _XMLLINT, files)
    cases = []
    for file, (kind, fault) in zip(files, made, strict=True):
        cases.append(Case(kind, fault, {tool: found.get(str(file), []) for tool, found in said.items()}))
    return [case for case in cases if is_fault(case)]


def is_fault(case: Case) -> bool:
    """Whether the mutation broke the document: of the grammar, jing is the judge."""
    names = {make.__name__.replace("_", " ") for make in GRAMMAR}
    return case.kind not in names or "jing" not in case.said or bool(case.said["jing"])


def scores(case: Case, tool: str) -> tuple[bool, bool, bool, bool]:
    """Found, right line, culprit named, expectation named."""
    messages, fault = case.said[tool], case.fault
    right = any(message.line in fault.lines for message in messages)
    culprit = any(word in message.text for message in messages for word in fault.culprits)
    expected = any(word in message.text for message in messages for word in fault.expected)
    return bool(messages), right, culprit, expected


def table(cases: Sequence[Case]) -> str:
    """Per cent of the faults of each kind, for each validator."""
    tools = list(cases[0].said)
    kinds = list(dict.fromkeys(case.kind for case in cases))
    lines = [f"{'':24}{'':>6}" + "".join(f"   {tool:<23}" for tool in tools)]
    lines.append(f"{'fault':24}{'made':>6}" + "   found  line  what right" * len(tools))
    lines += [_row(kind, [case for case in cases if case.kind == kind], tools) for kind in kinds]
    others = {make.__name__.replace("_", " ") for make in SCHEMATRON}
    lines.append(_row("all but Schematron's", [case for case in cases if case.kind not in others], tools))
    lines.append(_row("all", cases, tools))
    for tool in tools:
        mean = sum(len(case.said[tool]) for case in cases) / len(cases)
        lines.append(f"{tool}: {mean:.2f} messages a fault")
    return "\n".join(lines)


def _row(name: str, cases: Sequence[Case], tools: Sequence[str]) -> str:
    row = f"{name:24}{len(cases):>6}"
    for tool in tools:
        columns = zip(*(scores(case, tool) for case in cases), strict=True)
        row += "   " + " ".join(f"{100 * sum(column) / len(cases):5.1f}" for column in columns) + " "
    return row


if __name__ == "__main__":
    print(table(judge(int(sys.argv[1]) if len(sys.argv) > 1 else 100)))
