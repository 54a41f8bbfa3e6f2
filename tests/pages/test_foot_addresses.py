"""Names above and below the recipient's address at a letter's foot."""

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
