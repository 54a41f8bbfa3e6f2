"""What a text says at its beginning of its day."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DayMark:
    """What a text says at its beginning of its day.

    Attributes:
        start, end: offsets of it in the text.
        year, month, day, weekday: as written; None where nothing is said. Monday is 1.
        is_same: whether it says that it is the day of the entry before.
        is_bare: whether it is no more than a number, as an enumerator is.
        is_alone: whether the text says nothing else.
        is_led: whether an article leads it into a sentence: `Den 3. Mai marschierten wir`.
        is_counted: whether the month is said by its number, as Friends do: `2nd mo. 4th`.
        is_again: whether the month is said to be the last one's: `13 detto`.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    is_same: bool = False
    is_bare: bool = False
    is_alone: bool = False
    is_led: bool = False
    is_counted: bool = False
    is_again: bool = False
