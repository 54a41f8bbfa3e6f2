"""The shapes that edited documents are tried in, each by its name."""

from tests.shapes import Shape

SHAPES = {
    "edition": Shape(),
    "brackets": Shape(reference="bracket", page_mark="{{{}}}"),
    "parentheses": Shape(reference="parenthesis", page_mark="[p. {}]"),
    "superscripts": Shape(reference="superscript", bullet="–"),
    "markdown": Shape(reference="caret", separator="none", bullet="*", page_mark="--- {} ---"),
    "symbols under pages": Shape(reference="symbol", notes_at="page", separator="rule"),
    "notes under pages": Shape(notes_at="page", separator="indent"),
    "numbering goes on": Shape(notes_at="page", separator="rule", restart=False),
    "brackets under pages": Shape(reference="bracket", notes_at="page", separator="none"),
    "heading over notes": Shape(separator="heading", bullet="-"),
    "rule over notes": Shape(separator="rule", reference="superscript", page_mark="--- {} ---"),
    "notes at the margin": Shape(separator="none"),
    "notes of paragraphs": Shape(two_paragraphs=True),
    "notes of paragraphs under a rule": Shape(two_paragraphs=True, separator="rule"),
    "no number in the title": Shape(numbered_title=False),
    "wrapped": Shape(wrap=72),
    "wrapped, notes under pages": Shape(wrap=68, notes_at="page", separator="rule"),
    "wrapped, brackets": Shape(wrap=76, reference="bracket", separator="heading"),
    "capitals": Shape(heads="capitals"),
    "centred": Shape(heads="centred", wrap=72),
}
