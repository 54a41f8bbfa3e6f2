"""Proposals for a whole document, as `choice` elements and as findings."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from operator import itemgetter

from encoder.document.correction.dictionary import Dictionary, load_dictionary
from encoder.document.correction.evidence import Evidence, gather
from encoder.document.correction.judge import Proposal, judge
from encoder.document.correction.paragraphs import Paragraph, read_paragraphs
from encoder.document.correction.words import Word
from encoder.findings import Finding, Place, Severity, position
from encoder.model import Element, Node, Supplied, Text, element
from encoder.texts import cut

_USUAL_RATE = 0.004
_HIGHEST_RATE = 0.05
_AROUND = 6
_ENGLISH = 0.7


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
    paragraphs = tuple(read_paragraphs(division))
    evidence = _evidence(paragraphs, dictionary)
    likely = sorted(_proposals(paragraphs, dictionary, evidence), key=itemgetter(0))
    proposals = dict(_sure(likely))
    corrected = _placed(division, proposals) if proposals else division
    return corrected, tuple(_finding(source, *proposal) for proposal in proposals.items())


def _evidence(paragraphs: tuple[Paragraph, ...], dictionary: Dictionary) -> Evidence:
    """What the document says about its words, the share of misread ones from a first judgement."""
    words = tuple(word for paragraph in paragraphs for word in paragraph.words)
    first = gather(words, _USUAL_RATE)
    strange = (word for word in words if not _is_known(word, dictionary))
    judged = (judge(word, dictionary, first) for word in strange)
    misread = sum(proposal is not None and proposal.is_sure for proposal in judged)
    return gather(words, min(_HIGHEST_RATE, (misread + 1) / (len(words) + 1 / _USUAL_RATE)))


def _sure(likely: list[tuple[int, Proposal]]) -> Iterator[tuple[int, Proposal]]:
    """What is sure by itself, or because the same misreading of the same spelling is, elsewhere."""
    sure = [proposal for _, proposal in likely if proposal.is_sure and not proposal.is_word]
    misreadings = {(proposal.word.text, proposal.reading): proposal.certainty for proposal in sure}
    for offset, proposal in likely:
        certainty = misreadings.get((proposal.word.text, proposal.reading))
        if proposal.is_sure:
            yield offset, proposal
        elif certainty is not None:
            yield offset, replace(proposal, certainty=certainty)


def _proposals(
    paragraphs: tuple[Paragraph, ...], dictionary: Dictionary, evidence: Evidence
) -> Iterator[tuple[int, Proposal]]:
    """Likely readings with the offsets in the source of the words that they are for."""
    for paragraph in paragraphs:
        for index, word in enumerate(paragraph.words) if paragraph.running else ():
            proposal = judge(word, dictionary, evidence)
            if proposal and word.whole and _is_among_english(paragraph, index, dictionary):
                offset = paragraph.offset(word)
                if offset is not None:
                    yield offset, proposal


def _is_among_english(paragraph: Paragraph, index: int, dictionary: Dictionary) -> bool:
    """Whether the words around one are English, not another language or debris; both beside a name."""
    words = paragraph.words
    if words[index].text.istitle() and not all(
        _is_known(word, dictionary) for word in _beside(words, index, 1)
    ):
        return False
    around = _beside(words, index, _AROUND)
    known = sum(_is_known(word, dictionary) for word in around)
    return len(around) > 1 and known >= _ENGLISH * len(around)


def _beside(words: tuple[Word, ...], index: int, reach: int) -> tuple[Word, ...]:
    return (*words[max(0, index - reach) : index], *words[index + 1 : index + 1 + reach])


def _is_known(word: Word, dictionary: Dictionary) -> bool:
    return word.text.lower() in dictionary


def _placed(node: Element, proposals: Mapping[int, Proposal]) -> Element:
    content: list[Node] = []
    for child in node.content:
        if isinstance(child, Element):
            content.append(_placed(child, proposals))
        elif isinstance(child, Text):
            content += _chosen(child, proposals)
        else:
            content.append(child)
    return replace(node, content=tuple(content))


def _chosen(leaf: Text, proposals: Mapping[int, Proposal]) -> Iterator[Node]:
    """A leaf cut at the words for which there are proposals, these as `choice`."""
    end = leaf.start + len(leaf.text)
    position = leaf.start
    for offset, proposal in proposals.items():
        if leaf.start <= offset < end:
            if position < offset:
                yield cut(leaf, position - leaf.start, offset - leaf.start)
            position = offset + len(proposal.word.text)
            yield _choice(offset, proposal)
    if position < end:
        yield cut(leaf, position - leaf.start)


def _choice(offset: int, proposal: Proposal) -> Element:
    read = element("sic", Text(offset, proposal.word.text))
    meant = element("corr", Supplied(proposal.reading), cert=proposal.cert, resp="#engross")
    return element("choice", read, meant)


def _finding(source: str, offset: int, proposal: Proposal) -> Finding:
    line, column = position(source, offset)
    return Finding(
        "C01",
        Severity.INFO,
        f"“{proposal.word.text}” may be a misreading of “{proposal.reading}”",
        Place(line=line, column=column),
        "compare it with the original; the source's reading is kept in sic",
        certainty=proposal.certainty,
    )
