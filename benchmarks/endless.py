"""Lines without end: what patterns begin with, one after the other, and where the encoder stays too long.

usage: python -m benchmarks.endless [--size KB] [--seconds S] [--only TEXT] [--of N/M]

Each sign, or pair of signs, that some pattern of the product looks for is repeated on one line, or line by
line, behind different beginnings and before different ends, and is encoded by both readers. Printed is each
text whose reading takes more processor seconds than S, with the innermost lines of the product that were at
work when they were up, and at the end how often each of these was. Runs that were found so belong into
`runs.py`.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from itertools import product
from types import FrameType

from benchmarks.forgetting import forget
from encoder.api import encode, read_house
from encoder.errors import EngrossError

UNITS = (
    *" \ta A1.-_*[(<>/|=~^#\\{!?&:,;'\"“«»—…·•¬§†⟦½",
    *(
        "a ",
        "A ",
        "1 ",
        ". ",
        "- ",
        "* ",
        "| ",
        "a. ",
        "A. ",
        "Aa ",
        "Aa, ",
        "I ",
        "1. ",
        "1, ",
        "a: ",
        "A: ",
    ),
    *(
        "a,",
        "a.",
        "a-",
        "A-",
        "1-",
        "1/",
        "a1",
        "d'",
        "*a",
        "*a* ",
        "_a_ ",
        "|a",
        "|a|",
        "[a",
        "[a]",
        "(a)",
        "[1] ",
    ),
    *(
        "<b>",
        "</b>",
        "<!-- ",
        "[[",
        "{1}",
        "p. 1 ",
        "S. 1 ",
        "No. 1 ",
        "May 1, ",
        "1 May ",
        "de ",
        "und ",
        "et ",
    ),
    *(
        "Mr. ",
        "[?] ",
        "...",
        ". . ",
        "a  ",
        "1  ",
        "a\t",
        "a; ",
        "a] ",
        "a) ",
        "1) ",
        "a)",
        "└",
        "│a",
        "\\a",
        "[Page 1]",
    ),
    *(
        "Ibid. 1, ",
        "vol. 1, ",
        "fol. 1r ",
        "to the ",
        "from the ",
        "TO: ",
        "é",
        "e\u0301",
        "\u00ad",
        "\u200b",
        "中",
    ),
)
BEFORE = ("", "a", "Title: a", "1. ", "[a", "| a ", "To ", "- ")
AFTER = ("", "!", "a", "]")
FORMS = (
    "{0}\n",
    "{0}\n\nThe wall stands at Salter.\n",
    "Harwick, May 4, 1911.\n\n{0}\n\n1. See the minutes.\n",
)

_PER_LINE = 24
"""A line costs by itself, so of short ones there are as many as of longer ones."""


class TooLong(Exception):  # noqa: N818 - the time is up
    """The processor seconds of a text are up."""


def texts(size: int) -> Iterator[tuple[str, str]]:
    """A name for each text, and the text."""
    for unit, before, after in product(UNITS, BEFORE, AFTER):
        run = unit * (size // len(unit))
        form = FORMS[(len(before) + len(after) + len(unit)) % len(FORMS)]
        yield f"{before!r} {unit!r} {after!r}", form.format(before + run + after)
    for unit, before in product(UNITS, BEFORE[:6]):
        line = f"{before}{unit * 3}".rstrip("\n")
        count = size // _PER_LINE
        yield f"lines {line!r}", f"{line}\n" * count
        yield f"lines apart {line!r}", f"{line}\n\n" * count


def _up(_: int, frame: FrameType | None) -> None:
    raise TooLong


def place_of(error: BaseException) -> str:
    """The innermost lines of the product that an error went through."""
    frames = [one for one in traceback.extract_tb(error.__traceback__) if "/encoder/" in one.filename][-2:]
    return " < ".join(
        f"{one.filename.split('/encoder/')[1]}:{one.lineno} {one.name}" for one in reversed(frames)
    )


def main(argv: list[str]) -> int:
    """Try, print, and say whether anything takes too long."""
    parser = argparse.ArgumentParser(prog="benchmarks.endless", description="Lines without end.")
    parser.add_argument("--size", type=float, default=12, metavar="KB")
    parser.add_argument("--seconds", type=float, default=0.6)
    parser.add_argument("--only", default="")
    parser.add_argument("--of", default="0/1", metavar="N/M", help="only each M-th text, from the N-th on")
    given = parser.parse_args(argv[1:])
    first, step = map(int, given.of.split("/"))
    signal.signal(signal.SIGVTALRM, _up)
    houses = [[read_house({"typed-pages": typed})] for typed in (False, True)]
    encode("The wall stands.")
    long: Counter[str] = Counter()
    drawn = [pair for pair in texts(int(given.size * 1000)) if given.only in pair[0]]
    for name, text in drawn[first::step]:
        for house, reader in zip(houses, ("printed", "typed"), strict=True):
            forget()
            begun = time.process_time()
            signal.setitimer(signal.ITIMER_VIRTUAL, given.seconds)
            try:
                encode(text, houses=house)
            except EngrossError:
                pass
            except TooLong as error:
                long[place_of(error)] += 1
                print(f"{reader:8}{name[:60]:62}{place_of(error)}", flush=True)
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            if time.process_time() - begun > 3 * given.seconds:
                print(f"{reader:8}{name[:60]:62}{time.process_time() - begun:.1f} s", flush=True)
    print(f"\n{len(drawn[first::step])} texts, {long.total()} too long")
    for place, count in long.most_common():
        print(f"{count:6} {place}")
    return 1 if long else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
