"""The version of the installed distribution."""

from functools import cache
from importlib.metadata import PackageNotFoundError, version


@cache
def engross_version() -> str:
    """As `engross --version` says it; `0` where only a checkout is there."""
    try:
        return version("engross")
    except PackageNotFoundError:
        return "0"
