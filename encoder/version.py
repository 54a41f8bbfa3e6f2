"""The version of the installed distribution."""

from functools import cache


@cache
def engross_version() -> str:
    """As `engross --version` says it; `0` where only a checkout is there."""
    from importlib.metadata import PackageNotFoundError, version  # a fifth of what `engross --help` loads

    try:
        return version("engross")
    except PackageNotFoundError:
        return "0"
