"""What `encode` says is to be reviewed is what the desk has in doubt."""

import re

import pytest

from encoder.cli import run
from encoder.config import Options
from encoder.desk.sheet import read_sheet

LETTER = """Linden, the feast of Saint Giles

THE WATER WHEEL

Dear cousin,

The wheel has stood still since Tuesday, and nobody in the village will say who drew the bolt. I have asked
the miller, and the miller has asked me.

It may be that the frost did it.

Yours in haste
Ottilie
under-warden of the sluice
to be left at the Swan
"""
ACCEPTED = """[[correction]]
line = 1
text = "Linden, the feast of Saint Giles"
role = "dateline"
"""


@pytest.mark.parametrize("records", ["", ACCEPTED])
def test_encode_counts_the_doubts_of_the_desk(tmp_path, capfd, records):
    file = tmp_path / "wheel.txt"
    file.write_text(LETTER, encoding="utf-8")
    (tmp_path / "wheel.corrections.toml").write_text(records, encoding="utf-8")
    doubts = read_sheet(file, Options()).figures.doubts
    for _ in range(2):  # encoded, then unchanged
        run(["encode", str(file), "-o", str(tmp_path / "tei")])
        assert re.search(rf" {len(doubts)} decisions? to review", capfd.readouterr().err)
    assert doubts
