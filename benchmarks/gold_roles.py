"""Gold facts → a label for every line: the facts of `NAME.gold.json` laid along the lines of its source.

A beam search walks down the lines; each is the next furniture, the next ignored line, the beginning or the
next part of a block, or unknown, and the walk that leaves the least unexplained wins.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from encoder.pages.sights.lexicon import classes_of
from encoder.pages.sights.shape import shape
from encoder.pages.sights.sight import RECORD_NUMBER, Sight, key, plain, sights
from encoder.pages.typescripts.judging import FURNITURE_LABELS
from encoder.pages.typescripts.marks import page_mark

LABELS = Path(__file__).with_name("line_labels.tsv")
BEAM = 400
SKIP, SKIP_BLOCK, UNKNOWN = 1.0, 1.5, 3.0


@dataclass(frozen=True)
class Labelled:
    """A document with a label for each of its lines.

    Attributes:
        name: of the document.
        texts: its lines.
        labels: row → label, for the lines that are not blank; `mark` for page marks.
        begins: the rows with which pages begin; None where only `breaks` are known.
        breaks: the rows of text after which a page break stands.
        times: how often it counts in training, where that is known better than for its whole set.
    """

    name: str
    texts: list[str]
    labels: dict[int, str]
    begins: frozenset[int] | None = None
    breaks: frozenset[int] = frozenset()
    times: int | None = None

    def page_begins(self, seen: list[Sight]) -> set[int]:
        """The indices in `seen` of the lines with which pages begin, the first line among them."""
        if self.begins is not None:
            return {0, *(i for i, sight in enumerate(seen) if sight.row in self.begins)}
        return {0, *(_first_of_page(self, seen, row) for row in self.breaks)}


def letters(text: str) -> str:
    """The letters and digits of a text, in lower case."""
    return "".join(c for c in text if c.isalnum()).lower()


def gold_files(folder: Path) -> Iterator[tuple[Path, Path]]:
    """The source of each document of an evaluation folder, and its gold file."""
    for file in sorted(folder.glob("*.gold.json")):
        name = file.name.removesuffix(".gold.json")
        yield next(path for path in (folder / f"{name}.txt", folder / f"{name}.md") if path.exists()), file


def read_gold(folder: Path) -> Iterator[Labelled]:
    """The documents of an evaluation folder, labelled."""
    for source, file in gold_files(folder):
        gold = json.loads(file.read_text(encoding="utf-8"))
        yield label_document(source.stem, source.read_text(encoding="utf-8"), gold)


def read_rows(file: Path) -> Labelled:
    """A document labelled by hand: `label TAB line [TAB begin]` per row."""
    rows = [row.split("\t") for row in file.read_text(encoding="utf-8").splitlines()]
    labels = {i: row[0] for i, row in enumerate(rows) if len(row) > 1}
    begins = frozenset(i for i, row in enumerate(rows) if len(row) > 2)
    return Labelled(file.stem, [row[1] if len(row) > 1 else "" for row in rows], labels, begins)


def read_labelled(folder: Path) -> Iterator[Labelled]:
    """The documents of a folder without gold facts for whose lines `line_labels.tsv` has labels.

    Of long documents only the first pages are labelled; the rest is left out.
    """
    rows = [row.split("\t") for row in LABELS.read_text(encoding="utf-8").splitlines()[1:]]
    known = {digest: (int(times), begins, runs) for digest, times, begins, runs in rows}
    for file in sorted(folder.glob("*.md")):
        data = file.read_bytes()
        times, begins, runs = known.get(hashlib.sha256(data).hexdigest()[:16], (0, "", ""))
        if runs:
            texts = data.decode("utf-8").split("\n")
            labels = dict(_each_line(texts, runs))
            first = frozenset(int(line) - 1 for line in begins.split())
            yield Labelled(file.stem, texts[: max(labels) + 1], labels, first, times=times)


def _each_line(texts: list[str], runs: str) -> Iterator[tuple[int, str]]:
    """`header:1 stamp:3-4` → the row and label of each line that is not blank."""
    for run in runs.split():
        label, _, lines = run.rpartition(":")
        first, _, last = lines.partition("-")
        for row in range(int(first) - 1, int(last or first)):
            if texts[row].strip():
                yield row, label


def label_document(name: str, text: str, gold: dict) -> Labelled:
    """Lay the facts of a document along its lines."""
    texts = text.split("\n")
    kinds = _Walk(texts, gold).kinds()
    labels = _labels(texts, kinds, gold)
    return Labelled(name, texts, labels, None, _breaks(texts, labels, gold))


@dataclass
class _Walk:
    """The search for the labels of one document."""

    texts: list[str]
    gold: dict
    furniture: list[tuple[str, str, str]] = field(init=False)
    ignored: list[str] | None = field(init=False)
    parts: list[tuple[str, str]] = field(init=False)
    blocks: list[str] = field(init=False)

    def __post_init__(self) -> None:
        gold = self.gold
        self.furniture = [(kind, letters(text), text.strip()) for kind, text in gold["fw"]]
        ocr = gold["kind"] == "ocr"
        self.ignored = [letters(text) for text in gold["ignore"]] if ocr else None
        self.parts = [] if ocr else list(_parts(gold))
        self.blocks = [letters(block) for block in gold["blocks"] if letters(block)]

    def kinds(self) -> dict[int, str]:
        """Row → kind: furniture, `ignore`, a part, `text-B`, `text-I`, or `unknown`."""
        rows = [row for row, text in enumerate(self.texts) if text.strip()]
        beam: dict = {(0, 0, 0, 0, None): (0.0, None, "")}
        layers = []
        for row in rows:
            reached: dict = {}
            for state, (cost, _, _) in beam.items():
                for then, price, kind in self._steps(
                    state, letters(plain(self.texts[row])), self.texts[row].strip()
                ):
                    if then not in reached or cost + price < reached[then][0]:
                        reached[then] = (cost + price, state, kind)
            beam = dict(sorted(reached.items(), key=lambda pair: pair[1][0])[:BEAM])
            layers.append(beam)
        return self._trace(rows, layers)

    def _trace(self, rows: list[int], layers: list[dict]) -> dict[int, str]:
        if not rows:
            return {}
        state = min(layers[-1], key=lambda end: layers[-1][end][0] + self._left(end))
        kinds = {}
        for row, layer in zip(reversed(rows), reversed(layers), strict=True):
            _, before, kinds[row] = layer[state]
            state = before
        return kinds

    def _left(self, state: tuple) -> float:
        furniture, ignored, block, offset, _ = state
        left = len(self.furniture) - furniture + 2 * (len(self.blocks) - block) + bool(offset)
        return left + (len(self.ignored) - ignored if self.ignored is not None else 0)

    def _steps(self, state: tuple, own: str, raw: str) -> Iterator[tuple[tuple, float, str]]:
        furniture, ignored, block, offset, part = state
        for skip, (kind, said, printed) in enumerate(self.furniture[furniture : furniture + 4]):
            if (said and said == own) or (not said and printed == raw):
                yield (furniture + skip + 1, ignored, block, offset, part), skip * SKIP, kind
        for skip, said in enumerate((self.ignored or [])[ignored : ignored + 3]):
            if said == own:
                yield (furniture, ignored + skip + 1, block, offset, part), skip * SKIP, "ignore"
        yield from self._part_steps(state, own)
        for skip, said in enumerate(self.blocks[block : block + (1 if offset else 3)]):
            start = 0 if skip else offset
            if own and said.startswith(own, start):
                end = start + len(own)
                place = (block + skip + 1, 0) if end == len(said) else (block + skip, end)
                kind = "text-I" if start else "text-B"
                yield (furniture, ignored, *place, part), skip * SKIP_BLOCK, kind
        yield state, UNKNOWN, "unknown"

    def _part_steps(self, state: tuple, own: str) -> Iterator[tuple[tuple, float, str]]:
        *place, part = state
        if part and own and part[1].startswith(own):
            rest = part[1][len(own) :]
            yield (*place, (part[0], rest) if rest else None), 0.0, f"{part[0]}+"
        for kind, said in self.parts:
            if own and said.startswith(own):
                rest = said[len(own) :]
                yield (*place, (kind, rest) if rest else None), 0.01, kind


def _parts(gold: dict) -> Iterator[tuple[str, str]]:
    for kind in ("head", "dateline"):
        if gold[kind]:
            yield kind, letters(gold[kind])
    for kind, texts in (("signed", gold["signed"]), ("ignore", gold["ignore"])):
        for text in texts:
            yield kind, letters(text)
    for part in gold["lists"]:
        for text in (*part["items"], part["type"], f"{part['type']}s"):
            yield "ignore", letters(text)


def _labels(texts: list[str], kinds: dict[int, str], gold: dict) -> dict[int, str]:
    """The labels of the chains: `ignore` told apart by the parts of the gold, or by its words."""
    ocr = gold["kind"] == "ocr"
    parts = [(kind, letters(line)) for kind, lines in gold.get("parts", {}).items() for line in lines]
    out: dict[int, str] = {}
    last, rest = "subject", ""
    for row, kind in sorted(kinds.items()):
        own = letters(plain(texts[row]))
        if page_mark(texts[row]):
            out[row] = "mark"
        elif kind == "unknown":
            out[row] = "text-I"
        elif not kind.startswith("ignore"):
            out[row] = kind.rstrip("+")
        elif ocr:
            out[row], rest = _part_of(parts, own, rest)
            if out[row] == "form" and _is_prose(texts[row]):
                out[row] = (
                    "text-I" if texts[row].strip()[:1].islower() or _is_open(texts, out, row) else "text-B"
                )
        else:
            if kind == "ignore":
                last = "subject" if texts[row].upper().startswith(("SUB", "5UB")) else "addressee"
            out[row] = last
    return out


def _part_of(parts: list[tuple[str, str]], own: str, rest: str) -> tuple[str, str]:
    """The part that an ignored line is, or `form`; and what of a head is still to come on further lines."""
    if own and rest.startswith(own):
        return "head", rest[len(own) :]
    for index, (kind, said) in enumerate(parts):
        if said == own:
            parts.append(parts.pop(index))
            return kind, ""
    for kind, said in parts:
        if own and said.startswith(own):
            return kind, said[len(own) :] if kind == "head" else ""
    return "form", ""


def _is_prose(text: str) -> bool:
    """Whether a line that the annotators left out is running text: the rest of a cut paragraph."""
    words = text.split()
    function = sum("function" in classes_of(word.strip(".,;")) for word in words)
    return len(words) > 7 and function > 1 and "|" not in text and "label" not in shape(text)


def _is_open(texts: list[str], labels: dict[int, str], row: int) -> bool:
    """Whether the last line of text before `row` ends in mid-sentence."""
    before = next((at for at in range(row - 1, -1, -1) if labels.get(at, "").startswith("text")), None)
    return before is not None and not texts[before].rstrip().endswith((".", ":", "?", "!"))


def _breaks(texts: list[str], labels: dict[int, str], gold: dict) -> frozenset[int]:
    """The rows of text after which the page breaks of the gold stand, found by the letters before them."""
    body, ends = "", []
    for row in sorted(labels):
        if labels[row] not in FURNITURE_LABELS:
            body = (body + letters(plain(texts[row])))[-20:]
            ends.append((row, body))
    found, start = set(), 0
    for page in gold["pbs"]:
        at = next((i for i in range(start, len(ends)) if ends[i][1] == page["before"]), None)
        if at is not None:
            found.add(ends[at][0])
            start = at + 1
    return frozenset(found)


def _first_of_page(document: Labelled, seen: list[Sight], row: int) -> int:
    """The line with which the page after the text of `row` begins: the gold says only between which texts."""
    firsts = {key(sight.text) for sight in seen[:3]}
    candidates = []
    for i, sight in enumerate(seen):
        if sight.row > row:
            candidates.append(i)
            if document.labels[sight.row] not in FURNITURE_LABELS:
                break
    if not candidates:
        return 0
    return max(candidates, key=lambda i: (_looks_first(document, seen, i, candidates[0], firsts), -i))


def _looks_first(document: Labelled, seen: list[Sight], i: int, start: int, firsts: set[str]) -> float:
    sight, label = seen[i], document.labels[seen[i].row]
    before = {document.labels[seen[j].row] for j in range(start, i)}
    text = sight.text.strip()
    return (
        10.0 * (sight.across == "mark")
        + 5.0 * (label == "header" and bool(RECORD_NUMBER.fullmatch(text)))
        + 2.0 * (len(key(text)) > 3 and key(text) in firsts)
        + 2.5 * (label == "classification" and "classification" in before and sight.gap > 0)
        + 1.0 * (sight.gap > 0)
        + 0.5 * (label == "classification" and document.labels[seen[i - 1].row] != label)
        + {"header": 1.0, "pageNum": 0.5, "stamp": -1.5, "catch": -1.5}.get(label, 0.0)
        - 3.0 * (label == "header" and any(word in text for word in ("REPRODUCTION", "DocId", "RETURN")))
        + 0.2 * (label not in FURNITURE_LABELS)
        - 1.0 * (i == start and label == "classification")
    )


def own_documents() -> Iterator[Labelled]:
    """The documents made up for training, in `typescripts/`."""
    for file in sorted((Path(__file__).parent / "typescripts").glob("*.tsv")):
        yield read_rows(file)


def silent_rows(document: Labelled) -> set[int]:
    """The rows of page marks."""
    return {row for row, label in document.labels.items() if label == "mark"}


def seen_lines(document: Labelled) -> list[Sight]:
    """The lines of a document as the chains `furniture` and `breaks` see them."""
    return sights(document.texts, silent_rows(document))
