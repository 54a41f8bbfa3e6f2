"""Blocks of the body → paragraphs, lists, tables; items nested by their enumerators."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import islice, takewhile

from encoder.blocks.forms import build_form
from encoder.document.enumerators import BEGUN, How, Place, Ways, counted_on, find_places, places_back
from encoder.document.flat import flatten
from encoder.enumerators import Reading, Style, label, readings
from encoder.findings import Finding, Severity
from encoder.findings import Place as FindingPlace
from encoder.model import SILENT, Block, Content, Element, Node, Role, Supplied, element

LONGEST_INSERTION = 3


@dataclass(slots=True)
class _List:
    """A list under construction: its finished nodes, and the item that is open."""

    rend: str
    nodes: list[Node] = field(default_factory=list)
    label: Element | None = None
    item: list[Node] = field(default_factory=list)

    def close_item(self) -> None:
        if self.item or self.label:
            self.nodes += [self.label] if self.label else []
            self.nodes.append(Element("item", tuple(self.item)))
        self.label, self.item = None, []

    def build(self) -> Element:
        self.close_item()
        return element("list", *self.nodes, rend=self.rend)


def build_lists(blocks: Sequence[Block]) -> tuple[Content, tuple[Finding, ...]]:
    """The content of a stretch of body.

    A paragraph ends the lists before it, except where the numbering of the outermost list goes on right after
    it: then it is a paragraph of the item before it.
    """
    out: list[Node] = []
    findings: list[Finding] = []
    outer: Reading | None = None
    for run in _runs(blocks):
        if run[0].role is Role.ITEM and not _is_sole(run):
            places = find_places([block.mark for block in run if block.role is Role.ITEM], outer)
            content, found = _lists(run, places)
            out += content
            findings += found
            outer = _next_of_outermost(places) or outer
        elif run[0].role is Role.FORM:
            out += build_form(run)
        else:
            out += (node for block in run for node in _block(block))
    return tuple(out), tuple(findings)


def _is_sole(run: Sequence[Block]) -> bool:
    """Whether there is one item, without a mark: nothing says that it is one of a list."""
    items = [block for block in run if block.role is Role.ITEM]
    return len(items) == 1 and items[0].mark is None and not items[0].ruled


def _runs(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Single blocks, and runs of items, or of lines of a form, with what stands between them."""
    index = 0
    while index < len(blocks):
        end = index + 1
        if blocks[index].role is Role.ITEM:
            end = _end_of_run(blocks, index)
        elif blocks[index].role is Role.FORM:
            end = _end_of_form(blocks, index)
        yield list(blocks[index:end])
        index = end


def _end_of_run(blocks: Sequence[Block], start: int) -> int:
    """The index after the last item of the run that begins at `start`."""
    end = start + 1
    ways = counted_on(BEGUN, blocks[start].mark)
    inserted = 0
    each: list[int] = []
    led = False
    for index in range(start + 1, len(blocks)):
        block = blocks[index]
        if block.role is Role.ITEM:
            if inserted and (led or not _goes_on(ways, islice(blocks, index, None))):
                break
            ways = counted_on(ways, block.mark)
            each.append(inserted)
            end, inserted = index + 1, 0
        elif block.role is Role.PARAGRAPH:
            inserted += 1
            led = flatten(block.content).rstrip().endswith(":")
            if inserted > LONGEST_INSERTION:
                break
        elif block.role not in SILENT:
            break
    return _with_answer(blocks, end) if len(each) > 1 and set(each) == {1} else end


def _with_answer(blocks: Sequence[Block], end: int) -> int:
    """The index after the paragraph of the last item, where each before it has one: question and answer."""
    for index in range(end, len(blocks)):
        if blocks[index].role not in SILENT:
            return index + 1 if blocks[index].role is Role.PARAGRAPH else end
    return end


def _end_of_form(blocks: Sequence[Block], start: int) -> int:
    end = start + 1
    for index in range(start + 1, len(blocks)):
        if blocks[index].role is Role.FORM:
            end = index + 1
        elif blocks[index].role not in SILENT:
            break
    return end


