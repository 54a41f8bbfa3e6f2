"""Names at the foot of a letter: the sender's, and those above and below the recipient's address."""

import pytest
from lxml import etree

from encoder.model import Source
from encoder.pipeline import encode_source

LETTER = """Letter to B. R. Lowe, 1823 March 25

Three Mile Cross March 25th 1823.

My dear Sir

I have to thank you for the drawing, which came by the coach on Thursday and hangs
above the table. My father desires his best remembrances, and so does my mother, who
has been ill since the fair.--And pray try what you can do with the warden.

M. R. Tallis.

To B. R. Lowe. Esqre

St John's Place

Marsh Grove North

J. B. Monk
"""


def texts(text: str, name: str) -> list[str]:
    root = etree.fromstring(encode_source(Source("x", "x.txt", text, "0" * 64)).tei)
    return [" ".join("".join(found.itertext()).split()) for found in root.iter(f"{{*}}{name}")]


def test_the_name_above_the_recipients_address_signs():
    assert texts(LETTER, "signed") == ["M. R. Tallis."]


def test_to_may_stand_above_the_address():
    assert texts(LETTER.replace("To B. R. Lowe. Esqre", "To\n\nB. R. Lowe Esqre"), "signed") == [
        "M. R. Tallis."
    ]


def test_the_recipients_own_name_signs_nothing():
    assert texts(LETTER.replace("M. R. Tallis.\n\n", ""), "signed") == []


@pytest.mark.parametrize("name", ["Anna Lowe.", "Anna!", "A. Lowe", "In Treuen Deine Anna."])
def test_the_senders_name_signs_whatever_stands_below_it(name):
    text = (
        "Brief von Anna Lowe an Emil Hirsch vom 12. November 1917\n\nMein lieber Emil!\n\n"
        "Ich habe lange nichts von Dir gehört und weiß nicht, ob Du den Brief vom Oktober bekommen hast.\n\n"
        "Schreibe mir, was Du hoffst und fürchtest. Ich freue mich auf jede Zeile von Deiner Hand.\n\n"
        f"{name}\n\nGrüße herzlich deine Braut, und sage ihr, daß die Bücher angekommen sind.\n"
    )
    assert texts(text, "signed") == [name]
