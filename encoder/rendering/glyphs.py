"""Which characters the fonts can show, asked of the typesetter itself.

A PDF/A must not hold a character that no font draws, so Typst refuses it (and every character for private
use). A document is not refused for a character: it is replaced by its name, `[U+6F22]`, and reported.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection
from functools import cache

from encoder.errors import NotRendered
from encoder.rendering.typesetter import FontFolders, typeset

_PROBE = b"""
#import "style.typ": serif
#set document(title: "probe")
#set text(font: serif)
#for cluster in json(bytes(sys.inputs.clusters)) { par(cluster + " x" + cluster) }
"""
_PRINTABLE = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA1, 0x180)))) | frozenset("\n\t–—‘’“”„…•⟨⟩")
_HAN = frozenset({"Cjk", "Ideographic", "Kangxi", "Bopomofo"})
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")


@cache
def _known(folders: FontFolders) -> dict[str, bool]:
    """What was found out: character, with its marks if it has any → whether the fonts show it."""
    return dict.fromkeys(_PRINTABLE, True)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Mc", "Me"} or character in "\u200c\u200d"


def clusters(text: str) -> set[str]:
    """The characters of an XML text, and those with marks together with them: "aé̂" → {"a", "e", "é̂"}.

    Characters that XML uses are no letters to have marks: what is substituted must leave the markup whole.
    """
    characters = set(text)
    marks = _marks(characters)
    return (characters - set(marks)) | set(_combined(marks).findall(text)) if marks else characters


def _marks(characters: set[str]) -> str:
    return "".join(sorted(filter(_is_mark, characters)))


def _combined(marks: str) -> re.Pattern[str]:
    """What finds the marks, with the letter before them."""
    return re.compile(f"""[^{re.escape(marks)}<>&;"'\\s]?[{re.escape(marks)}]+""")


def _complaint(candidates: list[str], folders: FontFolders) -> str:
    """What the typesetter has to say against a text of the candidates; nothing where it can set it."""
    try:
        typeset(_PROBE, {"clusters": json.dumps(candidates)}, folders)
    except NotRendered as refusal:
        return str(getattr(refusal.__cause__, "diagnostic", refusal))
    return ""


def _unshown(candidates: list[str], folders: FontFolders) -> list[str]:
    """Those of the candidates that no font shows: those complained of, else found by halving."""
    complaint = _complaint(candidates, folders) if candidates else ""
    if not complaint or len(candidates) == 1:
        return candidates if complaint else []
    quoted = set(complaint.split('"'))
    named = [one for one in candidates if one in quoted]
    if named:
        return named + _unshown([one for one in candidates if one not in quoted], folders)
    middle = len(candidates) // 2
    return _unshown(candidates[:middle], folders) + _unshown(candidates[middle:], folders)


def missing(text: str, folders: FontFolders = ()) -> list[str]:
    """The characters of a text, with their marks, that no font shows, in the order of their code points.

    Args:
        text: any.
        folders: of fonts beside those inside Typst.
    """
    known = _known(folders)
    found = clusters(text)
    unknown = sorted(found - known.keys())
    unshown = set(_unshown([one for one in unknown if not _PRIVATE.search(one)], folders))
    known.update({one: one not in unshown and not _PRIVATE.search(one) for one in unknown})
    return sorted(one for one in found if not known[one])


def stand_in(cluster: str, unshown: Collection[str]) -> str:
    """What stands for characters that no font shows: "漢" → "[U+6F22]"; a letter keeps its place before the
    name of a mark, "x⃣" → "x[U+20E3]"."""
    base = cluster[0] if len(cluster) > 1 and cluster[0] not in unshown and not _is_mark(cluster[0]) else ""
    return base + "[" + " ".join(f"U+{ord(character):04X}" for character in cluster[len(base) :]) + "]"


def script_of(cluster: str) -> str:
    """The script of characters, by the first word of their names in Unicode: "Hiragana", "Cjk"."""
    category = unicodedata.category(cluster[0])
    if category in ("Co", "Cn"):
        return "Private use" if category == "Co" else "Unassigned"
    first = unicodedata.name(cluster[0], "Unnamed").partition(" ")[0].partition("-")[0].capitalize()
    return "Han" if first in _HAN else first


def substitute(text: str, unshown: Collection[str]) -> str:
    """The text with the names of what no font shows in its place."""
    if not unshown:
        return text
    known = frozenset(unshown)
    stand_ins = {cluster: stand_in(cluster, known) for cluster in known}
    marks = _marks(set(text))
    if marks:
        text = _combined(marks).sub(lambda found: stand_ins.get(found.group(), found.group()), text)
    alone = {ord(cluster): words for cluster, words in stand_ins.items() if len(cluster) == 1}
    return text.translate(alone)
