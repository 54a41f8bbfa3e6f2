"""How well made-up plays are read: speeches, directions and verse, by language and layout.

usage: python -m benchmarks.plays [--seeds N] [--from SEED] [--show]

Prints F1 for each layout and each language, and of all; with `--show`, what was missed.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable

from encoder.api import encode
from encoder.namespaces import tei
from tests.plays import LAYOUTS, WORDS, Made, draw_play, letters, set_play

_KINDS = ("speech", "stage", "verse")


def facts(text: str) -> dict[str, Counter[object]]:
    """What the encoding of a play says: speeches, directions, lines of verse."""
    root = encode(text, name="play").tree.getroot()
    speeches = []
    for sp in root.iter(tei("sp")):
        who = letters("".join(map(str, sp.find(tei("speaker")).itertext())))
        said = "".join(_text(child) for child in sp if child.tag not in (tei("speaker"), tei("stage")))
        speeches.append((who, letters(said)))
    stages = [letters("".join(map(str, one.itertext()))) for one in root.iter(tei("stage"))]
    verse = [letters(_text(line)) for line in root.iter(tei("l"))]
    return {"speech": Counter(speeches), "stage": Counter(stages), "verse": Counter(verse)}


def _text(element) -> str:  # type: ignore[no-untyped-def]
    if element.tag in (tei("stage"), tei("fw")):
        return ""
    parts = [element.text or ""]
    for child in element:
        parts += [_text(child), child.tail or ""]
    return "".join(parts)


def wanted(made: Made) -> dict[str, Counter[object]]:
    """What it must say."""
    return {"speech": Counter(made.speeches), "stage": Counter(made.stages), "verse": Counter(made.verse)}


def f1(pairs: Iterable[tuple[Counter[object], Counter[object]]]) -> float:
    """Over all pairs of what is wanted and what was found."""
    both = gold = found = 0
    for one, other in pairs:
        both += sum((one & other).values())
        gold += sum(one.values())
        found += sum(other.values())
    return 2 * both / (gold + found) if gold + found else 1.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--from", dest="first", type=int, default=0)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    table: dict[tuple[str, str], list[tuple[Counter[object], Counter[object]]]] = defaultdict(list)
    for seed in range(options.first, options.first + options.seeds):
        for language in WORDS:
            for name, layout in LAYOUTS.items():
                for is_verse in (False, True):
                    made = set_play(draw_play(seed, language, is_verse=is_verse), layout)
                    want, have = wanted(made), facts(made.text)
                    for kind in _KINDS:
                        for key in (name, language, "all"):
                            table[key, kind].append((want[kind], have[kind]))
                        wrong = (want[kind] - have[kind], have[kind] - want[kind])
                        if options.show and any(wrong):
                            print(seed, language, name, "verse" if is_verse else "prose", kind)
                            print("   -", *list(wrong[0])[:3], "\n   +", *list(wrong[1])[:3])
    for key in (*LAYOUTS, *WORDS, "all"):
        print(f"{key:22}", *(f"{kind} {f1(table[key, kind]):.3f}" for kind in _KINDS))


if __name__ == "__main__":
    main()
