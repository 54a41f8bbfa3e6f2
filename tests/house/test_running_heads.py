"""Running heads of books are told from true heads, refrains, speakers and lists."""

from random import Random

import pytest
from mark_shapes import WORDS

from encoder.house.heads import HeadRole, RunningHead
from encoder.house.page_feet import words_of_feet
from encoder.house.running_heads import find_running_heads, likely_heads, words_of_heads

BOOK = """\
THE PILOTS OF THE BAR.

THE SHOAL

The harbour was surveyed in the spring by
two men of the town, and the chart that was
drawn then is still the best one. Nobody has
looked for the second wreck, though it is
for a week after the storm and the books were

                                       B
2            THE PILOTS OF THE BAR.

closed. A boy was left to mind the lamp, and
he wrote down each night what he had seen.
The council paid him four pounds a year, and
undermined and the warden would not have it pro-

             THE SHOAL.               3

pped. The light was then carried to the point
by the widow of the last pilot, who paid for it

THE PILOTS OF THE BAR

The pilots were never more than nine. Each
had a number, which was painted on the bow,

                                       B 2
4            THE PILOTS OF THE BAR.

When one of them died the others chose a new
man, and the warden gave him the oath."""


def test_heads_of_a_book_left_and_right():
    lines = BOOK.split("\n")
    heads = find_running_heads(lines, ())
    read = {lines[row].strip(): head for row, head in heads.items()}
    assert {text: (h.role, h.n) for text, h in read.items()} == {
        "B": (HeadRole.SIGNATURE, None),
        "2            THE PILOTS OF THE BAR.": (HeadRole.HEADER, "2"),
        "THE SHOAL.               3": (HeadRole.HEADER, "3"),
        "B 2": (HeadRole.SIGNATURE, None),
        "4            THE PILOTS OF THE BAR.": (HeadRole.HEADER, "4"),
    }
    assert [h.n for h in heads.values() if h.begins_page] == ["2", "3", "4"]
    right = read["THE SHOAL.               3"]
    assert right.span and "             THE SHOAL.               3"[slice(*right.span)] == "3"


LEFT = ("N            BOOK", "N BOOK", "[N]     BOOK", "BOOK.               N", "N.   BOOK", "N | BOOK")
RIGHT = (
    "            CHAPTER               N",
    "CHAPTER. N",
    "CHAPTER     [N]",
    "N               CHAPTER.",
    "CHAPTER N",
    "CHAPTER | N",
)


def draw_book(rng, left, right, pages, first, blank, misread=0.0):
    """Lines of a book whose pages bear the heads, and the numbers in order."""
    lines, numbers = [], []
    words = iter(lambda: rng.choice(WORDS), "")
    for page in range(first, first + pages):
        if page > first:
            head = (left if page % 2 == 0 else right).replace("N", str(page))
            head = head.replace("BOOK", "UNDER TWO LAMPS").replace("CHAPTER", "THE SOLDIER'S COAT")
            if rng.random() < misread:
                head = head.replace("D", "O", 1)
            lines += ["", head, ""] if blank else [head]
            numbers.append(str(page))
        for _ in range(rng.randint(14, 30)):
            line = " ".join(next(words) for _ in range(9))
            lines.append(line + "." if rng.random() < 0.2 else line)
        lines[-1] = lines[-1].rstrip(".")
    return lines, numbers


@pytest.mark.parametrize("blank", [True, False], ids=["apart", "close"])
@pytest.mark.parametrize(("left", "right"), list(zip(LEFT, RIGHT, strict=True)))
@pytest.mark.parametrize("seed", range(2))
def test_heads_of_any_layout(left, right, blank, seed):
    rng = Random(f"{left}{right}{seed}")  # noqa: S311 - a test\'s data
    lines, numbers = draw_book(rng, left, right, rng.randint(4, 7), rng.randint(2, 300), blank, misread=0.2)
    heads = find_running_heads(lines, ())
    assert [h.n for h in heads.values() if h.begins_page] == numbers
    assert len(heads) == len(numbers)


