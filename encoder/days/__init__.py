"""The days with which the entries of diaries, logs and chronicles begin, and how they follow each other."""

from encoder.days.follow import Entry, find_entries
from encoder.days.mark import DayMark
from encoder.days.read import read_day

__all__ = ["DayMark", "Entry", "find_entries", "read_day"]
