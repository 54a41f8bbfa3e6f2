"""How fast edited text is encoded: documents a second on one core, and how the time grows with the length.

usage: python -m benchmarks.encode [LARGEST_KB] [FOLDER]

Without FOLDER the documents are those of `tests/shapes.py`. Times are processor times of one process.
"""

import sys
import time
from pathlib import Path

from encoder.pipeline import encode_source
from encoder.reading import read_source, source_of_text
from tests.shapes import Shape, draw, write

SIZES_KB = (1, 10, 100, 1_000, 10_000)
DOCUMENTS = 100


def main(argv: list[str]) -> None:
    """Print both tables."""
    largest = int(argv[1]) if len(argv) > 1 else SIZES_KB[-1]
    sources = (
        [read_source(path)[0] for path in sorted(Path(argv[2]).glob("*.txt"))]
        if len(argv) > 2
        else [source_of_text(write(draw(seed, Shape()), Shape())) for seed in range(DOCUMENTS)]
    )
    seconds = sum(_seconds(source) for source in sources)
    characters = sum(len(source.text) for source in sources)
    print(f"{len(sources)} documents of {characters / len(sources):,.0f} characters on average")
    print(f"{len(sources) / seconds:.1f} documents a second on one core")
    print(f"{'KB':>8} {'seconds':>9} {'ms a KB':>9}   one file of many documents")
    for size in (size for size in SIZES_KB if size <= largest):
        spent = _seconds(source_of_text(_many(size * 1000)))
        print(f"{size:8,} {spent:9.2f} {spent * 1e3 / size:9.2f}")
    print(f"{'KB':>8} {'seconds':>9} {'ms a KB':>9}   one document, its notes at the end")
    for size in (size for size in SIZES_KB if size <= largest):
        spent = _seconds(source_of_text(one_document(size * 1000)))
        print(f"{size:8,} {spent:9.2f} {spent * 1e3 / size:9.2f}")


def _seconds(source: object) -> float:
    start = time.process_time()
    encode_source(source)  # type: ignore[arg-type]
    return time.process_time() - start


def _many(size: int) -> str:
    """Documents one after the other, until the text is long enough."""
    texts: list[str] = []
    length = number = 0
    while length < size:
        number += 1
        texts.append(write(draw(number, Shape(), number=number), Shape()))
        length += len(texts[-1])
    return "\n".join(texts)[: max(size, len(texts[0]))]


def one_document(size: int) -> str:
    """One document with a note in every paragraph."""
    sentence = (
        " The commission met on March {day} and heard the engineers; receipts fell from $1,200 in 1912."
    )
    paragraph = "The wall stands by itself.{note}" + 12 * sentence
    paragraphs: list[str] = []
    length = 0
    while length < size:
        number = len(paragraphs) + 2
        paragraphs.append(paragraph.format(day=number % 28 + 1, note=number))
        length += len(paragraphs[-1]) + 2
    notes = [f"  {n}. See the minutes of that day." for n in range(2, len(paragraphs) + 2)]
    head = "31. Minutes of the Harbor Board1\n\nHarwick, May 4, 1911."
    return "\n\n".join([head, *paragraphs, "\n".join(["  1. Source: Harbor Archive.", *notes])]) + "\n"


if __name__ == "__main__":
    main(sys.argv)
