"""Encode evaluation documents with weights that have not seen them, and score what comes out.

    python benchmarks/train_roles.py ../shared/eval --folds 5 -o FOLDER
    python benchmarks/cross_validate.py ../shared/eval FOLDER -o OUTPUT

Without FOLDER, the shipped weights are used, which have seen the documents.
"""

import argparse
import subprocess
import sys
import time
from pathlib import Path

from gold_roles import gold_files

from encoder.config import Options
from encoder.house.house_file import house_of
from encoder.pages.learnt import chain
from encoder.pipeline import encode_source
from encoder.reading import read_source

TYPED = Options(houses=(house_of({"typed-pages": True}),))


def use_weights(folder: Path) -> None:
    """Let the chains decide by the weights of a folder from now on."""
    chain.WEIGHTS = folder
    chain.chain.cache_clear()


def encode(files: list[Path], weights: list[Path], output: Path) -> float:
    """Encode the files, each with the weights of its fold; the seconds of processor time that it took."""
    output.mkdir(parents=True, exist_ok=True)
    seconds = 0.0
    for fold, folder in enumerate(weights):
        use_weights(folder)
        for file in files[fold :: len(weights)]:
            start = time.process_time()
            document = encode_source(read_source(file)[0], TYPED)
            seconds += time.process_time() - start
            (output / f"{document.name}.xml").write_bytes(document.tei)
    return seconds


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("eval", type=Path)
    parser.add_argument("weights", type=Path, nargs="?")
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--sets", nargs="*", default=["dev-typescript", "dev-ocr"])
    given = parser.parse_args()
    weights = sorted(given.weights.iterdir()) if given.weights else [chain.WEIGHTS]
    for name in given.sets:
        files = [source for source, _ in gold_files(given.eval / name)]
        seconds = encode(files, weights, given.output / name)
        print(f"{name}: {len(files) / seconds:.0f} documents per second of processor time")
        command = [sys.executable, given.eval / "score.py", given.eval / name, given.output / name]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
