"""Datelines that news begin with, on the line of their text: `LONDON, May 3.—The Times says …`."""

import re
from collections.abc import Iterator

from encoder.document.dates.context import NO_CONTEXT, Context
from encoder.document.dates.find import find_dates
from encoder.document.dates.patterns import article_before
from encoder.document.dates.places import find_dateline
from encoder.document.phrase import Phrase

_RUN_IN = re.compile(r"\s*(?P<said>[^\W\d_a-zß-ÿ][^—–\n]{5,70}?)\.?\s?(?:[—–]|--)\s?(?=[^\W\d_a-zß-ÿ\"“„«])")
_DAY = re.compile(r"\s*[\[(]?(?P<said>\d[^—–\n]{7,60}?)\.?[\])]?\s?(?:[—–]|--)\s?(?=[^\W\d_a-zß-ÿ\"“„«])")
_MOST_SMALL, _WORDS_OF_PLACE = 2, 5


def find_run_in(text: str, context: Context = NO_CONTEXT) -> Iterator[Phrase]:
    """The place and date that a paragraph begins with, a dash behind them, where they are all it says there.

    A calendar has the day alone: `1598, August 16.—My duty remembered …`.

    Args:
        text: of the paragraph.
        context: what is known of the document.
    """
    yield from _day_alone(text, context)
    match = _RUN_IN.match(text)
    if match is None:
        return
    found = list(find_dateline(text[: match.end("said")], context))
    dates = [phrase for phrase in found if phrase.name == "date"]
    if len(dates) != 1 or text[dates[0].end : match.end("said")].strip(" .,"):
        return
    led = text[match.start("said") : dates[0].start]
    article = article_before().search(led)
    place = (led[: article.start() + 1] if article else led).rstrip()
    if place.endswith((",", ".", ":")) and sum(word[0].islower() for word in place.split()) <= _MOST_SMALL:
        yield from found


def _day_alone(text: str, context: Context) -> Iterator[Phrase]:
    """The day in full that a paragraph begins with, nothing else before a dash but a comma and a place."""
    match = _DAY.match(text)
    found = list(find_dates(text[: match.end("said")], context)) if match else []
    if match is None or len(found) != 1 or found[0].start != match.start("said"):
        return
    said = dict(found[0].attributes)
    place = text[found[0].end : match.end("said")].strip(" .")
    named = place[:1] == "," and place[1:].strip()[:1].isupper() and len(place.split()) <= _WORDS_OF_PLACE
    if (not place.strip(",") or named) and "when" in said and "cert" not in said:
        yield found[0]
