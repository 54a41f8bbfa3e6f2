"""How long libxml2 takes to load a grammar, and to validate a document with it.

usage: python -m benchmarks.grammar [GRAMMAR.rng ...]

Beside our own grammar those given, such as the whole of TEI. Processor times, the shortest of some runs.
"""

import sys
import time
from pathlib import Path

from lxml import etree

from encoder.pipeline import encode_source
from encoder.reading import source_of_text
from encoder.resources import resource
from tests.shapes import Shape, draw, write

RUNS = 5
DOCUMENTS = 100


def main(argv: list[str]) -> None:
    """Print the table."""
    sources = (source_of_text(write(draw(seed, Shape()), Shape())) for seed in range(DOCUMENTS))
    trees = [encode_source(source).tree for source in sources]
    print(f"{'grammar':24} {'load, ms':>9} {'ms a document':>14} {'valid':>6}")
    for path in (resource("schema", "engross.rng"), *map(Path, argv[1:])):
        started = time.process_time()
        schema = etree.RelaxNG(etree.parse(path))
        loaded = time.process_time() - started
        each = min(_seconds(schema, trees) for _ in range(RUNS)) / len(trees)
        valid = sum(schema.validate(tree) for tree in trees)
        print(f"{path.name:24} {1e3 * loaded:9.1f} {1e3 * each:14.3f} {valid:6}")


def _seconds(schema: etree.RelaxNG, trees: list[etree._ElementTree]) -> float:
    started = time.process_time()
    for tree in trees:
        schema.validate(tree)
    return time.process_time() - started


if __name__ == "__main__":
    main(sys.argv)
