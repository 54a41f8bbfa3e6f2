"""Lines that say below a text that it or a part of it ends: `FINIS.`, `END OF ACT I.`"""

from encoder.language import is_trailer

_FAR_IN = 6


def says_end(text: str, indent: int) -> bool:
    """Whether a line is a trailer: it says so in two words or more, in capitals, or set far in.

    `Fine.` may answer as well as end, and `Amen.` is the last word of what is prayed.
    """
    bare = text.strip()
    return is_trailer(bare) and (bare.isupper() or len(bare.split()) > 1 or indent >= _FAR_IN)
