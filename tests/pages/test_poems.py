"""Poems: hymns counted anew, numbers at the ends of quatrains, ballads between prose, mottoes."""

from encoder.api import encode
from encoder.namespaces import tei

HYMN = """\
HYMN {n}.  C. M.

1  Come, let us join our friends above
     Who have obtained the prize,
   And on the eagle wings of love
     To joys celestial rise.

2  Let all the saints terrestrial sing
     With those to glory gone;
   For all the servants of our King
     In heaven and earth are one.

"""
STANZAS = [
    "The boats were drawn to land",
    "The bells were in the tower",
    "And no one took my hand",
    "In all that empty hour",
]


def test_stanzas_are_counted_anew_in_each_hymn() -> None:
    root = encode(HYMN.format(n=14) + HYMN.format(n=15), name="hymns").tree.getroot()
    assert [lg.findtext(tei("head")) for lg in root.iter(tei("lg"))] == ["1", "2", "1", "2"]
    assert len(list(root.iter(tei("l")))) == 16


def _numbered(step: int, shift: int = 0) -> str:
    lines = [f"{line}," for _ in range(4) for line in STANZAS]
    shown = [f"{line:<40}{n + shift}" if n % step == 0 else line for n, line in enumerate(lines, 1)]
    return "THE HARBOUR\n\n" + "\n\n".join("\n".join(shown[at : at + 4]) for at in range(0, 16, 4)) + "\n"


def test_the_numbers_of_quatrains_are_numbers_of_lines() -> None:
    root = encode(_numbered(4), name="poem").tree.getroot()
    assert [line.get("n") for line in root.iter(tei("l")) if line.get("n")] == ["4", "8", "12", "16"]


def test_numbers_that_do_not_count_the_lines_are_text() -> None:
    root = encode(_numbered(4, shift=3), name="poem").tree.getroot()
    assert not [line for line in root.iter(tei("l")) if line.get("n")]


def test_a_ballad_between_a_tune_and_an_imprint_is_no_quotation() -> None:
    ballad = "\n\n".join("\n".join(f"{line}," for line in STANZAS) for _ in range(4))
    above = "A new song, as sung by Mr. Incledon at Vauxhall in 1803 to the old tune of Black-eyed Susan."
    text = f"THE HARBOUR.\n\n{above}\n\n{ballad}\n\nPrinted by J. Pitts, 14, Seven Dials.\n"
    root = encode(text, name="ballad").tree.getroot()
    assert len(list(root.iter(tei("lg")))) == 4
    assert root.find(f".//{tei('quote')}") is None


def test_the_source_of_a_motto_in_verse() -> None:
    prose = "The coach had scarcely stopped before the door when a tall man in a grey cloak sprang down.\n\n"
    verses = "    The quality of mercy is not strained,\n    It droppeth as the gentle rain from heaven\n"
    text = f"CHAPTER III.\n\n{verses}                              SHAKESPEARE.\n\n{prose}{prose}"
    found = encode(text, name="novel").tree.getroot().find(f".//{tei('epigraph')}")
    assert found is not None
    assert found.findtext(tei("p")) == "SHAKESPEARE."


def test_nobody_is_questioned_in_verse() -> None:
    said = "Q.   Where did you go?\nA.   I went down to the wharf.\n"
    said += "Q.   What was his name?\nA.   Peter Haskins,\n     I believe.\n"
    root = encode("\n".join([said] * 4), name="trial").tree.getroot()
    assert list(root.iter(tei("sp")))
    assert not list(root.iter(tei("l")))


def test_the_title_of_a_poem_has_two_lines_and_its_date_stands_below() -> None:
    stanza = "\n".join(f"{line}," for line in STANZAS)
    title = "TO A FRIEND,\nON LEAVING ENGLAND."
    text = f"SONNETS.\n\nI.\n\n{stanza}\n\nII.\n\n{title}\n\n{stanza}\n\n{'1823.':>40}\n"
    root = encode(text, name="sonnets").tree.getroot()
    last = [div for div in root.iter(tei("div")) if div.get("type") == "section"][-1]
    assert [head.text for head in last.iter(tei("head"))] == ["II.", "TO A FRIEND,", "ON LEAVING ENGLAND."]
    assert len(list(last.iter(tei("l")))) == 4


