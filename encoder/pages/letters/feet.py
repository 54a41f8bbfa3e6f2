"""What stands around a letter, by the evidence of several lines together: addresses, signatures, marks.

A line of an address looks like a signature, a signature like a head. What stands above and below tells them
apart: who has taken leave signs next, an address follows a signature or precedes a greeting.
"""

import re
from collections.abc import Iterator, Sequence

from encoder import language
from encoder.language.folding import fold_words
from encoder.pages.edited.closers import is_name
from encoder.pages.edited.section_heads import is_attachment
from encoder.pages.letters.covers import covers
from encoder.pages.letters.datelines_around import days_beside_greetings, hours_and_years, placed_days
from encoder.pages.letters.leaves import leaves_above_names, leaves_over_lines
from encoder.pages.letters.letter_openings import is_short, letter_openings
from encoder.pages.letters.letter_series import greetings_within
from encoder.pages.letters.named import is_honoured
from encoder.pages.letters.names_at_foot import names_at_foot
from encoder.pages.letters.names_beside import may_be_name, names_beside
from encoder.pages.letters.officers import is_office_below, officers
from encoder.pages.letters.recipients_above import recipients_above
from encoder.pages.letters.signed_below import is_office_with_name, signed_below
from encoder.pages.letters.signers import is_mark_part
from encoder.pages.letters.signers_listed import signers_listed
from encoder.pages.letters.signers_named import signers_named
from encoder.pages.prose.evident import is_telegraphic
from encoder.pages.sights.layout import indent_of
from encoder.pages.sights.parties import is_addressed, parties_of
from encoder.pages.sights.sight import Sight, blocks_of
from encoder.pages.sights.wording import is_dateline, without_reference

ADDRESS, SIGNATURE, DATELINE, LEAVE = (
    frozenset({"addressee"}),
    frozenset({"signed"}),
    frozenset({"dateline"}),
    frozenset({"closer"}),
)
_LONGEST, _MOST_WORDS, _MOST_LINES = 60, 8, 6
_NEAR_LEAVE, _NEAR_END, _LONGEST_NAME = 6, 10, 5
_SET_IN, _LINES_OF_MARK = 4, 3
_MARK = re.compile(r"\S.*(?:\s|^)(?:[Xx×+✕✗]|\+{3})(?:\s|$)|\S+(?:\s{2,}\S+)+")
_FEW_LINES, _SHORTEST_POSTSCRIPT = 3, 2
TEXT = frozenset({"text-B"})


def around_letters(seen: Sequence[Sight]) -> dict[int, frozenset[str]]:
    """The labels of lines that are surely of an address, a signature, a leave or a date, by their place.

    Args:
        seen: the lines of running text.
    """
    left = [i for i, sight in enumerate(seen) if _takes_leave(sight.text)]
    return {
        **dict(signers_listed(seen)),
        **dict(signed_below(seen)),
        **dict(greetings_within(seen)),
        **dict(letter_openings(seen)),
        **dict(hours_and_years(seen)),
        **dict(placed_days(seen)),
        **dict(days_beside_greetings(seen)),
        **dict(_datelines(seen, left)),
        **dict(_afterthoughts(seen)),
        **dict(_addresses(seen, left)),
        **dict(leaves_above_names(seen)),
        **dict(leaves_over_lines(seen)),
        **dict(_leaves(seen)),
        **dict(_signatures(seen)),
        **dict(officers(seen)),
        **dict(signers_named(seen)),
        **dict(names_beside(seen)),
        **dict(_marks(seen)),
        **dict(_telegrams(seen)),
        **dict(recipients_above(seen)),
        **names_at_foot(seen, parties_of(seen), left),
        **dict(covers(seen)),
    }


def _takes_leave(text: str) -> bool:
    return language.ends_in_farewell(text) or (len(text) <= 2 * _LONGEST and language.is_farewell(text))


def _datelines(seen: Sequence[Sight], left: Sequence[int]) -> Iterator[tuple[int, frozenset[str]]]:
    """The address above the date at the foot."""
    for block in blocks_of(seen):
        lines = [seen[i].text.rstrip() for i in block]
        below = len(block) > 1 and any(at < block[0] for at in left) and len(block) <= _FEW_LINES
        if (
            below
            and is_dateline(lines[-1])
            and all(is_short(line) and line[-1] == "," for line in lines[:-1])
        ):
            yield from ((i, DATELINE) for i in block)


