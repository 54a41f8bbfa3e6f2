"""The forms that dates are written in, as regular expressions."""

import re

_PARTS = {
    "D": r"(?P<d#>[0-9OoQlI|]{1,2})(?:st|nd|rd|th|er|º|ª|\.)?",
    "M": r"(?P<m#>(?![0-9|]+\b)[^\W_]{3,10})\.?",
    "Y": r"(?P<y#>[0-9OoQlI|SB]{4}|['’‘]\d\d)",
    "y": r"(?P<y#>\d\d)(?![,\s]+\d{4}\b)(?!\s*(?:[ap]\.?\s?m\b|[:.]\d|hours|hrs|o['’]clock))",
    "N": r"(?P<n#>[0-9]{1,2})",
    "E": r"(?P<d#>[0-9]{1,2})",
    "F": r"(?P<y#>[0-9]{4})",
}
_BETWEEN = {
    " ": r"[\s,.\[\]]{1,4}(?:(?:de|del|of)\s+)?",
    "_": r"\s?[\[\]]?(?:(?:de|del|of)\s+)?",
    "~": r"\s*(?:[-–—]+|\b(?:to|through|thru|until|till|bis|au|al)\b)\s*",
    "&": r"\s*(?:[,/]|\b(?:and|und|et|y)\b|&)\s*",
    "/": r"[/-]",
    ".": r"\.\s?",
    "-": r"-",
    "=": r"\s?[-–—]\s?",
}
_FORMS = (
    "M1 D1 Y1~M2 D2 Y2", "M1 D1~M2 D2 Y2", "M1 D1~D2 Y2",
    "D1_M1 Y1~D2_M2 Y2", "D1_M1~D2_M2 Y2", "D1~D2_M2 Y2", "D1~D2_M2 y2", "M1~M2 Y2", "F1~F2",
    "M1 D1&D2 Y2",
    "F1-N1-E1", "M1 D1 Y1", "D1_M1_Y1", "D1_M1 Y1", "D1_M1_y1", "M1 D1 y1",
    "E1.N1.F1", "N1/E1/F1", "N1/E1/y1", "M1 Y1", "M1=Y1", "M1 y1",
)  # fmt: skip


def _compile(form: str) -> re.Pattern[str]:
    parts = re.findall(r"([A-Za-z])(\d)|(\W|_)", form)
    pattern = "".join(
        _PARTS[name].replace("#", number) if name else _BETWEEN[between] for name, number, between in parts
    )
    return re.compile(rf"(?<![^\W]){pattern}(?!\w)(?!/\d)", re.IGNORECASE)


DATES = tuple((form, _compile(form)) for form in _FORMS)
"""Each form with its pattern; groups `d1`, `m1`, `n1`, `y1` are of the first date, with 2 of the second."""

YEARS = re.compile(r"(?<![^\W])(?P<y1>1[5-9]\d\d|20\d\d)\s*[-–—]\s*(?P<y2>\d{4}|\d\d)(?!\w)(?![-/.]\d)")
"""`1968–1969`, `1968–69`."""

YEAR = re.compile(r"^(?:[^\d\n]*(?:[,\]]\s*|\b(?:circa|ca?\.)\s*))?(?P<y1>1[5-9]\d\d|20\d\d)(?=\W*$)")
"""A year alone, at the end of a line without other numbers."""

DATE_TIME_GROUP = re.compile(
    r"""
    (?<!\w)(?P<d1>[0-3]\d)(?P<h>[0-2]\d)(?P<min>[0-5]\d)\s?(?P<zone>[A-IK-Z]|2)\s+  # 271430Z, 2714302
    (?P<m1>[A-Za-z]{3,9})\.?\s+(?P<y1>\d{4}|\d{2})(?!\w)                             # OCT 62
    """,
    re.VERBOSE,
)
"""A military date-time group (ACP 121)."""

UNDATED = re.compile(
    r"(?<!\w)(?:undated|not\s+dated|no\s+date|(?-i:n\.\s?d\.)|sans\s+date|(?-i:s\.\s?d\.)|ohne\s+Datum|(?-i:o\.\s?D\.)|sin\s+fecha"
    r"|senza\s+data)(?!\w)",
    re.IGNORECASE,
)
WEEKDAY = re.compile(
    r"(?<!\w)(?:(?P<day>mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?|lundi|mardi|mercredi|jeudi|vendredi"
    r"|samedi|dimanche|montag|dienstag|mittwoch|donnerstag|freitag|sam?stag|sonntag|lunes|martes|miércoles|jueves"
    r"|viernes|sábado|domingo)\.?,?\s+(?:de[nm]\s+|le\s+)?$",
    re.IGNORECASE,
)
"""A weekday before a date."""

QUALIFIER = re.compile(
    r"(?<!\w)(?:(?P<about>circa|ca?\.|about|approximately)|(?P<before>before|prior\s+to|not\s+later\s+than)"
    r"|(?P<after>after|since|not\s+before))\s+$",
    re.IGNORECASE,
)
"""A word before a date that makes it a guess or a limit."""
