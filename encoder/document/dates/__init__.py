"""Dates, times and places as they stand in datelines, with their values in ISO 8601."""

from encoder.document.dates.find import dated, find_dates
from encoder.document.dates.months import month_number
from encoder.document.dates.places import find_dateline

__all__ = ["dated", "find_dateline", "find_dates", "month_number"]
