"""The title right above a table is its head, and heads no section."""

from encoder.api import encode
from encoder.namespaces import tei

REPORT = """\
REPORT ON THE FISHERIES

The following statement shows the number of boats that were employed in each of the last seasons.

TABLE I. Boats and men employed

Port            Boats     Men
Wick              312   1,640
Thurso             44     203
Helmsdale         120     611

It will be seen that the number at Helmsdale has fallen since the harbour was silted up.
"""


def test_the_title_of_a_table_stands_in_it() -> None:
    root = encode(REPORT).tree.getroot()
    table = next(root.iter(tei("table")))
    assert "".join(table.find(tei("head")).itertext()) == "TABLE I. Boats and men employed"
    assert not [div for div in root.iter(tei("div")) if div.get("type") == "section"]


def test_the_title_of_a_document_stays_its_own() -> None:
    root = encode("TABLE I. Boats and men employed\n\n" + REPORT.split("employed\n\n")[1]).tree.getroot()
    assert next(root.iter(tei("table"))).find(tei("head")) is None
