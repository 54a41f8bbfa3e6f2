"""What stands before the date of a dateline is a place, or none: one guessed wrongly is worse than none."""

import pytest

from encoder.document.dates import find_dateline

LONG = "At a Court held before the Mayor in the Guildhall at the end of High"


def places(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_dateline(text) if one.name == "placeName"]


@pytest.mark.parametrize(
    "text",
    [
        "At a Court holden the 3d June 1731,",
        "At the Meeting then held, 4 May 1729",
        f"{LONG}\nStreet on Tuesday the 3d of June 1731",
        "De Gouverneur van Ambon, 4 mei 1830",
        "El Gobernador de Jujuy, 4 de mayo de 1811",
    ],
)
def test_an_event_an_office_or_the_rest_of_a_sentence_is_no_place(text: str) -> None:
    assert places(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("At sea, May 3, 1801", "At sea"),
        ("In the field, May 3, 1863", "In the field"),
        ("Camp near Falmouth, May 3, 1863", "Camp near Falmouth"),
        ("The President's House, 3 May 1860", "The President's House"),
        ("General Hospital, 3 May 1860", "General Hospital"),
        ("Confidentiel.   Alep, 17 juin 1861", "Alep"),
        ("Most secret. Lisbon, 17 June 1811", "Lisbon"),
    ],
)
def test_a_place_stands_without_what_marks_the_document(text: str, place: str) -> None:
    assert places(text) == [place]


def test_a_place_has_a_line_below_another() -> None:
    text = "Headquarters, Army of the West\nCamp near Falmouth, May 3, 1863"
    assert places(text) == ["Headquarters, Army of the West", "Camp near Falmouth"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Dimanche soir [19 janvier 1862].", None),
        ("Lugano, Samstag Abend 12. März 1853", "Lugano"),
        ("Paris, ce lundi 3 mai 1847", "Paris"),
        ("Sonntagberg, 3. Mai 1847", "Sonntagberg"),
    ],
)
def test_the_part_of_a_day_is_no_place(text, place):
    assert places(text) == ([place] if place else [])
