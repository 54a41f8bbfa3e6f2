"""Train the chains of `encoder/pages/learnt/weights` (`pip install engross[dev]`).

    python benchmarks/train_roles.py ../shared/eval                       # train on all, write the weights
    python benchmarks/train_roles.py ../shared/eval --folds 5 -o FOLDER   # weights for cross-validation

With `--folds`, `FOLDER/0` … hold the weights trained without the documents whose number leaves that rest;
`benchmarks/cross_validate.py` encodes each document with the weights that have not seen it.
"""

import argparse
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite
from gold_roles import Labelled, own_documents, read_gold, read_labelled, seen_lines

from encoder.model import Line
from encoder.pages.learnt.chain import WEIGHTS
from encoder.pages.sights.sight import Sight
from encoder.pages.typescripts.features import features
from encoder.pages.typescripts.judging import Judged, text_sights
from encoder.pages.typescripts.page_features import page_features
from encoder.pages.typescripts.text_features import text_features

SMALLEST = 0.05
FEWEST = 3
TIMES = {"dev-ocr": 4, "dev-typescript": 2, "own": 2}
HELD_OUT = ("dev-ocr", "dev-typescript")
PARAMETERS = {
    "furniture": {"c1": 1.0, "c2": 2.0},
    "breaks": {"c1": 1.0, "c2": 4.0},
    "text": {"c1": 1.0, "c2": 1.0},
}


@dataclass(frozen=True)
class Example:
    """A document as the chains are trained on it: rows of features and labels per chain."""

    times: int
    rows: dict[str, tuple[list[list[str]], list[str]]]


def example(document: Labelled, times: int) -> Example:
    """The rows of a document for each chain."""
    seen = seen_lines(document)
    own = features(seen)
    labels = [document.labels[sight.row] for sight in seen]
    begins = document.page_begins(seen)
    text = _text_sights(document)
    return Example(
        times,
        {
            "furniture": (own, labels),
            "breaks": (
                page_features(seen, own, labels),
                ["1" if i in begins else "0" for i in range(len(seen))],
            ),
            "text": (text_features(text), [document.labels[sight.row] for sight in text]),
        },
    )


def _text_sights(document: Labelled) -> list[Sight]:
    """The lines of text, furniture left out but remembered."""
    lines = (Line(row + 1, 0, text) for row, text in enumerate(document.texts))
    judged = (Judged(row, line, document.labels.get(row, ""), 1.0) for row, line in enumerate(lines))
    return text_sights([one for one in judged if one.label])


def train(examples: Sequence[Example], name: str, file: Path) -> None:
    """Train one chain and write its weights as text."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for one in examples:
        rows, labels = one.rows[name]
        for _ in range(one.times if labels else 0):
            trainer.append(rows, labels)
    write_weights(trainer, PARAMETERS[name] | {"max_iterations": 60}, file)


def write_weights(trainer: pycrfsuite.Trainer, parameters: dict[str, float], file: Path) -> None:
    """Train on what a trainer was given, and write the weights as text."""
    fixed = {"feature.possible_transitions": True, "feature.minfreq": FEWEST}
    trainer.set_params(parameters | fixed)
    with tempfile.TemporaryDirectory() as folder:
        model = str(Path(folder) / "model")
        trainer.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_as_text(tagger.info()), encoding="utf-8")


def _as_text(info) -> str:
    labels = sorted(info.labels, key=lambda label: int(info.labels[label]))
    rows = ["# weights of a chain (encoder/pages/learnt/chain.py), trained by benchmarks/train_roles.py"]
    rows += [f"label\t{label}" for label in labels]
    steps = sorted(info.transitions.items())
    rows += [f"step\t{a}\t{b}\t{weight:.2f}" for (a, b), weight in steps if abs(weight) >= SMALLEST]
    states = sorted(pair for pair in info.state_features.items() if "\t" not in pair[0][0])
    rows += [
        f"state\t{name}\t{label}\t{weight:.2f}" for (name, label), weight in states if abs(weight) >= SMALLEST
    ]
    return "\n".join(rows) + "\n"


def train_all(
    sets: dict[str, list[Labelled]], folder: Path, *, without: int | None = None, folds: int = 1
) -> None:
    """Train the chains on all documents, or on those outside one fold."""
    examples = [
        example(document, document.times or TIMES[name])
        for name, documents in sets.items()
        for number, document in enumerate(documents)
        if number % folds != without or name not in HELD_OUT
    ]
    for name in PARAMETERS:
        train(examples, name, folder / f"{name}.tsv")


def main(argv: Iterable[str] | None = None) -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("eval", type=Path, help="the folder of evaluation data")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("-o", "--output", type=Path, default=WEIGHTS)
    given = parser.parse_args(list(argv) if argv is not None else None)
    sets = {name: list(read_gold(given.eval / name)) for name in ("dev-ocr", "dev-typescript")}
    sets["raw-ocr"] = list(read_labelled(given.eval / "raw-ocr"))
    sets["own"] = list(own_documents())
    if not given.folds:
        train_all(sets, given.output)
    for fold in range(given.folds):
        train_all(sets, given.output / str(fold), without=fold, folds=given.folds)


if __name__ == "__main__":
    main()
