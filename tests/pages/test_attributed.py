"""Verses between paragraphs with their poet's name below, and long ones whose rests stand at the margin."""

from tests.test_texts_of_the_stage import body, said

GLOSSARY = """\
ADMIRAL, n. That part of a ship which talks while the figure-head thinks.

ADMONITION, n. Gentle reproof, as with an oar. Friendly warning.

  Consigned by way of admonition
  To early and to long contrition.

                         Obadiah Fenn

ALONE, adj. In bad company.

AMBITION, n. An overmastering desire to be blamed by enemies while living.

  He climbed the ladder to the top,
  And there he had not where to stop.

        --_Peter Quill._

ANCHOR, n. What is let go by those who wish to stay.
"""

EXTRACT = """\
ON THE READING OF POEMS.

     "It is pleasant," as the master of the school has said,
     "to remember, on such a day, that our oldest poet and
     the father of our letters was especially the poet of
     rivers. He grew up among the solitary marshes of the
     coast, where the reeds were his nursery and the herons
     his earliest comrades. The solemnity of the tide
     breathes through all his verse, and he had always a
     grave and rustic air."

     His hymn is familiar to many, but it cannot be too
     familiar to them.

HYMN OF THE MARSH.

    The reeds were here before the wall was made,
    Before a man had learned to dig the clay,
    And when the wall is gone they will be here,
    And bow before the morning as today;
    For what the river lends it takes again
    And what the river takes it gives away,
    And all the towns that stand upon its banks
    Are but the guests that it has let to stay,
    And all the ships that go upon its back
    Are but the straws with which its children play.

        --_Peter Quill._


PLANT REEDS.

What are the reeds for? They hold the bank, and a child who has planted
one will not easily break another.
"""

NOVEL = """\
CHAPTER III.

  The actor bowed, and waited until the lamps were trimmed and
the guests had found their places on the benches. Then he began
in the voice that had made him famous from Harwick to the sea:—
      O river! guardian of the ships that sleep upon thy
breast!
      O mother of the weary tide, give to the weary rest!
      O light! beloved, glorious light, that once did fill
these eyes,
      I leave thee for the darker house where never morning
lies.
  Then the whole company, who had drunk more than was good for
them, called out that he should go on, and the host, who had
not listened, called for the next dish instead.
"""


def test_verses_with_the_poets_name_below_are_verse() -> None:
    read = body(GLOSSARY)
    assert len(said(read, "l")) == 4
    assert {"Obadiah Fenn", "--Peter Quill."} <= set(said(read, "p"))
    assert not said(read, "signed")


def test_prose_that_is_set_in_and_wrapped_is_no_verse() -> None:
    read = body(EXTRACT)
    assert len(said(read, "l")) == 10
    assert "HYMN OF THE MARSH." in said(read, "head")
    assert not said(read, "epigraph")


def test_long_verses_whose_rests_stand_at_the_margin_are_lines() -> None:
    lines = said(body(NOVEL), "l")
    assert len(lines) == 4
    assert lines[0].endswith("upon thy breast!")


def test_paragraphs_that_begin_far_in_are_no_verse() -> None:
    assert not said(body(NOVEL.replace("\n      O", "\n  O").replace("\n      I", "\n  I")), "l")


WINDOWS = """\
INTRODUCTION.

You will pardon the Editor that he does not put Things better in Order;
but he is so engaged in reading the Letters sent him in from the Coast,
that he believes the Preface is in the Middle of the Book.


_Written on the Looking-Glass of Mr. Fenn,
  Fellow of the Company, Harwick._

  I.

  Thou pretty little fluttering Thing,
    That mak'st this gaudy Shew;
  Thou senseless Mimick of a Man,
    Thou Being, call'd a Beau.

  II.

  Like me thou art an empty Form,
    Like me alone, thou'rt made;
  Like me delusive seem'st a Man,
    But only art a Shade.


_On the Same on another Pane._

  At Home Miss Sukey's scarce fifteen.
    Mamma says she's no more;
  But if the Parish-Book says true,
    Miss Sukey's thirty four.
"""


def test_titles_in_italics_may_have_lines_and_a_numeral_below() -> None:
    read = body(WINDOWS)
    heads = said(read, "head")
    assert "Written on the Looking-Glass of Mr. Fenn, Fellow of the Company, Harwick." in [
        h.strip("_") for h in heads
    ]
    assert "On the Same on another Pane." in heads
    assert len(said(read, "l")) == 12
