"""Where pages begin: the runs of furniture between two lines of text, judged all at once.

A page ends with its lower furniture (catchword, marking, stamps) and the next begins with its upper
furniture (record number, marking, page number); without a page mark, what stands in such a run, what
repeats from run to run and whether the sentence goes on after it tell a page break from a stamp inside a
page.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from encoder.pages.features import key, page_number, plain, shape


@dataclass(frozen=True, slots=True)
class Run:
    """What stands between two lines of text.

    Attributes:
        before, after: index of the line of text before it and after it, in the list of lines.
        inside: the indices of the lines of furniture and the page marks between them.
        blanks: blank lines between them.
    """

    before: int
    after: int
    inside: tuple[int, ...]
    blanks: int


def runs(rows: Sequence[int], roles: Sequence[str], is_text: Sequence[bool]) -> list[Run]:
    """The runs of a document in which a page may begin: those with furniture or a blank line.

    Args:
        rows: the row of each line that is not blank.
        roles: its role.
        is_text: whether it is running text.
    """
    texts = [i for i, text in enumerate(is_text) if text]
    out = []
    for before, after in pairwise(texts):
        inside = tuple(range(before + 1, after))
        blanks = rows[after] - rows[before] - 1 - len(inside)
        if inside or blanks:
            out.append(Run(before, after, inside, blanks))
    return out


def run_features(found: Sequence[Run], texts: Sequence[str], roles: Sequence[str]) -> list[list[str]]:
    """The features of each run."""
    keys = [key(text) for text in texts]
    repeated = Counter(keys)
    heads = {keys[i] for i in range(min(4, len(keys)))}
    said = {page_number(plain(text)) for text, role in zip(texts, roles, strict=True) if role == "pageNum"}
    out = []
    since = 0
    for position, run in enumerate(found):
        since = run.before - (found[position - 1].after if position else 0)
        own = _inside(run, texts, roles, keys, repeated, heads)
        own += _around(run, texts)
        own.append(f"since={sum(since >= edge for edge in (2, 5, 10, 18, 30, 45))}")
        own.append(f"pages-numbered={bool(said)}")
        own.append(f"blanks={min(run.blanks, 3)}")
        out.append(own)
    return out


def _inside(
    run: Run,
    texts: Sequence[str],
    roles: Sequence[str],
    keys: Sequence[str],
    repeated: Counter[str],
    heads: set[str],
) -> list[str]:
    kinds = [roles[i] for i in run.inside]
    out = [f"has={kind}" for kind in sorted(set(kinds))]
    out.append("kinds=" + "-".join(sorted(set(kinds))))
    out.append(f"lines={sum(len(kinds) >= edge for edge in (1, 2, 3, 5, 8))}")
    out.append(f"markings={min(3, kinds.count('classification'))}")
    if any(keys[i] in heads and len(keys[i]) > 2 for i in run.inside):
        out.append("like-first-page")
    if any(repeated[keys[i]] > 1 and len(keys[i]) > 3 for i in run.inside):
        out.append("repeated")
    for i in run.inside:
        if roles[i] != "noise":
            out += [f"in:{feature}" for feature in shape(texts[i]) if feature.startswith(KEPT)]
    if not kinds:
        out.append("empty")
    return sorted(set(out))


KEPT = (
    "record-number",
    "first=",
    "only=",
    "lex:header=all",
    "lex:header=most",
    "marking=4",
    "page-number",
    "has=PAGE",
)


def _around(run: Run, texts: Sequence[str]) -> list[str]:
    before = next(feature for feature in shape(texts[run.before]) if feature.startswith("ends="))
    after = shape(texts[run.after])
    starts = (
        "lower"
        if "starts=lower" in after
        else "enumerator"
        if any(f.startswith("enumerator=") for f in after)
        else "other"
    )
    out = [f"before:{before}", f"after={starts}", f"join={before}&{starts}"]
    out += [f"after:{feature}" for feature in after if feature.startswith(("first=", "upper", "words"))]
    return out
