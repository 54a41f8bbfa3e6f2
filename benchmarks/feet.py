"""Feet of letters put together at random, so that a chain learns what they have in common.

Every house has its habits: a leave on its own line or before the name, one name or three, an office below it,
the address of the recipient at the foot, an afterthought. Its letters teach these habits and no others. Here
the feet of the letters in `documents/` are replaced by others in the same language, from `feet.toml` and from
the farewells that `encoder/language` knows.
"""

import random
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from encoder import language

POOLS = Path(__file__).with_name("feet.toml")
Blocks = list[tuple[str, str]]
FOOT = frozenset({"closer", "signed", "addressee", "dateline"})


@cache
def pools() -> dict[str, dict[str, list[str]]]:
    """The entries of each pool by language; sentences are parted by bars, since they have commas."""
    table = tomllib.loads(POOLS.read_text(encoding="utf-8"))
    return {
        tag: {
            name: [entry.strip() for entry in text.split(" | " if " | " in text else ", ")]
            for name, text in rows.items()
        }
        for tag, rows in table.items()
    }


def with_foot(blocks: Blocks, tag: str, rng: random.Random) -> Blocks:
    """A letter with another foot, and perhaps a title that names who writes to whom.

    Args:
        blocks: label and text.
        tag: of the letter's language, one of `pools`.
    """
    pool = pools()[tag]
    sender, recipient = ((rng.choice(pool["given"]), rng.choice(pool["surname"])) for _ in "ab")
    end = max((i for i, (label, _) in enumerate(blocks) if label == "text-B"), default=len(blocks) - 1)
    while end > 1 and (blocks[end][0] != "text-B" or blocks[end - 1][0] in FOOT):
        end -= 1
    body = [*blocks[: end + 1]]
    if rng.random() < 0.5:
        word = next(iter(sorted(language.data(tag).single("addressee"), key=len)), "to")
        title = f"{' '.join(sender)} {'to' if rng.random() < 0.3 else word} {' '.join(recipient)}"
        body = [("head", title), *(block for block in body if block[0] != "head")]
    if rng.random() < 0.15:
        label, text = body[-1]
        body[-1] = (label, f"{text} {rng.choice(pool['last'])}")
    elif rng.random() < 0.2:
        body.append(("text-B", rng.choice(pool["last"])))
    else:
        body += _leave(tag, pool, rng)
    return [*body, *_signatures(pool, sender, rng), *_below(pool, recipient, rng)]


def _leave(tag: str, pool: dict[str, list[str]], rng: random.Random) -> Iterator[tuple[str, str]]:
    """A leave on lines of its own: one phrase, or one and the pronoun that the name follows."""
    phrases = [entry for entry in language.data(tag).words["farewell"] if " " in entry]
    if rng.random() < 0.7:
        yield "closer", _sentence(rng.choice(phrases)) + rng.choice(["", "", ",", ",", ".", "!"])
    if rng.random() < 0.45:
        yield "closer", _sentence(rng.choice(pool["own"])) + rng.choice(["", "", ","])


def _signatures(
    pool: dict[str, list[str]], sender: tuple[str, str], rng: random.Random
) -> Iterator[tuple[str, str]]:
    if rng.random() < 0.08:
        yield "signed", rng.choice(pool["for"])
    for n in range(rng.choice([1, 1, 1, 1, 1, 1, 2, 3])):
        one = sender if n == 0 else (rng.choice(pool["given"]), rng.choice(pool["surname"]))
        name = _name(one, rng) + rng.choice(["", "", ".", "!" if rng.random() < 0.2 else ""])
        kind = rng.random()
        if kind < 0.22:
            name = f"{rng.choice(pool['own'])} {name}"
        elif kind < 0.3:
            name = f"{rng.choice(pool['signed'])} {name}"
        yield "signed", name
        if rng.random() < 0.15:
            yield "signed", rng.choice(pool["office"]) + rng.choice(["", "."])


def _name(one: tuple[str, str], rng: random.Random) -> str:
    given, surname = one
    kind = rng.random()
    if kind < 0.3:
        return given
    if kind < 0.4:
        return surname
    if kind < 0.48:
        return rng.choice([". ", "."]).join(part[0].upper() for part in (given, surname)) + "."
    if kind < 0.52:
        return given[0]
    full = f"{given} {surname}" if rng.random() < 0.6 else f"{given[0]}. {surname}"
    return full.upper() if rng.random() < 0.15 else full


def _below(
    pool: dict[str, list[str]], recipient: tuple[str, str], rng: random.Random
) -> Iterator[tuple[str, str]]:
    """What may stand below the signature: date, address, afterthought."""
    parts = [part for part in ("date", "address", "after") if rng.random() < 0.27]
    rng.shuffle(parts)
    for part in parts:
        if part == "date":
            day = f"{rng.randint(1, 28)}. {rng.randint(1, 12)}. {rng.randint(1750, 1930)}"
            yield "dateline", f"{rng.choice(pool['place'])}{rng.choice([', ', ' '])}{day}"
        elif part == "after":
            yield "text-B", rng.choice(pool["after"])
            if rng.random() < 0.2:
                yield "signed", rng.choice([recipient[0][0] + ".", "D. O.", "J. F."])
        else:
            yield from (("addressee", line) for line in _address(pool, recipient, rng))


def _address(pool: dict[str, list[str]], recipient: tuple[str, str], rng: random.Random) -> list[str]:
    to, name = rng.choice(pool["to"]), rng.choice([recipient[1], " ".join(recipient)])
    rank, street, place = (rng.choice(pool[name]) for name in ("rank", "street", "place"))
    ranked = f"{name}, {rank}" if pool["rank"][0].endswith(".") else f"{rank} {name}"
    lines = [f"{to} {ranked if rng.random() < 0.5 else name}"]
    if rng.random() < 0.15:
        lines = [to, name]
    if rng.random() < 0.4:
        lines.append(street)
    if rng.random() < 0.7:
        lines.append(place.upper() if rng.random() < 0.3 else place)
    if rng.random() < 0.25:
        lines = [rng.choice([" ", ", "]).join(lines)]
    return [*lines[:-1], lines[-1] + rng.choice(["", "", ".", ","])]


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
