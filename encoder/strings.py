"""The gate for strings from outside: file names, metadata, options, addresses, words of a source in messages.

What XML 1.0 or UTF-8 cannot bear is refused; what a terminal would act on is shown escaped.
"""

import re
from urllib.parse import urlsplit

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BROKEN = re.compile(r"[\t\n\r\x7f-\x9f\u2028\u2029]")
_LINE_ENDS = re.compile(r"\s*[\n\r\u2028\u2029]\s*")
# Controls of C0 and C1; marks, embeddings, overrides and isolates of the bidirectional algorithm (Unicode
# UAX 9), which make a line look as what it is not; line ends; what is no character.
_ACTING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufff9-\uffff]"
)
_LONGEST = 4_000
"""Characters of a message: what it quotes may be a file's only line."""
_SHOWN_AS_IT_IS = "\N{REPLACEMENT CHARACTER}"


def shown(text: str) -> str:
    r"""A string in one line of a terminal: what would act there is escaped, `a\x1b[2J` → `a\\x1b[2J`."""
    return _ACTING.sub(lambda match: escaped(match.group()), text)


def in_one_line(text: str) -> str:
    """A message on one line, as `shown`; line ends in it are spaces; of a long one without its middle."""
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST // 2]} … {text[-_LONGEST // 4 :]}"
    return shown(_LINE_ENDS.sub(" ", text))


def tamed(text: str) -> str:
    """A string as long, with a substitute for what would act in a terminal: for what is set in columns."""
    return _ACTING.sub(_SHOWN_AS_IT_IS, text)


def escaped(character: str) -> str:
    r"""A character as Python writes it: `\n`, `\x1b`, `\u202e`."""
    if character == _SHOWN_AS_IT_IS:
        return character
    return character.encode("unicode_escape").decode("ascii")


def forbidden(text: str) -> str | None:
    """The first character of a text that XML 1.0 or UTF-8 cannot bear, escaped; None where there is none."""
    match = _FORBIDDEN.search(text)
    return escaped(match.group()) if match else None


def unfit(text: str) -> str | None:
    """The first character, escaped, a string of one line cannot have: forbidden, control, line end."""
    match = _FORBIDDEN.search(text) or _BROKEN.search(text)
    return escaped(match.group()) if match else None


def is_web_address(text: str) -> bool:
    """Whether a text is an absolute address of the web, `https://example.org/papers/`."""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    plain = not any(character.isspace() or character in '<>"{}|\\^`' for character in text)
    return plain and parts.scheme in ("http", "https") and bool(parts.hostname) and port != 0


def folder_address(url: str) -> str:
    """The address of a folder, with one slash at its end: `https://example.org/papers/`."""
    return f"{url.rstrip('/')}/"


def plural(number: int, word: str) -> str:
    """A count in words: `1 document`, `2,000 documents`."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"
