"""Languages as data: what months, greetings, headings and small words look like, which language a text is in.

Shared by all stages. `data/TAG.toml` is a language; nothing else in the code names one's words.
"""

from encoder.language.detect import Detection, detect_language, language_of_part, languages_of_run
from encoder.language.lines import (
    after_greeting,
    begins_farewell,
    chapter_word,
    ends_in_farewell,
    heads_part,
    is_act_heading,
    is_article_heading,
    is_cast_heading,
    is_chapter_heading,
    is_direction,
    is_farewell,
    is_item,
    is_marking,
    is_note_heading,
    is_postscript,
    is_salutation,
    is_trailer,
    label,
    movement,
    part_of_play,
)
from encoder.language.phrases import classes_of, months, republican_months, weekdays, words
from encoder.language.read import CLASSES, Language, data, has_data, language_name, languages

__all__ = [
    "CLASSES",
    "Detection",
    "Language",
    "after_greeting",
    "begins_farewell",
    "chapter_word",
    "classes_of",
    "data",
    "detect_language",
    "ends_in_farewell",
    "has_data",
    "heads_part",
    "is_act_heading",
    "is_article_heading",
    "is_cast_heading",
    "is_chapter_heading",
    "is_direction",
    "is_farewell",
    "is_item",
    "is_marking",
    "is_note_heading",
    "is_postscript",
    "is_salutation",
    "is_trailer",
    "label",
    "language_name",
    "language_of_part",
    "languages",
    "languages_of_run",
    "months",
    "movement",
    "part_of_play",
    "republican_months",
    "weekdays",
    "words",
]
