"""The blocks that are being grouped: what each has so far, and what waits to stand in one of them."""

from dataclasses import dataclass, field, replace

from encoder.blocks.inline import Stretch
from encoder.hyphens import SIGNS
from encoder.model import Block, Content, Line, Node, Role


@dataclass(slots=True)
class Growing:
    """A block, and what was added to its content since it was opened."""

    block: Block
    added: list[Node] = field(default_factory=list)

    @property
    def role(self) -> Role:
        return self.block.role

    @property
    def end(self) -> Content:
        """The last nodes."""
        return (*self.block.content[-3:], *self.added[-3:])[-3:]

    def grown(self) -> Block:
        return replace(self.block, content=(*self.block.content, *self.added)) if self.added else self.block


@dataclass(slots=True)
class State:
    """The blocks so far; what is open; what waits to stand inside the open block or after it.

    A paragraph that goes on behind the notes under a page, or a form printed on each, is opened again: `slot`
    is its place in `done`, `text` that of the latest block which is neither. `words` are those of the
    document, where words are divided, `signs` what divides them. `number` stands in the margin before what
    follows on its line, `signs_before` are of a quotation, before what follows; `aside` stands in a margin;
    `stretches` the emphasis over lines. Between `text` and `settled` only notes are left, which nothing moves
    again.
    """

    done: list[Growing] = field(default_factory=list)
    open: Growing | None = None
    waiting: list[Block] = field(default_factory=list)
    gap: int = 0
    last: Line | None = None
    text: int | None = None
    slot: int | None = None
    settled: int = 0
    words: frozenset[str] = frozenset()
    signs: str = SIGNS
    number: Line | None = None
    signs_before: list[Line] = field(default_factory=list)
    stretches: tuple[Stretch, ...] = ()
    aside: Line | None = None
