"""Tables of two fields with a tab between, as catalogues export them."""

from shared import TEI, body_of

_TEXT = "The letter was written on the day on which the bridge was opened, and sent by the next mail."


def _rows(text: str) -> list[list[str]]:
    rows = body_of(text).iter(f"{{{TEI}}}row")
    return [["".join(cell.itertext()) for cell in row.iter(f"{{{TEI}}}cell")] for row in rows]


def test_what_a_catalogue_says_of_a_document_is_a_table():
    found = _rows(
        f"Letter 12\n\nWritten by\tAda Marsh\nPlace\tHull\nDate\t3 May 1843\n\nOutside\n\nSeal\tred\n"
        f"Size\t20 x 14\n\nText\n\n{_TEXT}\n"
    )
    assert found == [
        ["Written by", "Ada Marsh"],
        ["Place", "Hull"],
        ["Date", "3 May 1843"],
        ["Seal", "red"],
        ["Size", "20 x 14"],
    ]


def test_turns_of_a_dialogue_and_enumerated_lines_are_none():
    turns = "\n".join(f"{name}\t{_TEXT}" for name in ("Ada", "Bea", "Ada", "Bea", "Ada"))
    items = "\n".join(f"{n}.\t{_TEXT}" for n in range(1, 5))
    assert _rows(f"{_TEXT}\n\n{turns}\n\n{items}\n") == []
