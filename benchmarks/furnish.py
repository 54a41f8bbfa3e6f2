"""Put the furniture of typed or printed pages into editions: markings, running heads, page numbers.

    python benchmarks/furnish.py ../shared/eval/dev-edition FOLDER [--seed 1]

Writes NAME.txt and NAME.gold.json; the gold facts are those of the edition and what was put in. Each document
is its own house: which furniture, where, how often, and whether lines are wrapped is drawn by the seed.
"""

import argparse
import json
import random
import re
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

PAGE = re.compile(r"\s*\[Page (\w+)\]\s*")
MARKINGS = ("SECRET", "TOP SECRET", "CONFIDENTIAL", "SECRET/NODIS", "RESTRICTED", "Confidential", "GEHEIM")
TITLES = (
    ("Papers of the Department", "Trade and Payments"),
    ("CORRESPONDENCE", "CORRESPONDENCE"),
    ("Annual Register", "The Year 1969"),
)
NUMBERS: tuple[Callable[[str], str], ...] = (
    lambda n: f"- {n} -",
    lambda n: n,
    lambda n: f"Page {n}",
    lambda n: f"– {n} –",
)


@dataclass(frozen=True)
class Setting:
    """The furniture of one document's pages.

    Attributes:
        marking: at the head and foot of each page; None for none.
        titles: of left and right pages' running heads; None for none.
        number: how a page number is set on a line of its own; None for none.
        keeps_mark: whether the edition's own page mark stays, on its own line.
        width: that lines are wrapped at; None for one line a paragraph.
    """

    marking: str | None
    titles: tuple[str, str] | None
    number: Callable[[str], str] | None
    keeps_mark: bool
    width: int | None


def draw_setting(rng: random.Random) -> Setting:
    """A setting with some furniture at least."""
    titles = rng.choice(TITLES) if rng.random() < 0.6 else None
    number = rng.choice(NUMBERS) if titles is None and rng.random() < 0.5 else None
    marking = rng.choice(MARKINGS) if rng.random() < 0.7 or not (titles or number) else None
    keeps_mark = not (titles or number) or rng.random() < 0.3
    return Setting(marking, titles, number, keeps_mark, rng.choice((None, 64, 76)))


def furnish(text: str, setting: Setting, first: str | None) -> tuple[str, list[tuple[str, str]]]:
    """A text with furniture on its pages, and the furniture: kind and text.

    Args:
        text: with page marks `[Page 8]`.
        setting: of its furniture.
        first: the number of its first page, where it is known.
    """
    put: list[tuple[str, str]] = []
    parts = PAGE.split(text)
    out = [*_head(setting, first, put), _wrapped(parts[0], setting)]
    for number, part in zip(parts[1::2], parts[2::2], strict=True):
        out += _foot(setting, put)
        out += [f"[Page {number}]"] if setting.keeps_mark else []
        out += [*_head(setting, number, put), _wrapped(part, setting)]
    out += _foot(setting, put)
    return "\n\n".join(out) + "\n", put


def _wrapped(text: str, setting: Setting) -> str:
    if setting.width is None:
        return text.strip("\n")
    lines: list[str] = []
    for line in text.strip("\n").split("\n"):
        lead = line[: len(line) - len(line.lstrip())]
        lines += textwrap.wrap(line, setting.width, subsequent_indent=lead, break_long_words=False) or [""]
    return "\n".join(lines)


def _head(setting: Setting, number: str | None, put: list[tuple[str, str]]) -> Iterator[str]:
    if setting.marking:
        put.append(("classification", setting.marking))
        yield setting.marking
    if number and setting.titles:
        is_left = number.isdecimal() and int(number) % 2 == 0
        title = setting.titles[0 if is_left else 1]
        line = f"{number}   {title}" if is_left else f"{title}   {number}"
        put.append(("header", line))
        yield line
    elif number and setting.number:
        put.append(("pageNum", setting.number(number)))
        yield setting.number(number)


def _foot(setting: Setting, put: list[tuple[str, str]]) -> Iterator[str]:
    if setting.marking:
        put.append(("classification", setting.marking))
        yield setting.marking


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("editions", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--seed", default="1")
    given = parser.parse_args()
    given.output.mkdir(parents=True, exist_ok=True)
    for file in sorted(given.editions.glob("*.txt")):
        rng = random.Random(given.seed + file.stem)  # noqa: S311 - no secret: the same texts every time
        gold = json.loads(file.with_suffix(".gold.json").read_text(encoding="utf-8"))
        numbers = [page["n"] for page in gold["pbs"]]
        first = str(int(numbers[0]) - 1) if numbers and numbers[0].isdecimal() else None
        text, put = furnish(file.read_text(encoding="utf-8"), draw_setting(rng), first)
        (given.output / file.name).write_text(text, encoding="utf-8")
        facts = json.dumps({**gold, "fw": put}, ensure_ascii=False)
        (given.output / file.name).with_suffix(".gold.json").write_text(facts, encoding="utf-8")


if __name__ == "__main__":
    main()
