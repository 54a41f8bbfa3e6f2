"""Who wrote to whom, by the title of a letter in any language."""

import pytest

from encoder.document.correspondence import correspondence
from encoder.document.correspondence.titles import parties_of_title
from encoder.model import Metadata, Text, element

TITLES = [
    ("From John Tallis to Edward Merrow, 12 June 1784", "en", ["John Tallis"], ["Edward Merrow"]),
    ("John Tallis to Edward Merrow.", "en", ["John Tallis"], ["Edward Merrow"]),
    ("Hans Wehlen an Otto Ried, Berlin, Samstag, 29. Juli 1837", "de", ["Hans Wehlen"], ["Otto Ried"]),
    (
        "Brief von Hans Wehlen und Karl Stolz an Otto Ried vom 17. November 1906",
        "de",
        ["Hans Wehlen", "Karl Stolz"],
        ["Otto Ried"],
    ),
    ("Jean Aubert à Paul Marel, Paris, 3 mai 1911", "fr", ["Jean Aubert"], ["Paul Marel"]),
    ("De Juan Carrow a Luis Marel", "es", ["Juan Carrow"], ["Luis Marel"]),
    ("Aan Theodoor van Marel. Harwijk, zaterdag 8 september 1888.", "nl", [], ["Theodoor van Marel"]),
    ("An Johann Peter Ried", "de", [], ["Johann Peter Ried"]),
    ("The lights of the north coast", "en", [], []),
    ("Voyage de Jean Aubert", "fr", [], []),
    ("To be read by all", "en", [], []),
    ("§ 214 John Tallis to the Bishop of Merrow", "en", ["John Tallis"], ["Bishop of Merrow"]),
    ("Brief 412: Hans Wehlen an Otto Ried", "de", ["Hans Wehlen"], ["Otto Ried"]),
    ("XIV — A Monsieur Perrin, à Berlin", "fr", [], ["Monsieur Perrin"]),
]


@pytest.mark.parametrize(("title", "tag", "senders", "recipients"), TITLES)
def test_the_title_of_a_letter_names_who_wrote_to_whom(title, tag, senders, recipients):
    found = parties_of_title(title, (tag, "en"))
    assert [one.name for one in found.senders] == senders
    assert [one.name for one in found.recipients] == recipients


def test_a_journey_is_no_letter():
    chapter = element("div", element("head", Text(0, "From Harwick to Port Ellen")), type="document")
    assert correspondence([chapter], Metadata(), Metadata(language="en")) == ()


def test_the_title_gives_the_day_that_no_dateline_does():
    letter = element("div", element("head", Text(0, TITLES[2][0])), type="document")
    (found,) = correspondence([letter], Metadata(), Metadata(language="de"))
    assert found.date == "1837-07-29"
    assert found.sender_cert == "high"
