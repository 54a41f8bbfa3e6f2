"""How the errors fall as an editor corrects documents of a house whose documents the weights have not seen.

    python benchmarks/learning_curves.py ../shared/eval WEIGHTS [--houses H...] [--draws N]

WEIGHTS holds `weights-0` …, the weights without each group of houses that `leave_out.py` names, and
`weights-typed`, those of typed pages without `dev-ocr`; they are trained where they are missing. Gold facts
are the editor. Half of the documents of a house are corrected one after another in an order drawn at random,
the others are scored.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from cross_validate import use_weights
from gold_roles import Labelled, gold_files, own_documents, read_gold
from gold_words import read_edited
from leave_out import GROUPS
from train_lines import all_examples, completed, train
from train_roles import train_all

from encoder.config import Options
from encoder.house.conventions import UNKNOWN
from encoder.house.house_file import house_of
from encoder.house.weights import HouseWeights, Model
from encoder.learning.corrected import Corrected
from encoder.learning.rounds import learn
from encoder.learning.truth import Truth
from encoder.pages.learnt import chain
from encoder.pages.learnt.chains import chains_of
from encoder.pages.sights.sight import sights
from encoder.pipeline import encode_source
from encoder.reading import read_source, split_lines

POINTS = (0, 1, 3, 5, 10, 20)
OCR, TYPED = "dev-ocr", "weights-typed"
TYPESCRIPT, OF_OCR = "dev-typescript", "weights-ocr"
OTHER_BLOCKS = frozenset({"salute", "closer", "addressee", "subject"})
VERSE = frozenset({"verse", "stanza"})
"""What a line that is a block by itself may be as well."""
SILENT = frozenset({"unknown", "mark"})
"""Lines of which the gold of editions does not say what they are."""


def documents_of(folder: Path, *, typed: bool, lenient: bool = False) -> list[Corrected]:
    """The documents of a house, corrected as far as the gold tells.

    Where it says no more than "block" and a line is read as another block than our rules for greetings,
    leaves and addresses say, nobody knows who is right: the line is not known; if lenient, it was right.
    """
    labelled = read_gold(folder) if typed else read_edited(folder)
    house = house_of({"typed-pages": True}) if typed else UNKNOWN
    out = []
    for (file, _), one in zip(gold_files(folder), labelled, strict=True):
        truth = typed_truth(one) if typed else corrected(one)
        document = Corrected(file, split_lines(read_source(file)[0]), truth, house)
        out.append(document if typed else _with_open_lines(document, one, lenient=lenient))
    return out


def _with_open_lines(document: Corrected, one: Labelled, *, lenient: bool) -> Corrected:
    """A document, with the lines as they were read of which the gold says too little, or without them."""
    read = document.read().labels
    labels = dict(document.truth.labels)
    for row, label in document.truth.labels.items():
        said = read.get(row, label)
        if said != label and is_right(said, one.labels[row]) and {said, label} & (OTHER_BLOCKS | VERSE):
            if lenient:
                labels[row] = said
            else:
                del labels[row]
    return replace(document, truth=replace(document.truth, labels=labels))


def is_right(said: str, gold: str) -> bool:
    """Whether what a line was read as is nothing that the gold would deny."""
    is_block = gold.startswith("text") and said in OTHER_BLOCKS
    return said == gold or is_block or (gold == "text-B" and said in (VERSE | {"text-B"}))


def gold_lines(folder: Path, *, typed: bool) -> dict[Path, Mapping[int, str]]:
    """What the gold says of the lines of each document, those left out of which it says nothing."""
    labelled = read_gold(folder) if typed else read_edited(folder)
    return {
        file: {row: label for row, label in one.labels.items() if label not in SILENT}
        for (file, _), one in zip(gold_files(folder), labelled, strict=True)
    }


def wrong_lines(document: Corrected, read: Truth, gold: Mapping[int, str]) -> int:
    """How many lines and page breaks of a document are read otherwise than the gold has it."""
    wrong = sum(not is_right(read.labels[row], label) for row, label in gold.items() if row in read.labels)
    known = document.truth.begins is not None and read.begins is not None
    return wrong + (
        len((document.truth.begins or frozenset()) ^ (read.begins or frozenset())) if known else 0
    )


def corrected(one: Labelled) -> Truth:
    """What the gold of an edition says of lines; of blocks that begin so, that they greet, leave, address."""
    told = completed(one).labels
    labels: dict[int, str] = {}
    last = ""
    for row, label in sorted(one.labels.items()):
        if label in SILENT:
            continue
        if label == "text-B":
            label = told[row]
        elif label == "text-I" and last in OTHER_BLOCKS:
            label = last
        labels[row] = last = label
    return Truth(one.name, labels)


def typed_truth(one: Labelled) -> Truth:
    """What the gold of typed pages says of lines."""
    seen = sights(one.texts, [row for row, label in one.labels.items() if label == "mark"])
    return Truth(one.name, one.labels, frozenset(seen[i].row for i in one.page_begins(seen)))


def weights_from(documents: Sequence[Corrected], number: int) -> Model:
    """What is learnt from corrected documents."""
    done = learn(documents)
    weights = HouseWeights(f"{number}", len(documents), done.changes, precedents=done.precedents)
    return Model((weights,) if done.is_better else ())


def tallies(score, gold: Path, files: Sequence[Path], options: Options) -> dict[str, tuple[int, int, int]]:
    """What the scorer counts when files are encoded: right, of the gold, found."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file in files:
            source, _ = read_source(file)
            (folder / f"{source.name}.xml").write_bytes(encode_source(source, options).tei)
            for part in (file, gold / f"{source.name}.gold.json"):
                (folder / part.name).write_bytes(part.read_bytes())
        found = score.score(folder, folder)[0]
    return {metric: (one.tp, one.gold, one.pred) for metric, one in found.items()}


