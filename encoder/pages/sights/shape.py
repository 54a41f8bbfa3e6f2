"""The features that a line of a typed page has by itself, whatever stands around it."""

import re
from bisect import bisect_right
from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase, digits

from encoder.enumerators import enumerator
from encoder.pages.sights.lexicon import classes_of, recognise, vocabulary
from encoder.pages.sights.sight import DATE, LOOKED_AT, RECORD_NUMBER, WORD, YEAR, key, page_number, plain

_WORDS, _LENGTHS = (1, 2, 3, 5, 8, 12, 25), (2, 3, 5, 9, 15, 25, 40, 60, 90)
_LETTERS, _FIGURES, _CAPITALS = (0.01, 0.3, 0.6, 0.75), (0.01, 0.2, 0.5, 0.8), (0.05, 0.3, 0.7, 0.95)
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_UPPER, _LOWER, _DIGITS = ascii_uppercase.encode(), ascii_lowercase.encode(), digits.encode()
LABEL = re.compile(r"\W{0,2}([A-Z][A-Za-z.'&/# ]{0,24}?)\s?[:;]")
LABELS = {
    "to": "TO|FM|FROM|VIA|INFO|ATTN|ATTENTION|THRU|THROUGH|REF|REFS|REFERENCE|FOR|FILE|PRITY|ACTION",
    "subject": "SUBJECT|SUBJ|SUBIECT|RE",
    "memo": "MEMORANDUM FOR|MEMORANDUM TO|MEMO FOR|MEMORANDUM FOR THE",
    "closing": "CC|BCC|DISTRIBUTION|ATTACHMENT|ATTACHMENTS|ENCLOSURE|ENCLOSURES|ENCL|END OF|COPIES TO|BT",
}
LABEL_OF = {word: name for name, words in LABELS.items() for word in words.split("|")}
_BREAKS_WORD = frozenset("-\u00ad¬⸗=\u2010")
MARKINGS = ("SECRET", "CONFIDENTIAL", "UNCLASSIFIED", "RESTRICTED")
INITIAL = re.compile(r"[A-Z](?<!\w[A-Z])\.")
PERSON = re.compile(
    r"(?:[A-Z][a-z]+\s+)?(?:[A-Z]\.\s*){1,3}(?:[A-Z][\w'’-]+)(?:\s+[A-Z][\w'’-]+)?(?:,?\s+(?:Jr|Sr|II|III)\.?)?"
)
SYMBOL = re.compile(r"[A-Z]{1,5}(?:/[A-Z0-9]{1,6}){1,4}")


def binned(value: float, *edges: float) -> int:
    """How many of the edges a value reaches."""
    return bisect_right(edges, value)


@lru_cache(maxsize=20_000)
def shape(text: str) -> tuple[str, ...]:
    """The features that a line has by itself."""
    bare = plain(text)
    words = WORD.findall(bare)
    out = counts(bare, words)
    if not bare.isascii():
        out += _foreign(bare[:LOOKED_AT])
    named = INITIAL.sub("", bare)
    out += _lexical(words if named == bare else WORD.findall(named))
    out += _patterns(text.strip(), bare, words)
    return tuple(out)


def _foreign(bare: str) -> list[str]:
    """How many of the letters are of another alphabet, as where print was misread."""
    letters = sum(c.isalpha() for c in bare)
    latin = sum(c.isalpha() and c < "ɐ" for c in bare)
    return [f"foreign={binned((letters - latin) / letters, 0.2, 0.6)}"] if letters > latin else []


def counts(bare: str, words: list[str]) -> list[str]:
    """How long a line is, and what of it is letters, figures and capitals."""
    length = len(bare)
    bare = bare[:LOOKED_AT]
    n = max(1, len(bare))
    letters, figures, upper = tally(bare)
    out = [
        f"words={bisect_right(_WORDS, len(words))}",
        f"length={bisect_right(_LENGTHS, length)}",
        f"letters={bisect_right(_LETTERS, letters / n)}",
        f"digits={bisect_right(_FIGURES, figures / n)}",
    ]
    if letters:
        out.append(f"upper={bisect_right(_CAPITALS, upper / letters)}")
    return out


def tally(text: str) -> tuple[int, int, int]:
    """How many of the characters are letters, figures and capitals; bytes, as most are, count fast."""
    known = text.encode("ascii", "ignore")
    count = len(known)
    upper = count - len(known.translate(None, _UPPER))
    letters = upper + count - len(known.translate(None, _LOWER))
    figures = count - len(known.translate(None, _DIGITS))
    if count < len(text):
        for char in _NOT_ASCII.findall(text):
            letters += char.isalpha()
            figures += char.isdigit()
            upper += char.isupper()
    return letters, figures, upper


