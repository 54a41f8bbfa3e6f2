"""Findings about documents as text, JSON, SARIF, GitHub annotations, JUnit or Checkstyle."""

from collections.abc import Callable
from importlib import import_module

from encoder.reports.report import Checked, Report

__all__ = ["FORMATS", "Checked", "Report", "write_report"]

FORMATS = ("text", "json", "sarif", "github", "junit", "checkstyle")


def write_report(report: Report, form: str) -> str:
    """A report in one of `FORMATS`, ending in a line end unless it is empty."""
    write: Callable[[Report], str] = import_module(f"encoder.reports.{form}_").write
    return write(report)
