"""Lines → Pages: what each line is, and where pages begin."""

from encoder.corrections.rulings import NO_RULINGS, Rulings
from encoder.findings import Finding
from encoder.house.conventions import UNKNOWN, Conventions
from encoder.model import Line, Page
from encoder.pages.learnt.chains import SHIPPED, Chains
from encoder.pages.learnt.precedents import as_inferred, preceded, with_precedents
from encoder.pages.printed import read_printed
from encoder.pages.typescripts.parted import part_markings
from encoder.pages.typescripts.typed import has_typed_furniture
from encoder.pages.typescripts.typescript import read_typescript

__all__ = ["find_pages", "has_typed_furniture"]


def find_pages(
    lines: tuple[Line, ...],
    *,
    typed: bool,
    house: Conventions = UNKNOWN,
    rulings: Rulings = NO_RULINGS,
    chains: Chains = SHIPPED,
) -> tuple[tuple[Page, ...], tuple[Finding, ...]]:
    """The pages of a source, every line with its role.

    Args:
        lines: all lines of the source, at least one with text.
        typed: whether the source has the furniture of typed pages.
        house: what is known of the house.
        rulings: what an editor said of the lines: it is certain, and the rest is decided around it.
        chains: that decide what lines are.
    """
    lines = tuple(part_markings(lines, rulings))

    def read(said: Rulings) -> tuple[tuple[Page, ...], tuple[Finding, ...]]:
        return read_typescript(lines, said, chains) if typed else read_printed(lines, house, said, chains)

    pages, findings = read(rulings)
    found = preceded(pages, chains.precedents) if chains.precedents else {}
    if not found:
        return pages, findings
    pages, findings = read(with_precedents(rulings, pages, found))
    return as_inferred(pages, found), findings
