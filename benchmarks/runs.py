"""Runs: texts and TEI documents in which one structure repeats, of any size, for `benchmarks/growth.py`.

A run that once took quadratic time stays here for good; so does every structure that a reader, a check or a
stylesheet looks for.
"""

from collections.abc import Callable
from itertools import count

Make = Callable[[int], str]
"""The size wanted, in characters → the text."""

_PROSE = (
    "The commission met on March 4 and heard the engineers; receipts fell from $1,200 in 1912, and nobody "
    "could say whether the wall would stand."
)
_TITLE = "31. Minutes of the Harbor Board1\n\nHarwick, May 4, 1911.\n\n"
_SOURCE_NOTE = "\n\n  1. Source: Harbor Archive.\n"


def _repeat(unit: str, before: str = "", after: str = "") -> Make:
    """The unit as often as fits; `{n}` in it is the number from 1."""

    def make(size: int) -> str:
        parts, length = [before], 0
        for number in count(1):
            parts.append(unit.replace("{n}", str(number)).replace("{day}", str(number % 28 + 1)))
            length += len(parts[-1])
            if length >= size:
                return "".join([*parts, after])
        raise AssertionError

    return make


def _in_document(unit: str) -> Make:
    return _repeat(unit, _TITLE, _SOURCE_NOTE)


