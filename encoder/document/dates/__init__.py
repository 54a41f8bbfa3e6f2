"""Dates, times and places as they stand in datelines, with their values in ISO 8601."""

from encoder.document.dates.context import NO_CONTEXT, Context
from encoder.document.dates.find import find_dates
from encoder.document.dates.heading import context_of
from encoder.document.dates.months import month_number
from encoder.document.dates.places import find_dateline
from encoder.document.dates.review import review_dates
from encoder.document.dates.values import dated

__all__ = [
    "NO_CONTEXT",
    "Context",
    "context_of",
    "dated",
    "find_dateline",
    "find_dates",
    "month_number",
    "review_dates",
]
