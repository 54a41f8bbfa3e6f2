"""Texts cut to pieces that keep their places in the source."""

from encoder.model import Content, Line, Text


def cut(text: Text, start: int, end: int | None = None) -> Text:
    """The characters of a text from one index to another, or to its end."""
    return Text(text.start + start, text.text[start:end])


def after(text: Text, start: int) -> Text:
    """The characters of a text from an index on, less the white space that they begin with."""
    rest = text.text[start:].lstrip()
    return Text(text.start + len(text.text) - len(rest), rest)


def part(content: Content, end: int) -> tuple[Text, Content]:
    """A content that begins with a text, parted behind its label: `TO: the Board` → `TO:`, `the Board`.

    Args:
        content: its first node is a text.
        end: where the label ends in that text.
    """
    first, *others = content
    assert isinstance(first, Text)  # noqa: S101 - the caller has seen it
    rest = after(first, end)
    return cut(first, 0, end), (rest, *others) if rest.text else tuple(others)


def stripped(line: Line | Text) -> Text:
    """The characters of a line without the white space around them."""
    text = line.text.strip()
    return Text(line.start + line.text.find(text), text)


def on_one_line(text: str) -> str:
    """A text with one blank wherever it has white space, and none around it.

    A text that can be printed has no white space but blanks: most need not be taken apart.
    """
    return text.strip() if text.isprintable() and "  " not in text else " ".join(text.split())


def without_blanks(text: str) -> str:
    """The characters of a text that are no white space."""
    bare = text.replace(" ", "").replace("\n", "")
    return bare if bare.isprintable() else "".join(text.split())
