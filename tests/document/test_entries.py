"""Dated entries as divisions, registers and inventories as lists."""

from encoder.namespaces import tei
from encoder.pipeline import encode_source
from encoder.reading import source_of_text

TEI = "{http://www.tei-c.org/ns/1.0}"


def encoded(text):
    return encode_source(source_of_text(text)).tree.find(f".//{TEI}body")


def dates(body):
    """The date with which each entry begins: its value, its certainty, its text."""
    found = (entry.find(f".//{TEI}date") for entry in body.iter(f"{TEI}div") if entry.get("type") == "entry")
    return [(date.get("when"), date.get("cert"), "".join(date.itertext())) for date in found]


LOG = """JOURNAL of a VOYAGE in the Ship PATIENCE

May, 1743.

Sunday, the 1st. Fresh Gales and Cloudy. At 4 A.M. weigh'd, and came to Sail.

Monday, 2d. Hard Gales, with Rain. Saw several Birds like unto

[Page 3]

Geese, but not Geese.

Ditto. More moderate.

30th. All hands employed in knotting Yarns.

Ice!

2d. Held a Council in the Cabin.
"""


def test_entries_are_divisions_with_dates():
    assert dates(encoded(LOG)) == [
        ("1743-05-01", "high", "Sunday, the 1st"),
        ("1743-05-02", "high", "Monday, 2d"),
        ("1743-05-02", "high", "Ditto"),
        ("1743-05-30", "high", "30th"),
        ("1743-06-02", "medium", "2d"),
    ]


def test_a_page_begins_inside_an_entry():
    entries = [div for div in encoded(LOG).iter(f"{TEI}div") if div.get("type") == "entry"]
    (paragraph,) = entries[1].iter(f"{TEI}p")
    assert [pb.get("n") for pb in paragraph.iter(f"{TEI}pb")] == ["3"]


def test_an_entry_holds_what_follows_it():
    entries = [div for div in encoded(LOG).iter(f"{TEI}div") if div.get("type") == "entry"]
    assert [len(entry.findall(f"{TEI}p")) for entry in entries] == [1, 1, 1, 2, 1]


def test_heads_of_entries():
    days = ("23. August.\n\nDen ganzen Tag gefahren.", "24. August.\n\nAusgeladen.", "27. August.\n\nRegen.")
    text = "\n\n".join(("TAGEBUCH", "1914", *days)) + "\n"
    body = encoded(text)
    assert [when for when, _, _ in dates(body)] == ["1914-08-23", "1914-08-24", "1914-08-27"]
    heads = ["".join(head.itertext()) for div in body.iter(f"{TEI}div") for head in div.findall(f"{TEI}head")]
    assert "24. August." in heads or any(body.iter(f"{TEI}dateline"))


def test_wrapped_lines_without_blank_lines():
    lines = [
        "January 3d, 1790. Fair wind from the N.E. all the day, and a great sea in",
        "the offing. Killed two hogs.",
        "4th. Snow, and no going abroad for any man or beast. Wrote to my brother at",
        "Saint Orme by the post, who owes me a letter.",
        "5. Sunday. No sermon, the minister being ill, and the way to the meeting was",
        "not to be found under the snow.",
        "7th. Thaw.",
    ]
    found = dates(encoded("\n".join(lines) + "\n"))
    assert [when for when, _, _ in found] == ["1790-01-03", "1790-01-04", "1790-01-05", "1790-01-07"]


def test_lines_of_a_register_are_items_with_dates():
    body = encoded(
        "Baptisms in the Parish of Merrow, 1790\n\nJan. 3  John, son of Thomas Marsh.\n"
        "Jan. 9  Anne, daughter of William Fenn.\nFeb. 2  Robert, son of Robert Lyle, mariner.\n"
    )
    items = list(body.iter(f"{TEI}item"))
    assert [item.find(f"{TEI}date").get("when") for item in items] == [
        "1790-01-03",
        "1790-01-09",
        "1790-02-02",
    ]
    assert dates(body) == []


def test_an_inventory_is_a_list():
    body = encoded(
        "An Inventory of the goods of Thomas Marsh, taken the 3d of May 1690.\n\n"
        "Imprimis his wearing apparel.\nItem one feather bed, in the parlour\nchamber.\nItem two kettles.\n"
    )
    items = [" ".join("".join(item.itertext()).split()) for item in body.iter(f"{TEI}item")]
    assert items == [
        "Imprimis his wearing apparel.",
        "Item one feather bed, in the parlour chamber.",
        "Item two kettles.",
    ]


def test_a_letter_with_numbered_paragraphs_has_no_entries():
    numbered = ("1. The wall is down.", "2. The dues are paid.", "3. The lamp burns.")
    text = "\n\n".join(("Merrow, May 3, 1790.", "Dear Sir,", *numbered, "Yours truly,", "J. Fenn"))
    assert dates(encoded(text)) == []


def test_days_count_anew_below_a_head_that_says_a_year():
    register = """THE REGISTER OF THE PARISH OF ALDERTON

BAPTISMS 1702

Jan. 3. John, son of Thomas Barker, yeoman, and Mary his wife.
Jan. 17. Elizabeth, daughter of Wm. Cole, labourer, and Ann.
Mar. 9. Henry, son of Mr. Robert Pyke, vicar of this parish.

BURIALS 1702

Jan. 11. Old Goody Hart, aged 93.
Feb. 20. A poor travelling man, name unknown.
April 1. Thomas Barker, yeoman.
"""
    found = [when for when, _, _ in dates(encoded(register))]
    assert found == ["1702-01-03", "1702-01-17", "1702-03-09", "1702-01-11", "1702-02-20", "1702-04-01"]


def test_ditto_below_a_dateline_is_weather() -> None:
    text = (
        "Monday, 4 May 1795.\nModerate and cloudy. At 8 sent the boats to water.\n\n"
        "Tuesday, 5.\nFresh gales. Struck topgallant masts.\n\n"
        "Wednesday, 6.\nDo. weather. Punished Jno. Hay, seaman.\n"
    )
    root = encode_source(source_of_text(text)).tree.getroot()
    entries = [div for div in root.iter(tei("div")) if div.get("type") == "entry"]
    assert len(entries) == 3


def test_a_year_of_annals_that_has_nothing_is_an_entry() -> None:
    text = "DCCCXII. Hiems magna et mortalitas boum.\nDCCCXIII.\nDCCCXIV. Obiit abbas noster.\n"
    text += "DCCCXV. Terrae motus factus est.\nDCCCXVI.\nDCCCXVII. Fames valida.\n"
    assert [when for when, _, _ in dates(encoded(text))] == [f"08{year}" for year in range(12, 18)]


def test_the_same_month_again_may_stand_behind_a_weekday_and_its_day() -> None:
    text = "October 1748.\n\nDonderdag den 10. De wind West.\n\nVrydag den 11 ditto. Als vooren.\n\n"
    text += "Zaturdag den 12. Het anker geligt.\n"
    assert [when for when, _, _ in dates(encoded(text))] == ["1748-10-10", "1748-10-11", "1748-10-12"]
