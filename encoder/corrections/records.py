"""A correction: where it stands in a source, and the one thing that an editor says of that place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from encoder.findings import OF_CORRECTIONS
from encoder.metadata.edtf import date_attributes
from encoder.model import OF_FORM, Role
from encoder.strings import forbidden, unfit

ROLES: Final = tuple(role for role in Role if role not in OF_FORM)
"""What an editor can say that a line is: all but what only the form of a line can make of it."""
RANKS: Final = range(1, 8)
FAULTS: Final = OF_CORRECTIONS - {"E03"}
"""Those of what is not applied: a document has the exit code 1 then."""
LONGEST: Final = 120
"""Characters of a line that a record has; of a longer one it has the beginning."""

_LONGEST_LABEL = 20
_LONGEST_NAME = 200
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Correction:
    """What an editor says of a line, or of a span of one: where, and exactly one of what it can be.

    Only what a line is may be said to be accepted as well: it was read so, and holds.

    Attributes:
        line: number of the physical line in the source, from 1.
        text: the line as it stands, or what `beginning` makes of a long one; where there is a `column`, the
            text of the span, which may go on over line ends.
        column: where the span begins in the line, from 1; None where the whole line is meant.
        role: what the line is, one of `ROLES`.
        rank: of a head, 1 for those that stand highest; None leaves it to be found out.
        page: the number of the page that begins here, "" for one without a number; False: none begins here.
        joins: True: the line goes on with what the line of text above it belongs to; False: it begins anew.
        note: the number of the note that begins with the line; False: it belongs to no note.
        reference: the number of the note that the span refers to; False: it refers to none.
        date: what date the span is, or the line holds, as EDTF; False: none.
        reads: what the span reads that the source has wrong.
        accepted: True: the editor has looked at what was in doubt here, and it stands as it is; beside
            `role`, as the line was read then.
        by: who says so.
        at: the line of the corrections file in which the record begins, 0 where it is in none.
    """

    line: int
    text: str
    column: int | None = None
    role: Role | None = None
    rank: int | None = None
    page: str | Literal[False] | None = None
    joins: bool | None = None
    note: str | Literal[False] | None = None
    reference: str | Literal[False] | None = None
    date: str | Literal[False] | None = None
    reads: str | None = None
    accepted: bool | None = None
    by: str | None = None
    at: int = field(default=0, compare=False)

    @property
    def kind(self) -> str:
        """The key of what it says, one of `KINDS`."""
        return next(kind for kind in KINDS if getattr(self, kind) is not None)

    @property
    def value(self) -> str | bool:
        """What it says."""
        found: str | bool = getattr(self, self.kind)
        return found

    def __str__(self) -> str:
        """What it says in words, for messages: `role = head`."""
        value = self.value
        return f"{self.kind} = {str(value).lower() if isinstance(value, bool) else value}"


KINDS: Final = ("role", "page", "joins", "note", "reference", "date", "reads", "accepted")
"""What a correction can say."""


Order = tuple[int, int, int, str, str]


def order(one: Correction) -> Order:
    """By what corrections are put in order: their places, then what they say."""
    return one.line, one.column or 0, KINDS.index(one.kind), f"{one.value}{one.rank}{one.by}", one.text


def beginning(text: str) -> str:
    """What a record has as the text of a line: the line, of a long one its beginning, `It was …`."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + _CUT


def is_text_of(said: str, text: str) -> bool:
    """Whether a record's text is that of a line."""
    return said == text or (len(said) == LONGEST and said[-1] == _CUT and text.startswith(said[:-1]))


def correction_of(table: Mapping[str, Any], at: int = 0) -> Correction:
    """The correction that a table of the corrections file is.

    Args:
        table: keys and values as TOML has them.
        at: the line in which it begins.

    Raises:
        WrongKey: a key is not known, is missing, or has a value that is not allowed.
    """
    given: dict[str, Any] = {}
    for key, value in table.items():
        if key not in _KEYS:
            raise WrongKey(key, f"the key `{key}` is not known", f"the keys are {', '.join(_KEYS)}")
        read, allowed = _KEYS[key]
        try:
            given[key] = read(value)
        except (ValueError, TypeError) as error:
            raise WrongKey(key, f"`{key}` is {_said(value)}", f"it is {allowed}") from error
    _refuse_halves(given)
    return Correction(**given, at=at)


