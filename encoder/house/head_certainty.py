"""How sure lines whose numbers count on are running heads: what they interrupt, how they are set."""

from collections.abc import Collection

from encoder.house.head_lines import HeadLine, alike

SHORTEST_PAGE = 10
"""How many filled lines a page has at least, where only two of its kind are known."""


def certainty_of(chain: list[HeadLine], known: Collection[str]) -> float:
    """How sure a chain is one of running heads: 0 where it is none."""
    interrupting = sum(line.interrupts >= 1 for line in chain) / len(chain)
    strongly = sum(line.interrupts == 2 for line in chain)
    wide = sum(line.wide for line in chain) / len(chain)
    at_edges = len(chain) > 1 and all(line.at_edge for line in chain)
    if not chain[0].words:
        if len(chain) < 3 and not (chain[0].n or "").isdigit():
            return 0.0
        if len(chain) < 2:
            sure = chain[0].interrupts == 2 and chain[0].apart
            return 0.6 if sure else 0.0
        return 0.9 if at_edges or (interrupting >= 0.5 and strongly) else 0.0
    if _face_each_other(chain):
        return 0.9
    if 2 * sum(line.headlike for line in chain) < len(chain):
        return 0.0
    repeated = sum(_repeats(chain, i) for i in range(len(chain))) / len(chain)
    if any(is_known(line, known) for line in chain) and (strongly or wide >= 0.5):
        return 0.95
    if len(chain) == 1:
        line = chain[0]
        if line.rank and line.wide and line.at_edge and line.apart and line.is_title:
            return 0.8
        return 0.65 if line.wide and line.interrupts and (line.apart or line.interrupts == 2) else 0.0
    if at_edges or _are_mirrored(chain) or (repeated >= 0.5 and interrupting >= 0.4):
        return 0.95
    if chain[0].at_edge and wide == 1.0 and all(line.apart and line.headlike for line in chain):
        return 0.8
    if repeated >= 0.5 and wide >= 0.5 and len(chain) > 2:
        return 0.85
    if wide >= 0.5 and interrupting >= 0.5 and strongly:
        return 0.8
    return 0.8 if _are_facing(chain) or _are_set_as_heads(chain) else 0.0


def _are_set_as_heads(chain: list[HeadLine]) -> bool:
    """Whether capitals turn sides from page to page, far from their numbers, with blank lines around.

    So set they need interrupt no sentence: `2      OF THE TEES.`, `THE FORD AND THE FERRY.      3`
    """
    sides = {line.leads == ((line.number or 0) % 2 == 0) for line in chain}
    turning = sides == {True} and len({line.leads for line in chain}) > 1
    return turning and all(line.wide and line.apart and line.is_title for line in chain)


def _are_facing(chain: list[HeadLine]) -> bool:
    """Whether two lines are the heads of two pages that face each other, or of leaf and back: an excerpt's.

    The even number stands before its words, the odd one behind them, in capitals, both within a sentence.
    """
    if len(chain) != 2 or any(line.interrupts == 0 or not line.is_capitals for line in chain):
        return False
    if sum(line.interrupts for line in chain) < 3 or chain[1].rank - chain[0].rank < SHORTEST_PAGE:
        return False
    return all(line.number is not None and line.leads == (line.number % 2 == 0) for line in chain)


def _are_mirrored(chain: list[HeadLine]) -> bool:
    """Whether lines bear the same words, misread or not, even numbers on one side, odd on the other."""
    sides = {line.leads == ((line.number or 0) % 2 == 0) for line in chain}
    same = all(" " in line.words and alike(line.words, chain[0].words) for line in chain)
    return same and len(sides) == 1 and len({line.leads for line in chain}) == 2


def _face_each_other(chain: list[HeadLine]) -> bool:
    """Whether lines with blank ones around turn sides from page to page, those of one side all alike.

    `112 Third Chapter.`, `The Rising of the Guilds. 113`, `114 Third Chapter.`
    """
    sides = {line.leads == ((line.number or 0) % 2 == 0) for line in chain}
    if len(sides) != 1 or not all(line.apart and line.words[0].isalpha() for line in chain):
        return False
    left, right = ([line.words for line in chain if line.leads is leads] for leads in (True, False))
    return bool(left and right) and any(len(side) > 1 and len({*side}) == 1 for side in (left, right))


def is_known(line: HeadLine, known: Collection[str]) -> bool:
    return line.words in known


def _repeats(chain: list[HeadLine], i: int) -> bool:
    words = chain[i].words
    return any(alike(words, chain[j].words) for j in (i - 2, i - 1, i + 1, i + 2) if 0 <= j < len(chain))