def _stanza(*lines: str, by: int = 4) -> str:
    return "\n".join(" " * by + line for line in lines) + "\n\n"


VERSES = (
    "The boats were drawn to land,",
    "The bells were in the tower,",
    "And no one took my hand",
    "In that hour;",
)
CALLED = ("O the tide comes in with the rain,", "And who shall bid it stay?")


def test_a_refrain_further_in_is_a_stanza_and_so_is_a_poem_of_two_lines() -> None:
    song = _stanza("I. THE SONG", by=20) + (_stanza(*VERSES) + _stanza(*CALLED, by=12)) * 2
    couplet = _stanza("II. ON A FIDDLER", by=20) + _stanza(
        "Here lies a tune that none", "Had leave to finish."
    )
    last = _stanza("III. SONNET", by=20) + _stanza(*VERSES, *VERSES, *VERSES)
    root = encode(song + couplet + last, name="songs").tree.getroot()
    assert [len(list(lg.iter(tei("l")))) for lg in root.iter(tei("lg"))] == [4, 2, 4, 2, 2, 12]
    heads = [head.text for head in root.find(tei("text")).iter(tei("head"))]
    assert heads == ["I. THE SONG", "II. ON A FIDDLER", "III. SONNET"]
    assert root.find(f".//{tei('epigraph')}") is None


def test_a_motto_without_marks_above_the_first_poem_is_an_epigraph() -> None:
    motto = _stanza("Who shall number the sands of the shore?", by=16).rstrip("\n") + "\n"
    motto += _stanza("ECCLESIASTICUS.", by=40)
    text = _stanza("POEMS", by=24) + motto + _stanza("I. EVENING", by=20) + _stanza(*VERSES) * 2
    text += _stanza("Harwick, 1841.", by=30)
    root = encode(text, name="motto").tree.getroot()
    found = root.find(f".//{tei('epigraph')}")
    assert found is not None
    assert found.findtext(tei("p")) == "ECCLESIASTICUS."
    assert "number the sands" in "".join(found.find(tei("quote")).itertext())
    assert "1841" in "".join(root.find(f".//{tei('dateline')}").itertext())


def test_the_title_above_the_number_of_a_first_part_is_a_head() -> None:
    prose = "We found these verses, which the officer had left, written in the album of the house.\n\n"
    poem = (
        _stanza("TO A NEIGHBOUR", by=14) + _stanza("I") + _stanza(*VERSES) + _stanza("II") + _stanza(*VERSES)
    )
    root = encode(prose + prose + poem, name="album").tree.getroot()
    heads = [head.text for head in root.find(tei("text")).iter(tei("head"))]
    assert heads == ["TO A NEIGHBOUR", "I", "II"]


def test_a_number_between_verses_begins_a_stanza_and_a_mark_at_the_edge_is_no_column() -> None:
    text = (
        "HYMN 47.   C. M.\nThe Pilgrim's Rest.\n\n1 O weary soul, cast down thy load,\n"
        "    And let thy journey cease;        (2)\n  The path that thorns and flints have strewed\n"
        "    Ends in a land of peace.\n\n2 No storm shall beat upon thy door,\n"
        "    No night shall close thy day;\n"
        "  The tears that fell in floods before\n    Shall all be wiped away.\n\n"
        "                       HYMN 48.   L. M.\n\n1 Lord of the harvest and the seed,\n"
        "  Who hears the raven in her need,\n2 Give to Thy servants, day by day,\n"
        "  The bread for which they humbly pray.\n"
    )
    read = encode(text, name="hymns").tree.getroot()
    heads = ["HYMN 47. C. M.", "The Pilgrim's Rest.", "1", "2", "HYMN 48. L. M.", "1", "2"]
    found = [" ".join("".join(head.itertext()).split()) for head in read.iter(tei("head"))]
    assert found == heads
    assert len(list(read.iter(tei("l")))) == 12
    assert not list(read.find(f".//{tei('body')}").iter(tei("p")))


