"""What can be seen of a line that only the documents of one house have in common, and so only it can teach.

Words at the edges of short lines, exact indents and widths, forms of numbers: the shipped weights know
nothing of them, since on another house's lines they mean something else.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.sight import Sight

_SHORT, _LONG = 60, 100
"""Lines up to the first number of characters can be heads, datelines, signatures."""
WHOLE: Final = "H:line="
"""Begins the feature of a short line as a whole."""
_WORD, _WORDS = re.compile(r"[^\W\d_]+"), re.compile(r"[^\W_]+")
_LETTERS, _DIGITS = re.compile(r"[^\W\d_a-zß-ÿ]+"), re.compile(r"\d+")
_MOST_OF_FORM = 24
_FARTHEST = 3


def with_house_features(seen: Sequence[Sight], rows: Sequence[list[str]]) -> list[list[str]]:
    """The features of each line, and those that only its house can weigh.

    Args:
        seen: the lines.
        rows: their features.
    """
    own = [_own(sight) for sight in seen]
    last = len(seen) - 1
    out = []
    for i, row in enumerate(rows):
        place = f"{min(i, _FARTHEST)}" if i <= last - i else f"-{min(last - i, _FARTHEST)}"
        more = [*own[i], f"H:at={place}"]
        if i:
            more.append(f"H:above:{own[i - 1][0]}")
            more.append(f"H:above:{own[i - 1][1]}&{own[i][1]}")
        if i < last:
            more.append(f"H:below:{own[i + 1][0]}")
            more.append(f"H:below:{own[i + 1][1]}&{own[i][1]}")
        out.append([*row, *more])
    return out


def signs_of(seen: Sequence[Sight], labels: Sequence[str]) -> list[frozenset[str]]:
    """By what a short line may be known, one sign at a time; nothing of those that are longer.

    Args:
        seen: the lines.
        labels: what each was read as: what stands above a line and below it are signs of it, too.
    """
    own = [_own(sight) for sight in seen]
    out = []
    for i, sight in enumerate(seen):
        signs: list[str] = []
        if len(sight.text.strip()) <= _SHORT:
            signs += own[i]
            for place, at in (("above", i - 1), ("below", i + 1)):
                there = own[at] if 0 <= at < len(own) else []
                signs += [f"H:{place}:{sign}&{own[i][1]}" for sign in there[1:2]]
                signs += [f"H:{place}:{sign}" for sign in there[:1]]
                signs.append(f"H:{place}={labels[at] if there else 'nothing'}")
        out.append(frozenset(signs))
    return out


def kinds_of(seen: Sequence[Sight]) -> list[str]:
    """Of what kind each line is, as far as lines of one house are alike: by length, place and form."""
    own = [_own(sight) for sight in seen]
    last = len(seen) - 1
    return [
        f"{row[1]} {'foot' if last - i < _FARTHEST else 'top' if i < _FARTHEST else 'inner'}"
        for i, row in enumerate(own)
    ]


def _own(sight: Sight) -> list[str]:
    text = sight.text.strip()
    words = _WORD.findall(text[:_LONG].lower())
    gap = "across" if sight.across else str(min(sight.gap, 3))
    size = "short" if len(text) <= _SHORT else "middle" if len(text) <= _LONG else "long"
    first, last = (words[0], words[-1]) if words else ("", "")
    out = [
        f"H:first={first}",
        f"H:size={size}&gap={gap}&indent={min(indent_of(sight.text), 60)}",
        f"H:end={text[-1:]}&{size}&gap={gap}",
    ]
    if size == "short":
        out += [f"H:last={last}", f"H:form={_form(text)}"]
        out += [f"H:word={word}" for word in dict.fromkeys(words)]
        out.append(f"{WHOLE}{_said(text)}")
    return out


def _said(text: str) -> str:
    """What a line says, however it is set or was misread: `SÉNAT.` and `Senat` are one."""
    bare = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    return " ".join(_WORDS.findall(_DIGITS.sub("9", bare.casefold())))


def _form(text: str) -> str:
    """`No. 12.` → `Aa 9.`: capitals, small letters and figures, each run as one."""
    small = re.sub(r"[a-zß-ÿ]+", "a", text)
    return _DIGITS.sub("9", _LETTERS.sub("A", small))[:_MOST_OF_FORM]


def bound_keys(seen: Sequence[Sight], allowed: Sequence[frozenset[str] | None]) -> list[str]:
    """By what a bound on the labels of a line is known: what it leaves, on what kind of line, and where.

    Args:
        seen: the lines.
        allowed: the labels that a line may have, None for all.
    """
    out = []
    last = len(seen) - 1
    for i, (sight, labels) in enumerate(zip(seen, allowed, strict=True)):
        if labels is None:
            out.append("")
            continue
        size = "short" if len(sight.text.strip()) <= _SHORT else "long"
        place = "top" if i < 2 * _FARTHEST else "foot" if last - i < 2 * _FARTHEST else "inner"
        out.append(f"{' '.join(sorted(labels))} / {size} / {place}")
    return out
