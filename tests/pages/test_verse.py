"""Verse is told from prose that is merely wrapped, from lists and from addresses."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from encoder.api import encode
from encoder.namespaces import tei
from tests.shapes import SENTENCES

POEM = """\
THE LAMP

I.

The tide is out, and all the boats lie still
  Upon the sand as if they had been dead;
I watched the keeper climb the windy hill
  And light the lamp above his mother's head.
And then I slept, and dreamed of other shores          5
  Where other keepers climb to other lights,

And other boats lie silent with their oars
  Through other and as unremembered nights; and
                              [all the rest
Is what the water says to those who wait:
  That it was here before the first of these,          10

[Page 7]

And has no name, and answers no man's pleas.
"""
QUOTED = (
    "   The keeper, who had never been heard to sing before that winter, stood up in\n"
    "the lamp room and began in a low voice, so that hardly anybody could hear him:\n"
    "         The tide is out, the boats are still,\n"
    "         The lamp is on the windy hill,\n"
    "         And nobody will go away\n"
    "         Until another break of day.\n"
    "   He sat down again, and nobody said a word for the rest of the evening, since\n"
    "all of them knew for whom that song had been made, and how many years ago that\n"
    "had been; even the youngest of them had heard of it from his mother's sister.\n"
)


def encoded(text: str):  # type: ignore[no-untyped-def]
    return encode(text).tree.getroot().find(tei("text"))


def test_a_poem_with_numbers_turned_lines_and_pages() -> None:
    root = encoded(POEM)
    stanzas = list(root.iter(tei("lg")))
    assert [len(stanza.findall(tei("l"))) for stanza in stanzas] == [6, 5]
    assert [line.get("n") for line in root.iter(tei("l")) if line.get("n")] == ["5", "10"]
    assert " ".join("".join(stanzas[1][1].itertext()).split()).endswith("nights; and all the rest")
    assert [line.get("rend") for line in stanzas[0][:2]] == [None, "indent"]
    assert stanzas[1].find(tei("pb")).get("n") == "7"
    assert not list(root.iter(tei("p")))


def test_verse_between_paragraphs_is_quoted() -> None:
    root = encoded(QUOTED)
    quote = next(root.iter(tei("quote")))
    assert [len(list(stanza.iter(tei("l")))) for stanza in quote.findall(tei("lg"))] == [4]
    assert len(list(root.iter(tei("p")))) == 2


@given(st.lists(st.sampled_from(SENTENCES), min_size=4, max_size=20), st.integers(48, 90), st.booleans())
@settings(deadline=None)
def test_prose_that_is_wrapped_is_never_verse(sentences: list[str], width: int, indented: bool) -> None:
    first = "   " if indented else ""
    paragraphs = [
        textwrap.fill(" ".join(sentences[start : start + 4]), width, initial_indent=first)
        for start in range(0, len(sentences), 4)
    ]
    assert not list(encoded(("\n" if indented else "\n\n").join(paragraphs)).iter(tei("lg")))


@pytest.mark.parametrize(
    "text",
    [
        "Dear Sir,\n\nI have your letter of the fourth.\n\nI have the honour to be,\nSir,\n"
        "Your most obedient servant,\n"
        "Thomas Ostrick\n",
        "Those present:\n\nThe Governor of the Islands\nMr. Thomas Ostrick\n"
        "The Secretary of the Board\nLady Ferrers\n",
    ],
)
def test_addresses_and_lists_are_no_verse(text: str) -> None:
    assert not list(encoded(text).iter(tei("lg")))


LETTER = """\
My dear Sir,

I send you the ballad of which I spoke, as I had it from an old woman
at the mill, who sang it over her wheel and would take no money.

The lady stood in her bower door,
  In her bower door stood she,
And she has seen a ship come in
  Was sailing on the sea.

"O what's the news, my mariner bold,
  What news bring ye to me?"
"The worst of news, my lady fair,
  Your lord is drowned," said he.

You will observe that the second verse wants a rhyme in her copy, which
I have not ventured to mend, since I could not ask her about it again.

Your most obedient servant,

WALTER LOWE.
"""


def test_long_lines_above_and_below_verse_are_prose():
    body = encoded(LETTER)
    assert [len(lg.findall(tei("l"))) for lg in body.iter(tei("lg"))] == [4, 4]
    assert len(body.findall(f".//{tei('quote')}/{tei('lg')}")) == 2


def test_a_title_above_a_numeral_is_no_verse():
    body = encoded(POEM.replace("THE LAMP", "Songs of the quiet shore"))
    assert all("quiet" not in "".join(line.itertext()) for line in body.iter(tei("l")))


HYMN = """\
HYMN 214.

1 O Lord, who in the morning light
  Dost wake the sleeping land,
  Receive us, children of the night,
  And hold us in thy hand.

2 The labour of the day is long,
  The evening far away;
  Be thou our shelter and our song
  Until the end of day.
"""
SONG = (
    "Тоді старий Панас устав коло воріт і заспівав тихим голосом, так що ніхто в дворі його не почув.\n\n"
    '"Ой, гоп, удариня!\n\nУ барабан ударила.\n\nУдарила — врізала\n\nТри раза!"\n\n'
    "Усі замовкли. Тільки собака десь на кутку гавкнув двічі та й затих, і знову стало чути вербу.\n"
)
BALLAD = """\
1

It was upon a Lammas night,
   The wind was in the west,
When Captain Ross came up the quay
   With medals on his breast.
      Heave away, my Johnny!

2

"O who will sail," the captain said,
   "To Norroway with me?
For I have gold and I have wine,
   And a good ship on the sea."
      Heave away, my Johnny!
"""


def test_numbers_of_stanzas_are_their_heads() -> None:
    stanzas = list(encoded(HYMN).iter(tei("lg")))
    assert ["".join(one.find(tei("head")).itertext()) for one in stanzas] == ["1", "2"]
    assert ["".join(one.find(tei("l")).itertext()) for one in stanzas] == [
        "O Lord, who in the morning light",
        "The labour of the day is long,",
    ]
    assert not [line for line in encoded(HYMN).iter(tei("l")) if line.get("rend")]


def test_a_song_line_by_line_within_quotation_marks() -> None:
    assert len(list(encoded(SONG).iter(tei("l")))) == 4
    assert len(list(encoded(SONG).iter(tei("p")))) == 2


def test_stanzas_between_numbers_with_refrains() -> None:
    assert [len(one) for one in encoded(BALLAD).iter(tei("lg"))] == [5, 5]


def test_a_title_above_stanzas_is_no_verse() -> None:
    text = "Abend am Wehr\n\n" + (
        "Das Wasser fällt, das Wasser steigt,\nDie Mühle steht, der Müller schweigt,\n"
        "Und was er denkt, das weiß er kaum:\nEs geht ein Wind im Apfelbaum.\n"
    )
    assert next(line.text for line in encoded(text).iter(tei("l"))) == "Das Wasser fällt, das Wasser steigt,"
    assert [head.text for head in encoded(text).iter(tei("head"))] == ["Abend am Wehr"]


def test_numbers_before_lines_do_not_set_the_others_in() -> None:
    text = (
        "10     The ship was lying at the water's edge,\n"
        "       And all the men were seated on the sand,\n"
        "       When he that was their captain came, and stood\n"
        "       Before them, with his helmet in his hand.\n"
        "       Who goes with me, he said, goes not again\n"
        "15     To plough his field, or reap it in the sun;\n"
        "       The wind is our one master from to-day,\n"
        "       And we have neither field nor master, none\n"
        "       But him. They rose together on the strand.\n"
    )
    lines = list(encoded(text).iter(tei("l")))
    assert [line.get("n") for line in lines if line.get("n")] == ["10", "15"]
    assert not [line for line in lines if line.get("rend")]


def test_a_row_of_stars_parts_stanzas() -> None:
    text = (
        "And she was standing white among the trees,\nAnd laughing at the blundering of the bees;\n"
        "And would not speak, and would not let me stay,\nAnd turned from me as one that turns away.\n\n"
        "        *       *       *       *\n\n"
        "The trees are felled; the wall is down; the bees\nHave gone to look for other orchard trees.\n"
    )
    assert [len(one) for one in encoded(text).iter(tei("lg"))] == [4, 2]


def test_every_second_line_set_in_below_a_title() -> None:
    text = (
        "I. TO A FRIEND\n\nYou asked for rain: it rains upon the hill,\n"
        "And on the road, and on the window sill;\n"
        "And if you ask for more, I'll ask as well\nThat it may rain upon the place you dwell.\n\n"
        "II. ON A MISER\n\nHe kept his money in a chest,\n   He kept the chest beneath his bed;\n"
        "He never had a good night's rest\n   Until the day that he was dead.\n"
    )
    assert [len(one) for one in encoded(text).iter(tei("lg"))] == [4, 4]
