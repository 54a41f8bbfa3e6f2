"""The English names of the months, as they are printed; those of all languages are in `encoder.language`."""

from collections.abc import Mapping

_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip

ENGLISH_MONTHS: Mapping[str, int] = {
    form: number
    for number, name in enumerate(_NAMES, 1)
    for form in (name, *(("Sept",) if name == "September" else ()), name[:3])
}
"""The number of each month by its English name and by its usual abbreviations, without their stop."""
