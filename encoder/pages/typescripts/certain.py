"""What the words of a line leave no doubt about: the labels that it can have, which bind the chains."""

import re
from functools import lru_cache

from encoder.model import Role
from encoder.pages.sights.sight import LOOKED_AT, plain

_MEMORANDUM_FOR = re.compile(r"ME\w{2,3}RAND\w+\s+(?:FOR|TO)\b(?!\W*THE\s+(?:RECORD|FILE))", re.IGNORECASE)

_CLASSIFICATION = frozenset({Role.CLASSIFICATION.value})
_STAMP = frozenset({Role.STAMP.value})
_HEADER = frozenset({Role.HEADER.value})
_PAGE_NUMBER = frozenset({Role.PAGE_NUMBER.value})
_ADDRESSEE = frozenset({Role.ADDRESSEE.value})
_CLOSER = frozenset({Role.CLOSER.value})
_PARAGRAPH = frozenset({"text-B"})
_NUMERAL = r"(?:\d{1,3}|T[WH]O|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN)"

_BY_WORDS = (
    # SECRET, TOP SECRET EYES ONLY: a marking and nothing else
    (
        re.compile(
            r"\W*(?:TOP\s+)?(?:SECRET|CONFIDENTIAL|UNCLASSIFIED|RESTRICTED|LIMITED\s+OFFICIAL\s+USE)"
            r"(?:\W+(?:[A-Z]{4,12}|EYES\s+ONLY|[A-Z]+\s+USE\s+ONLY))?\W*"
        ),
        _CLASSIFICATION,
    ),
    # what is left of one: CRET, S E C R E T, CONFID TIAL
    (
        re.compile(
            r"\W*(?:(?:S?E)?C\W?RET|S\W?E\W?C\W?R\W?E\W?T|CONFID\w*(?:\s?\w{1,5})?|\w{0,5}DENTIAL)\W*"
        ),
        _CLASSIFICATION,
    ),
    # who may see it
    (
        re.compile(
            r"\W*(?:NOT\s+TO\s+BE\s+DISSEMINATED|NOT\s+RELEASABLE|NO\s+(?:FOREIGN\s+)?DISSEM|CONTROLLED\s+DISSEM"
            r"|HANDLE\s+VIA|WARNING\s+NOTICE|NOFORN|LIMITED\s+DISTRIBUTION|EYES\s+ONLY(?!\s+(?:FOR|TO)\b))\b.*"
        ),
        _CLASSIFICATION,
    ),
    # what is stamped on a document when it is classified, regraded or released
    (
        re.compile(
            r"\W*(?:(?:ALL\s+(?:\w+\s+)?INFORMATION\s+CONTAINED|HEREIN\s+IS\s+UNCLASSIFIED|(?:DE)?CLASSIFIED\s+BY"
            r"|DECLASSIFY\s+ON|APPROVED\s+FOR\s+RELEASE|EXCLUDED\s+FROM\s+AUTOMATIC|DOWNGRADING\s+AND)\b.{0,40}"
            r"|GROUP\s+[1IL]|REC['’]?D|DECLASSIFICATION)\W*",
            re.IGNORECASE,
        ),
        _STAMP,
    ),
    # 123-45678-90123: the number of a record; RELEASE UNDER THE … ACT; REPRODUCTION … PROHIBITED
    (re.compile(r"\W*(?:\d{3}-\d{5}-\d{5}|\d{2}-0{5})\W*"), _HEADER),
    (re.compile(r".{0,40}\bRELEASE\b.{0,80}\bACT\b.{0,20}"), _HEADER),
    (re.compile(r".{0,20}\bREPRODUCTION\b.{0,60}\b(?:PROHIBITED|OBTAINABLE)\b.{0,20}"), _HEADER),
    # - 3 -, - 3, PAGE TWO, Page 2 of 5, FAGE 4
    (re.compile(r"\s*[-–—]\s*\d{1,3}\s*[-–—]\s*|\s*[-–—]\s*\d{1,2}\s*"), _PAGE_NUMBER),
    (re.compile(r"\s*(?:PAGE|Page)\s+\w{1,5}(?:\s+(?:OF|of)\s+\w{1,5})?\W*"), _PAGE_NUMBER),
    (
        re.compile(rf"\W*(?:(?:\S{{1,2}}|\S*\d\S*)\s+)?(?:PAG[EFO]|FAG[EO]|PACE|Page)\W{{0,3}}{_NUMERAL}\W*"),
        _PAGE_NUMBER,
    ),
    # END OF MESSAGE
    (re.compile(r"\W*END\s+OF\s+(?:MESSAGE|CABLE|TELEGRAM|TRANSMISSION|REPORT|DISPATCH)\W*"), _CLOSER),
    # Approve, Disapprove ____: the options of who is to decide
    (re.compile(r"[_\W]*(?:(?:dis)?approve|see\s+me)[_\W]*", re.IGNORECASE), _PARAGRAPH),
)
_SUBJECT = re.compile(r"SUB[JI]\w{0,4}\s*:", re.IGNORECASE)
_FAREWELL = re.compile(
    r"(?:very\s+)?(?:(?:sincerely|respectfully|faithfully|truly|cordially)(?:\s+yours)?"
    r"|yours\s+(?:very\s+)?(?:sincerely|respectfully|faithfully|truly|cordially))\W*",
    re.IGNORECASE,
)
_PIPES = re.compile(r"\s*\|.*\|\s*")


@lru_cache(maxsize=4_000)
def certain_labels(text: str) -> frozenset[str] | None:
    """The labels that a line can have among furniture and text, by its words alone; None for most lines."""
    if len(text) > LOOKED_AT:
        return None
    return next((labels for pattern, labels in _BY_WORDS if pattern.fullmatch(text)), None)


def certain_text(text: str) -> frozenset[str] | None:
    """The labels that a line of text can have; None for most lines.

    `SUBJECT: Lamps` → subject; `MEMORANDUM FOR …` → addressee; `Yours truly,` → closer.
    """
    words = plain(text)
    if _SUBJECT.match(words):
        return frozenset({"subject"})
    if _MEMORANDUM_FOR.match(words):
        return _ADDRESSEE
    if _FAREWELL.fullmatch(words):
        return _CLOSER
    if _PIPES.fullmatch(text) or text.count("|") > 2:
        return frozenset({"form"})
    labels = certain_labels(text)
    return labels if labels in (_CLOSER, _PARAGRAPH) else None