def test_one_head_of_a_piece_is_known_from_the_other_pieces_of_the_book():
    rng = Random(1)  # noqa: S311 - a test\'s data
    pieces = [draw_book(rng, LEFT[1], RIGHT[1], 5, 1 + 5 * i, False)[0] for i in range(4)]
    single, numbers = draw_book(rng, LEFT[1], RIGHT[1], 2, 61, False)
    known = {
        words
        for lines in (*pieces, single)
        for words in words_of_heads(lines, likely_heads(lines, [False] * len(lines)), sure=True)
    }
    assert [h.n for h in find_running_heads(single, (), known).values()] == numbers


def test_footers_that_repeat_on_known_pages():
    lines, breaks = [], []
    for page in range(4):
        if page:
            breaks.append(len(lines))
        lines += [
            "the lamp was lit and the pilots",
            *["went home in the autumn"] * 9,
            "and nobody",
            "",
            "HC/MIN/17",
            "",
        ]
    heads = find_running_heads(lines, breaks)
    assert {lines[row] for row in heads} == {"HC/MIN/17"}
    assert len(heads) == 4 and {h.role for h in heads.values()} == {HeadRole.FOOTER}


def test_bare_numbers_that_count():
    rng = Random(3)  # noqa: S311 - a test\'s data
    lines, numbers = draw_book(rng, "N", "N", 5, 11, True)
    heads = find_running_heads(lines, ())
    assert [(h.n, h.role) for h in heads.values()] == [(n, HeadRole.PAGE_NUMBER) for n in numbers]


PROSE = ["The harbour was surveyed in the spring by two men of the town."] * 6


@pytest.mark.parametrize(
    "lines",
    [
        ["CHAPTER I", "", *PROSE, "", "CHAPTER II", "", *PROSE, "", "CHAPTER III", "", *PROSE],
        ["1. The lamp", *PROSE, "2. The lamp", *PROSE, "3. The lamp", *PROSE],
        ["1 THE LAMP", "", *PROSE, "", "2 THE BOAT", "", *PROSE, "", "3 THE COAT", "", *PROSE],
        ["ANNA.", "I go.", "OTTO.", "You stay,", "ANNA.", "no more of it", "OTTO.", "yes.", "ANNA.", "Well."]
        * 3,
        [
            "The lamp is lit,",
            "the boat is gone,",
            "  And all is well.",
            "",
            "The coat is worn,",
            "the oath is sworn,",
            "  And all is well.",
        ]
        * 3,
        ["He goes", "[Exeunt.]", "she stays"] * 5,
        ["Coal     84", "Wages    85", "Oil      86", "Rope     87"],
        ["Contents", "The Lamp ........ 1", "The Boat ........ 2", "The Coat ........ 3"],
        ["     Name        Number", *["Quill       4"] * 8, "     Name        Number", *["Fenn       5"] * 8],
        ["3 May 1911", *PROSE, "4 May 1911", *PROSE, "5 May 1911", *PROSE],
        ["112.  Minutes.  They were read.", *PROSE, "113.  Minutes.  They were read.", *PROSE],
        ["ARTICLE 1", *PROSE, "ARTICLE 2", *PROSE, "ARTICLE 3", *PROSE],
    ],
)
def test_what_repeats_or_counts_in_the_text_is_no_running_head(lines):
    assert find_running_heads(lines, ()) == {}


def test_plain_prose_has_none():
    rng = Random(5)  # noqa: S311 - a test\'s data
    lines, _ = draw_book(rng, "", "", 1, 2, False)
    assert find_running_heads(lines, ()) == {}
    assert find_running_heads([], ()) == {}


def test_heads_that_end_in_a_stop_far_from_their_numbers_count():
    page = [
        "",
        "We went over the river in the autumn, and the army lay in the villages.",
        "Nobody knew.",
        "",
        "The bells of Kaub were heard.",
        "So we waited.",
        "",
    ]
    heads = [
        "                    First Chapter.                       3",
        "4                   Memories of a Rider.",
        "                    First Chapter.                       5",
        "6                   Memories of a Rider.",
    ]
    texts = [line for head in heads for line in (head, *page)]
    found = find_running_heads(texts, ())
    assert [head.n for head in found.values()] == ["3", "4", "5", "6"]


def excerpt(head, next_head, foot=(), begins="never once", pages=12):
    """Two pages of a book and the end of the one before, with heads, and what stands at the foot."""
    line = "the harbour was surveyed in the spring by two men of the town and"
    return [
        *[line] * pages,
        head,
        *[line] * pages,
        *foot,
        next_head,
        f"{begins} looked for the second wreck, though it is there, and",
        *[line] * pages,
    ]


