"""Lists of the documents by year, type, language, classification; pages that do not grow with their texts."""

import re

import pytest

from encoder.rendering.frame import Frame, Section
from encoder.rendering.index import index_pages
from encoder.rendering.interface import Interface, language_name
from encoder.rendering.lists import LISTINGS, list_pages, place_of, useful
from encoder.rendering.record import Record

FRAME = Frame("Papers", (Section("index.html", "Documents"),))
WORDS = Interface()


def records(count, **said):
    return [
        Record(f"d{number}", f"Letter {number}", date=f"{1850 + number % 7}-03-04", **said)
        for number in range(count)
    ]


def listing(stem):
    return next(one for one in LISTINGS if one.stem == stem)


def test_a_list_has_each_document_once_under_its_value():
    pages = dict(list_pages(listing("years"), records(30), FRAME))
    assert list(pages) == ["years.html"]
    (html,) = pages.values()
    assert re.findall(r'<h2 id="v-(\d+)">', html) == [str(1850 + number) for number in range(7)]
    assert sorted(re.findall(r'<li><a href="(d\d+)\.html"', html)) == sorted(f"d{n}" for n in range(30))


def test_a_long_list_goes_on_and_each_value_leads_to_where_it_begins():
    pages = dict(list_pages(listing("years"), records(900), FRAME))
    assert len(pages) == 5
    for html in pages.values():
        for file, value in re.findall(r'<a href="([\w-]*(?:\.html)?)#v-(\d+)">', html):
            assert f'<h2 id="v-{value}">' in (pages[file] if file else html)


def test_only_lists_that_tell_documents_apart_are_made():
    same = [Record(f"d{number}", "Letter", language="de") for number in range(3)]
    assert useful(same, WORDS) == ()
    others = [*same, Record("x", "Letter", language="fr", date="1850")]
    assert [one.stem for one in useful(others, WORDS)] == ["years", "languages"]


def test_values_that_differ_in_capitals_or_signs_keep_an_id():
    assert place_of("Top Secret / Eyes <Only>") == "v-top-secret-eyes-only-"


@pytest.mark.parametrize(
    ("tag", "interface", "name"),
    [("de", "en", "German"), ("de", "fr", "allemand"), ("und", "en", None), ("xx-broken-tag-1", "en", None)],
)
def test_languages_are_called_by_their_names(tag, interface, name):
    found = language_name(tag, Interface(interface))
    assert found == name if name or tag == "und" else found


@pytest.mark.parametrize("text", ["<&>" * 150, "水" * 400, "Harbour dues and the lamp"])
def test_no_page_of_a_list_weighs_more_than_300_kilobytes(text):
    many = [
        Record(
            f"d{number}",
            f"{number} {text}",
            date=f"{1850 + number % 90}",
            senders=(f"A {text}",),
            recipients=(f"{number} {text}",),
            place=f"{number % 30} {text}",
            classification=text[:40],
        )
        for number in range(600)
    ]
    pages = [
        *index_pages(many, frame=FRAME),
        *index_pages(many[:199], frame=FRAME),
        *(page for one in LISTINGS for page in list_pages(one, many, FRAME)),
    ]
    heaviest = max(pages, key=lambda page: len(page[1].encode()))
    assert len(heaviest[1].encode()) < 300_000, heaviest[0]
