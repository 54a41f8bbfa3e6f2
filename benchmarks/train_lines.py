"""Train the chain `lines` of `encoder/pages/learnt/weights` (`pip install engross[dev]`).

    python benchmarks/train_lines.py ../shared/eval                              # on all, write the weights
    python benchmarks/train_lines.py ../shared/eval --without HOUSE... -o FILE   # leave houses out
    python benchmarks/train_lines.py ../shared/eval --tei FOLDER...              # and on a project's own TEI

A folder of TEI holds `NAME.xml` beside the text it was made from, `NAME.txt`. Learnt from the gold facts of
editions, from made-up documents in `documents/`, and from both drawn anew in many layouts
(`encoder/learning/draw.py`).
"""

import argparse
import pickle
import random
from collections.abc import Iterable, Iterator
from itertools import pairwise
from multiprocessing import Pool
from pathlib import Path

import pycrfsuite
from feet import pools, with_foot
from gold_roles import Labelled, own_documents, read_gold
from gold_words import read_edited
from lxml import etree
from train_roles import write_weights

from encoder import language
from encoder.learning.draw import CONTINUED, GOES_ON, blocks_of, draw, draw_setting
from encoder.learning.labels import label_lines
from encoder.model import FURNITURE, Role
from encoder.pages.edited.edited import read_edited as read_by_rules
from encoder.pages.learnt.chain import WEIGHTS
from encoder.pages.prose.line_features import line_features
from encoder.pages.prose.running_text import sights_of as running_sights
from encoder.pages.sights.layout import layout_of
from encoder.pages.sights.parties import is_addressed, parties_of, party
from encoder.pages.sights.sight import Sight
from encoder.reading import read_source, source_of_text, split_lines

FURNITURE_LABELS = frozenset(role.value for role in FURNITURE)
MADE_UP = Path(__file__).parent / "documents"
ROLES = {
    Role.TITLE: "head",
    Role.HEAD: "head",
    Role.PARAGRAPH: "text-B",
    Role.ITEM: "text-B",
    Role.HEADER: "mark",
    Role.MARKUP: "mark",
    Role.NOTE: "note-B",
    Role.NOTE_PARAGRAPH: "note-B",
}
DRAWN = {"edition": 1, "made-up": 6}
TIMES = {"edition": 4, "made-up": 1}
LONGEST_DRAWN = 120
FEET, LETTERS = 16, frozenset({"letter", "letters", "circular", "petition", "dispatch"})
"""How often a letter is drawn with another foot."""
MOST_WORDS_OF_LEAVE, LONGEST_OF_ADDRESS = 12, 90
OF_TEI = " (TEI)"
Rows = tuple[list[list[str]], list[str]]


def houses(folder: Path) -> list[str]:
    """The names of the houses."""
    return sorted(path.name for path in (folder / "dev-houses").iterdir() if path.is_dir())


def completed(document: Labelled) -> Labelled:
    """A document of a house, with greetings, leaves and addresses that the gold calls paragraphs told."""
    labels = dict(document.labels)
    last = "text-I"
    for row in sorted(labels):
        if labels[row] == "unknown":
            labels[row] = "note-I" if last.startswith("note") else "text-I"
        last = labels[row]
    text = [row for row in sorted(labels) if labels[row] in ("text-B", "text-I", "dateline", "signed")]
    for row in text[:12]:
        if labels[row] == "text-B" and language.is_salutation(document.texts[row]):
            labels[row] = "salute"
    for row in text[-12:]:
        short = len(document.texts[row].split()) <= 14
        if labels[row].startswith("text") and short and language.is_farewell(document.texts[row]):
            labels[row] = "closer"
    _tell_closers(document.texts, labels, text)
    _tell_addresses(document.texts, labels, text)
    return Labelled(document.name, document.texts, labels, frozenset())


def _tell_closers(texts: list[str], labels: dict[int, str], text: list[int]) -> None:
    """Leaves on lines of their own, which the gold calls signatures or paragraphs."""
    for row, below in pairwise(text):
        bare = texts[row].strip()
        is_short = len(bare.split()) <= MOST_WORDS_OF_LEAVE
        ends = language.ends_in_farewell(bare) or (language.is_farewell(bare) and bare[-1] == ",")
        leaves = labels[below] == "signed" and is_short and (ends or bare[-1:] not in ".?!")
        if leaves and labels[row] == "text-B":
            labels[row] = "closer"
        named = bare.split()[-1:] and bare.split()[-1][:1].isupper() and not language.ends_in_farewell(bare)
        if labels[row] == "signed" and is_short and language.is_farewell(bare) and not named:
            labels[row] = "closer"


def _tell_addresses(texts: list[str], labels: dict[int, str], text: list[int]) -> None:
    """Short lines at the foot from the one on that names who is written to."""
    names = parties_of([Sight(texts[row], 0, row) for row in sorted(labels)])
    long = (
        i for i, row in enumerate(text) if labels[row] == "text-I" or len(texts[row]) > LONGEST_OF_ADDRESS
    )
    inside = False
    for row in text[max(long, default=0) + 1 :]:
        if labels[row] != "text-B" or language.is_postscript(texts[row]):
            inside = False
        elif inside or party(texts[row], names) == "recipient" or is_addressed(texts[row]):
            inside = True
            labels[row] = "addressee"