def _goes_on(ways: Ways, rest: Iterable[Block]) -> bool:
    """Whether the first item of `rest`, after a paragraph, goes on with the outermost list of a run."""
    following = takewhile(lambda block: block.role is Role.ITEM or block.role in SILENT, rest)
    marks = [block.mark for block in following if block.role is Role.ITEM]
    places = places_back(reduce(counted_on, marks, ways))
    place = next(islice(places, len(marks) - 1, None))
    before = next((earlier for earlier in places if earlier.depth == 1), None)
    if before is None or place.depth != 1 or place.opens:
        return False
    return place.style is not None and _next_of(before.text) == place.text


def _next_of(text: str) -> str | None:
    said = readings(text)
    return label(Reading(said[0].style, said[0].value + 1)) if said else None


def _next_of_outermost(places: Sequence[Place]) -> Reading | None:
    """The enumerator with which the outermost decimal list of a run would go on."""
    decimal = [place for place in places if place.depth == 1 and place.style is Style.DECIMAL]
    said = readings(decimal[-1].text) if decimal else ()
    return Reading(Style.DECIMAL, said[0].value + 1) if said else None


def _lists(run: list[Block], found: Sequence[Place]) -> tuple[Content, list[Finding]]:
    places = iter(found)
    done: list[Node] = []
    stack: list[_List] = []
    waiting: list[Node] = []
    findings: list[Finding] = []
    for block in run:
        if block.role is Role.ITEM:
            place = next(places)
            _add_item(stack, done, waiting, block, place)
            waiting = []
            findings += _doubts(block, place)
        elif block.role in SILENT:
            waiting += block.content
        else:
            _fold(stack, 1)
            stack[0].item += [*waiting, Element("p", block.content)]
            waiting = []
    _fold(stack, 1)
    return (*done, *([stack[0].build()] if stack else []), *waiting), findings


def _add_item(stack: list[_List], done: list[Node], waiting: list[Node], block: Block, place: Place) -> None:
    printed, content = _label(block, place)
    if place.opens:
        if len(stack) >= place.depth:
            _fold(stack, 1)
            done += [stack.pop().build(), *waiting]
            waiting = []
        if stack:
            stack[-1].item += waiting
            waiting = []
        stack.append(_List(_rend(block, place)))
    else:
        _fold(stack, place.depth)
        stack[-1].close_item()
    if waiting and len(stack) == 1 and not stack[0].nodes:
        done += waiting
    else:
        stack[-1].nodes += waiting
    stack[-1].label, stack[-1].item = printed, list(content)


def _fold(stack: list[_List], depth: int) -> None:
    """Close the lists deeper than `depth` into the items that hold them."""
    while len(stack) > depth:
        inner = stack.pop()
        stack[-1].item.append(inner.build())


def _rend(block: Block, place: Place) -> str:
    if place.style is not None:
        return "numbered"
    return "bulleted" if block.mark else "simple"


def _label(block: Block, place: Place) -> tuple[Element | None, Content]:
    """The `label` of an item and the rest of its content."""
    at = next(
        (i for i, node in enumerate(block.content) if isinstance(node, Element) and node.name == "label"),
        None,
    )
    if place.how is How.SUPPLIED:
        given = element("supplied", Supplied(place.text), resp="#engross", cert="medium", reason="omitted")
        return element("label", given), block.content
    if at is None or at > 1:
        return None, block.content
    printed = block.content[at]
    assert isinstance(printed, Element)  # noqa: S101 - found as one
    rest = (*block.content[:at], *block.content[at + 1 :])
    if place.how is How.BULLET:
        return None, block.content
    if place.how is How.MISREAD:
        corrected = element("corr", Supplied(place.text), resp="#engross", cert="medium")
        return element("label", element("choice", Element("sic", printed.content), corrected)), rest
    return printed, rest


def _doubts(block: Block, place: Place) -> list[Finding]:
    if place.how is How.MISREAD:
        message = f"the enumerator “{block.mark}” was read as a misreading of “{place.text}”"
    elif place.how is How.SUPPLIED:
        message = f"the lost enumerator “{place.text}” was supplied, by the sequence of its list"
    else:
        return []
    return [Finding("D10", Severity.INFO, message, FindingPlace(line=block.line), certainty=0.7)]


def _block(block: Block) -> Content:
    if block.role in SILENT:
        return block.content
    if block.role is Role.TABLE and any(isinstance(node, Element) for node in block.content):
        return (Element("table", block.content),)
    return (Element("p", block.content),)
