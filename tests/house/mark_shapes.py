"""Made-up documents of a house with page marks of any template, and what they say."""

import random
from dataclasses import dataclass

from encoder.model import Line

_WORDS = """
the harbour was surveyed in spring by two men of town and chart that they drew then is still
best one nobody has looked for second wreck though it known
to lie off point where vegetables of coaster were washed
ashore a week after storm pilots went home autumn as always had done books closed boy left mind lamp he wrote
down each night what seen council paid him four pounds year coat there nothing his book itself
"""
WORDS = _WORDS.split()


@dataclass(frozen=True)
class Template:
    """A page mark: `N` for its number, `M` for a number one more; how it is numbered; where it may stand."""

    text: str
    numerals: str = "arabic"
    inside: bool = False
    own_line: bool = True


KNOWN = (
    Template("[S. N]", inside=True),
    Template("|N|", inside=True),
    Template("||N", inside=True, own_line=False),
    Template("[fol. N]", "leaves", inside=True),
    Template("{N}", inside=True),
    Template("- N -"),
    Template("[Pg N]", inside=True),
    Template("[N]", "columns", inside=True),
    Template("<N>", inside=True),
    Template("[N]"),
    Template("/N/", inside=True),
    Template("(p. N)", inside=True),
    Template("-- N --"),
    Template("---Page N---"),
    Template("-----File: N.png-----"),
    Template("-----File: N.png" + 52 * "-"),
    Template("## p. N (#M) ####"),
    Template('<pb n="N"/>', inside=True),
    Template("== Page N =="),
    Template("[Begin page N]"),
    Template("<!-- page N -->", inside=True),
    Template("*** Page N ***"),
    Template("# Page N"),
    Template("_ N _"),
)
"""The forms that people were seen to use."""

MADE_UP = (
    Template("[N]", "leaves", inside=True),
    Template("[[N]]", inside=True),
    Template("{{p. N}}", inside=True),
    Template("⟨N⟩", inside=True),
    Template("[p. N]", "roman", inside=True),
    Template("[Bl. N]", "leaves", inside=True),
    Template("[pág. N]", inside=True),
    Template("[стр. N]", inside=True),
    Template("[с. N]", inside=True),
    Template("[σ. N]", inside=True),
    Template("[N. oldal]", inside=True),
    Template("(S. N)", inside=True),
    Template("||S. N||", inside=True),
    Template("‖N‖", inside=True),
    Template("//N//", inside=True),
    Template("<p. N>", inside=True),
    Template('<pb facs="#f00M" n="N" />', inside=True),
    Template('<milestone unit="page" n="N"/>', inside=True),
    Template("[blz. N]", inside=True),
    Template("[folha N]", "verso", inside=True),
    Template("[pb N]", inside=True),
    Template("\\page{N}", inside=True),
    Template("%% page N"),
    Template("~~~ N ~~~"),
    Template("=== N ==="),
    Template("+++ Seite N +++"),
    Template("• N •"),
    Template("[scan M, p. N]"),
    Template("Page N of 98"),
    Template("Seite N"),
    Template("[page N begins]"),
    Template("<<N>>", inside=True),
    Template("[sig. N]", "sigla", inside=True),
    Template("{p.N}", inside=True),
    Template("[/N/]", inside=True),
    Template("[= N]", inside=True),
    Template("|p. N|", inside=True),
)
"""Forms that nobody told the code of."""


def number(i: int, numerals: str) -> str:
    """The number of a page: 7 → `7`, `vii`, `4r`, `4 recto`, `4r:1`, `A4r`."""
    leaf, side = (i + 1) // 2, "rv"[(i + 1) % 2]
    if numerals == "roman":
        return _roman(i)
    if numerals == "leaves":
        return f"{leaf}{side}"
    if numerals == "verso":
        return f"{leaf} {'recto' if side == 'r' else 'verso'}"
    if numerals == "columns":
        return f"{leaf}{side}:1"
    if numerals == "sigla":
        return f"{'ABCDEFGHIKLMNOPQRSTUWXYZ'[(leaf - 1) // 4 % 23]}{(leaf - 1) % 4 + 1}{side}"
    return str(i)


_ROMAN = tuple(
    zip((100, 90, 50, 40, 10, 9, 5, 4, 1), ("c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"), strict=True)
)


def _roman(i: int) -> str:
    out = ""
    for value, letters in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        out += letters * (i // value)
        i %= value
    return out


@dataclass(frozen=True)
class Marked:
    """A document and the numbers of its marks, each with the last letters before it."""

    text: str
    marks: tuple[tuple[str, str], ...]


def draw(rng: random.Random, template: Template, pages: int, first: int, noise: bool = True) -> Marked:
    """A document in prose with a mark of the template at each page's beginning."""
    inside = template.inside and (not template.own_line or rng.random() < 0.5)
    text, marks, letters = "", [], ""
    for page in range(pages):
        n = number(first + page, template.numerals)
        mark = template.text.replace("N", n).replace("M", str(first + page + 3))
        piece = _prose(rng, 60 + rng.randrange(120), noise)
        if page:
            marks.append((n, letters[-12:]))
            if not inside:
                text += f"\n\n{mark}\n\n" if rng.random() < 0.8 else f"\n{mark}\n"
            elif text[-1] != " " and template.own_line and rng.random() < 0.1:
                text += mark
            else:
                text += f" {mark} "
        text += piece
        letters += "".join(c for c in piece if c.isalnum())
    return Marked(text, tuple(marks))


_NOISE = ("(see p. 77)", "in 1784", "(4)", "£12 6s.", "[sic]", "(1 Cor. 3)", "No. 17")


def _prose(rng: random.Random, words: int, noise: bool) -> str:
    out, begin = [], rng.random() < 0.3
    for _ in range(words):
        word = rng.choice(WORDS)
        out.append(word.capitalize() if begin else word)
        begin = rng.random() < 0.08
        if begin:
            out[-1] += ".\n\n" if rng.random() < 0.2 else "."
        if noise and rng.random() < 0.01:
            out.append(rng.choice(_NOISE))
    return " ".join(out).rstrip().removesuffix(".").replace("\n ", "\n")


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text, with their offsets."""
    out, start = [], 0
    for i, line in enumerate(text.split("\n"), 1):
        out.append(Line(i, start, line))
        start += len(line) + 1
    return tuple(out)
