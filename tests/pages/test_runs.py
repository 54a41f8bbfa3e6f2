"""Adjacent lines: items, tables, wrapped paragraphs."""

from encoder.model import Role
from encoder.pages.edited.runs import read_run
from encoder.pages.tables import find_tables

ITEM = [
    "2. The tonnage that paid dues at Harwick rose from 900,000 in 1911 to",
    "980,000 in 1912, and in the year after that it was no less than",
    "1,020,000, of which foreign ships had 400,000",
]
TABLE = ["Coal 84 2 0", "Wages 130 4 4", "Rope 12 0 6"]


def test_an_item_that_goes_on_with_a_figure_is_one():
    assert not find_tables(ITEM)
    assert read_run(ITEM, "", 72) == [Role.PARAGRAPH, Role.CONTINUATION, Role.CONTINUATION]


def test_rows_of_figures_are_a_table():
    assert find_tables(TABLE)


def test_two_spaces_behind_a_stop_are_no_column():
    assert not find_tables(
        ["113.  Dredging.  The Engineer said so.", "      Removed.  RESOLVED that it be so."]
    )


def test_an_announced_item_has_one_beginning():
    lines = ["7. fuller and more perfectly,", "and what I am to shun, by your keepers"]
    assert read_run(lines, "I ask:", 60) == [Role.ITEM, Role.CONTINUATION]


def test_a_day_at_the_beginning_of_a_wrapped_line_is_no_item():
    lines = [
        "1. The senate has decided that the bishop be called back to the",
        "city without delay, and that nobody be let into it before. Given",
        "III. Nones of April, received VI. Ides of the same month.",
    ]
    assert read_run(lines, "", 66) == [Role.PARAGRAPH, Role.CONTINUATION, Role.CONTINUATION]


def test_items_that_count_on_are_a_list_also_where_one_is_lost():
    lines = ["1. Coal.", "2. Timber", "and boards.", "(a) Pine.", "(b) Oak.", "4. Lamps."]
    assert read_run(lines, "", None) == [
        Role.ITEM,
        Role.ITEM,
        Role.CONTINUATION,
        Role.ITEM,
        Role.ITEM,
        Role.ITEM,
    ]