def _notes(reference: str, note: str, paragraph: str = _PROSE) -> Make:
    """Paragraphs with a reference each, and the notes at the end."""

    def make(size: int) -> str:
        most = max(2, size // (len(paragraph) + len(note) + 8))
        body = [f"{paragraph}{reference.format(n=n)}\n\n" for n in range(2, most + 1)]
        notes = [note.format(n=n) for n in range(2, most + 1)]
        return "".join([_TITLE, *body, "  1. Source: Harbor Archive.\n", *notes])

    return make


def _notes_by_page(size: int) -> str:
    pages = max(1, size // 400)
    page = "\n[Page {p}]\n\n{prose}{n}\n\n{prose}\n\n{n}. See the minutes of that day.\n"
    made = (page.format(p=number, n=number + 1, prose=_PROSE) for number in range(1, pages + 1))
    return _TITLE + "".join(made) + _SOURCE_NOTE


def _typed_pages(size: int) -> str:
    page = f"CONFIDENTIAL\n\n- {{n}} -\n\n{_PROSE}\n{_PROSE}\nthe harbor-\n\nCONFIDENTIAL\n\n"
    return _repeat(page, "MEMORANDUM FOR: The Board\n\nSUBJECT: Tides\n\n")(size)


def _roman(number: int) -> str:
    parts = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
             (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]  # fmt: skip
    out = ""
    for value, sign in parts:
        out, number = out + sign * (number // value), number % value
    return out


def _verse_with_numbers(size: int) -> str:
    lines = ("The tide comes in, the tide goes out,", "The lamp is on the wall;")
    made = (f"{lines[n % 2]}{f'{n:>20}' if n % 5 == 0 else ''}\n" for n in range(1, max(2, size // 34)))
    return "".join(made)


def _diary(size: int) -> str:
    """An entry a day, over months and years."""
    months = ("January", "February", "March", "April", "May", "June", "July", "August", "September")
    made = (
        f"{months[n // 28 % 9]} {n % 28 + 1}, {1801 + n // 252}.\n\nThe tide was high. {_PROSE}\n\n"
        for n in range(max(1, size // 180))
    )
    return "".join(made)


TEXTS: dict[str, Make] = {
    "prose": _repeat(f"{_PROSE}\n\n"),
    "prose in a document": _in_document(f"{_PROSE}\n\n"),
    "documents": _repeat(f"{{n}}. Minutes of the Harbor Board\n\nHarwick, May 4, 1911.\n\n{_PROSE}\n\n"),
    "long lines": _repeat(" ".join([_PROSE] * 5) + "\n"),
    "one line of words": _repeat("tide wall and "),
    "one line of sentences": _repeat(f"{_PROSE} "),
    "one word": _repeat("tide"),
    "capitals": _repeat("TIDE WALL "),
    "lines of a word": _repeat("tide\n"),
    "blank lines": _repeat("\n", _TITLE, _PROSE),
    "lines of blanks": _repeat("   \t \n", _TITLE, _PROSE),
    "blanks": _repeat(" ", _TITLE + "a", "b"),
    "form feeds": _repeat("tide\n\f\n", _TITLE),
    "notes": _notes("{n}", "  {n}. See the minutes of that day.\n"),
    "notes in brackets": _notes("[{n}]", "[{n}] See the minutes of that day.\n"),
    "notes of Markdown": _notes("[^{n}]", "[^{n}]: See the minutes of that day.\n"),
    "notes of one number": _notes("1", "  1. See the minutes of that day.\n"),
    "notes without references": _notes("", "  {n}. See the minutes of that day.\n"),
    "notes, short": _notes("{n}", "  {n}. Ibid.\n", "See the wall."),
    "notes of one text": _notes("[1]", "[1] Not found.\n", "The wall stands."),
    "notes by page": _notes_by_page,
    "references without notes": _in_document("the wall.{n} "),
    "references of one number": _in_document("the wall[1] and "),
    "stars": _in_document("the wall* and † "),
    "page marks on a line": _repeat("[Page 1] "),
    "page marks": _in_document(f"[Page {{n}}]\n\n{_PROSE}\n\n"),
    "page marks alone": _in_document("[Page {n}]\n"),
    "page comments": _in_document(f"<!-- page {{n}} -->\n{_PROSE}\n"),
    "numbers, one a line": _repeat("{n}\n"),
    "numbers on a line": _repeat("{n} "),
    "digits": _repeat("1234567890"),
    "typed pages": _typed_pages,
    "markings": _repeat("TOP SECRET\n\n"),
    "markings on a line": _repeat("TOP SECRET "),
    "memoranda": _repeat(f"MEMORANDUM FOR THE RECORD\n\nSUBJECT: Tides\n\n{_PROSE}\n\nJ. Quill\n\n"),
    "senders and addressees": _repeat("TO: The Board\nFROM: Mrs. Quill\n", "MEMORANDUM\n\n", f"\n{_PROSE}"),
    "participants": _repeat("Mr. Quill\n", f"{_TITLE}PARTICIPANTS\n", f"\n{_PROSE}"),
    "letters": _repeat(f"Dear Sir:\n\n{_PROSE}\n\nSincerely yours,\n\nJ. Quill\n\n"),
    "datelines": _repeat("Harwick, May 4, 1911.\n\n"),
    "dates": _in_document("March {day}, 1911, and on 5 May 1912 at 4:30 p.m., "),
    "dates of one line": _repeat("March 4, "),
    "months": _repeat("March "),
    "references": _in_document("see Document {n}, footnote 2, Document 8, and "),
    "numbers of documents": _repeat("1, 2, and 3, ", _TITLE + "See Documents "),
    "gaps": _in_document("[3 lines not declassified] and "),
    "classified sentences": _in_document("Source: Archive. Secret; Nodis. "),
    "bullets": _in_document("- the tide of day {n}\n"),
    "numbered items": _in_document("{n}. the tide of the day\n"),
    "letters of items": _in_document("(a) the tide\n(i) the wall\n"),
    "steps inwards": lambda size: (
        _TITLE + "".join(f"{' ' * (2 * n % 400)}- the tide\n" for n in range(max(1, size // 200)))
    ),
    "tables": _in_document("| tide | wall | {n} |\n"),
    "a row of cells": _repeat("| tide ", _TITLE, "|\n"),
    "rules": _in_document("----------\n\n"),
    "one rule": _repeat("-"),
    "spaced rule": _repeat("- "),
    "lines to fill in": _repeat("____ "),
    "dot leaders": _in_document("The tide........... {n}\n"),
    "dots": _repeat("."),
    "spaced dots": _repeat(". . . "),
    "emphasis": _in_document("**tide** and *wall*, _sea_ "),
    "open emphasis": _in_document("**tide *wall _sea <b>sand "),
    "open brackets": _repeat("["),
    "brackets": _repeat("[tide] (wall) "),
    "open parentheses": _repeat("(tide "),
    "nested brackets": lambda size: "[" * (size // 2) + "]" * (size // 2),
    "quotation marks": _repeat("“tide "),
    "typed tags": _repeat("<b>tide</b> <i> "),
    "open comments": _repeat("<!-- "),
    "angle brackets": _repeat("<"),
    "ampersands": _repeat("& &amp; "),
    "headings": _in_document(f"# The Wall\n\n{_PROSE}\n\n"),
    "headings alone": _in_document("# The Wall\n\n"),
    "hashes": _repeat("#"),
    "fences": _in_document("```\ntide\n```\n"),
    "open fence": _repeat("tide ``` wall\n", _TITLE + "```\n"),
    "attachments": _in_document(f"Attachment\n\n{_PROSE}\n\n"),
    "hyphens at the end": _in_document("the harbor of the is-\nlands and the tides of the harb-\n"),
    "hyphens": _repeat("tide-wall-"),
    "commas": _repeat("A, B, "),
    "initials": _repeat("J. Q. "),
    "colons": _repeat("Tide: "),
    "labels": _in_document("Tide: the wall\n"),
    "forms": _repeat("AGENCY: TIDES\nRECORD NUMBER: 124-10001\n"),
    "verses": _in_document("  The tide,\n    the wall,\n"),
    "numbers from 0": lambda size: "".join(f"{n}\n" for n in range(max(1, size // 6))),
    "numbers between lines": _repeat("the tide and the wall went on\n{n}\n"),
    "numbers in brackets": _repeat("[{n}]\n"),
    "numbers in brackets, in text": _in_document("the wall [{n}] and the tide "),
    "numbers in round brackets": _repeat("the tide ({n}) and\n"),
    "numbers between bars": _repeat("the tide |{n}| and the wall "),
    "numbers between bars, one a line": _repeat("|{n}|\nthe tide\n"),
    "numbers between dashes": _repeat("- {n} -\nthe tide\n"),
    "tags of pages": _repeat('<pb n="{n}"/>the tide '),
    "tags of pages, open": _repeat("<pb n= "),
    "leaves": _repeat("[fol. {n}r]\nthe tide\n[fol. {n}v]\nthe wall\n"),
    "one page mark over and over": _repeat("[Page 7]\nthe tide\n"),
    "page marks over line ends": _repeat("the tide [p.\n{n}] and the wall\n"),
    "page marks of two forms": _repeat("[p. {n}]\nthe tide |{n}| and\n"),
    "running heads": _repeat(f"{{n}}    THE HARBOUR PAPERS\n\n{_PROSE}\n\n"),
    "running heads of two sides": _repeat(f"{{n}}  TIDES\n\n{_PROSE}\n\nOF THE WALL  {{n}}\n\n{_PROSE}\n\n"),
    "short lines": _repeat("The Tide\nThe Wall\n"),
    "short lines apart": _repeat("The Tide\n\nThe Wall\n\n"),
    "short lines, all different": _repeat("The Tide of {n} Days\n"),
    "Roman numerals": lambda size: "".join(f"{_roman(n)}\n" for n in range(1, max(2, size // 9))),
    "Roman numerals in text": lambda size: "".join(
        f"{_roman(n)}. The tide of the day\n" for n in range(1, max(2, size // 32))
    ),
    "letters as labels": lambda size: (
        _TITLE + "".join(f"{chr(97 + n % 26)} the tide\n" for n in range(size // 11))
    ),
    "letters as notes": lambda size: (
        _TITLE
        + "".join(
            f"the tide{chr(97 + n % 26)} and\n\n{chr(97 + n % 26)}) the wall\n\n" for n in range(size // 40)
        )
    ),
    "stars alone": _repeat("* * *\n\nthe tide\n\n"),
    "stars as notes": _in_document("the tide* and the wall\n\n* See there.\n\n"),
    "daggers": _in_document("the tide† and\n† The wall.\n"),
    "rules over notes": _in_document("the tide¹ and\n-----\n¹ The wall.\n"),
    "headings of notes": _in_document("NOTES\n\n1. See the wall.\n\n"),
    "indents": _repeat("    The tide went on and the wall stood\nas it had\n"),
    "indents that grow": lambda size: "".join(f"{' ' * (n % 90)}The tide\n" for n in range(size // 50)),
    "far to the right": _repeat(" " * 50 + "The tide\n"),
    "wrapped prose": _repeat("the tide of the harbour went on and the wall stood as it\nhad for years.\n"),
    "wrapped prose, one paragraph": _repeat("the tide of the harbour went on and on and the wall stood\n"),
    "lemmata": _in_document("{n} tide] wall B\n"),
    "lemmata on a line": _repeat("1 tide] wall B  2 sea] sand C  ", _TITLE),
    "notes that number again": _repeat("The tide.1 The wall.2\n\n1. See there.\n2. See here.\n\n", _TITLE),
    "notes raised": _notes("<sup>{n}</sup>", "<sup>{n}</sup> See the minutes.\n"),
    "notes of many paragraphs": _notes("{n}", "  {n}. See the minutes.\n\n  And the wall.\n\n"),
    "notes inside a page": _repeat("[Page {n}]\n\nThe tide.{n} The wall\n\n{n} See there.\n", _TITLE),
    "notes on a line": _repeat("[{n}] See the wall. ", _TITLE),
    "equal notes": _repeat("The wall.[1]\n\n[1] Not found.\n\n", _TITLE),
    "signatures": _repeat("J. Quill\n\n"),
    "greetings": _repeat("Dear Sir,\n"),
    "years": _repeat("1911. The tide was high.\n"),
    "catchwords": _repeat("the tide and\n            wall\n\f\nwall of the harbour\n"),
    "lines of one sign": _repeat(".\n"),
    "lines of one star": _repeat("*\n"),
    "lines of one dash": _repeat("-\n"),
    "lines of one bar": _repeat("|\n"),
    "lines of one letter": _repeat("a\nb\n"),
    "marks above letters": _repeat("e\u0301\u0302"),
    "Chinese": _repeat("潮汐牆，"),
    "speeches of two": _repeat(
        "JOHN.\nThe tide comes in tonight.\n\nMARY.\nAnd the wall will hold it.\n\n", "ACT I\n\nSCENE I\n\n"
    ),
    "speeches of many": _repeat("CAPTAIN {n}. The tide comes in.\nMARY. The wall will hold.\n", "ACT I\n\n"),
    "speeches of a line": _repeat("JOHN. The tide!\nMARY. The wall!\n", "ACT I\n\n"),
    "stage directions": _repeat(
        "JOHN. The tide! [Exit.\n\n[Enter Mary.]\n\nMARY. (aside) The wall!\n", "ACT I\n\n"
    ),
    "acts and scenes": _repeat(
        "SCENE {n}\n\n[Enter John.]\n\nJOHN. The tide!\n\nMARY. The wall!\n\n", "ACT I\n\n"
    ),
    "stanzas": _repeat(
        "The tide comes in, the tide goes out,\nThe lamp is on the wall;\nThe men of harbour stand about\n"
        "And hear the water fall.\n\n"
    ),
    "verse without stanzas": _repeat(
        "The tide comes in, the tide goes out,\nThe lamp is on the shore wall;\n"
    ),
    "verse with line numbers": _verse_with_numbers,
    "castlists": _repeat(
        "MR. QUILL {n}, a pilot.\n", "DRAMATIS PERSONAE\n\n", "\nACT I\n\nMARY. The tide!\n"
    ),
    "columns": _repeat("Harwick          1,200      {n}\nPort Salter        900      {n}\n", _TITLE),
    "rows with tabs": _repeat("Harwick\t£12 4s. 6d.\t{n}\n", _TITLE + "Port\tDues\tShips\n"),
    "rows of money": _repeat("To coal for the light . . . . . £{n}  4s.  6d.\n", _TITLE),
    "rows with leaders": _repeat("Harwick ............... 1,200 ...... {n}\n", _TITLE),
    "tables of Markdown": _in_document("| tide | wall |\n|------|------|\n| 1 | {n} |\n\n"),
    "diary": _diary,
    "running heads, numbered": _repeat(f"[Page {{n}}]\n\nTHE HARBOUR PAPERS\n\n{_PROSE}\n\n"),
    "sections with heads": _repeat(f"§ {{n}}. Of the Wall\n\n{_PROSE}\n\n"),
    "chapters": _repeat(f"CHAPTER {{n}}\n\nOf the Wall\n\n{_PROSE}\n\n"),
    "hyphens at page ends": _repeat(
        "the men of the har-\n[Page {n}]\nbour stood about the wall of the is-\nland.\n"
    ),
    "hyphens of all signs": _repeat(
        "the men of the har¬\nbour and the is-\nlands and the tide‐\nwater went on\n"
    ),
    "a key and blanks": _repeat(" ", "---\ntitle: a", f"b\nauthor: Ada Quill\n---\n\n{_PROSE}"),
    "a label and blanks": _repeat(" ", "Title: a", f"b\nAuthor: Ada Quill\nDate: 1911\n\n{_PROSE}"),
    "values of a key": _repeat("  - Ada Quill\n", "---\ntitle: Tides\nauthor:\n", f"---\n\n{_PROSE}"),
    "sidenotes": _repeat(f"[Sidenote: The tide.] {_PROSE}\n"),
    "open sidenotes": _repeat("[Sidenote: The tide\n"),
    "open pictures": _repeat("[Illustration: The wall\n"),
    "signs of transcribers": _in_document("the [tide?] wall [?] ⟦ten⟧ [torn] [2 words illegible] <gap/> "),
    "open signs of transcribers": _in_document("the [tide wall ⟦ten <gap and [? "),
    "emphasis on a line": _repeat("the *tide* and the _wall_ "),
    "emphasis behind blanks": _repeat(" * * * * *", " " * 64),
    "letters with titles": _repeat(
        "{n}. Ada Quill to Bert Fenn\n\nHarwick, {day} May 1911\n\nDear Bert,\n\nThe wall stands.\n\nAda\n\n"
    ),
    "names of proofreaders": _repeat(f"-----File: {{n}}.png---\\anna\\bert\\-----\n{_PROSE}\n\n"),
}
"""Plain texts: name → how to make one of a size."""

_NS = 'xmlns="http://www.tei-c.org/ns/1.0"'
_HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>Tides</title></titleStmt><publicationStmt><publisher>The Office"
    "</publisher></publicationStmt><sourceDesc><bibl><title>tides.txt</title></bibl></sourceDesc></fileDesc>{more}"
    "</teiHeader>"
)


def _tei(unit: str, before: str = "", after: str = "", *, body: bool = False, doctype: str = "") -> Make:
    """TEI whose one paragraph (or body) holds the unit as often as fits."""
    opening, closing = ("", "") if body else ("<p>", "</p>")

    def make(size: int) -> str:
        inner = _repeat(unit, before, after)(size)
        return _whole(f"<body>{opening}{inner}{closing}</body>", doctype=doctype)

    return make


def _whole(body: str, *, more: str = "", doctype: str = "", attributes: str = "") -> str:
    header = _HEADER.format(more=more)
    return f"{doctype}<TEI {_NS}{attributes}>\n{header}\n<text>{body}</text></TEI>"


def _header(unit: str, before: str, after: str) -> Make:
    return lambda size: _whole("<body><p>Tides</p></body>", more=_repeat(unit, before, after)(size))


def _before(unit: str, before: str, after: str) -> Make:
    """TEI with something before its root element."""
    return lambda size: _whole("<body><p>Tides</p></body>", doctype=_repeat(unit, before, after)(size))


def _attributes(size: int) -> str:
    names = _repeat(' a{n}="1"')(size)
    return _whole(f"<body><p{names}>Tides</p></body>")


def _namespaces(size: int) -> str:
    return _whole("<body><p>Tides</p></body>", attributes=_repeat(' xmlns:a{n}="urn:{n}"')(size))


def _link(size: int) -> str:
    address = "https://example.org/" + "tide/" * (size // 5)
    return _whole(f'<body><p>See <ref target="{address}">this</ref>.</p></body>')


def _shown_link(size: int) -> str:
    address = "https://example.org/" + "tide" * (size // 8)
    return _whole(f'<body><p>See <ref target="{address}">{address}</ref>.</p></body>')


_WORDS = "the harbor of the islands and the tides"

DOCUMENTS: dict[str, Make] = {
    "TEI paragraphs": _tei(f"<p>{_PROSE}</p>\n", body=True),
    "TEI paragraphs on a line": _tei(f"<p>{_PROSE}</p>", body=True),
    "one text": _tei(f"{_PROSE} "),
    "one TEI word": _tei("tide"),
    "a long link": _link,
    "a long link, shown": _shown_link,
    "links": _tei('<ref target="https://example.org/{n}">tide</ref> '),
    "links inside": _tei('<ref target="#p{n}">tide</ref> <seg xml:id="p{n}">wall</seg> '),
    "links to nothing": _tei('<ref target="#q{n}">tide</ref> '),
    "bare line beginnings": _tei("<lb/>"),
    "lines": _tei(f"<lb/>{_WORDS}\n"),
    "words broken at lines": _tei('the har<lb break="no"/>bor '),
    "hyphens before lines": _tei("the har-<lb/>bor "),
    "pages": _tei(f'<pb n="{{n}}"/>{_PROSE} '),
    "bare pages": _tei("<pb/>"),
    "pages in words": _tei('har-<pb n="{n}" break="no"/>bor '),
    "furniture": _tei(f'<fw type="classification" place="top">SECRET</fw>{_WORDS} '),
    "bare furniture": _tei("<fw>SECRET</fw>"),
    "pages between paragraphs": _tei(f'<pb n="{{n}}"/><fw>TIDES</fw><p>{_WORDS}</p>', body=True),
    "TEI notes": _tei(f'{_WORDS}<note n="{{n}}" place="foot">the tide</note> '),
    "notes without numbers": _tei(f"{_WORDS}<note>the tide</note> "),
    "bare notes": _tei("<note>tide</note>"),
    "notes in the margin": _tei(f'{_WORDS}<note place="margin">tide</note> '),
    "notes between paragraphs": _tei(f"<p>{_WORDS}</p><note>tide</note>", body=True),
    "divisions": _tei(f"<div><head>Tide {{n}}</head><p>{_WORDS}</p></div>", body=True),
    "divisions with ids": _tei(
        f'<div type="letter" xml:id="d{{n}}" n="{{n}}"><head>Tide {{n}}</head><p>{_WORDS}</p></div>',
        body=True,
    ),
    "divisions without heads": _tei(f"<div><p>{_WORDS}</p></div>", body=True),
    "divisions with notes": _tei(
        '<div><head>Tide {n}</head><p>Wall<note n="{n}" place="foot">sea</note></p></div>', body=True
    ),
    "divisions with datelines": _tei(
        "<div><opener><dateline><date>May 4</date></dateline></opener><p>Sea</p></div>", body=True
    ),
    "heads": _tei("<head>Tide</head>", "<div>", "</div>", body=True),
    "rows": _tei("<row><cell>tide</cell><cell>wall</cell></row>", "<table>", "</table>", body=True),
    "label rows": _tei('<row role="label"><cell>tide</cell></row>', "<table>", "</table>", body=True),
    "cells": _tei("<cell>tide</cell>", "<table><row>", "</row></table>", body=True),
    "TEI items": _tei("<item>tide</item>", "<list>", "</list>", body=True),
    "items with labels": _tei("<label>a</label><item>tide</item>", "<list>", "</list>", body=True),
    "TEI labels": _tei("<label>tide</label>", "<list>", "</list>", body=True),
    "pages in a list": _tei("<item>tide</item><pb/>", "<list>", "</list>", body=True),
    "TEI verses": _tei("<l>the tide</l>", "<lg>", "</lg>", body=True),
    "speeches": _tei("<sp><speaker>Mr. Quill</speaker><p>The tide.</p></sp>", body=True),
    "acts and stage directions": _tei(
        "<div><head>Act</head><stage>Enter Mary.</stage><sp><speaker>Mary</speaker><l>Tide</l></sp></div>",
        body=True,
    ),
    "stanzas of lines with numbers": _tei('<lg><l n="{n}">the tide</l><l>the wall</l></lg>', body=True),
    "TEI cast": _tei("<castItem><role>Mary</role></castItem>", "<castList>", "</castList>", body=True),
    "running heads on pages": _tei(f'<pb n="{{n}}"/><fw type="header">TIDES</fw>{_WORDS} '),
    "quotations": _tei("<quote>the tide</quote> "),
    "letters in paragraphs": _tei("<floatingText><body><p>tide</p></body></floatingText>"),
    "TEI emphasis": _tei("<hi>tide</hi> "),
    "spaces": _tei('<space unit="chars" quantity="3"/>'),
    "TEI gaps": _tei('<gap reason="illegible"/> tide '),
    "choices": _tei("<choice><sic>tdie</sic><corr>tide</corr></choice> "),
    "readings": _tei('<app><lem>tide</lem><rdg wit="#A">wall</rdg></app> '),
    "supplied": _tei('<supplied cert="low">tide</supplied> '),
    "unclear": _tei("<unclear>tide</unclear> "),
    "deletions": _tei("<del>tide</del><add>wall</add> "),
    "names": _tei('<persName ref="#q">Quill</persName> '),
    "names without keys": _tei("<persName>Quill {n}</persName> "),
    "TEI dates": _tei('<date when="1911-05-04" cert="medium">May 4</date> '),
    "formulas": _tei("<formula>x</formula> "),
    "pictures": _tei('<figure><graphic url="{n}.png"/></figure>'),
    "anchors": _tei('<anchor xml:id="a{n}"/>'),
    "title parts": lambda size: _whole(
        f"<front><titlePage><docTitle>{_repeat('<titlePart>Tide</titlePart>')(size)}</docTitle></titlePage></front>"
        "<body><p>Tides</p></body>"
    ),
    "correspondents": _header(
        '<correspDesc><correspAction type="sent"><persName>Q</persName></correspAction></correspDesc>',
        "<profileDesc>",
        "</profileDesc>",
    ),
    "categories": _header(
        '<category xml:id="c{n}"><catDesc>Tide</catDesc></category>',
        "<encodingDesc><classDecl><taxonomy>",
        "</taxonomy></classDecl></encodingDesc>",
    ),
    "renditions": _header(
        '<rendition xml:id="r{n}">color: red</rendition>',
        "<encodingDesc><tagsDecl>",
        "</tagsDecl></encodingDesc>",
    ),
    "changes": _header('<change when="1911-05-04">Tide</change>', "<revisionDesc>", "</revisionDesc>"),
    "attributes of one element": _attributes,
    "namespaces": _namespaces,
    "equal ids": _tei('<seg xml:id="a">tide</seg>'),
    "ids, each twice": _tei('<seg xml:id="a{n}">tide</seg><seg xml:id="a{n}">tide</seg>'),
    "bad ids": _tei('<seg xml:id="{n}">tide</seg>'),
    "comments in a DOCTYPE": _before("<!-- ", "<!DOCTYPE TEI [", "]>"),
    "whole comments in a DOCTYPE": _before("<!-- a -->", "<!DOCTYPE TEI [", "]>"),
    "entities in a DOCTYPE": _before('<!ENTITY e{n} "tide">', "<!DOCTYPE TEI [", "]>"),
    "quotation marks in a DOCTYPE": _before("'\" ", "<!DOCTYPE TEI [", "]>"),
    "open DOCTYPE": _before("[", "<!DOCTYPE TEI ", ""),
    "open DOCTYPEs": _before("<!DOCTYPE TEI [", "", ""),
    "comments before": _before("<!-- a -->", "", "\n"),
    "instructions before": _before('<?xml-model href="{n}.rng"?>', "", "\n"),
    "TEI comments": _tei("<!-- a -->tide "),
    "open TEI comments": _tei("<!-- a "),
    "open CDATA": _tei("<![CDATA[ a "),
    "open instructions": _tei("<?a "),
    "TEI instructions": _tei("<?a b?>tide "),
    "entity references": _tei("&nbsp;&amp;", doctype='<!DOCTYPE TEI [<!ENTITY nbsp " ">]>'),
    "unknown entities": _tei("&nbsp; "),
    "open tags": _tei("<hi>", "", ""),
    "closing tags": _tei("</hi>"),
    "crossed tags": _tei("<hi><q></hi></q>"),
    "tags without ends": _tei("<hi "),
    "lone signs": _tei("< & > "),
    "broken attributes": _tei('<hi a=1 b="2>tide</hi> '),
    "quotation marks in a tag": _tei("\"'", "<hi ", ">tide</hi>"),
    "wrong elements": _tei("<tide>wall</tide> "),
    "wrong elements in a body": _tei("<tide>wall</tide>", body=True),
    "wrong attributes": _tei('<hi tide="wall">sea</hi> '),
    "wrong values": _tei('<date when="yesterday">sea</date> '),
    "text between paragraphs": _tei("<p>tide</p>wall ", body=True),
    "elements out of order": _tei("<head>tide</head><p>wall</p>", "<div>", "</div>", body=True),
    "a long value": _tei("tide", '<hi rend="', '">wall</hi>'),
    "values of many words": _tei("#tide ", '<hi corresp="', '">wall</hi>'),
    "characters no font has": _tei("\ue000\u4e00 "),
    "TEI marks above letters": _tei("e\u0301\u0302"),
}
"""TEI documents, not all of them valid or well-formed: name → how to make one of a size."""
