"""Greetings on the line of the text that follows them: `My dear Rachel,—I had your letter on Tuesday`."""

import re

from encoder.language import begins_with, is_salutation

_RUN_IN = re.compile(
    r"\s*(?P<greeting>[^\W\d_a-zß-ÿ][^—–\n.!?:;]{2,60}?[,.:;!]?)\s?(?:--|[—–])\s?(?=[^\W\d_]|[\"“„«'‘])"
)
_CALLED = re.compile(r"\s*(?P<greeting>[^\W\d_a-zß-ÿ][^—–\n.!?:;]{2,60}?!)\s(?=[^\W\d_a-zß-ÿ]|[\"“„«'‘])")


def greeting_end(text: str) -> int:
    """Where the greeting ends that a text begins with, a dash behind it; 0 where it begins with none."""
    match = _RUN_IN.match(text)
    if match is None or not begins_with(match["greeting"], "salute"):
        return 0
    is_greeting = is_salutation(match["greeting"].rstrip(",.:;!") + ",")
    return match.end("greeting") if is_greeting else 0


def called_end(text: str) -> int:
    """Where the greeting with its sign ends that a text begins with: `Kjære Bjørnson! Tak for dit brev.`"""
    match = _CALLED.match(text)
    return match.end("greeting") if match is not None and is_salutation(match["greeting"]) else 0
