"""What reads documents is made ready before workers are forked, so that they have it from the beginning.

The data of languages and calendars and the patterns made of them are loaded when a text first asks for them,
which takes as long as some dozens of documents.
"""

from functools import cache
from typing import Final

from encoder.worker import can_fork

_LETTER: Final = """\
7. Letter From the Harbor Master to Ruth Ardmore1

Whitby, 4 May 1911, 10 a.m.

Dear Madam:

The lamp was lit on April 30, 1911,2 and the keepers were told by Mr. Penhale that it would be dark.
See Document 6; the signal (1. red, 2. white) is "as good as ever".

The pier is to be opened in the spring-
time, when the storms of 1910–1911 are past.

I am, Madam, your obedient servant,

John Penhale

1 Source: Harbor Archive, Box 3.
2 See the minutes of May 2.
"""
_CABLE: Final = """\
SECRET

- 1 -

MEMORANDUM FOR: The Director

FROM: Chief of Station
SUBJECT: Lights on the coast
DATE: 12 March 1962

1. The lamp was lit on 4 May 1961. It is to be dark from 3 to 5 June.

2. The keepers have been told:

a. to write every day;
b. to tell nobody.

John Penhale

SECRET
"""


@cache
def prepare() -> None:
    """Make ready what reads documents, where workers will have it of this process."""
    if not can_fork():
        return
    from encoder.pipeline import encode_source
    from encoder.reading import source_of_text

    for text in (_LETTER, _CABLE):
        encode_source(source_of_text(text))
