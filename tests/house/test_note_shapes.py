"""Houses drawn at random: whatever form notes have, they are found, and at their places."""

import random
from collections import Counter

from lxml import etree

from encoder.house.note_forms import forms_of
from encoder.house.note_sheet import read_sheet
from encoder.model import Source
from encoder.pipeline import encode_source
from tests.house.note_shapes import House, Note, draw_document, draw_house
from tests.shared import read_as

TEI = "{http://www.tei-c.org/ns/1.0}"
HOUSES = 120
WANTED = 0.97


def letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum()).lower()


def encoded(text: str) -> Counter[Note]:
    """The numbered notes of a text as it is encoded."""
    document = encode_source(Source("x", "x.txt", text, "0" * 64), read_as(False))
    found: list[Note] = []
    before: list[str] = []

    def walk(node: etree._Element) -> None:
        if node.tag == f"{TEI}note" and node.get("n"):
            found.append(Note(node.get("n", ""), letters("".join(node.itertext())), "".join(before)[-20:]))
        else:
            before.append(letters(node.text or ""))
            for child in node:
                walk(child)
        before.append(letters(node.tail or ""))

    walk(etree.fromstring(document.tei).find(f".//{TEI}body"))
    return Counter(found)


def draw(seed: int) -> tuple[House, str, Counter[Note]]:
    rng = random.Random(seed)  # noqa: S311
    house = draw_house(rng)
    document = draw_document(house, rng)
    return house, document.text, Counter(document.notes)


def test_the_houses_differ():
    houses = [draw(seed)[0] for seed in range(HOUSES)]
    assert len({(h.labels, h.reference, h.start, h.place, h.on) for h in houses}) >= 60
    assert len({h.language for h in houses}) == 8


def test_notes_of_any_house_are_found_at_their_places():
    drawn = [draw(seed) for seed in range(HOUSES)]
    wrong = [str(house) for house, text, notes in drawn if encoded(text) != notes]
    assert len(wrong) <= (1 - WANTED) * len(drawn), "\n".join(wrong)


def test_the_form_of_a_house_is_found_over_its_documents():
    wrong = []
    for seed in range(60):
        rng = random.Random(seed)  # noqa: S311
        house = draw_house(rng)
        documents = [draw_document(house, rng).text.split("\n") for _ in range(6)]
        marked = [
            (
                [("" if line.startswith("[Page") else line) for line in lines],
                [line.startswith("[Page") for line in lines],
            )
            for lines in documents
        ]
        forms = forms_of(read_sheet(texts, breaks) for texts, breaks in marked)
        opening = house.start.strip().partition("{}")[0].rstrip("A")
        if not forms or forms[0].certainty < 0.5 or opening not in str(forms[0].form.start):
            wrong.append(f"{house}: {[str(form.form) for form in forms]}")
    assert len(wrong) <= 2, "\n".join(wrong)
