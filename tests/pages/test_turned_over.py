"""Verses that are longer than the measure, and what hangs as they do and is none."""

from tests.test_texts_of_the_stage import body, said


def test_verses_that_are_each_turned_over_are_lines() -> None:
    read = body(
        "THE FERRYMAN'S LAMENT\n\n"
        "Upon a morn in early spring when all the reeds were green, I saw the fairest\n"
        "    company that ever yet was seen,\n"
        "And one among them bore a lamp although the day was bright, and said she kept\n"
        "    it burning still against the coming night;\n"
        "I asked her what the night could do to such a one as she, and she replied the\n"
        "    river runs for ever to the sea,\n"
        "And he that rows across the stream with neither oar nor light shall find the\n"
        "    farther bank withdrawn for ever from his sight.\n"
    )
    lines = said(read, "l")
    assert len(lines) == 4
    assert lines[0].endswith("the fairest company that ever yet was seen,")
    assert not said(read, "p")


def test_entries_that_hang_from_their_first_lines_are_no_verse() -> None:
    read = body(
        "LIST OF CORRESPONDENTS\n\n"
        "Fenn, merchant at Harwick, who wrote mostly on the price of barley and the duty\n"
        "    on malt.\n"
        "Marsh, his factor abroad, whose letters are lost but for the few that came into\n"
        "    the hands of the executors.\n"
        "Quill, master of the sloop, who could not write and had his letters set down by\n"
        "    the clerk of the port.\n"
        "Teale, clerk of the port.  He kept copies of all that passed through the office\n"
        "    and they are bound together.\n"
    )
    assert not said(read, "l")
