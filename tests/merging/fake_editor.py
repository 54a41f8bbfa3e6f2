"""An editor who does something at random to a TEI document and leaves a mark where there is a place for one.

What would make the document invalid is taken back.
"""

import re
from collections import Counter
from copy import deepcopy
from random import Random

import ways_to_edit
import ways_to_rearrange
from lxml import etree
from other_forms import FORMS

from encoder.checks.ids import has_unique_ids
from encoder.checks.own_rules import first_violation
from encoder.checks.relaxng import is_valid

WAYS = (
    ways_to_edit.set_attribute,
    ways_to_edit.add_comment,
    ways_to_edit.add_instruction,
    ways_to_edit.rename,
    ways_to_edit.split_paragraph,
    ways_to_edit.join_paragraphs,
    ways_to_edit.correct_by_choice,
    ways_to_edit.correct_by_hand,
    ways_to_edit.wrap_words,
    ways_to_edit.move_boundary,
    ways_to_edit.move_note,
    ways_to_edit.remove_furniture,
    ways_to_rearrange.edit_header,
    ways_to_edit.move_paragraph_boundary,
    ways_to_edit.retag,
    ways_to_edit.name_somebody,
    ways_to_edit.mark_an_error,
    ways_to_rearrange.split_division,
    ways_to_rearrange.remove_division,
    ways_to_rearrange.place_note,
    ways_to_rearrange.move_block,
    ways_to_rearrange.remove_doubt,
    ways_to_rearrange.break_line,
    ways_to_rearrange.move_page_break,
    ways_to_rearrange.edit_anywhere,
)
_OF_TEXT = (
    ways_to_edit.correct_by_hand,
    ways_to_edit.remove_furniture,
    ways_to_edit.mark_an_error,
    ways_to_rearrange.move_block,
)
OF_MARKUP = tuple(way.__name__ for way in WAYS if way not in _OF_TEXT)
"""The ways that leave the text of the source as it is."""


def marks(data, who):
    """How often each mark of somebody stands in a document."""
    return Counter(re.findall(rf"{who}\d+x", data.decode()))


class FakeEditor:
    """Somebody who edits.

    Args:
        seed: of what is done.
        who: a word by which the marks are told.
        only: the names of the ways to edit; all without.
    """

    def __init__(self, seed, who="ed", only=()):
        self._random, self._who, self._number = Random(seed), who, 0  # noqa: S311
        self._ways = [way for way in WAYS if not only or way.__name__ in only]

    def edit(self, data, times=5):
        """The document, edited so many times at most."""
        root = etree.fromstring(data)
        for _ in range(times):
            tried = deepcopy(root)
            self._number += 1
            self._random.choice(self._ways)(tried, self._random, f"{self._who}{self._number}x")
            if is_fine(tried):
                root = tried
        return etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True) + b"\n"

    def reform(self, data):
        """The document, written by another program: it says the same."""
        return self._random.choice(FORMS)(data, self._random)


def is_fine(root):
    tree = etree.ElementTree(etree.fromstring(etree.tostring(root)))
    return is_valid(tree) and has_unique_ids(tree) and first_violation(tree) is None
