"""No pattern takes a time that grows without measure: what repeats and then breaks off is soon told."""

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator

import pytest

import encoder

_UNITS = (
    "a",
    "A",
    "1",
    "_",
    "-",
    "—",
    ".",
    " ",
    "\t",
    "\n",
    "a ",
    "A ",
    "A. ",
    "1 ",
    "- ",
    "_ ",
    ". ",
    "a-",
    "a.",
)
_UNITS += ("Aa ", "(a", "[1] ", "&", "<a>", "é", "IV", "''", "| a ", "==", "/a")
_LENGTH, _SECONDS = 60, 2.0


def _patterns_in(value: object, name: str) -> Iterator[tuple[re.Pattern, str]]:
    if isinstance(value, re.Pattern):
        yield value, name
    elif isinstance(value, dict):
        yield from _patterns_in(tuple(value.values()), name)
    elif isinstance(value, tuple | list | set | frozenset):
        for member in value:
            yield from _patterns_in(member, name)


def _patterns() -> dict[tuple, tuple[re.Pattern, str]]:
    """The patterns of all modules, each once, with the name that it has somewhere."""
    found = {}
    for part in pkgutil.walk_packages(encoder.__path__, "encoder."):
        if part.name.endswith("__main__"):
            continue
        module = importlib.import_module(part.name)
        for name, value in list(vars(module).items()):
            for pattern, known_as in _patterns_in(value, f"{part.name}.{name}"):
                found.setdefault((pattern.pattern, pattern.flags), (pattern, known_as))
    return found


def test_no_pattern_runs_away() -> None:
    """The limit is processor time for all that is tried with a pattern, some thousand times what it needs."""
    slow: list[str] = []

    def give_up(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, give_up)
    try:
        for pattern, name in _patterns().values():
            signal.setitimer(signal.ITIMER_VIRTUAL, _SECONDS)
            try:
                _try(pattern)
            except TimeoutError:
                slow.append(f"{name}: {pattern.pattern!r}"[:200])
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    finally:
        signal.signal(signal.SIGVTALRM, before)
    assert not slow


def _try(pattern: re.Pattern) -> None:
    for unit in _UNITS:
        for begin in ("", "1", "("):
            for end in ("^", "☃a"):
                text = begin + unit * (_LENGTH // len(unit)) + end
                said = text.encode() if isinstance(pattern.pattern, bytes) else text
                pattern.search(said)
                pattern.fullmatch(said)


@pytest.mark.parametrize("text", ["A" * 2000 + "^", "AB " * 700 + "^"])
def test_capitals_are_soon_found_to_be_nobody_sworn(text: str) -> None:
    from encoder.pages.speech.turns import swears

    assert not swears(text)
