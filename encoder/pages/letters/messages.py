"""Messages with fields at their head, `From:`, `To:`, `Sent:`, and those that they forward or answer."""

import re
from collections.abc import Iterator, Sequence

from encoder import language
from encoder.pages.prose.evident import LABELLED
from encoder.pages.sights.sight import Sight
from encoder.pages.sights.wording import is_dateline

_ADDRESS, _SUBJECT, _DATE, _HEAD = (
    frozenset({"addressee"}),
    frozenset({"subject"}),
    frozenset({"dateline"}),
    frozenset({"head"}),
)
_SALUTE, _LEAVE, _SIGNATURE = frozenset({"salute"}), frozenset({"closer"}), frozenset({"signed"})
_KINDS = ("sender", "addressee", "copy", "subject")
_FEWEST, _FEWEST_FORWARDED, _MOST = 2, 3, 10
_DIVIDER = re.compile(
    r"\s*(?:[-_—=]{4,}+\s*(?:\S.*)?[^\s_—=-]\s*[-_—=]{4,}+|[-_—=\s]{10,}+|[^\W\d_].{6,60}:)\s*"
)
"""What stands above a message that is forwarded: `-----Original Message-----`, `Begin forwarded message:`"""
_HOUR = re.compile(
    r",?(?:\s+[^\W\d_]{1,4})?\s+\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*[AaPp]\.?[Mm]\.?)?(?:\s+[(+-].*|\s+[A-Z]{2,4})?\s*$"
)
_WORDS_OF_GREETING, _WORDS_OF_LEAVE, _WORDS_OF_NAME, _LINES_OF_NAME, _LONGEST_NAME = 3, 4, 6, 4, 50


def message_labels(seen: Sequence[Sight]) -> dict[int, frozenset[str]]:
    """The labels of the fields of messages, and of the greetings, leaves and names within messages.

    Args:
        seen: the lines of running text.
    """
    found: dict[int, frozenset[str]] = {}
    heads = [block for block in _blocks(seen) if _is_head(seen, block)]
    for block in heads:
        found |= {i: _label(seen[i].text) for i in block[1]}
    written = [block for block in heads if _are_of_mail(seen, block[1])]
    for at, (start, fields) in enumerate(written):
        found |= dict.fromkeys(range(start, fields[0]), _HEAD)
        end = written[at + 1][0] if at + 1 < len(written) else len(seen)
        found |= dict(_around(seen, fields[-1] + 1, end))
    return found


def _blocks(seen: Sequence[Sight]) -> Iterator[tuple[int, range]]:
    """Runs of lines that have a label each, and where what announces them begins."""
    start = 0
    for i in range(1, len(seen) + 1):
        if i < len(seen) and not (seen[i].gap or seen[i].across):
            continue
        first = start
        if (
            i - start > _FEWEST
            and _DIVIDER.fullmatch(seen[start].text)
            and not LABELLED.match(seen[start].text)
        ):
            first += 1
        elif start and _is_alone(seen, start - 1) and _DIVIDER.fullmatch(seen[start - 1].text):
            start -= 1
        yield start, range(first, i)
        start = i


def _is_alone(seen: Sequence[Sight], i: int) -> bool:
    return i == 0 or bool(seen[i].gap or seen[i].across)


def _is_head(seen: Sequence[Sight], block: tuple[int, range]) -> bool:
    """Whether lines say who sends something to whom: at the beginning two do, later more must."""
    _, fields = block
    texts = [seen[i].text for i in fields]
    if not _FEWEST <= len(texts) <= _MOST or not all(map(LABELLED.match, texts)):
        return False
    kinds = {kind for text in texts if (kind := _kind(text))}
    if not kinds & {"sender"} or len(kinds & {"sender", "addressee", "subject"}) < _FEWEST:
        return False
    dated = any(map(_is_dated, texts))
    return "addressee" in kinds if fields[0] == 0 else len(texts) >= _FEWEST_FORWARDED and dated


def _are_of_mail(seen: Sequence[Sight], fields: range) -> bool:
    """Whether fields say the subject and, in a field of its own, the day: so letters do not."""
    texts = [seen[i].text for i in fields]
    kinds = [_kind(text) for text in texts]
    return "subject" in kinds and any(
        not kind and _is_dated(text) for kind, text in zip(kinds, texts, strict=True)
    )


def _kind(text: str) -> str:
    """Which of the fields of a message a line says."""
    return next((name for name in _KINDS if language.label(text, name)), "")


def _is_dated(text: str) -> bool:
    """Whether a field says a day, and perhaps an hour: `Date: Fri, 14 Jun 2019 at 10:22`"""
    return is_dateline(_HOUR.sub("", text.split(":", 1)[1]))


def _label(text: str) -> frozenset[str]:
    kind = _kind(text)
    if kind:
        return _SUBJECT if kind == "subject" else _ADDRESS
    return _DATE if _is_dated(text) else _ADDRESS


def _around(seen: Sequence[Sight], start: int, end: int) -> Iterator[tuple[int, frozenset[str]]]:
    """The greeting, the leave and the name of a message, by their form: `Ada,`, `Best,` / `Ben`."""
    if start < end - 1 and _is_greeting(seen[start].text) and _is_alone(seen, start + 1):
        yield start, _SALUTE
    for i in range(max(start + 1, end - _LINES_OF_NAME - 1), end):
        text, names = seen[i].text.strip(), [seen[at].text.strip() for at in range(i + 1, end)]
        takes_leave = text.endswith(",") and len(text.split()) <= _WORDS_OF_LEAVE and text[:1].isupper()
        if takes_leave and _is_alone(seen, i) and names and all(map(_may_be_name, names)):
            yield i, _LEAVE
            yield from ((at, _SIGNATURE) for at in range(i + 1, end))
            return


def _is_greeting(text: str) -> bool:
    words = text.split()
    return len(words) <= _WORDS_OF_GREETING and text.rstrip()[-1] in ",:!–—" and text.strip()[:1].isupper()


def _may_be_name(text: str) -> bool:
    return text[:1].isupper() and len(text.split()) <= _WORDS_OF_NAME and len(text) <= _LONGEST_NAME