def prepare(folder: Path, weights: Path) -> None:
    """Train the weights that have not seen the houses, where they are missing."""
    shipped = chain.WEIGHTS
    sets = None
    for number, group in enumerate(GROUPS):
        if not (weights / f"weights-{number}" / "lines.tsv").exists():
            sets = sets or all_examples(folder, weights / "sets.pickle")
            train(sets, group, weights / f"weights-{number}" / "lines.tsv")
    for place, learnt in ((TYPED, TYPESCRIPT), (OF_OCR, OCR)):
        if not (weights / place / "breaks.tsv").exists():
            train_all(
                {learnt: list(read_gold(folder / learnt)), "own": list(own_documents())}, weights / place
            )
    for place in (TYPED, OF_OCR, *(f"weights-{number}" for number in range(len(GROUPS)))):
        for file in shipped.glob("*.tsv"):
            if not (weights / place / file.name).exists():
                (weights / place / file.name).write_bytes(file.read_bytes())


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("eval", type=Path)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--houses", nargs="*")
    parser.add_argument("--draws", type=int, default=1)
    parser.add_argument("--points", nargs="*", type=int, default=POINTS)
    given = parser.parse_args()
    sys.path.insert(0, str(given.eval))
    import score

    prepare(given.eval, given.weights)

    groups = [(f"weights-{n}", house) for n, group in enumerate(GROUPS) for house in group]
    number = 0
    for weights, house in [*groups, (TYPED, OCR)]:
        if given.houses and house not in given.houses:
            continue
        use_weights(given.weights / weights)
        typed = house == OCR
        folder = given.eval / house if typed else given.eval / "dev-houses" / house
        documents, gold = documents_of(folder, typed=typed), gold_lines(folder, typed=typed)
        base = Options(houses=(house_of({"typed-pages": True}),)) if typed else Options()
        sums: dict[int, Counter] = {}
        seconds = 0.0
        for draw in range(given.draws):
            order = random.Random(f"{house}{draw}").sample(documents, len(documents))  # noqa: S311
            half = len(order) // 2
            for point in given.points:
                model = Model()
                if point:
                    started = time.perf_counter()
                    number += 1
                    model = weights_from(order[: min(point, half)], number)
                    seconds = max(seconds, time.perf_counter() - started)
                found = tallies(score, folder, [one.file for one in order[half:]], replace(base, model=model))
                for metric, (right, wanted, said) in found.items():
                    sums.setdefault(point, Counter())[metric] += wanted + said - 2 * right
                chains = chains_of(model.of(""))
                sums[point]["lines"] += sum(
                    wrong_lines(one, one.read(chains), gold[one.file]) for one in order[half:]
                )
        metrics = [m for m in sums[given.points[0]] if any(sums[p][m] for p in given.points)]
        print(f"# {house} ({seconds:.1f} s)", flush=True)
        for metric in metrics:
            print(f"{metric:32}" + "".join(f"{sums[point][metric]:7}" for point in given.points), flush=True)


if __name__ == "__main__":
    main()
