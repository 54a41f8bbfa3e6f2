"""Entries of logs and day-books as transcribers type them: no stop behind the day, no blank lines between."""

from encoder.days import find_entries, read_day
from encoder.pipeline import encode_source
from encoder.reading import source_of_text

TEI = "{http://www.tei-c.org/ns/1.0}"


def body(text):
    return encode_source(source_of_text(text)).tree.find(f".//{TEI}body")


def entries(text):
    """Of each entry its day and its paragraphs."""
    return [
        (
            next(div.iter(f"{TEI}date")).get("when"),
            [" ".join("".join(p.itertext()).split()) for p in div.iter(f"{TEI}p")],
        )
        for div in body(text).iter(f"{TEI}div")
        if div.get("type") == "entry"
    ]


def test_a_weekday_its_number_and_its_month_need_no_stop_behind():
    mark = read_day("Friday 23th April 1852 throughout a fine breeze")
    assert (mark.weekday, mark.day, mark.month, mark.year) == (5, 23, 4, 1852)
    assert read_day("Saturday 24th commenced with rain").day == 24
    assert read_day("Saturday morning commenced with rain") is None


def test_a_weekday_with_a_letter_amiss_is_one_before_its_day():
    assert read_day("Tusday July 22d this day begins with rain").weekday == 2
    assert read_day("Wednsday 23. Rain").weekday == 3
    assert read_day("Tusday morning it rained") is None
    assert read_day("Wodehouse 23. Rain") is None


def test_words_of_logs_stand_before_the_day():
    mark = read_day("Remarks on board, Monday June 4th. Fresh gales")
    assert (mark.weekday, mark.day, mark.month) == (1, 4, 6)


def test_lines_of_an_entry_that_no_blank_line_parts_are_its_text():
    assert entries(
        "Thursday 19th May 1859 raining very\nmoderate and nice this morning\nplanted out the cabbages\n"
        "Friday 20th May 1859 too wet to plow\nsprouted our oats a hard\nrain this morning\n"
        "Saturday 21 May 1859 worked as\nyesterday cool nights and hot days\n"
    ) == [
        (
            "1859-05-19",
            [
                "Thursday 19th May 1859 raining very moderate and nice this morning"
                " planted out the cabbages"
            ],
        ),
        ("1859-05-20", ["Friday 20th May 1859 too wet to plow sprouted our oats a hard rain this morning"]),
        ("1859-05-21", ["Saturday 21 May 1859 worked as yesterday cool nights and hot days"]),
    ]  # fmt: skip


def test_a_days_position_below_it_is_no_head():
    text = "\n\n".join(
        f"{name} {day}th {'April 1852 ' * (day == 23)}Throughout these hours a fine breeze from the West\n"
        f"Latitude by Obs 4{day % 10}..14 Long 139..16"
        for name, day in (("Friday", 23), ("Saturday", 24), ("Sunday", 25), ("Monday", 26))
    )
    found = entries(f"Log of the bark Carrow\n\n{text}\n")
    assert [when for when, _ in found] == ["1852-04-23", "1852-04-24", "1852-04-25", "1852-04-26"]
    assert not [head for head in body(text).iter(f"{TEI}head") if "Latitude" in "".join(head.itertext())]


def test_days_of_a_month_that_stands_only_below_them():
    texts = ("A dì 30 detto sabato.", "A dì 31 detto domenica.", "A dì 1 febbraio 1768. Lunedì.")
    assert [(entry.when, entry.doubt) for entry in find_entries(texts)] == [
        ("1768-01-30", 2),
        ("1768-01-31", 2),
        ("1768-02-01", 0),
    ]


def test_numbers_below_the_month_of_a_diary_are_days():
    numbered = ("1. Klart väder.", "2. Mulet hela dagen.", "3. Solsken.")
    assert [entry.when for entry in find_entries(("Dagbok för 1886", "MARS", *numbered))] == [
        "1886-03-01",
        "1886-03-02",
        "1886-03-03",
    ]
    assert find_entries(("Beslut 1886", "MARS", *numbered)) == ()