def _afterthoughts(seen: Sequence[Sight]) -> Iterator[tuple[int, frozenset[str]]]:
    """Lines that begin a postscript by their first word."""
    for i in range(2, len(seen)):
        if language.is_postscript(seen[i].text) and len(seen[i].text.split()) > _SHORTEST_POSTSCRIPT:
            yield i, TEXT


def _telegrams(seen: Sequence[Sight]) -> Iterator[tuple[int, frozenset[str]]]:
    """The recipient's address above the first line of a telegram's text, and the name below its last."""
    spoken = [i for i, sight in enumerate(seen) if is_telegraphic(sight.text)]
    if not spoken:
        return
    for above in blocks_of(seen[: spoken[0]]):
        lines = [seen[i].text for i in above]
        is_next = above[-1] == spoken[0] - 1 and above[0] > 0
        if (
            is_next
            and len(above) <= _MOST_LINES
            and all(map(is_short, lines))
            and not any(map(is_dateline, lines))
        ):
            yield from ((i, ADDRESS) for i in above)
    last = len(seen) - 1
    if (
        last - spoken[-1] in (1, 2)
        and len(seen[last].text.split()) <= _LINES_OF_MARK
        and is_name(seen[last].text.rstrip("."))
    ):
        yield last, SIGNATURE


def _addresses(seen: Sequence[Sight], left: Sequence[int]) -> Iterator[tuple[int, frozenset[str]]]:
    """The recipient's address below the signature."""
    for block in blocks_of(seen):
        first = block[0]
        lines = [seen[i].text for i in block]
        if _is_outside(lines, len(seen), block, left):
            yield from ((i, ADDRESS) for i in block)
            continue
        if is_office_with_name(lines):
            continue
        below_name = _is_below_leave(seen, first, left)
        if not (below_name or _is_last(seen, block, left)) or not all(map(is_short, lines)):
            continue
        greets = language.is_salutation(lines[0]) and lines[0].rstrip().endswith(",") and len(block) == 1
        follows = block[-1] + 1 < len(seen)
        honoured = (
            (is_honoured(lines[0]) or _leads_to_name(lines))
            and not is_dateline(lines[0])
            and not (greets and follows)
        )
        listed = len(block) > 1 and all(text.rstrip()[-1] in ",." for text in lines[:-1])
        if (
            honoured
            and (listed or (_is_plainly_addressed(lines) and not language.is_postscript(lines[0])))
            and len(block) <= _MOST_LINES
        ):
            yield from ((i, ADDRESS) for i in block)


def _is_outside(lines: Sequence[str], end: int, block: range, left: Sequence[int]) -> bool:
    """Whether a block at the end of a letter stood on its cover: `For Rachel Seaman` / `at Westbury`."""
    if block[-1] + 1 != end or not any(at < block[0] - 1 for at in left):
        return False
    words = max(language.label(lines[0], name, marked=False) for name in ("on-behalf", "addressee"))
    named = lines[0][words:].strip()
    is_named = words > 0 and named[:1].isupper() and named[-1] not in ".:"
    return is_named and 1 < len(block) <= _FEW_LINES and max(map(len, lines)) <= _LONGEST


def _is_plainly_addressed(lines: Sequence[str]) -> bool:
    """Whether a block begins with a word for "to", or with an honour that no one gives himself."""
    first = fold_words(lines[0])[:1]
    titled = (
        bool(first) and first[0] in language.words("title") and not language.begins_with(lines[0], "honour")
    )
    greets = language.begins_with(lines[0], "salute") or language.begins_with(lines[0], "honour")
    return (
        is_addressed(lines[0])
        or _leads_to_name(lines)
        or bool(greets and not titled and not language.is_farewell(lines[0]))
    )


def _leads_to_name(lines: Sequence[str]) -> bool:
    """Whether a line says only for whom the name below it stands: `A S. E.`, `An den`"""
    said = language.label(lines[0], "addressee", marked=False)
    return len(lines) > 1 and said > 0 and not lines[0][said:].strip()


def _is_last(seen: Sequence[Sight], block: range, left: Sequence[int]) -> bool:
    """Whether a block is the last of a letter, below a leave, which the block does not answer."""
    end = block[-1] + 1
    is_end = end == len(seen) or is_attachment(seen[end].text)
    return is_end and any(at < block[0] - 1 for at in left) and block[0] - 1 not in left