def roles(lines):
    return {lines[row].strip(): (head.role, head.n) for row, head in find_running_heads(lines, ()).items()}


def test_two_heads_that_face_each_other_are_enough_for_an_excerpt():
    heads = {"2 THE PILOTS OF THE BAR": "2", "THE SHOAL 3": "3"}
    assert roles(excerpt(*heads)) == {text: (HeadRole.HEADER, n) for text, n in heads.items()}


@pytest.mark.parametrize(
    "heads",
    [
        ("THE PILOTS OF THE BAR 2", "THE SHOAL 3"),
        ("2 THE PILOTS OF THE BAR", "3 THE SHOAL"),
        ("2 The pilots of the bar", "The shoal 3"),
        ("2 THE PILOTS OF THE BAR", "THE SHOAL 7"),
    ],
    ids=["left", "right", "not in capitals", "not counting"],
)
def test_two_lines_that_do_not_face_each_other_are_no_heads(heads):
    assert roles(excerpt(*heads)) == {}


def test_two_lines_of_a_list_are_no_heads():
    assert roles(excerpt("2 BARRELS OF TAR", "ROPES 3", pages=5)) == {}


FACING = ("2 THE PILOTS OF THE BAR", "THE SHOAL 3")


@pytest.mark.parametrize("sign", ["B", "B 2", "C iij", "Aa 3", "B2"])
def test_signatures_and_catchwords_at_the_foot(sign):
    found = roles(excerpt(*FACING, foot=[" " * 30 + sign, " " * 50 + "never"]))
    assert found[sign] == (HeadRole.SIGNATURE, None)
    assert found["never"] == (HeadRole.CATCHWORD, None)


def test_a_catchword_may_be_a_part_of_a_word_or_two_words():
    assert roles(excerpt(*FACING, [" " * 50 + "ne-"]))["ne-"] == (HeadRole.CATCHWORD, None)
    assert roles(excerpt(*FACING, [" " * 50 + "never once"]))["never once"][0] is HeadRole.CATCHWORD


@pytest.mark.parametrize(
    "foot", ["never", " " * 50 + "always", " " * 50 + "ne", " " * 50 + "never once looked"]
)
def test_other_words_at_the_foot_are_text(foot):
    assert foot.strip() not in roles(excerpt(*FACING, [foot]))


def test_a_footer_of_other_documents_is_one_on_the_only_page_break_and_on_the_last_page():
    page = ["the lamp was lit and the pilots", "went home in the autumn", "and nobody", "", "HC/MIN/17", ""]
    lines = [*page, "", *page]
    assert find_running_heads(lines, [6]).keys() == {11}
    assert find_running_heads(lines, [6], {"hc min"}).keys() == {4, 11}


def test_a_head_that_is_nothing_but_years():
    page = ["the lamp was lit and the pilots", *["went home in the autumn"] * 9, "and nobody"]
    lines = []
    for number in range(2, 6):
        head = f"{number}{'LETTERS':>30}" if number % 2 == 0 else f"{'1820–1830':>30}{number:>12}"
        lines += [*page, "", head, ""]
    heads = find_running_heads([*lines, *page], ())
    assert [head.n for head in heads.values()] == ["2", "3", "4", "5"]


def test_a_note_with_its_number_is_no_head_of_the_page_before():
    page = ["the lamp was lit and the pilots", *["went home in the autumn"] * 9, "and nobody"]
    foot = ["", "1 Source: Harwick Archives, Letters, Box"]
    lines = [*page, *foot]
    for number in range(2, 5):
        lines += ["", f"{number}{'LETTERS AND PAPERS':>40}", "", *page, *foot]
    heads = find_running_heads(lines, ())
    assert [head.n for head in heads.values()] == ["2", "3", "4"]


def test_numbers_of_pages_that_are_one_paragraph_each():
    lines, numbers = [], {}
    for number in range(2, 6):
        lines += [
            "the lamp was lit and the pilots went home in the autumn, and nobody",
            "",
            f"- {number} -",
            "",
        ]
        numbers[len(lines) - 2] = RunningHead(HeadRole.PAGE_NUMBER, str(number), (2, 3), True, 1.0)
    heads = find_running_heads([*lines, "knew."], (), (), numbers)
    assert [head.n for head in heads.values() if head.begins_page] == ["2", "3", "4", "5"]