def edition(folder: Path) -> Iterator[Labelled]:
    """The documents of the edition, labelled by the rules for it, which its gold facts bear out."""
    for file in sorted(folder.glob("*.txt")):
        lines = split_lines(source_of_text(file.read_text(encoding="utf-8"), name=file.stem))
        labels: dict[int, str] = {}
        last = "text-B"
        for page in read_by_rules(lines)[0]:
            for roled in page.lines:
                row = roled.line.number - 1
                if roled.role in (Role.BLANK, Role.PAGE_MARK) or row in labels:
                    if roled.role is Role.PAGE_MARK and roled.line.text.strip() == lines[row].text.strip():
                        labels[row] = "mark"
                    continue
                label = ROLES.get(roled.role, roled.role.value)
                label = GOES_ON.get(last, last) if roled.role is Role.CONTINUATION else label
                labels[row] = label
                last = CONTINUED.get(label, label) if label != "mark" else last
        yield Labelled(file.stem, [line.text for line in lines], labels, frozenset())


def made_up() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The documents made up for training: name, and label and text of each block."""
    for file in sorted(MADE_UP.glob("*.tsv")):
        rows = [row.split("\t") for row in file.read_text(encoding="utf-8").splitlines() if row.strip()]
        yield file.stem, [(row[0], row[1]) for row in rows]


def annotated(folder: Path) -> Iterator[Labelled]:
    """The documents of a folder with TEI beside their texts, labelled by the TEI."""
    for file in sorted(folder.glob("*.xml")):
        source = file.with_suffix(".txt")
        if source.exists():
            texts = [line.text for line in split_lines(read_source(source)[0])]
            labels = label_lines(etree.parse(file), texts)
            open_rows = (row for row, text in enumerate(texts) if text.strip() and row not in labels)
            labels |= dict.fromkeys(open_rows, "unknown")
            yield completed(Labelled(file.stem, texts, labels, frozenset()))


def sights_of(document: Labelled) -> list[Sight]:
    """The lines of running text of a labelled document, each with what lies before it."""
    labels = [document.labels.get(row, "") for row in range(len(document.texts))]
    texts = [text if label else "" for text, label in zip(document.texts, labels, strict=True)]
    beside = {
        row: Role.NOTE
        for row, label in enumerate(labels)
        if label.startswith("note") or label in FURNITURE_LABELS
    }
    return list(running_sights(texts, [label == "mark" for label in labels], beside))


def rows_of(document: Labelled) -> Rows:
    """Features and labels of the lines of running text."""
    seen = sights_of(document)
    return line_features(seen, layout_of(seen)), [document.labels[sight.row] for sight in seen]


def drawn(blocks: list[tuple[str, str]], seed: str, times: int) -> Iterator[Rows]:
    """Blocks drawn anew some times."""
    rng = random.Random(seed)  # noqa: S311 - no secret: the same layouts every time
    blocks = [(label, text) for label, text in blocks if label not in FURNITURE_LABELS]
    for _ in range(times):
        one = draw(blocks[:LONGEST_DRAWN], draw_setting(rng), rng)
        yield rows_of(Labelled(seed, one.texts, one.labels, frozenset()))


def examples(job: tuple[str, Path]) -> tuple[str, list[Rows]]:
    """All that is learnt from one set of documents: as they are, and drawn anew."""
    name, folder = job
    out: list[Rows] = []
    if name == "made-up":
        for number, (stem, blocks) in enumerate(made_up()):
            out += drawn(blocks, f"{name}{number}", DRAWN[name])
            kind, tag = stem.split("-")[:2]
            for again in range(FEET if kind in LETTERS and tag in pools() else 0):
                seed = f"{name}{number}.{again}"
                out += drawn(with_foot(blocks, tag, random.Random(seed)), seed, 1)  # noqa: S311 - no secret
        return name, out
    if name == "typescripts":
        documents = [*read_gold(folder / "dev-typescript"), *own_documents()]
    elif name.endswith(OF_TEI):
        documents = list(annotated(folder))
    elif name == "edition":
        documents = list(edition(folder / "dev-edition"))
    else:
        documents = [completed(document) for document in read_edited(folder / "dev-houses" / name)]
    for number, document in enumerate(documents):
        rows = rows_of(document)
        out += [rows] * TIMES.get(name, 2)
        if name != "typescripts" and not name.startswith("dracor") and rows[1]:
            labels = {sight.row: document.labels[sight.row] for sight in sights_of(document)}
            out += drawn(blocks_of(document.texts, labels), f"{name}{number}", DRAWN.get(name, 2))
    return name, [rows for rows in out if rows[1]]


def all_examples(folder: Path, cache: Path | None, tei: Iterable[Path] = ()) -> dict[str, list[Rows]]:
    """The examples by set, from a cache where there is one."""
    if cache and cache.exists():
        return dict(pickle.loads(cache.read_bytes()))  # noqa: S301 - written by this very script
    names = [*houses(folder), "edition", "typescripts", "made-up"]
    jobs = [(name, folder) for name in names] + [(f"{own}{OF_TEI}", own) for own in tei]
    with Pool() as pool:
        found = dict(pool.imap_unordered(examples, jobs))
    if cache:
        cache.write_bytes(pickle.dumps(found))
    return found


def train(sets: dict[str, list[Rows]], without: Iterable[str], file: Path) -> None:
    """Train the chain and write its weights as text."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for name, rows in sorted(sets.items()):
        for features, labels in rows if name not in set(without) else ():
            trainer.append(features, labels)
    write_weights(trainer, {"c1": 1.0, "c2": 2.0, "max_iterations": 70}, file)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("eval", type=Path, help="the folder of evaluation data")
    parser.add_argument("--without", nargs="*", default=[])
    parser.add_argument("--tei", nargs="*", type=Path, default=[], help="folders of TEI with their texts")
    parser.add_argument("--cache", type=Path, help="keep the features here between trainings")
    parser.add_argument("-o", "--output", type=Path, default=WEIGHTS / "lines.tsv")
    given = parser.parse_args()
    train(all_examples(given.eval, given.cache, given.tei), given.without, given.output)


if __name__ == "__main__":
    main()
