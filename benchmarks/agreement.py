"""Whether Engross judges as jing does: broken documents under many grammars, their first errors.

usage: python -m benchmarks.agreement [--mutants N] [--grammars N] [--seed N] [--grammar FILE]... [--shown N]

Grammars are drawn (`drawn_grammars.py`), with valid documents of each; then come our own, customizations of
it in which elements are taken away, and the grammars of `--grammar`, with our own documents. Each document is
broken once to four times at random. Printed for each grammar: mutants, those that jing finds valid, verdicts
that differ, those invalid for both, and of these: those told of an element that lacks something at its start
tag, where jing names the line of its end tag, and those whose first error stands elsewhere. Exit code 1 where
a verdict differs.
"""

from __future__ import annotations

import argparse
import copy
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from xml.parsers.expat import ParserCreate

from lxml import etree

from benchmarks.drawn_grammars import draw_grammar
from benchmarks.mutations import specimens
from encoder.checks.validate import Schemas, check_data
from encoder.findings import Finding
from encoder.resources import resource
from encoder.schemas import RELAXNG

_JING = re.compile(r"^(?P<file>.*?\.xml):(?P<line>\d+):\d+: (?:fatal|error): (?P<text>.*)$")
_LACKING = "relaxng/element-incomplete"
_BATCH = 400
_CUSTOMIZATIONS = 4
_VALUES = ("", "7", "-3", "1951-02-30", "1951-02-03", "a b", "yes", "x:y", "no such", "2.50")


@dataclass(frozen=True)
class Judged:
    """What both say of a mutant: the line and text of the first error, None where there is none."""

    data: bytes
    jing: tuple[int, str] | None
    ours: tuple[int, str] | None
    all_ours: tuple[Finding, ...] = ()

    @property
    def is_same_verdict(self) -> bool:
        return (self.jing is None) == (self.ours is None)

    @property
    def lines(self) -> tuple[int, int] | None:
        """Where the first error stands for jing and for us, if it does not stand on one line."""
        if not self.jing or not self.ours or self.jing[0] == self.ours[0]:
            return None
        return self.jing[0], self.ours[0]

    @property
    def is_told_at_the_start(self) -> bool:
        """Whether jing's line is our first where elements that lack something are told at their end."""
        ends = dict(_spans(self.data))
        lines = (
            ends.get(finding.place.line or 0, 0) if finding.rule == _LACKING else finding.place.line
            for finding in self.all_ours
        )
        return self.jing is not None and self.jing[0] == min((line or 0 for line in lines), default=0)


def _spans(data: bytes) -> Iterator[tuple[int, int]]:
    """The lines on which elements begin and end; a start tag stands where it ends, as for every parser."""
    parser = ParserCreate()
    begun: list[int] = []
    found: list[tuple[int, int]] = []
    parser.StartElementHandler = lambda *_: begun.append(parser.CurrentLineNumber)
    parser.EndElementHandler = lambda _: found.append((begun.pop(), parser.CurrentLineNumber))
    parser.Parse(data, True)
    return iter(found)


def mutant(text: bytes, names: Sequence[str], dice: Random) -> bytes:
    """A document with one to four things wrong, or only different."""
    root = etree.fromstring(text, etree.XMLParser(resolve_entities=False))
    for _ in range(dice.choice((1, 1, 1, 2, 4))):
        elements = [element for element in root.iter() if isinstance(element.tag, str)]
        _CHANGES[dice.randrange(len(_CHANGES))](dice.choice(elements), names, dice)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _drop(element: etree._Element, names: Sequence[str], dice: Random) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: etree._Element, names: Sequence[str], dice: Random) -> None:
    parent = element.getparent()
    if parent is not None and not (element.text or "").strip():
        at = parent.index(element)
        parent[at : at + 1] = list(element)


def _double(element: etree._Element, names: Sequence[str], dice: Random) -> None:
    if element.getparent() is not None:
        element.addnext(copy.deepcopy(element))


def _swap(element: etree._Element, names: Sequence[str], dice: Random) -> None:
    following = element.getnext()
    if following is not None and element.getparent() is not None:
        following.addnext(element)


def _rename(element: etree._Element, names: Sequence[str], dice: Random) -> None:
    element.tag = dice.choice(names)


def _wrap(element: etree._Element, names: Sequence[str], dice: Random) -> None:
    parent = element.getparent()
    if parent is not None:
        wrapper = etree.Element(dice.choice(names))
        parent.replace(element, wrapper)
        wrapper.append(element)


def _empty(element: etree._Element, names: Sequence[str], dice: Random) -> None:
    element[:] = []
    element.text = None


def _say(element: etree._Element, names: Sequence[str], dice: Random) -> None:
    element.text = (element.text or "") + dice.choice(_VALUES)


def _move(element: etree._Element, names: Sequence[str], dice: Random) -> None:
    root = element.getroottree().getroot()
    places = [
        place for place in root.iter() if isinstance(place.tag, str) and element not in place.iterancestors()
    ]
    place = dice.choice(places)
    if element is not root and place is not element:
        place.insert(dice.randint(0, len(place)), element)


def _set(element: etree._Element, names: Sequence[str], dice: Random) -> None:
    known = list(element.attrib) or ["n"]
    element.set(dice.choice([*known, "strange"]), dice.choice(_VALUES))


def _unset(element: etree._Element, names: Sequence[str], dice: Random) -> None:
    if element.attrib:
        del element.attrib[dice.choice(list(element.attrib))]


