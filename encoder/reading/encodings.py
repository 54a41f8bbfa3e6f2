"""In which encoding bytes are that are not Unicode: found out where it is beyond doubt, else refused.

Two witnesses must agree. `charset-normalizer` says in which encodings the bytes make sense at all; it errs
between neighbours (Windows-1252 and -1250, Mac OS Roman, code page 437), above all on short texts. So each
encoding is judged again by what it would make of the text in a language that was written in it, and one is
taken only if it leaves (almost) nothing unexplained and whatever would give another text leaves clearly more.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from encoder.reading.alphabets import SINGLE_BYTE, is_of_another_script
from encoder.reading.plausible import count_high, count_misfits, count_wide_misfits, count_words

MULTI_BYTE = {
    "cp932": ("Japanese",),
    "euc-jp": ("Japanese",),
    "gb18030": ("Chinese", "traditional Chinese"),
    "big5hkscs": ("traditional Chinese",),
    "cp949": ("Korean",),
}
# Longer than a dash or quotation mark that was taken for a letter.
_OWN_WORD = re.compile(r"(?<!\w)[^\W\d_\x00-\x7f]{3,}(?!\w)")
_SAMPLE = 40_000
_TOLERATED, _TOLERATED_WIDE = 0.05, 0.12
_WORDS_THAT_TELL = 3
_FEWER = 3
_LEAD = 2
_NAMED = 4
_NEARLY = 0.25


@dataclass(frozen=True, slots=True)
class Reading:
    """What an encoding makes of a text.

    Attributes:
        encoding: a codec of Python.
        language: for which it makes most sense.
        text: of the sample.
        misfits: characters that cannot stand where they do.
        high: characters that are not ASCII.
        words: frequent words of the language.
    """

    encoding: str
    language: str
    text: str
    misfits: int
    high: int
    words: int

    @property
    def is_sound(self) -> bool:
        tolerated = _TOLERATED_WIDE if self.encoding in MULTI_BYTE else _TOLERATED
        return self.misfits <= tolerated * self.high

    @property
    def strangeness(self) -> float:
        return self.misfits / max(1, self.high)


def detect(data: bytes) -> tuple[str | None, tuple[str, ...]]:
    """The encoding of bytes that are not Unicode, or None where there is doubt; and the candidates.

    Args:
        data: a whole file, not all ASCII.

    Returns:
        The codec's name or None, and the codecs that may be it, the likeliest first.
    """
    if b"\x1b$" in data and data.isascii():
        return "iso2022_jp", ("iso2022_jp",)
    readings = sorted(_readings(data), key=lambda reading: (reading.strangeness, -reading.words))
    if not readings:
        return None, ()
    readings = _speaking(readings)
    first, *others = readings
    rivals = [other for other in others if other.text != first.text]
    near = [reading for reading in readings if reading.is_sound] or [
        reading for reading in readings if reading.strangeness <= _NEARLY
    ]
    candidates = tuple(dict.fromkeys(reading.encoding for reading in near))[:_NAMED]
    is_certain = (
        first.is_sound
        and all(_is_clearly_worse(rival, first) for rival in rivals)
        and _same_text(data, first, [other for other in others if other.text == first.text])
        and _is_seconded(data, first)
    )
    return first.encoding if is_certain else None, candidates


def _readings(data: bytes) -> Iterator[Reading]:
    sample = _sample(data)
    for encoding, languages in SINGLE_BYTE.items():
        text = _begun(sample, encoding)
        if text is not None and _decoded(data, encoding) is not None:
            high = count_high(text)
            for language in languages:
                misfits = count_misfits(text, language)
                yield Reading(encoding, language, text, misfits, high, count_words(text, language))
    for encoding, wide in MULTI_BYTE.items():
        text = _begun(sample, encoding)
        if text is not None and _decoded(data, encoding) is not None:
            for language in wide:
                misfits = count_wide_misfits(text, language)
                yield Reading(encoding, language, text, misfits, count_high(text), 0)


def _sample(data: bytes) -> bytes:
    """The lines that are not ASCII, and as many as are needed to know the language."""
    if len(data) <= _SAMPLE:
        return data
    lines, size = [], 0
    for line in data.split(b"\n"):
        if not line.isascii():
            lines.append(line)
            size += len(line) + 1
        if size > _SAMPLE:
            break
    return b"\n".join(lines)[:_SAMPLE]


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _begun(sample: bytes, encoding: str) -> str | None:
    """The text of bytes that may end within a character."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(sample)
    except UnicodeDecodeError:
        return None


def _speaking(readings: list[Reading]) -> list[Reading]:
    """The readings less those in which a language hardly says a word, where another one speaks.

    What is written in another script than that which speaks may be quoted in it: its words tell nothing
    of that.
    """
    most = max(reading.words for reading in readings)
    if most < _WORDS_THAT_TELL:
        return readings
    return [reading for reading in readings if reading.words * _FEWER >= most or _has_own_words(reading)]


def _has_own_words(reading: Reading) -> bool:
    """Whether there are ideographs, or words in which no Latin letter is."""
    return reading.encoding in MULTI_BYTE or (
        is_of_another_script(reading.language) and _OWN_WORD.search(reading.text) is not None
    )


def _is_clearly_worse(rival: Reading, first: Reading) -> bool:
    """Whether a reading leaves so much more unexplained that it is out of the question."""
    lead = min(_LEAD, first.high)
    floor = first.strangeness * rival.high
    return rival.misfits >= max(floor + min(lead, rival.high), 3 * floor)


def _same_text(data: bytes, first: Reading, others: list[Reading]) -> bool:
    """Whether encodings that agree on the sample agree on the whole."""
    if len(data) <= _SAMPLE:
        return True
    whole = _decoded(data, first.encoding)
    return all(_decoded(data, encoding) == whole for encoding in {other.encoding for other in others})


def _is_seconded(data: bytes, reading: Reading) -> bool:
    from charset_normalizer import from_bytes

    sample = _sample(data)
    codecs = [*SINGLE_BYTE, *MULTI_BYTE]
    matches = from_bytes(sample, cp_isolation=codecs, preemptive_behaviour=False, enable_fallback=False)
    return any(str(match) == reading.text for match in matches)
