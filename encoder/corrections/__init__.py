"""What editors say of the lines of a source: records that outlive every encoding of it."""

from typing import Final

SUFFIX: Final = ".corrections.toml"
"""Of the file that has the corrections of a source: `memo.corrections.toml` beside `memo.txt`."""
