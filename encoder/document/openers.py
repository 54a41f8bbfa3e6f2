"""Openers: dateline, addressees, subject, salutation."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from encoder.document.attendance import are_wrapped, name_starts
from encoder.document.flat import flat, flatten
from encoder.document.heading import plain_text
from encoder.document.heads import build_heads
from encoder.language import is_salutation, label
from encoder.model import ASIDE, Block, Content, Element, Markup, Node, Role, Text, element, leaves
from encoder.pages.prose.present import are_names, present_end
from encoder.pages.sights.wording import is_dateline
from encoder.texts import cut, part

_LABEL = re.compile(r"[^\W\d_a-zß-ÿ][\w.°’' /&]{0,24}?\s*[:;]|[a-zß-ÿ][\w-]{1,24}:(?=\s|$)")
_BESIDE = re.compile(r"(?<=\S)(?:[^\S\n]{4,}|[^\S\n]*\t\s*)(?=[A-Z][\w.]{1,11}(?: [A-Z]\w{1,9})?\s?:\s*\S)")
_LABEL_ALONE = re.compile(r"(?:SUBJECTS?|SUBJ|RE|PARTICIPANTS?|PRESENT|ATTENDEES)\W*", re.I)
_MARK = re.compile(r"(?:\s*:)?(?:--|[—–])?")
_PARTICIPANTS = re.compile(r"\W*(?:participants|present|attend)", re.I)
_FEW_NAMES = 2
_NO_DAYS = ("subject", "addressee", "sender", "copy", "enclosure")
"""Labels of fields that may name a day, and do not say when: `SUBJECT: Your letter of May 3`."""
_WIDE = re.compile(r"(?<=\S)[^\S\n]{4,}(?=\S)")
_GREETING_BESIDE = re.compile(r"\s*(?P<left>\S(?:\S| (?! )){1,40}[,:!])[^\S\n]{3,}(?=\S)")
_NAMES = {Role.DATELINE: "dateline", Role.SALUTE: "salute", Role.HEAD: "head", Role.ITEM: "items"}


def build_opener(blocks: tuple[Block, ...]) -> Content:
    """An `opener`, followed by the subject or participants list that an edition sets after it.

    TEI allows a list in an opener only inside `argument` (TEI Guidelines, 4.2.2): so it stands where a
    dateline or salutation comes after it.
    """
    parts: list[tuple[str, Content]] = []
    for kind, run in groupby(_typed(blocks), key=lambda pair: pair[0]):
        members = [block for _, block in run]
        parts += _part(kind.partition("/")[0], members)
    last_head = max((index for index, (kind, _) in enumerate(parts) if kind == "head"), default=-1)
    return (*_above_head(parts[: last_head + 1]), *_opener(parts[last_head + 1 :]))


def _above_head(parts: list[tuple[str, Content]]) -> Content:
    """What stands above the title of a typed document; no list may stand outside an opener there."""
    runs = groupby(parts, key=lambda part: part[0] == "head")
    return tuple(
        node
        for is_head, run in runs
        for node in (_joined(run) if is_head else _opener([_as_argument(part) for part in run]))
    )


def _as_argument(part: tuple[str, Content]) -> tuple[str, Content]:
    kind, content = part
    return ("argument", (Element("argument", content),)) if kind == "list" else part


def _joined(parts: Iterable[tuple[str, Content]]) -> Content:
    return tuple(node for _, content in parts for node in content)


def _typed(blocks: tuple[Block, ...]) -> Iterable[tuple[str, Block]]:
    """Each block with the kind of part it belongs to; lists are numbered, to keep neighbours apart."""
    number = -1
    in_list = in_present = by_office = False
    for block, following in zip(blocks, _followers(blocks), strict=True):
        by_office = _names_by_office(block, following) or (by_office and _is_named(block))
        goes_on = in_present and _is_unlabelled(block)
        in_present = by_office or _begins_present(block, following) or goes_on
        if in_present:
            yield "present", block
            continue
        if _begins_list(block, following):
            number, in_list = number + 1, True
        elif block.role in ASIDE:
            in_list = in_list and following is not None and _in_list(following)
        else:
            in_list = in_list and _in_list(block)
        yield (f"list/{number}" if in_list else _kind(block)), block


def _begins_present(block: Block, following: Block | None) -> bool:
    """Whether a block names the first of those present, and the next ones stand below: `Present: Mr Fenn`."""
    text = plain_text(block.content)
    end = present_end(text)
    if following is None or not _is_unlabelled(following):
        return block.role is Role.ADDRESSEE and end > 0 and len(name_starts(text[end:])) > _FEW_NAMES
    if block.role is following.role is Role.ADDRESSEE and end:
        return True
    return block.role in (Role.ADDRESSEE, Role.SUBJECT) and 0 < end < len(text)


def _names_by_office(block: Block, following: Block | None) -> bool:
    """Whether a label alone has those present below it by what they are: `Present:`, `Chairman: Mr. Fenn`."""
    text = plain_text(block.content)
    is_alone = block.role is Role.ADDRESSEE and 0 < len(text.rstrip(" :.")) <= label(text, "present")
    return is_alone and following is not None and _is_named(following)


def _is_named(block: Block) -> bool:
    return block.role is Role.ADDRESSEE and are_names(plain_text(block.content))


def _is_unlabelled(block: Block) -> bool:
    return block.role in (Role.ADDRESSEE, Role.SUBJECT) and not _label_end(block)


def _followers(blocks: tuple[Block, ...]) -> list[Block | None]:
    """For each block the next one that is not aside."""
    followers: list[Block | None] = []
    following = None
    for block in reversed(blocks):
        followers.append(following)
        following = following if block.role in ASIDE else block
    return followers[::-1]


def _begins_list(block: Block, following: Block | None) -> bool:
    """A label alone, its items after it: `SUBJECT`, `• Gold`."""
    if following is None or not is_list_label(block):
        return False
    alone = bool(_LABEL_ALONE.fullmatch(plain_text(block.content)))
    return is_topic(following) or (alone and block.role is following.role is Role.SUBJECT)


def is_list_label(block: Block) -> bool:
    """Whether a list may stand below a block: `SUBJECT`, `PARTICIPANTS:`; not below `SUBJECT: The Lamp`."""
    if block.role not in (Role.SUBJECT, Role.ADDRESSEE):
        return False
    end = _label_end(block)
    return end == 0 or not plain_text(block.content)[end:].strip()


def _in_list(block: Block) -> bool:
    return is_topic(block) or (
        block.role is Role.SUBJECT
        and not _label_end(block)
        and not _LABEL_ALONE.fullmatch(plain_text(block.content))
    )


def is_topic(block: Block) -> bool:
    """An item of the list below a label: it has a bullet; one that is only numbered begins the text."""
    first = block.content[0] if block.content else None
    bulleted = isinstance(first, Markup) and first.why == "bullet"
    return block.role is Role.ITEM and (bulleted or not any(c.isalnum() for c in block.mark or ""))


def _kind(block: Block) -> str:
    if block.role in (Role.ADDRESSEE, Role.SUBJECT):
        return "labelled" if _label_end(block) else "address"
    return _NAMES.get(block.role, "silent")


def _label_end(block: Block) -> int:
    return _label_at(block.content)


def _label_at(content: Content) -> int:
    first = content[0] if content else None
    match = _LABEL.match(first.text) if isinstance(first, Text) else None
    return match.end() if match else 0


def _part(kind: str, blocks: list[Block]) -> list[tuple[str, Content]]:
    if kind == "address":
        return [(kind, (Element("address", tuple(Element("addrLine", block.content) for block in blocks)),))]
    if kind == "labelled":
        fields = [field for block in blocks for field in _fields(block.content)]
        return [_labelled(named, list(run)) for named, run in groupby(fields, key=_kind_of_field)]
    if kind == "list" and all(block.role in ASIDE for block in blocks[1:]):
        return [*_part("address", blocks[:1]), *_part("silent", blocks[1:])]
    if kind == "list":
        return [(kind, (_labelled_list(blocks),))]
    if kind == "present":
        return [("list", (_present(blocks),))]
    if kind == "silent":
        return [(kind, block.content) for block in blocks]
    if kind == "head":
        return [(kind, build_heads(tuple(blocks)))]
    if kind == "items":
        items = (Element("item", _with_label(block.content)) for block in blocks)
        return [("list", (element("list", *items, rend="simple"),))]
    if kind == "dateline":
        return [part for block in blocks for part in _dated(block.content)]
    return [(kind, (Element(kind, block.content),)) for block in blocks]


def _dated(content: Content) -> Iterator[tuple[str, Content]]:
    """A dateline, and what stands at the left of its line: a greeting, the subject, the office.

    `Sir,        London, May 5, 1877.`; `Objet : Étrangers.          Paris, le 9 avril 1941`
    """
    first = content[0] if content else None
    if isinstance(first, Text) and (beside := _day_beside(first.text)):
        left, right = cut(first, 0, beside.start()), cut(first, beside.end())
        content = (right, *content[1:])
        says = label(left.text, "subject") > 0
        yield _labelled("labelled", [(left,)]) if says else ("dateline", (Element("dateline", (left,)),))
    greeting = _GREETING_BESIDE.match(first.text) if isinstance(first, Text) else None
    if isinstance(first, Text) and greeting is not None and is_salutation(greeting["left"]):
        yield "salute", (Element("salute", (cut(first, greeting.start("left"), greeting.end("left")),)),)
        content = (cut(first, greeting.end()), *content[1:])
    yield "dateline", (Element("dateline", content),)


def _day_beside(text: str) -> re.Match[str] | None:
    """The wide gap behind which a line says where and when, and in front of it something without a number."""
    gap = _WIDE.search(text)
    if gap is None or not is_dateline(text[gap.end() :].strip()) or is_salutation(text[: gap.start()]):
        return None
    left = text[: gap.start()]
    return gap if not any(map(str.isdigit, left)) or label(left, "subject") else None


def _fields(content: Content) -> Iterator[Content]:
    """The fields of a line, of which two may stand side by side: `TO: The Director      DATE: 3 August`"""
    first = content[0]
    beside = _BESIDE.search(first.text) if isinstance(first, Text) and len(content) == 1 else None
    if beside is None or not isinstance(first, Text):
        yield content
        return
    yield (cut(first, 0, beside.start()),)
    yield (cut(first, beside.end(), len(first.text)),)


def _is_day(content: Content) -> bool:
    """Whether a field says a day and nothing else: `DATE: 3 August 1948`"""
    text = flatten(content)
    if any(label(text, name) for name in _NO_DAYS):
        return False
    return is_dateline(text[_label_at(content) :].strip())


def _kind_of_field(content: Content) -> str:
    """What a field is: a day, a label and what it is for, or, beside such a one, neither: `PRIORITY`"""
    if _is_day(content):
        return "dateline"
    return "labelled" if _label_at(content) else "address"


def _labelled(kind: str, fields: Sequence[Content]) -> tuple[str, Content]:
    if kind == "dateline":
        return kind, tuple(Element("dateline", field) for field in fields)
    if kind == "address":
        return kind, (Element("address", tuple(Element("addrLine", field) for field in fields)),)
    pairs = [node for field in fields for node in _label_and_item(field)]
    return kind, (element("argument", element("list", *pairs, rend="labeled")),)


def _label_and_item(content: Content) -> tuple[Element, Element]:
    label, item = part(content, _label_at(content))
    return element("label", label), Element("item", item)


def _present(blocks: list[Block]) -> Element:
    """Those present, one a line or one behind the other, below or behind their label: a list with a head."""
    text = plain_text(blocks[0].content)
    end = present_end(text)
    mark = _MARK.match(text, end)
    head, first = part(blocks[0].content, mark.end() if mark else end)
    lines = [content for content in (first, *(block.content for block in blocks[1:])) if content]
    names = _names_on(lines) if are_wrapped([plain_text(content) for content in lines]) else lines
    items = [Element("item", content) for content in names]
    return element("list", Element("head", (head,)), *items, type="participants")


def _names_on(lines: Sequence[Content]) -> list[Content]:
    """The names on wrapped lines, each with the breaks of lines that are in it."""
    whole: list[Node] = []
    for content in lines:
        whole += [*([element("lb")] if whole else []), *content]
    starts = name_starts(flatten(tuple(whole)))
    names: list[list[Node]] = [[] for _ in starts]
    position = 0
    for node in whole:
        length = len(flat(node))
        for at, (start, end) in enumerate(pairwise([*starts, position + length + 1])):
            own = slice(max(0, start - position), max(0, min(length, end - position)))
            if isinstance(node, Text) and own.stop > own.start:
                names[at].append(cut(node, own.start, own.stop))
            elif not isinstance(node, Text) and start <= position < end and (names[at] or node is whole[0]):
                names[at].append(node)
        position += length
    return [_trimmed(name) for name in names]


def _trimmed(nodes: list[Node]) -> Content:
    """A content without the line break and the white space at its end."""
    while nodes and isinstance(nodes[-1], Element) and nodes[-1].name == "lb":
        nodes.pop()
    last = nodes[-1] if nodes else None
    return (*nodes[:-1], cut(last, 0, len(last.text.rstrip()))) if isinstance(last, Text) else tuple(nodes)


def _labelled_list(blocks: list[Block]) -> Element:
    """`SUBJECT`, `• Gold` → a list with a head; `RE`, `Gold`, without a bullet → a list of label and item."""
    head, *items = blocks
    if not any(block.role is Role.ITEM for block in items):
        texts = [node for block in items for node in (*block.content, element("lb"))][:-1]
        pairs = (Element("label", head.content), Element("item", tuple(texts)))
        return element("list", *pairs, rend="labeled")
    title = plain_text(head.content)
    kind = "participants" if _PARTICIPANTS.match(title) else _kind_of_list(head, title)
    nodes: list[Node] = [Element("head", head.content)]
    for block in items:
        silent = block.role in ASIDE
        nodes += block.content if silent else (Element("item", _with_label(block.content)),)
    return element("list", *nodes, type=kind)


def _kind_of_list(head: Block, title: str) -> str | None:
    if head.role is Role.SUBJECT:
        return "subject"
    return "to" if re.search(r"\b(?:to|for)\b", title, re.I) else None


def _with_label(content: Content) -> Content:
    """What looked like an enumerator at the beginning of an item is text: `C. Fred Bergsten`."""
    nodes = list(content)
    for index, (node, following) in enumerate(pairwise(content)):
        if isinstance(node, Element) and node.name == "label" and isinstance(following, Text):
            label = "".join(leaf.text for leaf in leaves(node.content) if isinstance(leaf, Text))
            start = next(leaf.start for leaf in leaves(node.content) if isinstance(leaf, Text))
            gap = " " * (following.start - start - len(label))
            nodes[index : index + 2] = [Text(start, label + gap + following.text)]
            break
    return tuple(nodes)


def _opener(parts: list[tuple[str, Content]]) -> Content:
    """The parts in one `opener`; furniture before the first and lists after the last stay outside."""
    speaking = [index for index, (kind, _) in enumerate(parts) if kind not in ("silent", "list")]
    if not speaking:
        return _joined(parts)
    first, last = speaking[0], speaking[-1] + 1
    first = next((index for index, (kind, _) in enumerate(parts) if kind != "silent"), first)
    opener = Element("opener", _joined(map(_as_argument, parts[first:last])))
    return (*_joined(parts[:first]), opener, *_joined(parts[last:]))
