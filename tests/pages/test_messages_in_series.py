"""Telegrams and letters one after another, each titled by what it is and to whom."""

from shared import TEI, body_of


def _texts(body, name: str) -> list[str]:
    return [" ".join("".join(one.itertext()).split()) for one in body.iter(f"{{{TEI}}}{name}")]


def test_telegrams_one_after_another_have_their_titles_days_and_names():
    body = body_of(
        "TO GENERAL ASHWORTH.\n\nWAR DEPARTMENT, July 12, 1863.\n\nI have your report of the ninth, and"
        " thank you for it. The rest\nwill be sent to-morrow by the usual road.\n\nYours very truly,\n\n"
        "A. WINDHAM.\n\n\n"
        "TELEGRAM TO COLONEL R. MARSH.\n\nWAR DEPARTMENT, July 13, 1863.\n\nColonel Marsh:\n\n"
        "I regret to learn of the loss of the bridge. Please have it\nbuilt anew at once.\n\n"
        "A. WINDHAM.\n\n\n"
        "TELEGRAM TO J. WINDHAM.\n\nWAR DEPARTMENT, July 14, 1863.\n\nWhy do I hear no more of you?\n\n"
        "A. WINDHAM.\n"
    )
    assert [text for text in _texts(body, "head") if text.startswith("TELEGRAM")] == [
        "TELEGRAM TO COLONEL R. MARSH.",
        "TELEGRAM TO J. WINDHAM.",
    ]
    assert _texts(body, "signed") == ["A. WINDHAM."] * 3
    assert [date.get("when") for date in body.iter(f"{{{TEI}}}date")] == [
        "1863-07-12",
        "1863-07-13",
        "1863-07-14",
    ]


def test_a_paragraph_that_begins_with_its_day_is_no_dateline():
    body = body_of(
        "Journal\n\nDimanche 1er décembre 1743. Vents de l'est, assez bon frais, temps gras, singlant à"
        " toutes voiles à la route de l'ouest, belle mer, les malades se trouvant un peu mieux depuis qu'il a"
        " fraîchi; fait le tour du vaisseau et visité les soutes.\n\nLundi 2. Calme tout le jour.\n"
    )
    assert not any("voiles" in text for text in _texts(body, "dateline"))
