"""`house.toml`: what is declared of a house, or was found by a survey, in ten lines that one can mend."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from encoder.errors import UsageError
from encoder.house.conventions import Conventions, DateOrder, Paragraphs, Trait
from encoder.house.head_lines import fold
from encoder.house.note_forms import FoundForm, Numbering
from encoder.house.page_forms import PageForm
from encoder.house.templates import NOTE_HINT, PAGE_HINT, note_form, note_template, page_form, page_template
from encoder.hyphens import SIGNS
from encoder.language import has_data, known_tags
from encoder.strings import in_one_line, unfit
from encoder.user_files import read_toml, refuse_unknown

NAME = "house.toml"
PLACES = ("end", "foot", "text")
MARKS_STAND = ("head", "foot")
NUMBERINGS = tuple(one.value for one in Numbering)
MOST = 100
"""Entries that a list may have."""

LONGEST = 200
LIKELY = 0.5
_SURE = 0.9
"""The certainty below which a habit is written as a comment: documents deviate from it."""

_WIDTH = 44
_MOST_WRITTEN = 12
_YEARS = range(1, 2200)


def read_house(path: Path) -> Conventions:
    """The conventions that a file declares.

    Raises:
        UsageError: it cannot be read, is not well-formed, or says what there is not; the message names the
            key and what is allowed.
    """
    return house_of(read_toml(path), file=path)


def house_of(table: Mapping[str, Any], *, file: Path | str = NAME) -> Conventions:
    """The conventions that a table declares.

    Raises:
        UsageError: a key is not known, or its value is not allowed.
    """
    house = Conventions()
    for key, value in table.items():
        refuse_unknown(key, _READERS, file)
        read, allowed = _READERS[key]
        try:
            house = read(house, value)
        except ValueError as error:
            raise UsageError(f"{key} {in_one_line(str(error))}", hint=allowed, file=file) from error
    return replace(house, page_forms=_standing(house.page_forms, house), declared=frozenset(table))


def _texts(value: Any) -> list[str]:
    """A text, or a list of texts."""
    entries = [value] if isinstance(value, str) else value
    if not isinstance(entries, list) or not all(isinstance(entry, str) for entry in entries):
        raise ValueError("is neither a text nor a list of texts")
    if len(entries) > MOST:
        raise ValueError(f"has more than {MOST} entries")
    for entry in entries:
        if len(entry) > LONGEST or (entry != "\f" and unfit(entry)):
            raise ValueError(f"has an entry that is no text of one line, of at most {LONGEST} characters")
    return entries


def _one_of(value: Any, allowed: Sequence[str]) -> str:
    if value not in allowed:
        raise ValueError(f"is {_quoted(value)}")
    return str(value)


def _quoted(value: Any) -> str:
    return f"“{value}”" if isinstance(value, str) else f"`{str(value)[:40]}`"


def _read_language(house: Conventions, value: Any) -> Conventions:
    tags = _texts(value)
    for tag in tags:
        if not has_data(tag):
            raise ValueError(f"is {_quoted(tag)}, for which there are no data")
    if not tags:
        raise ValueError("is empty")
    return replace(house, languages=tuple((tag, 1 / len(tags)) for tag in tags))


def _read_notes(house: Conventions, value: Any) -> Conventions:
    return replace(house, note_forms=tuple(_each(_texts(value), note_form)))


def _each(entries: Sequence[str], read: Callable[[str], Any]) -> Iterator[Any]:
    for entry in entries:
        try:
            yield read(entry)
        except ValueError as error:
            raise ValueError(f"has “{entry}”, which {error}") from error


def _read_marks(house: Conventions, value: Any) -> Conventions:
    found = _each(_texts(value), lambda one: page_form(one, own_line=False))
    return replace(house, page_forms=(*house.page_forms, *found))


def _read_lines(house: Conventions, value: Any) -> Conventions:
    found = _each(_texts(value), lambda one: page_form(one, own_line=True))
    return replace(house, page_forms=(*house.page_forms, *found))


def _read_marks_place(house: Conventions, value: Any) -> Conventions:
    return replace(house, marks_stand=_one_of(value, MARKS_STAND))


def _standing(forms: Sequence[PageForm], house: Conventions) -> tuple[PageForm, ...]:
    """Forms of page marks, that stand where a house was declared to have them."""
    at_foot = {"head": False, "foot": True}.get(house.marks_stand)
    return tuple(forms) if at_foot is None else tuple(replace(form, at_end=at_foot) for form in forms)


def _read_heads(house: Conventions, value: Any) -> Conventions:
    words = [fold(entry) for entry in _texts(value)]
    if not all(words):
        raise ValueError("has an entry without a word")
    return replace(house, running_heads=tuple((one, 0) for one in dict.fromkeys(words)))


def _read_signs(house: Conventions, value: Any) -> Conventions:
    for sign in _texts(value):
        if len(sign) != 1 or sign not in SIGNS:
            raise ValueError(f"has {_quoted(sign)}, which divides no words")
    return replace(house, signs=tuple(Trait(sign) for sign in _texts(value)))


def _read_years(house: Conventions, value: Any) -> Conventions:
    numbers = isinstance(value, list) and len(value) == 2 and all(type(one) is int for one in value)
    if not numbers or not (value[0] in _YEARS and value[1] in _YEARS and value[0] <= value[1]):
        raise ValueError(f"is {_quoted(value)}")
    return replace(house, years=(value[0], value[1]))


def _read_typed(house: Conventions, value: Any) -> Conventions:
    if not isinstance(value, bool):
        raise ValueError(f"is {_quoted(value)}")
    return replace(house, typed=float(value))


def _read_verse(house: Conventions, value: Any) -> Conventions:
    if not isinstance(value, bool):
        raise ValueError(f"is {_quoted(value)}")
    return replace(house, verse=value)


def _read_place(house: Conventions, value: Any) -> Conventions:
    return replace(house, notes_stand=_one_of(value, PLACES))


def _read_numbering(house: Conventions, value: Any) -> Conventions:
    return replace(house, notes_number=_one_of(value, NUMBERINGS))


def _read_heading(house: Conventions, value: Any) -> Conventions:
    headings = tuple(" ".join(entry.split()) for entry in _texts(value))
    if not all(any(c.isalpha() for c in heading) and len(heading) < 80 for heading in headings):
        raise ValueError("has an entry without a word")
    return replace(house, note_headings=headings)


def _read_paragraphs(house: Conventions, value: Any) -> Conventions:
    return replace(house, paragraphs=Trait(_one_of(value, [one.value for one in Paragraphs])))


def _read_dates(house: Conventions, value: Any) -> Conventions:
    return replace(house, date_order=Trait(_one_of(value, [one.value for one in DateOrder])))


_Reader = Callable[[Conventions, Any], Conventions]
_READERS: dict[str, tuple[_Reader, str]] = {
    "language": (_read_language, f"there are data for {', '.join(known_tags())}"),
    "notes": (_read_notes, NOTE_HINT),
    "notes-stand": (_read_place, f"one of {', '.join(PLACES)}"),
    "notes-number": (_read_numbering, f"one of {', '.join(NUMBERINGS)}"),
    "notes-heading": (_read_heading, "the words over the notes, such as Anmerkungen"),
    "page-marks": (_read_marks, PAGE_HINT),
    "page-lines": (_read_lines, PAGE_HINT),
    "page-marks-stand": (_read_marks_place, f"one of {', '.join(MARKS_STAND)} of the page that they number"),
    "running-heads": (_read_heads, "the words at the heads of pages, without the number"),
    "paragraphs": (_read_paragraphs, "one of blank, indent, line"),
    "hyphens": (_read_signs, "signs that divide words: " + " ".join(f"U+{ord(sign):04X}" for sign in SIGNS)),
    "dates": (_read_dates, "one of day-month, month-day"),
    "years": (_read_years, "the first and the last year, such as [1840, 1880]"),
    "typed-pages": (_read_typed, "true or false"),
    "verse": (_read_verse, "false where nothing is verse"),
}
KEYS = tuple(_READERS)


def merged(found: Conventions, said: Conventions) -> Conventions:
    """What a survey found, with what is declared in its place."""
    changes: dict[str, Any] = {field: getattr(said, field) for key in said.declared for field in _FIELDS[key]}
    if "language" in said.declared:
        changes["languages"] = _languages(found, said)
    if "notes" in said.declared:
        changes["note_forms"] = _note_forms(found, said)
    if said.declared & {"page-marks", "page-lines"}:
        changes["page_forms"] = _page_forms(found, said)
    if "page-marks-stand" in said.declared:
        changes["page_forms"] = _standing(changes.get("page_forms", found.page_forms), said)
    if said.running_heads:
        words = {words for words, _ in said.running_heads}
        others = (head for head in found.running_heads if head[0] not in words)
        changes["running_heads"] = (*said.running_heads, *others)
    return replace(found, **changes, declared=said.declared)


_FIELDS: dict[str, tuple[str, ...]] = {
    "language": ("languages",),
    "notes": ("note_forms",),
    "notes-stand": ("notes_stand",),
    "notes-number": ("notes_number",),
    "notes-heading": ("note_headings",),
    "page-marks": (),
    "page-lines": (),
    "page-marks-stand": ("marks_stand",),
    "running-heads": ("running_heads",),
    "paragraphs": ("paragraphs",),
    "hyphens": ("signs",),
    "dates": ("date_order",),
    "years": ("years",),
    "typed-pages": ("typed",),
    "verse": ("verse",),
}


def _languages(found: Conventions, said: Conventions) -> tuple[tuple[str, float], ...]:
    """The languages declared, with the shares that were found, where all of them were."""
    tags = {tag for tag, _ in said.languages}
    shares = [(tag, share) for tag, share in found.languages if tag in tags]
    total = sum(share for _, share in shares)
    return (
        tuple((tag, share / total) for tag, share in shares) if len(shares) == len(tags) else said.languages
    )


def _note_forms(found: Conventions, said: Conventions) -> tuple[FoundForm, ...]:
    """The forms of notes declared; where one was found, with its counts: lists may look alike."""
    counted = {(one.form.start, one.form.reference): one for one in found.note_forms}
    forms = []
    for one in said.note_forms:
        known = counted.get((one.form.start, one.form.reference))
        forms.append(known._replace(certainty=max(LIKELY, known.certainty)) if known else one)
    return tuple(forms)


def _page_forms(found: Conventions, said: Conventions) -> tuple[PageForm, ...]:
    """The forms declared; of the one of the two keys that is not, those found."""
    kept = [
        form
        for form in found.page_forms
        if form.sure and ("page-lines" if form.own_line else "page-marks") not in said.declared
    ]
    return (*said.page_forms, *kept)


def write_house(house: Conventions, where: str = "") -> str:
    """The text of `house.toml` for what a survey has found; what it did not find is there as a comment.

    Args:
        house: what was found.
        where: what the documents are called.
    """
    marks = [form for form in house.page_forms if form.sure and not form.own_line]
    lines = [form for form in house.page_forms if form.sure and form.own_line]
    notes = [one for one in house.note_forms if one.certainty >= LIKELY and one.counts.referred]
    heads = [words for words, _ in house.running_heads[:_MOST_WRITTEN]]
    many = "the document" if house.documents == 1 else f"the {house.documents:,} documents"
    where_said = many + (f" of {in_one_line(where)}" if where else "")
    out = [
        f"# The conventions of {where_said}, as far as engross survey found them.",
        "# What stands here wins over what is found in them; delete a line to leave it to be found out.",
        "",
        _line("language", [tag for tag, share in house.languages if share >= 0.1], _of_languages(house)),
        _line("notes", [note_template(one.form) for one in notes], _of_notes(notes)),
        _line("notes-stand", sorted({one.form.place for one in notes})[:1] if _agree(notes) else [], ""),
        _line("notes-number", sorted(_numberings(notes))[:1] if len(_numberings(notes)) == 1 else [], ""),
        _line("notes-heading", sorted(_headings(notes)), ""),
        _line("page-marks", [page_template(form) for form in marks], _of_marks(marks)),
        _line("page-lines", [page_template(form) for form in lines], _of_marks(lines)),
        _line("page-marks-stand", _marks_stand([*marks, *lines]), ""),
        _line("running-heads", heads, "at the heads of pages" if heads else ""),
        _trait("paragraphs", house.paragraphs),
        _line("hyphens", [sign.value for sign in house.signs], _of_signs(house.signs)),
        _trait("dates", house.date_order),
        _line("years", list(house.years) if house.years else [], "first and last"),
    ]
    return "\n".join(out) + "\n"


def _marks_stand(forms: Sequence[PageForm]) -> list[str]:
    """Where all page marks stand, if that is the foot: else it need not be said."""
    return ["foot"] if forms and all(form.at_end for form in forms) else []


def with_lines(text: str, more: Mapping[str, Any], comment: str) -> str:
    """The text of a `house.toml` with more keys at its end; what is there stays as it is.

    Args:
        text: of the file; empty where there is none.
        more: keys that it does not have, with texts, truth values or lists of texts.
        comment: what is said beside each.
    """
    lines = [
        f"{f'{key} = {_toml_of(value)}'.ljust(_WIDTH)}  # {in_one_line(comment)}"
        for key, value in more.items()
    ]
    return text + ("\n" if text and not text.endswith("\n") else "") + "\n".join(lines) + "\n"


def _toml_of(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else _toml(value)


def _agree(notes: Sequence[FoundForm]) -> bool:
    return len({one.form.place for one in notes}) == 1


def _numberings(notes: Sequence[FoundForm]) -> set[str]:
    return {one.form.numbering for one in notes}


def _headings(notes: Sequence[FoundForm]) -> set[str]:
    return {one.form.heading for one in notes if one.form.heading and one.form.heading != "-"}


def _line(key: str, values: Sequence[str | int], comment: str) -> str:
    if not values:
        return f"# {key} = []".ljust(_WIDTH) + "  # none found"
    one = _toml(values[0]) if len(values) == 1 else "[" + ", ".join(map(_toml, values)) + "]"
    said = f"{key} = {one}"
    return f"{said.ljust(_WIDTH)}  # {in_one_line(comment)}" if comment else said


def _trait(key: str, trait: Trait | None) -> str:
    if trait is None:
        return f'# {key} = ""'.ljust(_WIDTH) + "  # not told"
    said, seen = f"{key} = {_toml(trait.value)}", f"  # seen {trait.count:,} times"
    return (said if trait.certainty >= _SURE else f"# {said}").ljust(_WIDTH) + seen


def _toml(value: str | int) -> str:
    """A value as TOML writes it."""
    if isinstance(value, int):
        return str(value)
    escaped = "".join(_escape(c) for c in value)
    return f'"{escaped}"'


def _escape(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    return character if character.isprintable() else f"\\u{ord(character):04X}"


def _of_languages(house: Conventions) -> str:
    return ", ".join(f"{tag} {share:.0%}" for tag, share in house.languages[:4])


def _of_notes(notes: Sequence[FoundForm]) -> str:
    return "; ".join(f"{one.counts.referred:,} of {one.counts.notes:,} referred to" for one in notes)


def _of_marks(forms: Sequence[PageForm]) -> str:
    return ", ".join(f"{form.count:,} like {form.example}" for form in forms)


def _of_signs(signs: Sequence[Trait]) -> str:
    return ", ".join(f"{sign.count:,} like {sign.example}" for sign in signs)
