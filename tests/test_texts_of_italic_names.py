"""Plays whose names and directions are set in italics, and scenes that say who is there in small letters."""

from tests.test_texts_of_the_stage import T, body, said


def test_what_stands_in_italics_in_round_brackets_directs() -> None:
    read = body(
        "ATTO PRIMO\n\nSCENA I.\nLELIO e CORALLINA.\n\n_Lel._ Chi ha battuto?\n"
        "_Cor._ Il fattore. (_gli porge una borsa_)\n_Lel._ (_conta_) Son venti zecchini.\n"
        "_Cor._ E gli altri? (erano quaranta)\n_Lel._ Che altri?\n"
    )
    assert said(read, "speaker") == ["Lel.", "Cor.", "Lel.", "Cor.", "Lel."]
    assert said(read, "stage") == ["LELIO e CORALLINA.", "(gli porge una borsa)", "(conta)"]


def test_a_line_in_italics_below_a_scenes_head_is_no_name() -> None:
    read = body(
        "ATTO PRIMO\n\nSCENA I.\n_Giardino con una fontana._\nLELIO e CORALLINA.\n\n_Lel._ Chi ha battuto?\n"
        "_Cor._ Il fattore.\n_Lel._ Venga.\n_Cor._ Subito.\n"
    )
    assert said(read, "speaker") == ["Lel.", "Cor.", "Lel.", "Cor."]
    assert said(read, "stage")[0] == "Giardino con una fontana."


def test_who_is_there_may_stand_with_a_dress_in_brackets_below_a_scenes_head() -> None:
    read = body(
        "Erster Akt.\n\nErste Szene.\nDie Gräfin. Robert (in Uniform).\n\n"
        "Die Gräfin. Sie kommen spät, mein Freund?\nRobert. Die Wege sind schlecht!\n"
        "Die Gräfin. Wie war die Reise?\nRobert. Lang.\n\n"
        "Zweite Szene.\nVorige. Babette.\n\nBabette (eilig). Frau Gräfin, ein Brief!\n"
        "Robert. Von wem?\nDie Gräfin. Gib her.\n"
    )
    assert said(read, "speaker") == [
        "Die Gräfin.", "Robert.", "Die Gräfin.", "Robert.", "Babette", "Robert.", "Die Gräfin.",
    ]  # fmt: skip
    assert said(read, "stage") == ["Die Gräfin. Robert (in Uniform).", "Vorige. Babette.", "(eilig)"]


def test_somebody_who_speaks_once_among_those_with_colons_is_a_speaker() -> None:
    read = body(
        "Interviewer: Where were you born?\n\nMr. Aldous: At the ferry house, sir, in a flood.\n\n"
        "Interviewer: Who kept the ferry?\n\nMr. Aldous: My uncle kept it.\n\n"
        "His Sister: It was our grandfather.\n\nMr. Aldous: So it was.\n"
    )
    assert said(read, "speaker")[4] == "His Sister:"
    assert len(list(read.iter(f"{T}sp"))) == 6