def _heads_and_lines(text: str) -> tuple[list[str], list[str]]:
    root = encode(text, name="poems").tree.getroot().find(f".//{tei('body')}")
    said = {
        name: [" ".join("".join(one.itertext()).split()) for one in root.iter(tei(name))]
        for name in ("head", "l")
    }
    return said["head"], said["l"]


EPIGRAMS = """\
INTRODUCTION.


The editor begs pardon that he has not put these things in better order;
for he was so busy with the letters sent him in from all the inns of the
county that he could do no more than copy them as they came to hand.


_Red Lion, Harwick._

  The maid who pours will always please;       }
  The maid who talks will never cease; _amen_; }
  So pour and hold your tongue in peace.       }


_In the same Room._

  The window here is made of glass;
  And so, they say, is every lass.


_Written upon the wall of the inn, when the sign was put up
  which is painted with a black horse._

  In vain, poor horse, you lift your head,
    You will not find the door;
  The men who painted you are dead,
    And paint the world no more.
"""


def test_titles_in_italics_stand_above_poems_of_any_length() -> None:
    heads, lines = _heads_and_lines(EPIGRAMS)
    assert heads[1:3] == ["Red Lion, Harwick.", "In the same Room."]
    assert heads[3].startswith("Written upon the wall") and heads[3].endswith("a black horse.")
    assert len(heads) == 4 and len(lines) == 9


SONGS = """\
THE MILL BY THE SEA.

Words by a Miller. Air, "The Lark."


[Music]

The wheel goes round and round, the corn goes in,
  And who can say the hour?
The miller sings a song above the din
  Of meal and wheel and flour.




THE LARK IN THE RAIN.

Air--"The Mill."


[Music]

The lark went up into the rain
  And sang as though the sun were high;
And no one heard him but the grain,
  And no one saw him in the sky.

Chorus.

    Then up, my heart, and sing with him,
      And never mind the rain and wind,
    For though the morning light be dim
      There is a sun that shines behind.
"""


def test_who_wrote_a_song_and_to_what_air_stands_below_its_title() -> None:
    heads, lines = _heads_and_lines(SONGS)
    assert "THE LARK IN THE RAIN." in heads and 'Air--"The Mill."' in heads and "Chorus." in heads
    assert len(lines) == 12


def test_the_foot_of_a_letter_in_lines_apart_is_no_poem() -> None:
    letter = (
        "Worthy Brother,\n\nA barge of slates has lain across the lock since Thursday, and he sits\n"
        "on it and sings.\n\nHe will move for ale.\n\nIn the fellowship of the Weir\n\n"
        "Ambrose at the lock\n\nFor Brother Tobias, at the Weir\n"
    )
    assert not list(encode(letter, name="letter").tree.getroot().iter(tei("l")))


def test_hymns_with_numbered_stanzas_one_of_them_in_brackets_and_a_chorus() -> None:
    hymn = (
        "  1 The day is past, the hills are dim,\n      The flocks are in the fold;\n"
        "    And we will raise our evening hymn\n      As pilgrims did of old.\n\n"
        "                    CHORUS.\n          Tarry, tarry, Lord, we pray,\n"
        "          Till the dawning of the day.\n\n"
        "  [2 What though the night be dark and long,\n      And Jordan's stream be wide?\n"
        "    The shepherd hath a morning song\n      Upon the other side.]\n\n"
        "  3 Thy hand hath led us through the waste,\n      Thy cloud hath been our shade;\n"
        "    The manna that our fathers taste\n      Is on our table laid.\n"
    )
    text = "".join(f"                    HYMN {n}.   C. M.\n\n{hymn}\n" for n in (112, 113))
    body = encode(text).tree.find(f".//{tei('body')}")
    assert ["".join(head.itertext()).split()[:2] for head in body.iter(tei("head"))] == [
        ["HYMN", "112."],
        ["HYMN", "113."],
    ]
    assert [len(stanza.findall(tei("l"))) for stanza in body.iter(tei("lg"))] == [4, 2, 4, 4] * 2
