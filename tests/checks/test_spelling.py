"""What somebody probably meant."""

import pytest

from encoder.checks.spelling import nearest

TAGS = ("p", "hi", "head", "persName", "placeName", "div", "rend", "note")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("persname", "persName"),
        ("plceName", "placeName"),
        ("hii", "hi"),
        ("heda", "head"),
        ("dvi", "div"),
        ("rendition", "rend"),
        ("zzz", None),
        ("", None),
    ],
)
def test_nearest(word, meant):
    assert nearest(word, TAGS) == meant
