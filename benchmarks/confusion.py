"""The confusion table of line roles on `dev-ocr`: what the chains say of lines they have not seen.

python benchmarks/train_roles.py ../shared/eval --folds 5 -o FOLDER
python benchmarks/confusion.py ../shared/eval FOLDER
"""

import argparse
from collections import Counter
from pathlib import Path

from cross_validate import use_weights
from gold_roles import read_gold, silent_rows

from encoder.pages.sights.sight import sights
from encoder.pages.typescripts.features import features
from encoder.pages.typescripts.judging import FURNITURE_LABELS, judge_furniture, judge_text
from encoder.reading import source_of_text, split_lines

SHORT = {
    "classification": "class",
    "addressee": "addr",
    "dateline": "date",
    "subject": "subj",
    "header": "head.",
}


def judged_labels(texts: list[str], marks: set[int]) -> dict[int, str]:
    """Row → label, as the chains decide."""
    lines = split_lines(source_of_text("\n".join(texts)))
    seen = sights(texts, marks)
    judged = judge_text(judge_furniture(lines, seen, features(seen), marks))
    return {one.row: one.label for one in judged}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("eval", type=Path)
    parser.add_argument("weights", type=Path)
    given = parser.parse_args()
    folds = sorted(given.weights.iterdir())
    table: Counter[tuple[str, str]] = Counter()
    for number, document in enumerate(read_gold(given.eval / "dev-ocr")):
        use_weights(folds[number % len(folds)])
        found = judged_labels(document.texts, silent_rows(document))
        table.update(
            (label, found.get(row, "mark")) for row, label in document.labels.items() if label != "mark"
        )
    _print(table)


def _print(table: Counter[tuple[str, str]]) -> None:
    furniture = sorted(FURNITURE_LABELS)
    labels = sorted({a for a, _ in table}, key=lambda label: (label not in furniture, label))
    print(f"{'gold / found':>15}" + "".join(f"{SHORT.get(label, label)[:6]:>7}" for label in labels))
    for gold in labels:
        print(f"{gold:>15}" + "".join(f"{table[gold, found] or '·':>7}" for found in labels))
    right = sum(table[label, label] for label in labels)
    print(f"{right} of {sum(table.values())} lines, {right / sum(table.values()):.1%}")


if __name__ == "__main__":
    main()