_CHANGES = (_drop, _unwrap, _double, _swap, _rename, _wrap, _empty, _say, _move, _set, _unset, _unset)


def names_in(texts: Sequence[bytes]) -> list[str]:
    """The names of elements in documents, and some that are in none."""
    found = {
        str(element.tag): None
        for text in texts
        for element in etree.fromstring(text).iter()
        if isinstance(element.tag, str)
    }
    return [*found, "strange", "{http://strange.example}a"]


def customization(path: Path, texts: Sequence[bytes], dice: Random) -> bytes:
    """A grammar in which some elements are allowed nowhere, but one of the documents is still valid."""
    while True:
        tree = etree.parse(str(path))
        elements = [one for one in tree.iter(f"{{{RELAXNG}}}element") if one.get("name")]
        for element in dice.sample(elements, dice.randint(3, 8)):
            element.getparent().replace(element, etree.Element(f"{{{RELAXNG}}}notAllowed"))  # type: ignore[union-attr]
        grammar = etree.RelaxNG(tree)
        if any(grammar.validate(etree.fromstring(text).getroottree()) for text in texts):
            return etree.tostring(tree)


def by_jing(grammar: Path, files: Sequence[Path]) -> dict[str, tuple[int, str]]:
    """The first error of each file that has any. Pointers (ID, IDREF) are not looked at."""
    first: dict[str, tuple[int, str]] = {}
    for start in range(0, len(files), _BATCH):
        command = ["jing", "-i", str(grammar), *map(str, files[start : start + _BATCH])]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        for line in done.stdout.splitlines():
            if match := _JING.match(line):
                first.setdefault(match["file"], (int(match["line"]), match["text"]))
        if done.returncode and not done.stdout.strip():
            raise SystemExit(f"jing: {done.stderr[:500]}")
    return first


def by_engross(grammar: Path, file: Path) -> tuple[Finding, ...]:
    """Our errors by the grammar."""
    found = check_data(file.read_bytes(), file, Schemas(grammars=(grammar,)))
    return tuple(finding for finding in found if finding.rule.startswith(("relaxng/", "model/")))


def judged(grammar: Path, texts: Sequence[bytes], mutants: int, dice: Random) -> Iterator[Judged]:
    """What both say of mutants of documents."""
    names = names_in(texts)
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"{at:05}.xml") for at in range(mutants)]
        for file in files:
            file.write_bytes(mutant(dice.choice(texts), names, dice))
        first = by_jing(grammar, files)
        for file in files:
            errors = by_engross(grammar, file)
            ours = (errors[0].place.line or 0, errors[0].message) if errors else None
            yield Judged(file.read_bytes(), first.get(str(file)), ours, errors)


def grammars(
    number: int, others: Sequence[Path], folder: Path, dice: Random
) -> Iterator[tuple[Path, list[bytes]]]:
    """Grammars, each with documents to break."""
    own = [text.encode() for text in specimens()]
    for at in range(number):
        grammar, documents = draw_grammar(dice)
        path = folder / f"drawn-{at:02}.rng"
        path.write_bytes(grammar)
        yield path, documents
    engross = resource("schema", "engross.rng")
    yield engross, own
    for at in range(_CUSTOMIZATIONS):
        path = folder / f"engross-{at}.rng"
        path.write_bytes(customization(engross, own, dice))
        yield path, own
    for other in others:
        yield other, own


def main(argv: list[str]) -> int:
    """Break, ask both, and print where they differ."""
    parser = argparse.ArgumentParser(prog="benchmarks.agreement", description="Engross and jing.")
    parser.add_argument("--mutants", type=int, default=500, help="of each grammar")
    parser.add_argument("--grammars", type=int, default=15, help="that are drawn")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--grammar", type=Path, action="append", default=[])
    parser.add_argument("--shown", type=int, default=3, help="differences of each grammar that are printed")
    parser.add_argument("--keep", type=Path, help="a folder for those that are printed")
    options = parser.parse_args(argv[1:])
    if not shutil.which("jing"):
        raise SystemExit("jing is not installed")
    total = [0, 0, 0, 0]
    print(f"{'grammar':16} mutants  valid differ invalid start elsewhere")
    with tempfile.TemporaryDirectory() as folder:
        dice = Random(options.seed)  # noqa: S311 - dice, not a secret
        for grammar, texts in grammars(options.grammars, options.grammar, Path(folder), dice):
            cases = list(judged(grammar, texts, options.mutants, dice))
            differ = [case for case in cases if not case.is_same_verdict]
            apart = [case for case in cases if case.lines]
            elsewhere = [case for case in apart if not case.is_told_at_the_start]
            valid = sum(case.jing is None for case in cases)
            figures = [len(cases), len(differ), len(apart) - len(elsewhere), len(elsewhere)]
            total = [before + now for before, now in zip(total, figures, strict=True)]
            print(
                f"{grammar.stem:16} {len(cases):7} {valid:6} {len(differ):6} "
                f"{len(cases) - valid - len(differ):7} {figures[2]:5} {figures[3]:9}",
                flush=True,
            )
            for case in [*differ[: options.shown], *elsewhere[: options.shown]]:
                print(f"    jing: {case.jing}\n    ours: {case.ours}")
                if options.keep:
                    (options.keep / f"{grammar.stem}-{cases.index(case)}.xml").write_bytes(case.data)
                    (options.keep / grammar.name).write_bytes(grammar.read_bytes())
    made, verdicts, starts, others = total
    print(f"\n{made} mutants, {verdicts} verdicts differ; told at the start tag {starts}, elsewhere {others}")
    return 1 if verdicts else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
