"""The names of the months: in five languages, and as they are printed in English.

Used by `document` (which month is meant? is this number a day?) and by `checks` (can this date be read in one
way only?).
"""

from collections.abc import Mapping

MONTH_NAMES = (
    ("january", "januar", "jänner", "janvier", "enero", "gennaio"),
    ("february", "februar", "février", "fevrier", "febrero", "febbraio"),
    ("march", "märz", "maerz", "mars", "marzo"),
    ("april", "avril", "abril", "aprile"),
    ("may", "mai", "mayo", "maggio"),
    ("june", "juni", "juin", "junio", "giugno"),
    ("july", "juli", "juillet", "julio", "luglio"),
    ("august", "août", "aout", "agosto"),
    ("september", "septembre", "septiembre", "setiembre", "settembre"),
    ("october", "oktober", "octobre", "octubre", "ottobre"),
    ("november", "novembre", "noviembre"),
    ("december", "dezember", "décembre", "decembre", "diciembre", "dicembre"),
)
"""From January to December, in lower case; the English name comes first."""

ENGLISH_MONTHS: Mapping[str, int] = {
    form.title(): number
    for number, (name, *_) in enumerate(MONTH_NAMES, 1)
    for form in (name, *(("sept",) if name == "september" else ()), name[:3])
}
"""The number of each month by its English name and by its usual abbreviations, without their stop."""
