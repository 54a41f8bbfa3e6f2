"""A made-up house: letters of a guild, dated by feasts and signed by trades, as no other house has them."""

from pathlib import Path

from encoder.corrections import corrections_file
from encoder.corrections.file import write_corrections
from encoder.corrections.records import Correction
from encoder.model import Role

FEASTS = ("Candlemas", "Lammas", "Whitsun", "Martinmas", "Shrovetide", "Ladyday", "Childermas", "Hallowmas")
TRADES = ("miller", "ferryman", "warden", "cooper", "smith", "reeve", "thatcher", "chandler")
WARES = ("barley", "rope", "tallow", "wool", "slate", "salt", "oak bark", "honey")


def letter(n: int) -> str:
    """The text of a letter, by its number from 0."""
    return "\n".join(
        [
            f"{FEASTS[n % 8]} in the {n + 3}th of the guild",
            f"The {WARES[n * 3 % 8]} that was sent up the river has come, and two of us weighed it there.",
            "Nothing was wanting but a little that the rain had spoiled, for which nobody is to blame.",
            f"We shall want as much before the frost, and more if the {TRADES[(n + 3) % 8]} can carry it.",
            f"The {TRADES[n % 8]} below the weir",
            "",
        ]
    )


def write_letters(folder: Path, many: int) -> list[Path]:
    """Write letters, and return their files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"letter-{n:02}.txt" for n in range(many)]
    for n, file in enumerate(files):
        file.write_text(letter(n), encoding="utf-8")
    return files


def correct(file: Path, first: Role = Role.DATELINE, last: Role = Role.SIGNED) -> None:
    """Correct a letter: its first line and its last are a date and a signature, or what else is said."""
    lines = file.read_text(encoding="utf-8").split("\n")
    records = [Correction(1, lines[0], role=first), Correction(5, lines[4], role=last)]
    write_corrections(corrections_file(file), records)
