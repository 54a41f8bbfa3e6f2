"""Encode the documents of houses with weights that have not seen their house, and score what comes out.

    python benchmarks/leave_out.py ../shared/eval -o OUTPUT [--cache FILE]

Houses are left out in groups; those of one edition are in one group. Only the weights are held out: the forms
of marks, the word lists and the bounds were written with these houses in view.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from cross_validate import use_weights
from gold_roles import gold_files
from train_lines import all_examples, train

from encoder.pages.learnt import chain
from encoder.pipeline import encode_source
from encoder.reading import read_source

GROUPS = (
    ("escher-de", "eltec-en", "mitford-en"),
    ("tillich-de", "tillich-print-de", "eltec-es", "avellana-la"),
    ("schnitzler-de", "eltec-uk", "dahn-fr"),
    ("frus19c", "eebo-en", "eltec-pt"),
)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("eval", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--cache", type=Path, help="keep the features here between trainings")
    given = parser.parse_args()
    sets = all_examples(given.eval, given.cache)
    shipped = chain.WEIGHTS
    for number, group in enumerate(GROUPS):
        folder = given.output / f"weights-{number}"
        train(sets, group, folder / "lines.tsv")
        for file in shipped.glob("*.tsv"):
            if not (folder / file.name).exists():
                (folder / file.name).write_bytes(file.read_bytes())
        use_weights(folder)
        for house in group:
            encode_house(given.eval / "dev-houses" / house, given.output / house)
        for house in group:
            print(f"# {house}", flush=True)
            gold = given.eval / "dev-houses" / house
            subprocess.run([sys.executable, given.eval / "score.py", gold, given.output / house], check=True)


def encode_house(folder: Path, output: Path) -> None:
    """Encode the documents of a house, each by itself."""
    output.mkdir(parents=True, exist_ok=True)
    for source, _ in gold_files(folder):
        document = encode_source(read_source(source)[0])
        (output / f"{document.name}.xml").write_bytes(document.tei)


if __name__ == "__main__":
    main()
