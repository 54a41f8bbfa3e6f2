"""Where in its section a block stands: heads, opener, body, closer, postscript."""

from itertools import islice

from encoder.document.heading import plain_text
from encoder.document.openers import is_list_label, is_topic
from encoder.document.trailers import is_end
from encoder.language import is_postscript, label
from encoder.model import ASIDE, CLOSING, OPENING, VERSE, Block, Role

_IN_OPENER = ASIDE | OPENING | {Role.ITEM}
_CLOSING_OR_END = CLOSING | {None}
_EITHER = frozenset({Role.SALUTE, Role.DATELINE, Role.ADDRESSEE})
_AFTERTHOUGHT = 4
_ABOVE_GREETING = ASIDE | {Role.ADDRESSEE}
_SET_IN = 2


def phase_of(blocks: tuple[Block, ...], index: int, phase: int) -> int:
    """Where in its section a block stands: 0 heads, 1 opener, 2 body, 3 closer, 4 postscript.

    Silent blocks stay where they are.
    """
    role = blocks[index].role
    if role in ASIDE:
        return phase
    if _is_afterthought(blocks, index, phase):
        return _AFTERTHOUGHT
    if role is Role.HEAD:
        return _phase_of_head(blocks, index, phase)
    if role in CLOSING:
        return 3
    if role in OPENING:
        if phase == 3 and role is Role.DATELINE and next_role(blocks, index, _ABOVE_GREETING) is Role.SALUTE:
            return 1
        if phase == 3 and (_opens_meeting(blocks, index) or _opens_message(blocks, index)):
            return 1
        closes = phase == 3 or (phase == 2 and role in _EITHER and _is_last(blocks, index))
        closes = closes or (phase == 2 and _is_below_poem(blocks, index))
        return 3 if closes else 1
    if phase == 1 and is_topic(blocks[index]) and _in_subject_list(blocks, index):
        return 1
    return 3 if phase == 3 and is_end(blocks[index]) else 2


def _is_last(blocks: tuple[Block, ...], index: int) -> bool:
    """Whether only a closer comes after a block; further addressees are passed over."""
    passed = ASIDE | {Role.ADDRESSEE} if blocks[index].role is Role.ADDRESSEE else ASIDE
    return next_role(blocks, index, passed) in _CLOSING_OR_END


def _is_below_poem(blocks: tuple[Block, ...], index: int) -> bool:
    """Whether a day stands right below verse, as that of a poem, and nobody is greeted below it."""
    earlier = (blocks[at].role for at in range(index - 1, -1, -1))
    above = next((role for role in earlier if role not in ASIDE), None)
    is_day = blocks[index].role is Role.DATELINE
    return is_day and above in VERSE and next_role(blocks, index, _ABOVE_GREETING) is not Role.SALUTE


def _opens_meeting(blocks: tuple[Block, ...], index: int) -> bool:
    """Whether those present at another meeting are named, or its day right above them."""
    if blocks[index].role is Role.DATELINE:
        following = (at for at in range(index + 1, len(blocks)) if blocks[at].role not in ASIDE)
        index = next(following, index)
    named = blocks[index].role is Role.ADDRESSEE
    return named and label(plain_text(blocks[index].content), "present") > 0


def _opens_message(blocks: tuple[Block, ...], index: int) -> bool:
    """Whether fields stand below a signature that say from whom and to whom another message is."""
    following = islice((at for at in range(index + 1, len(blocks)) if blocks[at].role not in ASIDE), 1)
    texts = [plain_text(blocks[at].content) for at in (index, *following)]
    told = [{name for name in ("sender", "addressee") if ":" in text and label(text, name)} for text in texts]
    return len(texts) > 1 and all(told) and told[0] != told[1]


def _is_afterthought(blocks: tuple[Block, ...], index: int, phase: int) -> bool:
    """Whether a block is of a postscript below a signature, which begins with the word for one."""
    block = blocks[index]
    if phase == _AFTERTHOUGHT:
        earlier = (blocks[at] for at in range(index - 1, -1, -1))
        first = next((one for one in earlier if is_postscript(plain_text(one.content))), block)
        return (block.role is Role.PARAGRAPH and not returns(first, block)) or block.role in CLOSING
    return phase == 3 and block.role is Role.PARAGRAPH and is_postscript(plain_text(block.content))


def returns(first: Block, block: Block) -> bool:
    """Whether a block stands at the margin, and the postscript above as far in as a letter within a text."""
    return first.inset >= _SET_IN and not block.indent and not block.inset


def _phase_of_head(blocks: tuple[Block, ...], index: int, phase: int) -> int:
    """A head begins a section; not so the first of a document, below its date, nor one in a closer."""
    if phase == 1 and not _has_head(blocks, index):
        return 1
    if blocks[index].ruled:
        return 0
    return 3 if phase > 1 and next_role(blocks, index) in CLOSING else 0


def _has_head(blocks: tuple[Block, ...], index: int) -> bool:
    """Whether a head stands before an opener that goes on up to `index`."""
    earlier = (blocks[before].role for before in range(index - 1, -1, -1))
    return next((role for role in earlier if role not in _IN_OPENER), None) is Role.HEAD


def next_role(blocks: tuple[Block, ...], index: int, passed: frozenset[Role] = ASIDE) -> Role | None:
    """The role of the next block that belongs to the text; None at the end."""
    following = (blocks[later].role for later in range(index + 1, len(blocks)))
    return next((role for role in following if role not in passed), None)


def _in_subject_list(blocks: tuple[Block, ...], index: int) -> bool:
    earlier = (blocks[before] for before in range(index - 1, -1, -1))
    label = next((block for block in earlier if block.role not in ASIDE | {Role.ITEM}), None)
    return label is not None and is_list_label(label)
