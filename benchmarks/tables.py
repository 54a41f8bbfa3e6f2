"""Made-up accounts, logs and statistics in many layouts, and how many of their cells are read rightly.

    python -m benchmarks.tables [DOCUMENTS] [SEED] [--show LAYOUT]

Each document is prose, a table whose cells are known, and prose. A cell counts where its text stands in the
right row and column of the TEI.
"""

import random
import sys
import textwrap
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from lxml import etree

from encoder.pipeline import encode_source
from encoder.reading import source_of_text

TEI = "{http://www.tei-c.org/ns/1.0}"
PROSE = (
    "The committee met on Tuesday last and read over the books of the several towns, which were found in good"
    " order, saving those of the mill, where the rain had come in.",
    "Upon the whole the year was better than the one before it, and the master declared that he would"
    " not have believed it if he had not counted the sacks himself.",
    "Nothing further being offered, the papers were laid aside, and the clerk was desired to make a fair copy"
    " of them for the use of the members before the month was out.",
    "Wir haben die Rechnungen durchgesehen und nichts gefunden, was zu erinnern wäre; nur fehlt noch der"
    " Beleg über das Fuhrwerk, das im Herbst nach der Mühle gegangen ist.",
)
GOODS = (
    "nails", "two hogs", "a yoke of oxen", "boards for the barn", "3 days work", "cash paid Jno. Carrow",
    "Salz und Mehl", "frais de transport", "carriage of the bell", "a new rope", "tallow candles", "rum",
    "coffee", "sugar, brown", "linen", "6 lb. of tea", "grain from the mill", "mending the pump",
    "paper and ink",
    "oats",
)  # fmt: skip
LONG = (
    "Received of the heirs of Tho. Marsh in full for the rent of the upper meadow",
    "To carriage of four barrels of lime from the landing to the new meeting house",
    "By sundry persons for grinding at the lower mill during the whole of the winter",
)
PLACES = (
    "Merrow",
    "Saint Orme",
    "Lindau",
    "Carrow",
    "Oberthal",
    "New Elm",
    "Port Ayr",
    "Vaux",
    "Terni",
    "Halle",
)
NAMES = (
    "Tallis, John",
    "Carrow, Jno.",
    "Marsh, Thomas",
    "Fenn, Eliza",
    "Lyle, Robert",
    "Voss, Karl",
    "Arnaud, P.",
)
RANKS = ("private", "corporal", "drummer")
WINDS = ("N.E.", "S.W. by W.", "W.", "NNE", "calm", "E.S.E.", "variable")
WEATHER = ("clear", "rain", "fresh gales", "squally", "hazy", "snow", "fair")
MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.")


