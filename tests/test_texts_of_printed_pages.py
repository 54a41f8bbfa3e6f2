"""Books whose pages were read by machines or hands: their heads, feet, marks and notes."""

import pytest
from lxml import etree

from tests.shared import body_of

T = "{http://www.tei-c.org/ns/1.0}"


def said(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def numbers(body: etree._Element) -> list[str | None]:
    return [page.get("n") for page in body.iter(f"{T}pb")]


def notes(body: etree._Element) -> list[tuple[str | None, str]]:
    return [(note.get("n"), said(note)) for note in body.iter(f"{T}note")]


@pytest.mark.parametrize("mark", ["<page <{}>>", "<pagina [{}]>", "{{p. ({})}}"])
def test_marks_in_two_pairs_of_brackets(mark):
    body = body_of(
        f"{mark.format(733)}\n\nThe lamp was lit by the pilots, and the ships that had\n{mark.format(734)}\n"
        f"gone out in May came home.\n\nNobody thanked them.\n\n{mark.format(735)}\n\nSo they went to bed.\n"
    )
    assert numbers(body) == ["733", "734", "735"]


SHEETS = (
    "There is a second sort, lighter than the first, and of a baser metal, which the people call\n"
    "Saint Hubert's pence; of these there were dug up in the year 1739, in a field of the manor,\n"
    "no less than two hundred, in an earthen pot (a).\n\n(a) Register, fol. 12.\n\nWhat\n\n\n"
    "the OLD PENCE. 3\n\nWhat is most remarkable in them is the dolphin, which is never seen on others.\n"
    "The wheel is more common, and stands upon the greater part of those from the pot.\n"
    "Nobody has said what it is, and I shall not be the first who does so.\n\nB 2 The\n\n\n"
    "4 A TREATISE on\n\nThe silver is all of one size, and the work of it is so rude that I take it\n"
    "for the work of smiths (b). No horse is upon it.\n\n(b) Compare Plate II. numb. 6.\n"
)


def test_a_note_that_ends_in_the_next_number_is_no_head_below_the_last_page():
    body = body_of(SHEETS)
    assert numbers(body) == ["3", "4"]
    assert notes(body) == [("a", "Register, fol. 12."), ("b", "Compare Plate II. numb. 6.")]
    assert [(fw.get("type"), said(fw)) for fw in body.iter(f"{T}fw")] == [
        ("catch", "What"),
        ("header", "the OLD PENCE. 3"),
        ("sig", "B 2"),
        ("catch", "The"),
        ("header", "4 A TREATISE on"),
    ]


PAGE = (
    "The new masters of the town, two smiths and a weaver among them, kept good order, and\n"
    "nothing was robbed. The wine in the cellar of the guildhall stayed where it was, which was\n"
    "held for a wonder in those days.\n\n"
)


def test_heads_that_end_in_a_stop_and_turn_sides_between_whole_paragraphs():
    left, right = "{} Third Chapter.\n\n", "The Rising of the Guilds. {}\n\n"
    body = body_of(f"{left.format(112)}{PAGE}{right.format(113)}{PAGE}8*\n\n{left.format(114)}{PAGE}")
    assert numbers(body) == ["112", "113", "114"]
    assert [said(fw) for fw in body.iter(f"{T}fw") if fw.get("type") == "sig"] == ["8*"]
    same = body_of(f"{left.format(112)}{PAGE}{left.format(113)}{PAGE}{left.format(114)}{PAGE}")
    other = body_of(f"{left.format(112)}{PAGE}{right.format(113)}{PAGE}116 Fourth Book.\n\n{PAGE}")
    assert [numbers(one) for one in (same, other)] == [[], []]


PROOFREAD = (
    "-----File: 017.png---\\ann\\bert\\-----\nThe company found that the factor had burnt the palisade.[*]\n"
    "There were eleven barrels. The Indians of the lake first came for med-*\n\n"
    "[* His letter, in which he excuses it, is among\nthe papers of the Company.]\n"
    "-----File: 018.png---\\ann\\bert\\-----\n*icine, and were a patient people.[*] The chief was called\n"
    "Standing Water.[+]\n\n[* Journal, p. 44.]\n\n[+ Not he who signed.]\n"
)


def test_notes_in_brackets_with_a_sign_as_proofreaders_set_them():
    body = body_of(PROOFREAD)
    assert notes(body) == [
        ("*", "His letter, in which he excuses it, is among the papers of the Company."),
        ("*", "Journal, p. 44."),
        ("+", "Not he who signed."),
    ]
    assert [(pb.get("n"), pb.get("break")) for pb in body.iter(f"{T}pb")] == [("017", None), ("018", "no")]


LETTERS = (
    "12. To the Advocate.\n\nSince my last 1) little has happened here. The prince is with us 2), and is\n"
    "visited by all. We hear that the archduke has taken men 3), but without money.\n\nYours,\nF. Aerts.\n\n"
    "1) No. 9.\n2) He had come on the 8th.\n3) See the letters of the agent.\n\n"
    "13. To the same.\n\nAfter I had closed my other news comes that the king is ill.\n\nYours,\nF. Aerts.\n"
)


def test_notes_in_the_middle_of_a_file_whose_references_stand_before_stops():
    assert [n for n, _ in notes(body_of(LETTERS))] == ["1", "2", "3"]
    listed = LETTERS.replace(" 1) ", " 1) that ").replace("2),", "2) who").replace("3),", "3) which")
    assert not notes(body_of(listed))


def test_a_mark_before_a_bracket_that_closes_a_remark_is_seen():
    text = (
        "The lamp was lit by the pilots (Papers of the Harbour, box 3, [S. 61]) and the ships came home.\n"
        "Nobody thanked them (ibid., [S. 4]), and so they went to bed.\n"
    )
    assert numbers(body_of(text)) == []


SCANNED = (
    "[0025]\n17\n\nWhen the leaves have fallen the trees shall be made clean of moss and\n"
    "dead wood, and that in dry weather. Who forgets it will have sick stems in\n"
    "the spring, which bear neither blossom nor fruit, as I have seen it in\nB my\n"
    "[0026]\n18\nThe other Chapter\n\nmy own garden by the water.\n\n"
    "The earth about the stem shall be dug up until the roots are seen, and\n"
    "good dung be laid upon them, but not too much.\nOf\n"
    "[0027]\n19\nOf the Care of Trees\n\nOf grafting I spoke above. Here I will say only that\nthe twigs "
    "shall be broken when the moon is on the wane, and be laid in moist sand.\nB 2 Who\n"
    "[0028]\n20\nThe other Chapter\n\nWho has no sand shall take wet earth.\n"
)


def test_pages_have_their_printed_numbers_and_not_those_of_pictures():
    body = body_of(SCANNED)
    assert numbers(body) == ["17", "18", "19", "20"]
    kinds = [(fw.get("type"), said(fw)) for fw in body.iter(f"{T}fw") if fw.get("type") != "pageNum"]
    assert kinds == [
        ("sig", "B"),
        ("catch", "my"),
        ("header", "The other Chapter"),
        ("catch", "Of"),
        ("header", "Of the Care of Trees"),
        ("sig", "B 2"),
        ("catch", "Who"),
        ("header", "The other Chapter"),
    ]
    assert any("seen it in" in said(p) and "my own garden" in said(p) for p in body.iter(f"{T}p"))


def test_numbers_of_pictures_alone_are_those_of_the_pages():
    bare = "\n".join(line for line in SCANNED.split("\n") if not line.isdecimal())
    assert numbers(body_of(bare)) == ["0025", "0026", "0027", "0028"]


def test_a_page_without_a_number_in_a_library_of_pictures():
    rule = "#" * 40
    body = body_of(
        f"## p. 41 (#57) {rule}\n\nThe duke would not hear of it, and walked about the room\n\n"
        f"## p. (#58) {rule}\n\n\n## p. 43 (#59) {rule}\n\nand said that he had been ill used.\n"
    )
    assert numbers(body) == ["41", None, "43"]


SHEET = (
    "The case went up to the court and was forgotten there, as the miller had foreseen. His son\n"
    "paid the rent, and had a new stone for it from Andernach^).\n\nThe second mill stood by the gate.\n\n"
    "^) Accounts of 1631.\n\n\n{}\n\n"
)


@pytest.mark.parametrize(("figure", "kind"), [("4", "sig"), ("5", None)])
def test_the_figure_of_the_sheet_that_begins_with_its_page(figure, kind):
    left, right = "{} History of the Mills.\n\n", "History of the Mills. {}\n\n"
    body = body_of(f"{left.format(48)}{PAGE}{right.format(49)}{SHEET.format(figure)}{left.format(50)}{PAGE}")
    assert numbers(body) == ["48", "49", "50"]
    assert [fw.get("type") for fw in body.iter(f"{T}fw") if said(fw) == figure] == ([kind] if kind else [])
    assert notes(body) == [("^)", "Accounts of 1631.")]


def test_leaves_below_the_numbers_of_pictures():
    body = body_of(
        "[image 0112]\nfol. 55v\n\nThe skipper has told that two casks were stolen from him, and it was\n"
        "found good to write to the bailiff. The letters from the east were read, and as they\n"
        "[image 0113]\nfol. 56r\n\nsay nothing of the indigo, more shall be asked.\n"
        "[image 0114]\nfol. 56v\n\nThe widow's request was refused.\n"
    )
    assert numbers(body) == ["55v", "56r", "56v"]


def test_notes_of_the_author_above_those_of_the_editor():
    body = body_of(
        "You will have had the box of books (a), and the Mercury [1] in it. There is no news but the\n"
        "death of the canon [2], and everybody laughs, but for the dean (b).\n\n"
        "(a) They were fourteen.\n\n(b) He was one of the nephews.\n\nNotes by the editor\n\n"
        "[1] Of January 1742.\n\n[2] He died in February.\n"
    )
    assert [n for n, _ in notes(body)] == ["a", "1", "2", "b"]