class WrongKey(ValueError):  # noqa: N818 - named for what the editor has before them
    """A record says what cannot be said.

    Attributes:
        key: that is at fault, None where the whole is.
        message: what is wrong.
        hint: what would be right.
    """

    def __init__(self, key: str | None, message: str, hint: str) -> None:
        super().__init__(message)
        self.key, self.message, self.hint = key, message, hint


def _refuse_halves(given: Mapping[str, Any]) -> None:
    for key in ("line", "text"):
        if key not in given:
            raise WrongKey(None, f"a correction has no `{key}`", f"say `{key}`: it is {_KEYS[key][1]}")
    said = [kind for kind in KINDS if kind in given]
    if len(said) != 1 and said != ["role", "accepted"]:
        what = f"says {' and '.join(f'`{kind}`' for kind in said)}" if said else "says nothing"
        raise WrongKey(said[1] if said else None, f"a correction {what}", f"say one of {', '.join(KINDS)}")
    if "rank" in given and given.get("role") is not Role.HEAD:
        raise WrongKey("rank", "what is no head has a `rank`", 'say `role = "head"` beside it')
    if "column" in given and said[0] in ("role", "joins", "note"):
        raise WrongKey(
            "column", f"`{said[0]}` is said of a span", f"`{said[0]}` is of a whole line: no `column`"
        )
    if "column" not in given and (said[0] == "reads" or (said[0] == "reference")):
        raise WrongKey(
            said[0], f"`{said[0]}` is said of a whole line", "say with `column` where the span begins"
        )
    if "\n" in given["text"] and "column" not in given:
        raise WrongKey("text", "`text` of a whole line has more than one", "only a span with `column` may")


def _number(value: Any) -> int:
    if type(value) is not int or not 1 <= value <= 10**9:
        raise ValueError
    return value


def _rank(value: Any) -> int:
    if type(value) is not int or value not in RANKS:
        raise ValueError
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip() or forbidden(value.replace("\f", "")):
        raise ValueError
    return value


def _role(value: Any) -> Role:
    role = Role(value)
    if role not in ROLES:
        raise ValueError
    return role


def _bool(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def _true(value: Any) -> bool:
    if value is not True:
        raise ValueError
    return True


def _or_false(read: Callable[[Any], str]) -> Callable[[Any], str | bool]:
    return lambda value: False if value is False else read(value)


def _page(value: Any) -> str:
    return value if value == "" else _label(value)


def _label(value: Any) -> str:
    if not isinstance(value, str) or not 1 <= len(value) <= _LONGEST_LABEL or unfit(value):
        raise ValueError
    if value != value.strip():
        raise ValueError
    return value


def _date(value: Any) -> str:
    if not isinstance(value, str) or date_attributes(value) is None:
        raise ValueError
    return value


def _reading(value: Any) -> str:
    if not isinstance(value, str) or not value.strip() or unfit(value):
        raise ValueError
    return value


def _name(value: Any) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST_NAME or unfit(value):
        raise ValueError
    return value


def _said(value: Any) -> str:
    if isinstance(value, str):
        return f"“{value[:40]}”"
    return str(value).lower() if isinstance(value, bool) else str(value)[:40]


_LABEL = "a text without white space around it, or false"
_KEYS: Final[dict[str, tuple[Callable[[Any], Any], str]]] = {
    "line": (_number, "the number of a line, from 1"),
    "column": (_number, "the number of a character in the line, from 1"),
    "text": (_text, "the text of the line, or of the span, as it stands in the source"),
    "role": (_role, f"one of {', '.join(ROLES)}"),
    "rank": (_rank, f"a number from {RANKS[0]} to {RANKS[-1]}"),
    "page": (_or_false(_page), 'the number of a page such as "12", "" for one without, or false'),
    "joins": (_bool, "true or false"),
    "note": (_or_false(_label), f"the number of a note: {_LABEL}"),
    "reference": (_or_false(_label), f"the number of a note: {_LABEL}"),
    "date": (_or_false(_date), 'a text as EDTF writes dates, such as "1824-03-14", or false'),
    "reads": (_reading, "a text of one line"),
    "accepted": (_true, "true"),
    "by": (_name, "a name"),
}
KEYS: Final = tuple(_KEYS)
