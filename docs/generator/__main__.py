"""Writes what is made from `schema/`: the ODD and the reference pages."""

from pathlib import Path

from lxml import etree

from docs.generator.examples import Examples
from docs.generator.grammar import Grammar
from docs.generator.odd import build_odd
from docs.generator.pages import build_pages
from encoder.checks.schematron.expand import read_schema

REPO = Path(__file__).resolve().parent.parent.parent
SCHEMA = REPO / "schema"


def made() -> dict[Path, str]:
    """The files, by path, and what they should hold."""
    grammar = Grammar(SCHEMA / "engross.rng")
    examples = Examples(SCHEMA / "example.xml")
    rules = SCHEMA / "engross.sch"
    source = etree.parse(rules, etree.XMLParser(remove_comments=True)).getroot()
    odd = build_odd(grammar, source, examples)
    etree.indent(odd)
    text = '<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(odd, encoding="unicode") + "\n"
    pages = build_pages(grammar, read_schema(rules), examples)
    return {SCHEMA / "engross.odd": text} | {
        REPO / "docs" / "schema" / name: page for name, page in pages.items()
    }


def main() -> None:
    """Writes them."""
    for path, text in made().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