def _is_below_leave(seen: Sequence[Sight], i: int, left: Sequence[int]) -> bool:
    """Whether a line stands below a leave and a name, short lines all."""
    near = next((at for at in reversed(left) if at < i), None)
    if near is None or i - near > _NEAR_LEAVE or i - near < 2:
        return False
    between = [seen[at].text for at in range(near + 1, i)]
    return all(len(text.strip()) <= _LONGEST for text in between) and not all(map(is_dateline, between))


def _leaves(seen: Sequence[Sight]) -> Iterator[tuple[int, frozenset[str]]]:
    """What honours the recipient within a leave: `Euer Wohlgeboren` above `ganz ergebenster`; `Monsieur,`."""
    for i in range(2, len(seen)):
        text = seen[i].text
        if len(text) > _LONGEST or not language.is_salutation(text):
            continue
        below = seen[i + 1].text if i + 1 < len(seen) else ""
        leads = language.ends_in_farewell(seen[i - 1].text)
        goes_on = language.begins_farewell(below) or language.is_farewell(below)
        if (leads and goes_on) or (language.is_farewell(text) and (leads or goes_on)):
            yield i, LEAVE


def _signatures(seen: Sequence[Sight]) -> Iterator[tuple[int, frozenset[str]]]:
    """Lines that say that somebody signed, and names behind a leave on their line: `In Liebe Dein Paul.`"""
    for i in range(1, len(seen)):
        text = without_reference(seen[i].text).strip()
        if len(text) > _LONGEST:
            continue
        if i > 1 and len(seen) - i <= _FEW_LINES and _is_set_right_below_date(seen, i, text):
            yield from ((i - 1, DATELINE), (i, SIGNATURE))
            continue
        says = language.label(text, "signed", marked=False)
        rest = re.findall(r"[^\W\d_][\w.'’-]*", text[says:])
        named = all(word[0].isupper() or "link" in language.classes_of(word) for word in rest)
        if (says and (rest or text[0] in "([") and named and len(rest) <= _MOST_WORDS) or (
            len(seen) - i <= _NEAR_END and _ends_in_name(text)
        ):
            yield i, SIGNATURE
            if says and is_office_below(seen, i + 1):
                yield i + 1, SIGNATURE


def _is_set_right_below_date(seen: Sequence[Sight], i: int, text: str) -> bool:
    """Whether a name stands at the right below the date at a letter's foot, where text is above."""
    above, before = seen[i - 1].text, seen[i - 2].text
    far = indent_of(seen[i].text) - indent_of(above) >= 3 * _SET_IN
    names = text[:1].isupper() and not any(map(str.isdigit, text)) and len(text.split()) <= _LONGEST_NAME
    told = is_dateline(above) and not is_dateline(text) and before.rstrip().endswith(".")
    return far and names and told and may_be_name(text)


def _ends_in_name(text: str) -> bool:
    """Whether a short line is a leave with a name behind it, which is no noun of the leave."""
    words = text.split()
    if not 2 <= len(words) <= _LONGEST_NAME or not language.begins_farewell(text):
        return False
    name = words[-1].rstrip(".!,")
    if any("addressee" in language.classes_of(word) for word in words[1:-1]):
        return False
    greeted = {word for word in words[:-1] if language.classes_of(word) & {"farewell", "farewell-part"}}
    is_known = bool(language.classes_of(name)) or any(map(str.isdigit, text))
    return bool(greeted) and name[:1].isupper() and name[1:].islower() and not is_known


def _marks(seen: Sequence[Sight]) -> Iterator[tuple[int, frozenset[str]]]:
    """The three lines that those sign with who cannot write: `his`, `John X Tallis`, `mark`."""
    for i in range(1, len(seen) - 1):
        above, below = seen[i - 1].text, seen[i + 1].text
        if seen[i].gap or seen[i + 1].gap or len(above.strip()) > _LONGEST or len(below.strip()) > _LONGEST:
            continue
        is_between = is_mark_part(above, above=True) and is_mark_part(below, above=False)
        if is_between and _MARK.search(seen[i].text):
            yield from ((at, SIGNATURE) for at in (i - 1, i, i + 1))


def marks_of(seen: Sequence[Sight]) -> frozenset[int]:
    """The places of lines that go on with the signature above: the name with its mark, and `mark` below."""
    found = [i for i, _ in _marks(seen)]
    return frozenset(i for at, i in enumerate(found) if at % _LINES_OF_MARK)
