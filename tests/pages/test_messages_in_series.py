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


def test_letters_with_number_day_and_place_are_no_entries_of_a_diary():
    prose = (
        "I have had the books that were sent from the archive of the county, and thank you most humbly for"
        " them; but the papers of the last winter are not among them, and I should like to see those as well."
    )
    body = body_of(
        f"508. To M. POGSON\n5 March 1833\nFrom Hull to York.\n\n{prose}\n\nYour servant,\n\nAda Marsh.\n\n"
        f"509. To A. CHERRY\n8 March 1833\nIn Hull.\n\n{prose}\n\nYour servant,\n\nAda Marsh.\n\n"
        f"510. To A. CHERRY\n9 March 1833\nIn Hull.\n\n{prose}\n\nYour servant,\n\nAda Marsh.\n"
    )
    assert [text[:3] for text in _texts(body, "head")] == ["508", "509", "510"]
    assert _texts(body, "signed") == ["Ada Marsh."] * 3
    assert [text[-5:] for text in _texts(body, "dateline")] == ["York.", "Hull.", "Hull."]
    assert not [div for div in body.iter(f"{{{TEI}}}div") if div.get("type") == "entry"]