@dataclass(frozen=True)
class Made:
    """A table: heads of columns, rows of cells, which columns are figures."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: tuple[bool, ...]
    total: tuple[str, ...] = ()


@dataclass
class Drawn:
    """A document: its text, and the rows of cells that its table has, heads first."""

    text: str
    rows: list[tuple[str, ...]] = field(default_factory=list)


def _sum(rng: random.Random) -> tuple[int, str]:
    pence = rng.choice([rng.randrange(1, 480), rng.randrange(240, 9000)])
    return pence, f"{pence // 240} {pence % 240 // 12:>2} {pence % 12:>2}"


def account(rng: random.Random) -> Made:
    """Goods and sums in pounds, shillings and pence, and their total."""
    sums = [_sum(rng) for _ in range(rng.randrange(4, 12))]
    rows = tuple((rng.choice(GOODS), text) for _, text in sums)
    whole = sum(pence for pence, _ in sums)
    total = f"{whole // 240} {whole % 240 // 12:>2} {whole % 12:>2}"
    return Made(("", "£  s.  d."), rows, (False, True), ("", total))


def ledger(rng: random.Random) -> Made:
    """Days, goods and two columns of sums with decimals, of which one is filled."""
    comma = rng.random() < 0.4
    rows = []
    day, month = 1, rng.randrange(6)
    for at in range(rng.randrange(5, 14)):
        day = min(28, day + rng.randrange(1, 4))
        amount = f"{rng.randrange(1, 900)}.{rng.randrange(100):02}"
        amount = amount.replace(".", ",") if comma else amount
        sides = (amount, "") if (rng.random() < 0.6 or not at) and at != 1 else ("", amount)
        rows.append((f"{MONTHS[month]} {day}", rng.choice(GOODS), *sides))
    return Made(("Date", "Item", "Debit", "Credit"), tuple(rows), (False, False, True, True))


def log(rng: random.Random) -> Made:
    """The log of a ship."""
    rows = tuple(
        (
            str(hour),
            str(rng.randrange(2, 11)),
            rng.choice(WINDS),
            str(rng.randrange(40, 75)),
            rng.choice(WEATHER),
        )
        for hour in range(1, rng.randrange(7, 13))
    )
    return Made(("Hour", "Knots", "Wind", "Ther.", "Weather"), rows, (True, True, False, True, False))


def statistics(rng: random.Random) -> Made:
    """Places and their numbers in some years."""
    years = [str(rng.randrange(1820, 1900) + 10 * at) for at in range(rng.randrange(2, 5))]
    big = rng.choice([1_000, 100_000, 2_000_000])
    sep = rng.choice([",", ".", ""])
    rows = tuple(
        (place, *(f"{rng.randrange(big // 20, big):,}".replace(",", sep) for _ in years))
        for place in rng.sample(PLACES, rng.randrange(4, 9))
    )
    return Made(("Place", *years), rows, (False, *(True for _ in years)))


def roll(rng: random.Random) -> Made:
    """A muster roll or register."""
    rows = tuple(
        (str(n), rng.choice(NAMES), str(rng.randrange(17, 60)), rng.choice(RANKS), rng.choice(PLACES))
        for n in range(1, rng.randrange(6, 15))
    )  # fmt: skip
    return Made(("No.", "Name", "Age", "Rank", "Where born"), rows, (True, False, True, False, False))


def trade(rng: random.Random) -> Made:
    """Goods, their quantities and their worth."""
    rows = tuple(
        (goods, f"{rng.randrange(5, 9_000):,}", f"${rng.randrange(1, 700)}.{rng.randrange(100):02}")
        for goods in rng.sample(GOODS[:1] + GOODS[7:], rng.randrange(4, 10))
    )
    return Made(("Article", "Pounds", "Value"), rows, (False, True, True))


MAKERS: tuple[Callable[[random.Random], Made], ...] = (account, ledger, log, statistics, roll, trade)


def _widths(made: Made, *, heads: bool) -> list[int]:
    rows = [*made.rows, *([made.heads] if heads else []), *([made.total] if made.total else [])]
    return [max(len(row[at]) for row in rows) for at in range(len(made.heads))]


def _aligned(row: Sequence[str], made: Made, widths: Sequence[int], gap: int, indent: int = 0) -> str:
    cells = [
        cell.rjust(width) if figure else cell.ljust(width)
        for cell, figure, width in zip(row, made.figures, widths, strict=True)
    ]
    return (" " * indent + (" " * gap).join(cells)).rstrip()


def blanks(rng: random.Random, made: Made, *, heads: bool = True, indent: int = 0, gap: int = 0) -> Drawn:
    """Columns set apart by blanks, figures at the right."""
    gap = gap or rng.randrange(2, 7)
    widths = _widths(made, heads=heads)
    lines = [
        _aligned(row, made, widths, gap, indent) for row in ((made.heads, *made.rows) if heads else made.rows)
    ]
    return Drawn("\n".join(lines), [*([made.heads] if heads else []), *made.rows])


def indented(rng: random.Random, made: Made) -> Drawn:
    return blanks(rng, made, indent=rng.randrange(4, 12))


def headless(rng: random.Random, made: Made) -> Drawn:
    return (
        blanks(rng, account(rng) if made.total else made, heads=False)
        if not made.total
        else _pounds(rng, made)
    )


def _pounds(rng: random.Random, made: Made) -> Drawn:
    """Sums without a head, the first with its sign."""
    rows = ((made.rows[0][0], "£" + made.rows[0][1]), *made.rows[1:])
    return blanks(rng, Made(made.heads, rows, made.figures), heads=False)


def totalled(rng: random.Random, made: Made) -> Drawn:
    """With a rule and the total below it."""
    made = made if made.total else account(rng)
    drawn = blanks(rng, Made(made.heads, (*made.rows, made.total), made.figures))
    lines = drawn.text.split("\n")
    width = max(map(len, lines))
    rule = ("-" * rng.randrange(6, 10)).rjust(width)
    lines[-1:] = [rule, lines[-1], *([rule.replace("-", "=")] if rng.random() < 0.5 else [])]
    return Drawn("\n".join(lines), drawn.rows)


def leaders(rng: random.Random, made: Made, *, sign: str = ".") -> Drawn:
    """The first column led to the second by dots."""
    made = made if not made.figures[0] else statistics(rng)
    made = Made(made.heads, made.rows, made.figures) if made.figures[1] else account(rng)
    widths = _widths(made, heads=True)
    widths[0] += rng.randrange(6, 20)
    lines = [_aligned(made.heads, made, widths, 2)]
    for row in made.rows:
        rest = _aligned(row, made, widths, 2)[widths[0] :]
        dots = (sign * 60)[: widths[0] - len(row[0]) - 1]
        lines.append(f"{row[0]} {dots}".ljust(widths[0]) + rest)
    return Drawn("\n".join(lines), [made.heads, *made.rows])


def spaced_leaders(rng: random.Random, made: Made) -> Drawn:
    return leaders(rng, made, sign=". ")


def ragged(rng: random.Random, made: Made) -> Drawn:
    """As many blanks between cells, which so stand nowhere above each other."""
    made = made if made.figures[-1] and made.heads[2:3] != ("Debit",) else trade(rng)
    gap = " " * rng.randrange(3, 7)
    rows = [tuple(" ".join(cell.split()) for cell in row) for row in made.rows if all(row)]
    return Drawn("\n".join(gap.join(row) for row in rows), rows)


def tabs(rng: random.Random, made: Made) -> Drawn:
    rows = [made.heads, *made.rows]
    return Drawn("\n".join("\t".join(row) for row in rows), rows)


def markdown(rng: random.Random, made: Made) -> Drawn:
    rows = [made.heads, *made.rows]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return Drawn("\n".join([lines[0], "|" + " --- |" * len(made.heads), *lines[1:]]), rows)


def pipes(rng: random.Random, made: Made) -> Drawn:
    widths = _widths(made, heads=True)
    rows = [made.heads, *made.rows]
    lines = [" | ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in rows]
    return Drawn("\n".join([lines[0], "-+-".join("-" * w for w in widths), *lines[1:]]), rows)


def boxed(rng: random.Random, made: Made) -> Drawn:
    widths = _widths(made, heads=True)
    rows = [made.heads, *made.rows]
    rule = "+" + "+".join("-" * (w + 2) for w in widths) + "+"
    lines = ["| " + " | ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) + " |" for row in rows]
    return Drawn("\n".join([rule, lines[0], rule, *lines[1:], rule]), rows)


def ruled(rng: random.Random, made: Made) -> Drawn:
    """A rule under the heads, in parts or whole."""
    drawn = blanks(rng, made, gap=3)
    widths = _widths(made, heads=True)
    rule = (
        "   ".join("-" * w for w in widths)
        if rng.random() < 0.5
        else rng.choice("-=_") * (sum(widths) + 3 * (len(widths) - 1))
    )
    lines = drawn.text.split("\n")
    return Drawn("\n".join([lines[0], rule, *lines[1:]]), drawn.rows)


def spaced(rng: random.Random, made: Made) -> Drawn:
    """A blank line after every few rows."""
    drawn = blanks(rng, made)
    every = rng.randrange(1, 5)
    lines: list[str] = []
    for at, line in enumerate(drawn.text.split("\n")):
        lines += [line, *([""] if at % every == every - 1 else [])]
    return Drawn("\n".join(lines).rstrip(), drawn.rows)


def sectioned(rng: random.Random, made: Made) -> Drawn:
    """Heads of parts amid the rows."""
    drawn = blanks(rng, made)
    lines, rows = drawn.text.split("\n"), list(drawn.rows)
    at = rng.randrange(2, len(lines) - 1)
    lines.insert(at, "Second Part.")
    rows.insert(at, ("Second Part.", *([""] * (len(made.heads) - 1))))
    return Drawn("\n".join(lines), rows)


def wrapped(rng: random.Random, made: Made, *, at_last: bool = True) -> Drawn:
    """Long descriptions over two lines, the sum on the last of them or on the first.

    Where it stands on the first, the rest is a row of its own, since no character leaves its place.
    """
    made = made if made.total else account(rng)
    width, gap = rng.randrange(34, 46), "    "
    widest = max(len(row[1]) for row in made.rows)
    lines, rows = [" " * (width + 4) + "£  s.  d.".rjust(widest)], [made.heads]
    for row in made.rows:
        text = rng.choice(LONG) if rng.random() < 0.4 else row[0]
        parts = textwrap.wrap(text, width, subsequent_indent="   ")
        at = len(parts) - 1 if at_last else 0
        lines += [
            (p.ljust(width) + gap + row[1].rjust(max(widest, 9))) if i == at else p
            for i, p in enumerate(parts)
        ]
        if at_last or len(parts) == 1:
            rows.append((text, row[1]))
        else:
            rows += [(parts[0], row[1]), (" ".join(parts[1:]), "")]
    return Drawn("\n".join(lines), rows)


def wrapped_below(rng: random.Random, made: Made) -> Drawn:
    return wrapped(rng, made, at_last=False)


def paged(rng: random.Random, made: Made, *, repeats: bool = False) -> Drawn:
    """A page begins amid the rows, the heads again below it or not."""
    drawn = blanks(rng, made)
    lines, rows = drawn.text.split("\n"), list(drawn.rows)
    at = rng.randrange(3, len(lines) - 1)
    again = [lines[0]] if repeats else []
    rows[at:at] = [made.heads] if repeats else []
    lines[at:at] = ["", "[Page 12]", "", *again]
    return Drawn("\n".join(lines), rows)


def paged_again(rng: random.Random, made: Made) -> Drawn:
    return paged(rng, made, repeats=True)


def dittoed(rng: random.Random, made: Made) -> Drawn:
    """What is said again is a sign, what is nothing a dash."""
    sign, dash = rng.choice(['"', "do.", "ditto", "„"]), rng.choice(["—", "-", "...", "--"])
    rows = [
        tuple(
            (dash if rng.random() < 0.15 and at else cell)
            if figure
            else (sign if i and rng.random() < 0.3 else cell)
            for at, (cell, figure) in enumerate(zip(row, made.figures, strict=True))
        )
        for i, row in enumerate(made.rows)
    ]
    made = made if not made.total else trade(rng)
    rows = rows if len(rows[0]) == len(made.heads) and rows[0][-1] else list(made.rows)
    rows = rows if len(rows[0]) == len(made.heads) else list(made.rows)
    return blanks(rng, Made(made.heads, tuple(rows), made.figures))


def two_heads(rng: random.Random, made: Made) -> Drawn:
    """Heads above heads: each upper one spans two columns."""
    rows = tuple(
        (place, *(str(rng.randrange(10, 9000)) for _ in range(4))) for place in rng.sample(PLACES, 5)
    )
    made = Made(("Place", "Men", "Women", "Men", "Women"), rows, (False, True, True, True, True))
    widths = [max(8, w) for w in _widths(made, heads=True)]
    lines = [_aligned(row, made, widths, 3) for row in (made.heads, *rows)]
    upper = " " * (widths[0] + 3) + "1870".center(19) + "   " + "1880".center(19)
    return Drawn("\n".join([upper.rstrip(), *lines]), [("", "1870", "", "1880", ""), made.heads, *rows])


def collapsed(rng: random.Random, made: Made) -> Drawn:
    """Single blanks between cells, as tools leave them."""
    made = statistics(rng)
    return Drawn("\n".join(" ".join(row) for row in made.rows), list(made.rows))


def tab_stops(rng: random.Random, made: Made) -> Drawn:
    """One tab or two, so that cells stand above each other where tabs are eight wide."""
    made = trade(rng)
    width = max(len(row[0]) for row in made.rows) // 8 * 8 + 8
    lines = [row[0] + "\t" * -(-(width - len(row[0])) // 8) + "\t".join(row[1:]) for row in made.rows]
    return Drawn("\n".join(lines), list(made.rows))


def narrow(rng: random.Random, made: Made) -> Drawn:
    """Figures with a single blank between the widest of them."""
    rows = tuple(
        (place, *(str(rng.randrange(1, 10**n)) for n in (2, 4, 3))) for place in rng.sample(PLACES, 7)
    )
    made = Made(("", "A", "B", "C"), rows, (False, True, True, True))
    widths = _widths(made, heads=True)
    lines = [
        row[0].ljust(widths[0])
        + "  "
        + " ".join(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True))
        for row in rows
    ]
    return Drawn("\n".join(lines), list(rows))


def braced(rng: random.Random, made: Made) -> Drawn:
    """Two rows that a brace holds together, their sum beside it."""
    sums = [f"{rng.randrange(1, 90)}.{rng.randrange(100):02}" for _ in range(8)]
    goods = rng.sample(GOODS, 8)
    width = max(map(len, goods)) + 3
    at = rng.randrange(1, 6)
    lines = [
        goods[i].ljust(width) + ("}" if i in (at, at + 1) else "").ljust(4) + sums[i].rjust(8) * (i != at)
        for i in range(8)
    ]
    rows = [(goods[i] + (" }" if i in (at, at + 1) else ""), sums[i] if i != at else "") for i in range(8)]
    return Drawn("\n".join(line.rstrip() for line in lines), rows)


def wrapped_heads(rng: random.Random, made: Made) -> Drawn:
    """Heads of columns over two lines, each line a row of heads."""
    rows = tuple(
        (place, str(rng.randrange(10, 9000)), str(rng.randrange(10, 900)), str(rng.randrange(1, 90)))
        for place in rng.sample(PLACES, rng.randrange(4, 8))
    )
    upper, lower = ("Name of", "Number of", "Acres", "Mills"), ("place", "souls", "in corn", "of all kinds")
    made = Made(lower, (upper, *rows), (False, True, True, True))
    widths = _widths(made, heads=True)
    lines = [_aligned(row, made, widths, 3) for row in (upper, lower, *rows)]
    rule = ["-" * max(map(len, lines))] if rng.random() < 0.5 else []
    return Drawn("\n".join([*lines[:2], *rule, *lines[2:]]), [upper, lower, *rows])


def right_aligned(rng: random.Random, made: Made) -> Drawn:
    """All columns at the right, words too."""
    return blanks(rng, Made(made.heads, made.rows, tuple(True for _ in made.heads)))


def centred_heads(rng: random.Random, made: Made) -> Drawn:
    """Each head in the middle of its column."""
    widths, gap = _widths(made, heads=True), " " * rng.randrange(3, 6)
    heads = gap.join(head.center(width) for head, width in zip(made.heads, widths, strict=True)).rstrip()
    lines = [_aligned(row, made, widths, len(gap)) for row in made.rows]
    return Drawn("\n".join([heads, *lines]), [made.heads, *made.rows])


def grouped(rng: random.Random, made: Made) -> Drawn:
    """What several rows share stands in the first of them alone."""
    rows: list[tuple[str, ...]] = []
    for place in rng.sample(PLACES, 3):
        for at, goods in enumerate(rng.sample(GOODS, rng.randrange(2, 4))):
            worth = f"{rng.randrange(1, 700)}.{rng.randrange(100):02}"
            rows.append((place if not at else "", goods, str(rng.randrange(5, 900)), worth))
    return blanks(rng, Made(("Port", "Goods", "Casks", "Worth"), tuple(rows), (False, False, True, True)))


def wrapped_stubs(rng: random.Random, made: Made) -> Drawn:
    """Names of rows over two lines, the second further in, the figures of several columns on it."""
    lines, rows = [], []
    width = rng.randrange(30, 38)
    for text in rng.sample((*GOODS[7:], *LONG), rng.randrange(6, 10)):
        figures = tuple(str(rng.randrange(1, 10_000)) for _ in range(3))
        parts = textwrap.wrap(text, width, subsequent_indent="  ")
        lines += [*parts[:-1], parts[-1].ljust(width + 2) + "".join(each.rjust(9) for each in figures)]
        rows.append((text, *figures))
    return Drawn("\n".join(lines), rows)


def with_units(rng: random.Random, made: Made) -> Drawn:
    """Figures with their units behind them."""
    rows = tuple(
        (
            goods,
            f"{rng.randrange(2, 90)} {rng.choice(('lb.', 'cwt.', 'bbls.', 'Ctr.', 'kg'))}",
            f"{rng.randrange(1, 40)}s. {rng.randrange(1, 12)}d.",
        )
        for goods in rng.sample(GOODS[7:], rng.randrange(4, 9))
    )
    return blanks(rng, Made(("Goods", "Weight", "Price"), rows, (False, True, True)))


def negative(rng: random.Random, made: Made) -> Drawn:
    """Sums below nothing, with a sign before them or in brackets."""
    sign = rng.choice(("-{}", "({})", "−{}"))
    rows = tuple(
        (
            place,
            *(
                (sign if rng.random() < 0.3 else "{}").format(f"{rng.randrange(1, 99_000):,}")
                for _ in range(3)
            ),
        )
        for place in rng.sample(PLACES, rng.randrange(4, 9))
    )
    return blanks(rng, Made(("Estate", "1790", "1791", "1792"), rows, (False, True, True, True)))


def open_pipes(rng: random.Random, made: Made) -> Drawn:
    """A pipe behind each cell and none before the first."""
    rows = [row for row in made.rows if all(row)] if made.total else list(made.rows)
    return Drawn("\n".join(f"{' | '.join(row)} |" for row in rows), rows)


def roman_sums(rng: random.Random, made: Made) -> Drawn:
    """Sums in Roman figures at the end of each item."""
    pence = ("j", "ij", "iij", "iiij", "v", "vj", "vij", "viij", "ix", "x", "xj")
    rows = [
        (f"Item for {goods}", f"{rng.choice(pence)} s. {rng.choice(pence)} d.")
        for goods in rng.sample(GOODS, rng.randrange(5, 12))
    ]
    width = max(len(row[0]) for row in rows) + rng.randrange(3, 9)
    return Drawn("\n".join(f"{a.ljust(width)}{b}" for a, b in rows), rows)


def inner_wrapped(rng: random.Random, made: Made) -> Drawn:
    """Cells of words amid the row that go on below it: the rest is a row of its own."""
    heads = ("No.", "Day", "Child", "Parents", "Sponsors")
    widths = (4, 9, 12, 28, 24)
    lines, rows = ["".join(h.ljust(w) for h, w in zip(heads, widths, strict=True)).rstrip()], [heads]
    for n in range(1, rng.randrange(6, 11)):
        cells = (str(n), f"{n * 3} {rng.choice(MONTHS[:2])}", rng.choice(PLACES), rng.choice(NAMES),
                 rng.choice(NAMES))  # fmt: skip
        rest = ("", "", "", f"and {rng.choice(PLACES)} his wife", f"the wife of {rng.choice(NAMES)}")
        both = (cells, rest) if rng.random() < 0.4 else (cells,)
        lines += ["".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in both]
        rows += both
    return Drawn("\n".join(lines), rows)


def filled_items(rng: random.Random, made: Made) -> Drawn:
    """Items that fill their lines and go on at the margin, leaders before the sums, a total set in."""
    width = rng.randrange(52, 62)
    lines, rows, whole = [], [], 0
    for goods in rng.sample((*GOODS[7:], *LONG), rng.randrange(5, 9)):
        pence = rng.randrange(100, 9_000)
        whole += pence
        text = f"Item paid {goods[0].lower()}{goods[1:]}"
        parts = textwrap.wrap(text, width - 8)
        last = f"{parts[-1]} {'.' * (width - len(parts[-1]) - 2)} "
        figure = f"{pence / 100:.2f}"
        lines += [*parts[:-1], f"{last}{figure.rjust(8)}"]
        rows.append((text, figure))
    lines += ["--------".rjust(width + 8), f"Sum of all   {whole / 100:.2f}".rjust(width + 8)]
    return Drawn("\n".join(lines), [*rows, ("Sum of all", f"{whole / 100:.2f}")])


LAYOUTS: tuple[Callable[[random.Random, Made], Drawn], ...] = (
    blanks, indented, headless, totalled, leaders, spaced_leaders, ragged, tabs, markdown, pipes,
    boxed, ruled,
    spaced, sectioned, wrapped, wrapped_below, paged, paged_again, dittoed, two_heads, collapsed,
    tab_stops, narrow,
    braced, wrapped_heads, right_aligned, centred_heads, grouped, wrapped_stubs, with_units, negative,
    open_pipes, roman_sums, inner_wrapped, filled_items,
)  # fmt: skip


def draw(rng: random.Random, layout: Callable[[random.Random, Made], Drawn]) -> Drawn:
    """A document with a table in a layout, prose around it."""
    drawn = layout(rng, rng.choice(MAKERS)(rng))
    width = rng.choice([None, 68, 76])
    prose = [textwrap.fill(text, width) if width else text for text in rng.sample(PROSE, 3)]
    return Drawn("\n\n".join([*prose[:2], drawn.text, prose[2]]) + "\n", drawn.rows)


def read(text: str) -> list[list[str]]:
    """The cells of the tables of a document, row by row."""
    tree = encode_source(source_of_text(text)).tree
    rows = []
    for row in tree.iter(f"{TEI}row"):
        cells: list[str] = []
        for cell in row.iter(f"{TEI}cell"):
            cells += [_said(cell), *([""] * (int(cell.get("cols") or 1) - 1))]
        rows.append(cells)
    return rows


def _said(cell: etree._Element) -> str:
    parts = [cell.text or ""]
    for child in cell.iter():
        if child is not cell:
            parts += [" " if child.tag == f"{TEI}lb" else "", child.text or "", child.tail or ""]
    return " ".join("".join(parts).split())


def score(drawn: Drawn) -> tuple[int, int]:
    """How many cells of a document stand in their rows and columns, and how many there are, or were found."""
    found = read(drawn.text)
    at = right = 0
    for row in drawn.rows:
        wanted = [" ".join(cell.split()) for cell in row]
        key = "".join(wanted).replace(" ", "")
        same = next((i for i in range(at, len(found)) if "".join(found[i]).replace(" ", "") == key), None)
        if same is None:
            continue
        at = same + 1
        right += sum(bool(a) and a == b for a, b in zip(wanted, found[same], strict=False))
    filled = sum(bool(cell) for row in drawn.rows for cell in row)
    return right, max(filled, sum(bool(cell) for row in found for cell in row))


def main(argv: Sequence[str]) -> None:
    show = argv[argv.index("--show") + 1] if "--show" in argv else None
    numbers = [int(word) for word in argv if word.isdecimal()]
    count, seed = (*numbers, *(20, 1)[len(numbers) :])
    right: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for layout in LAYOUTS:
        for at in range(count):
            if show and layout.__name__ != show:
                continue
            drawn = draw(random.Random(f"{seed} {layout.__name__} {at}"), layout)  # noqa: S311 - dice
            good, total = score(drawn)
            right[layout.__name__] += good
            whole[layout.__name__] += total
            if show and good < total:
                print(drawn.text, *drawn.rows, "--- found", *read(drawn.text), sep="\n")
                return
    for name in whole:
        print(f"{name:16}{right[name] / whole[name]:8.3f}{whole[name]:8}")
    print(f"{'all':16}{sum(right.values()) / sum(whole.values()):8.3f}{sum(whole.values()):8}")


if __name__ == "__main__":
    main(sys.argv[1:])
