"""What editors say of the lines of a source: records that outlive every encoding of it."""

from pathlib import Path
from typing import Final

SUFFIX: Final = ".corrections.toml"
"""Of the file that has the corrections of a source: `memo.corrections.toml` beside `memo.txt`."""


def corrections_file(source: Path) -> Path:
    """Where the corrections of a source stand: `letters/memo.txt` → `letters/memo.corrections.toml`."""
    return source.with_name(source.stem + SUFFIX)
