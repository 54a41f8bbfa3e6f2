"""Proposals for a whole document, as `choice` elements and as findings."""

from collections.abc import Iterator
from functools import partial

from encoder.document.correction.dictionary import Dictionary, load_dictionary
from encoder.document.correction.evidence import Evidence, gather
from encoder.document.correction.judge import Proposal, judge
from encoder.document.correction.paragraphs import map_paragraphs, read_paragraphs
from encoder.document.correction.words import find_words
from encoder.findings import Finding, Place, Severity
from encoder.model import Content, Element, Node, Supplied, Text, element

_USUAL_RATE = 0.004


def correct_division(division: Element, source: str) -> tuple[Element, tuple[Finding, ...]]:
    """A document with corrections proposed beside what the source has.

    `sbould` → `<choice><sic>sbould</sic><corr cert="high" resp="#engross">should</corr></choice>` (TEI
    Guidelines, 3.5.1), where dictionary, neighbours and shapes of letters agree. The source's reading stays.

    Args:
        division: the `div` of the document.
        source: the text that its leaves point into.

    Raises:
        UsageError: the dictionary is not installed.
    """
    dictionary = load_dictionary()
    evidence = _evidence(division, dictionary)
    found: list[tuple[int, Proposal]] = []
    corrected = map_paragraphs(division, partial(_correct, dictionary, evidence, found))
    return corrected, tuple(
        _finding(source, offset, proposal) for offset, proposal in sorted(found, key=_offset)
    )


def _offset(found: tuple[int, Proposal]) -> int:
    return found[0]


def _evidence(division: Element, dictionary: Dictionary) -> Evidence:
    """What the document says about its words, the share of misread ones from a first judgement."""
    paragraphs = tuple(read_paragraphs(division))
    words = tuple(word for paragraph in paragraphs for word in paragraph.words)
    first = gather(words, _USUAL_RATE)
    misread = sum(
        1
        for paragraph in paragraphs
        if paragraph.running
        for word in paragraph.words
        if word.text.lower() not in dictionary and judge(word, dictionary, first)
    )
    return gather(words, _rate(misread, len(words)))


def _rate(misread: int, words: int) -> float:
    return min(0.05, (misread + 1) / (words + 1 / _USUAL_RATE))


def _correct(
    dictionary: Dictionary, evidence: Evidence, found: list[tuple[int, Proposal]], content: Content, text: str
) -> Content:
    proposals = list(_proposals(text, dictionary, evidence))
    return tuple(_placed(content, proposals, found)) if proposals else content


def _proposals(text: str, dictionary: Dictionary, evidence: Evidence) -> Iterator[Proposal]:
    words = tuple(find_words(text))
    known = [word.text.lower() in dictionary for word in words]
    for index, word in enumerate(words):
        if word.whole and _is_english_around(known, index):
            proposal = judge(word, dictionary, evidence)
            if proposal is not None:
                yield proposal


def _is_english_around(known: list[bool], index: int) -> bool:
    """Whether the words around one are English, not another language or debris."""
    around = known[max(0, index - 6) : index] + known[index + 1 : index + 7]
    return len(around) > 1 and sum(around) >= 0.7 * len(around)


def _placed(content: Content, proposals: list[Proposal], found: list[tuple[int, Proposal]]) -> Iterator[Node]:
    position = 0
    for node in content:
        if not isinstance(node, Text):
            yield node
            position += isinstance(node, Element)
            continue
        done = 0
        for proposal in proposals:
            start = proposal.word.start - position
            end = start + len(proposal.word.text)
            if start >= 0 and end <= len(node.text):
                found.append((node.start + start, proposal))
                if start > done:
                    yield Text(node.start + done, node.text[done:start])
                yield _choice(Text(node.start + start, node.text[start:end]), proposal)
                done = end
        if done < len(node.text):
            yield Text(node.start + done, node.text[done:])
        position += len(node.text)


def _choice(read: Text, proposal: Proposal) -> Element:
    return element(
        "choice",
        element("sic", read),
        element("corr", Supplied(proposal.reading), cert=proposal.cert, resp="#engross"),
    )


def _finding(source: str, offset: int, proposal: Proposal) -> Finding:
    line = source.count("\n", 0, offset) + 1
    column = offset - source.rfind("\n", 0, offset)
    return Finding(
        "C01",
        Severity.INFO,
        f"“{proposal.word.text}” may be a misreading of “{proposal.reading}”",
        Place(line=line, column=column),
        "compare it with the original; the source's reading is kept in sic",
        certainty=proposal.certainty,
    )
