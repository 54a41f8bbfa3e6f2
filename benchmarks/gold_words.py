"""Gold facts of edited texts → a label for every line, by aligning words.

Editions set note references and page marks inside their lines, so lines and gold blocks are compared word
by word (`difflib`), not letter by letter as `gold_roles.py` does for typed pages.
"""

import json
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from gold_roles import Labelled, gold_files

WORD = re.compile(r"[^\W\d_]+")
ENOUGH = 0.6


def words(text: str) -> list[str]:
    """The words of a text in lower case; references are made of figures and signs, which are left out."""
    return WORD.findall(text.lower())


def read_edited(folder: Path) -> Iterator[Labelled]:
    """The documents of a folder with gold facts of an edition, labelled."""
    for source, file in gold_files(folder):
        gold = json.loads(file.read_text(encoding="utf-8"))
        yield label_edited(source.stem, source.read_text(encoding="utf-8"), gold)


def label_edited(name: str, text: str, gold: dict) -> Labelled:
    """Lay the facts of a document along its lines."""
    texts = text.split("\n")
    rows = [row for row, line in enumerate(texts) if line.strip()]
    pieces = list(_pieces(gold))
    found = _align(texts, rows, [(kind, words(said)) for kind, said in pieces])
    labels: dict[int, str] = {}
    furniture = {" ".join(words(said)): kind for kind, said in gold.get("fw", [])}
    heads = {"".join(words(x)) for x in [gold.get("head") or ""]}
    for row in rows:
        own = words(texts[row])
        if row in found:
            labels[row] = found[row]
        elif " ".join(own) in furniture:
            labels[row] = furniture[" ".join(own)]
        else:
            labels[row] = "mark" if len(own) < 2 or "".join(own) in heads else "unknown"
    return Labelled(name, texts, labels, frozenset())


def _pieces(gold: dict) -> Iterator[tuple[str, str]]:
    """What the gold says of the text, in the order of the page as far as it tells: kind, words."""
    if gold.get("head"):
        yield "head", gold["head"]
    if gold.get("dateline"):
        yield "dateline", gold["dateline"]
    for part in gold["lists"]:
        for item in (f"{part['type']}", *part["items"]):
            yield part["type"] if part["type"] in ("subject", "participants") else "addressee", item
    for block in gold["blocks"]:
        yield "text", block
    for line in gold["signed"]:
        yield "signed", line
    for note in gold["notes"]:
        yield "note", note["text"]


def _align(
    texts: Sequence[str], rows: Sequence[int], pieces: Sequence[tuple[str, list[str]]]
) -> dict[int, str]:
    """Row → label, for the rows most of whose words stand in one piece."""
    out: dict[int, str] = {}
    short = [(kind, said) for kind, said in pieces if kind not in ("text", "note")]
    left = list(rows)
    for kind, said in short:
        match = _lines_of(texts, left, said)
        for row in match:
            out[row] = kind
        left = [row for row in left if row not in out]
    for group in ("note", "text"):
        these = [said for kind, said in pieces if kind == group]
        out |= _flow(texts, left, these, group)
        left = [row for row in left if row not in out]
    return out


def _lines_of(texts: Sequence[str], rows: Sequence[int], said: list[str]) -> list[int]:
    """The adjacent lines that a short piece fills, or nothing."""
    wanted = "".join(said)
    for i in range(len(rows)):
        got, used = "", []
        for row in rows[i : i + 6]:
            own = "".join(words(texts[row]))
            if not own:
                if used:
                    used.append(row)
                    continue
                break
            if not wanted.startswith(got + own):
                break
            got += own
            used.append(row)
            if got == wanted:
                return used
    return []


def _flow(texts: Sequence[str], rows: Sequence[int], pieces: list[list[str]], group: str) -> dict[int, str]:
    """Row → `-B` where a piece begins, `-I` where one goes on, by the longest common words."""
    source = [(word, row) for row in rows for word in words(texts[row])]
    gold = [(word, i, at) for i, said in enumerate(pieces) for at, word in enumerate(said)]
    matcher = SequenceMatcher(None, [w for w, _ in source], [w for w, _, _ in gold], autojunk=False)
    hits: dict[int, list[tuple[int, int]]] = {}
    for a, b, size in matcher.get_matching_blocks():
        if size < (3 if group == "note" else 1):
            continue
        for k in range(size):
            hits.setdefault(source[a + k][1], []).append(gold[b + k][1:])
    out = {}
    begun: set[int] = set()
    for row in rows:
        got = hits.get(row, [])
        if got and len(got) >= ENOUGH * len(words(texts[row])):
            first = got[0]
            begins = first[1] <= 1 and (len(got) < 2 or got[1][1] <= 3) and first[0] not in begun
            begun |= {first[0]} if begins else set()
            out[row] = f"{group}-B" if begins else f"{group}-I"
    return out