def _lexical(words: list[str]) -> list[str]:
    if not words:
        return ["no-words"]
    known = [classes_of(word) for word in words[:14]]
    tally = Counter(name for names in known for name in names)
    out = []
    for name, count in tally.items():
        share = count / len(known)
        out.append(f"lex:{name}={'all' if share == 1 else 'most' if share >= 0.5 else 'some'}")
    marking = sum("marking" in names or "caveat" in names for names in known)
    if tally["marking"]:
        out.append(f"marking={binned(marking / len(known), 0.3, 0.5, 0.7, 1.0)}")
    first, last = recognise(words[0]), recognise(words[-1])
    if first:
        out.append(f"first={first}")
        if len(words) == 1:
            out.append(f"only={first}")
    if last:
        out.append(f"last={last}")
    if len(words) <= 8:
        out += [f"has={word}" for word in map(_known, words) if word]
    return out


@lru_cache(maxsize=50_000)
def _known(word: str) -> str | None:
    """The word of the lexicon or of the vocabulary that a word is."""
    return upper if (upper := word.upper()) in vocabulary() else recognise(word)


def _patterns(text: str, bare: str, words: list[str]) -> list[str]:
    out = []
    label = LABEL.match(bare)
    if label:
        said = label[1].strip().upper()
        out.append("label")
        out.append(f"label={LABEL_OF.get(said, 'other')}")
        if bare.endswith((":", ";")):
            out.append("label-only")
    head = " ".join(recognise(word) or word.upper() for word in words[:2])
    lead = LABEL_OF.get(head) or (LABEL_OF.get(words[0].upper()) if words else None)
    if lead:
        out.append(f"lead={lead}")
    found = enumerator(text)
    if found:
        out.append(f"enumerator={found.style.value}")
        if found.bare:
            out.append("enumerator-only")
    if page_number(text) is not None:
        out.append("page-number")
        out.append("page-number=" + re.sub(r"\d+", "9", re.sub(r"[A-Za-z]+", "a", text)))
    if RECORD_NUMBER.fullmatch(text):
        out.append("record-number")
    if len(bare) <= 9:
        out.append("mask=" + re.sub(r"\d", "9", re.sub(r"[a-z]+", "a", re.sub(r"[A-Z]+", "A", bare))))
    if YEAR.search(bare) and DATE.search(bare):
        out.append("date-inside")
        if DATE.fullmatch(bare.rstrip(".")):
            out.append("date-only")
        if any("month" in classes_of(word) for word in words):
            out.append("date" if len(words) <= 4 else "date-month")
    if text.startswith(("- ", "* ", "• ")):
        out.append("bullet")
    if text.startswith("#"):
        out.append("heading")
    if text.count("|") > 1:
        out.append("pipes")
    if len(words) <= 6:
        out.append("mask-words=" + "-".join(map(_mask, words)))
        if any(map(SYMBOL.fullmatch, text.split())):
            out.append("symbol")
        if PERSON.fullmatch(bare):
            out.append("person")
        letters = key(bare)
        if 3 <= len(letters) <= 14 and any(_is_fragment(letters, word) for word in MARKINGS):
            out.append("fragment")
    if bare[:1].islower():
        out.append("starts=lower")
    elif not bare[:1].isalnum():
        out.append("starts=sign")
    out.append("ends=" + ending(bare))
    return out


def _mask(word: str) -> str:
    """The shape of a word: capitals, Capitalised, lower case, an Initial, 9 figures, or mixed."""
    if word.isdigit():
        return f"9{min(len(word), 5)}"
    if not word.isalpha():
        return "x"
    if len(word) == 1:
        return "I" if word.isupper() else "i"
    return "A" if word.isupper() else "a" if word.islower() else "Aa" if word[1:].islower() else "aA"


def _is_fragment(letters: str, word: str) -> bool:
    """Whether letters are what is left of a marking: most of its letters, in order, and little else."""
    if sum(map(word.__contains__, letters)) < 0.75 * len(letters):
        return False
    common = sum(
        block.size for block in SequenceMatcher(None, letters, word, autojunk=False).get_matching_blocks()
    )
    return common >= 3 and common >= 0.75 * len(letters) and common >= 0.5 * len(word)


def ending(bare: str) -> str:
    before = bare[-2:-1]
    if bare[-1:] in _BREAKS_WORD and before.isalnum() and not before.isdecimal():
        return "hyphen"
    last = bare.rstrip("\"”'’)] ")[-1:]
    if last in {".", "?", "!"}:
        return "stop"
    return {":": "colon", ";": "semicolon", ",": "comma"}.get(last, "word" if last.isalnum() else "sign")
