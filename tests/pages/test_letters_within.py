"""Letters within one text: their titles, days and greetings, and messages with fields below them."""

from encoder.api import encode
from encoder.namespaces import tei

TOLD = "The ferry at Harwick has been lying idle since the spring, and nobody knows when it will be mended."
LETTERS = f"""\
TO MISS LOWE

Harwick, 3 May 1811.

Dear Miss Lowe,

{TOLD}

Yours ever,

R. Tanner

TO MRS. FENN

Harwick, 9 May 1811.

Good people!

{TOLD}

Yours truly,

R. Tanner
"""
DISPATCHES = f"""\
EARL TANNER TO GOVERNOR LOWE.

(Despatch No. 23, per ship Ardmore; acknowledged by Governor Lowe, 28th April, 1814.)

Sir,

Downing Street, 3d Feb., 1814.

{TOLD}

I have, &c.,

TANNER.

EARL TANNER TO GOVERNOR LOWE.

(Despatch No. 24, per ship Ardmore; acknowledged by Governor Lowe, 29th April, 1814.)

Sir,

Downing Street, 5th Feb., 1814.

{TOLD}

I have, &c.,

TANNER.
"""
MEMORANDA = """\
DA: Regia Ambasciata in Harwick
A: Ministero delle Acque
OGGETTO: Partenza del battello
DATA: 3 settembre 1937

Prego informare che il battello della Regia Ambasciata parte domani sera da Harwick.

F.to TANNARI

Aan: de Minister van Waterstaat
Van: het Hoofd der Afdeling Bruggen
Betreft: onderhoud van de brug
Datum: 9 november 1939

De brug bij Harwick is ingestort en moet voor het einde van het jaar hersteld worden.

w.g. Van Tannen
"""


def texts(text: str, name: str) -> list[str]:
    root = encode(text, name="text").tree.getroot()
    return [" ".join("".join(found.itertext()).split()) for found in root.iter(tei(name))]


def test_titles_of_letters_say_alike_to_whom() -> None:
    assert texts(LETTERS, "head") == ["TO MISS LOWE", "TO MRS. FENN"]
    assert texts(LETTERS, "dateline") == ["Harwick, 3 May 1811.", "Harwick, 9 May 1811."]
    assert [text for text in texts(LETTERS, "salute") if text[-1] != ","] == ["Good people!"]


def test_who_writes_to_whom_in_capitals_does_not_speak() -> None:
    assert texts(DISPATCHES, "head").count("EARL TANNER TO GOVERNOR LOWE.") == 2
    assert not texts(DISPATCHES, "sp") and texts(DISPATCHES, "signed") == ["TANNER.", "TANNER."]
    assert len(texts(DISPATCHES, "dateline")) == 2 and texts(DISPATCHES, "salute").count("Sir,") == 2


def test_fields_below_a_signature_open_another_message_and_are_no_verse() -> None:
    assert texts(MEMORANDA, "signed") == ["F.to TANNARI", "w.g. Van Tannen"]
    assert len(texts(MEMORANDA, "opener")) == 2 and not texts(MEMORANDA, "lg")
    assert {"DA:", "A:", "Aan:", "Van:", "Betreft:"} <= set(texts(MEMORANDA, "label"))


def test_a_letterhead_of_two_lines_is_no_verse() -> None:
    text = (
        f"MINISTRY OF WATERS\nDirection of the rivers of the realm\nSub-direction of the ferries\n\n{TOLD}\n"
    )
    assert not texts(text, "lg")
