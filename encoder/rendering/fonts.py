"""Which fonts a document is set in.

Those inside Typst show Latin, Greek, Cyrillic, Hebrew, Armenian and Devanagari. Those of the extra `fonts`
(Amiri; Noto Serif for Japanese, Korean, Chinese) are opened only for a document that needs them, so the bytes
of all others are the same with and without them.
"""

import re
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from encoder.errors import UsageError
from encoder.rendering.glyphs import missing
from encoder.rendering.typesetter import FontFolders

PACKAGES = ("fontpkg_amiri", "pylopdf_fonts_jp", "pylopdf_fonts_ko", "pylopdf_fonts_zh_cn")

_IN_EXTRA = frozenset({"Arabic", "Fullwidth", "Halfwidth", "Han", "Hangul", "Hiragana", "Katakana"})

# The only face inside Typst that has Arabic is a monospaced one.
_ILL_SHOWN = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")


@cache
def installed() -> FontFolders:
    """The folders of the packages in the extra `fonts` that are installed; none of them is imported."""
    found = (find_spec(name) for name in PACKAGES)
    return tuple(
        Path(spec.submodule_search_locations[0]) for spec in found if spec and spec.submodule_search_locations
    )


def checked(folders: Sequence[Path]) -> FontFolders:
    """Folders of fonts that a user names.

    Raises:
        UsageError: one is no folder.
    """
    for folder in folders:
        if not folder.is_dir():
            raise UsageError("no such folder of fonts", file=folder)
    return tuple(folder.resolve() for folder in folders)


def folders_for(text: str, users: Sequence[Path] = ()) -> FontFolders:
    """The folders of fonts beside those inside Typst that a text is to be set with.

    Args:
        text: all of the text.
        users: folders that the user names; they are always used.

    Raises:
        UsageError: one of the user's is no folder.
    """
    named = checked(users)
    if installed() and (_ILL_SHOWN.search(text) or missing(text, named)):
        return (*named, *installed())
    return named


def hint_for(script: str) -> str:
    """What to do about characters of a script, as `glyphs.script_of` calls it, that no font shows."""
    named = "name a folder of fonts that have them with --fonts"
    if script in _IN_EXTRA and len(installed()) < len(PACKAGES):
        return f"install engross[fonts], which has {script}, or {named}"
    return named