def test_a_shelf_mark_at_the_feet_of_other_documents_is_one_wherever_it_stands():
    assert words_of_feet(["The lamp was lit", "", "HC/MIN/17", "", "and went out."], [3]) == {"hc min"}
    assert not words_of_feet(["The lamp was lit", "", "12/5/1911", "", "and went out."], [3])
    lines = ["The lamp was lit.", "", "HC/MIN/17", "", "1 By order of the keeper."]
    assert find_running_heads(lines, ()) == {}
    [(row, head)] = find_running_heads(lines, (), {"hc min"}).items()
    assert (row, head.role) == (2, HeadRole.FOOTER)


def test_the_head_of_a_single_page_within_a_sentence():
    text = [
        "582", "Lothar Holm.", "and fourth pages the end or the beginning of the several",
        "lines. On the second page the writing is rubbed off in places,",
        "so that nobody has read it with any certainty before.",
    ]  # fmt: skip
    heads = find_running_heads(text, ())
    assert heads[0].n == "582"
    assert heads[0].begins_page
    assert heads[1].role is HeadRole.HEADER


def test_a_number_above_a_paragraph_is_no_page():
    text = [
        "582",
        "Lothar Holm.",
        "The fourth page has the end or the beginning of the lines,",
        "and no more.",
    ]
    assert find_running_heads(text, ()) == {}


def test_the_same_words_between_even_and_odd_numbers():
    days = ("first", "second", "third", "last")
    body = [f"Nobody came to the harbour on the {day} day of that week." for day in days]
    text = ["308 [Harbour board.] MINUTES OF THE PORT.", "", *body, ""]
    text += ["[Harbour board.] MINUTES OF THE PORT. 309", "", *body]
    heads = find_running_heads(text, ())
    assert [heads[row].n for row in sorted(heads)] == ["308", "309"]


def test_a_number_and_the_next_one_with_a_head_below_blank_lines_part_two_pages():
    text = "The tallies decline as the copies grow, and nobody asked the wardens for them.\n\n"
    page = [
        *(text * 4).splitlines(),
        f"{'':60}117",
        "",
        "",
        f"118{'':30}KATHRIN BRANDT",
        "",
        *text.splitlines(),
    ]
    heads = find_running_heads(page, ())
    assert [(head.role.value, head.n, head.begins_page) for head in heads.values()] == [
        ("pageNum", "117", False),
        ("header", "118", True),
    ]
    listed = [line.replace("118", "119") for line in page]
    assert all(head.certainty < 0.75 for head in find_running_heads(listed, ()).values())


LONG = "The Council of the Harbour, Master Field and the Wardens to the King III, 8 February 1633"
PAGE = [
    "The harbour was surveyed in the spring by two men of the town, and the chart",
    "that was drawn then is still the best one that the council has of it. Nobody",
    "has looked for the second wreck, though it is said to lie in the same place;",
    "the pilots were never more than nine, and each had a number, painted on the",
    "bow of his boat and known to the wardens of the lamp, who were told that the",
]


def test_the_title_of_a_document_over_its_pages_may_be_long_and_misread():
    heads = [f"{LONG} 369", "37O " + LONG.replace("Wardens", "Wardeiis"), f"{LONG} 371", f"372 {LONG}"]
    lines = [line for head in heads for line in (head, "", *PAGE, "")]
    found = find_running_heads(lines, ())
    assert [(lines[row], head.n, head.begins_page) for row, head in found.items()] == [
        (head, n, True) for head, n in zip(heads, ["369", None, "371", "372"], strict=True)
    ]


def test_two_pages_with_a_long_title_over_both():
    lines = [f"106 {LONG}", "", *PAGE, "", f"{LONG.replace('Harbour', 'Harhour')} 107", "", *PAGE]
    assert [head.n for head in find_running_heads(lines, ()).values()] == ["106", "107"]


def test_a_long_line_that_does_not_repeat_is_no_head():
    lines = ["The harbour was surveyed in the spring by two men of the town in 369", *PAGE]
    assert (
        find_running_heads([*lines, *lines[1:], "and nobody has seen the second wreck of it since 370"], ())
        == {}
    )
