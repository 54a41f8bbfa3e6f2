"""What is fuzzed by `fuzz.py`: targets, what they begin with, and the words that are put into them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import quoteattr

from lxml import etree

from benchmarks.conserved import losses
from benchmarks.odd_texts import LINES
from encoder.api import survey, validate
from encoder.archive.dts.citations import citation_trees
from encoder.archive.dts.passages import passage
from encoder.checks import schematron
from encoder.checks.parse import parse
from encoder.checks.project.settings import read_settings
from encoder.checks.schematron.run import program
from encoder.checks.trust import Schema
from encoder.config import Options
from encoder.edition.edition_file import edition_of
from encoder.errors import EngrossError
from encoder.house.house_file import house_of, write_house
from encoder.pipeline import encode_source
from encoder.reading import source_of_bytes, source_of_text, split_lines
from encoder.user_files import parse_toml

ROOT = Path(__file__).parents[1]
SECRET = "harbour-secret-4711"  # noqa: S105 - nobody's
_TEI = "http://www.tei-c.org/ns/1.0"
_NAMES = [
    *(
        "p",
        "div",
        "head",
        "note",
        "pb",
        "lb",
        "list",
        "item",
        "label",
        "hi",
        "ref",
        "fw",
        "table",
        "row",
        "cell",
    ),
    *(
        "date",
        "persName",
        "closer",
        "opener",
        "signed",
        "dateline",
        "salute",
        "choice",
        "sic",
        "corr",
        "supplied",
    ),
    *(
        "gap",
        "lg",
        "l",
        "sp",
        "speaker",
        "quote",
        "figure",
        "graphic",
        "milestone",
        "seg",
        "name",
        "add",
        "del",
    ),
]
_ATTRIBUTES = (
    "n",
    "type",
    "rend",
    "xml:id",
    "target",
    "when",
    "place",
    "cert",
    "resp",
    "unit",
    "ref",
    "break",
)
_VALUES = ["1", "foot", "#a", "a", "1951-03-14", "low", "", "no", "line", "a b", "é"]
_SMALL = f'<TEI xmlns="{_TEI}"><text><body><p n="1">Tide</p><p>Wall</p></body></text></TEI>'.encode()
_EXPRESSIONS = [
    *(
        "//p",
        "@n",
        "count(//p) = 1",
        "$a",
        "every $x in //p satisfies ",
        "if (1) then ",
        " else ",
        "for $i in ",
    ),
    *(
        " return ",
        "let $f := ",
        "function($a) {",
        "}",
        "fn:",
        "xs:date('",
        "matches(.,'a*')",
        "=> ",
        "! ",
        "[1]",
    ),
    *(
        "Q{http://www.w3.org/2005/xpath-functions}",
        "apply(",
        "parse-xml(",
        "(:",
        ":)",
        "'",
        '"',
        "{",
        "?",
        "*",
    ),
    *("doc('secret.txt')", "transform(map{", "xsl:evaluate", "collection('.')", "load-xquery-module('"),
    *(
        "environment-variable('SECRET')",
        "unparsed-text('../secret.txt')",
        "unparsed-text('file:///etc/passwd')",
    ),
    "function-lookup(xs:QName('fn:unparsed-text'),1)",
]
_SEQUENCES = [
    b"\xff\xfe",
    b"\0\0\xfe\xff",
    b"\xef\xbb\xbf",
    b"\x1b$B",
    b"\xc3\xa9",
    b"\xe9",
    b"\xa4",
    b"\xf4\x90",
]
_TAGS = [f"<{name}>" for name in _NAMES] + [f"</{name}>" for name in _NAMES] + ["<!DOCTYPE ", "<![CDATA["]
_LINES = [
    line for kind in ("pages", "notes", "markup", "letters", "verse", "scripts") for line in LINES[kind]
]
_SETTINGS: list[bytes] = [
    *(
        b'page-marks = ["[S. {n}]"]\n',
        b'notes = "word[1] : [1] text"\n',
        b'language = "de"\n',
        b"years = [1750]\n",
    ),
    *(b'paragraphs = "indent"\n', b'dates = "day-month"\n', b"typed-pages = true\n", b'title = "Papers"\n'),
    *(b'editors = [{ name = "A", orcid = "0000-0002-1825-0097" }]\n', b'licence = "CC-BY-4.0"\n'),
    *(b'order = "date"\n', b"[public]\n", b'[colours]\naccent = "#102030"\n', b'fail-on = "warning"\n'),
    *(b'[[rules]]\nfiles = "*.xml"\nengross = true\n', b'[[ignore]]\nrule = "relaxng/*"\nreason = "old"\n'),
]
_STRUCTURES: list[bytes] = [
    *(b'<citeStructure unit="u" match="', b'" use="', b'" delim="/"/>', b"//pb", b"position()", b"@xml:id"),
    *(b"/TEI/text/body/div", b"div[@n='1']", b"<pb n='1'/>", b"<refsDecl>", b"</refsDecl>", b"*", b"head"),
]
WORDS: dict[str, list[bytes]] = {
    "reading": _SEQUENCES,
    "encoding": [f"{line}\n".encode() for line in _LINES if line],
    "validation": [tag.encode() for tag in _TAGS],
    "rules": [expression.encode() for expression in _EXPRESSIONS],
    "settings": _SETTINGS,
    "survey": [f"{line}\n".encode() for line in _LINES if line],
    "citations": [*(tag.encode() for tag in _TAGS), *_STRUCTURES],
}


class Fault(Exception):  # noqa: N818 - as the product calls it
    """What a target found by itself."""


def reading(data: bytes) -> None:
    """Bytes → lines; report and text together give each byte back."""
    source, findings = source_of_bytes(data, name="tides", file="tides.txt")
    lines = split_lines(source)
    dense = "".join(source.text.split("\n")).replace("\f", "")
    if "".join(line.text for line in lines).replace("\f", "") != dense:
        raise Fault("the lines are not the text")
    if source.encoding == "utf-8":
        told = sum(finding.rule in ("S02", "S03") for finding in findings)
        text = data.decode("utf-8", "surrogateescape").removeprefix("\ufeff")
        bad = len(re.findall("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]", text))
        if told != bad:
            raise Fault(f"{bad} characters were replaced and {told} told of")
        same = re.sub("[\ud800-\udfff\ufffe\uffff]", "\ufffd", text)
        same = re.sub("[\x00-\x08\x0b\x0e-\x1f]", lambda m: chr(0x2400 + ord(m[0])), same)
        if same.replace("\r\n", "\n").replace("\r", "\n") != source.text:
            raise Fault("the text is not that of the bytes")


def read_as(typed: bool | None) -> Options:
    """Options by which a text is read as one of typed pages, or as none; None leaves it to be found out."""
    return Options() if typed is None else Options(houses=(house_of({"typed-pages": typed}),))


def encoding(data: bytes) -> None:
    """Text → TEI, by the reader that the first byte chooses."""
    typed = (None, False, True)[data[0] % 3] if data else None
    source = source_of_text(data[1:].decode("utf-8", "replace"), name="tides", file="tides.txt")
    document = encode_source(source, read_as(typed))
    faults = losses(source.text, document.tei)
    if faults:
        raise Fault("; ".join(faults))
    modest = next((found.message for found in document.findings if found.rule == "T01"), None)
    if modest:
        raise Fault(f"T01 {modest}")
    if not _grammar()(etree.fromstring(document.tei)):
        raise Fault("not valid")


def validation(data: bytes) -> None:
    """A TEI document: bytes as they are, or a tree that they describe."""
    tei = data[1:] if data[:1] < b"\x80" else _tree(data[1:])
    rules = {finding.rule for finding in validate(tei) if finding.severity.value == "error"}
    if any(rule == "engross/fault" for rule in rules):
        raise Fault("engross/fault")
    if b"<!DOCTYPE" in tei:
        return
    try:
        tree = etree.fromstring(tei, etree.XMLParser(no_network=True, resolve_entities=False))
    except (etree.XMLSyntaxError, ValueError):
        return
    by_us = not any(rule.startswith("relaxng/") for rule in rules)
    if by_us != _grammar()(tree) and not any(rule.startswith("xml/") for rule in rules):
        raise Fault(f"valid by libxml2: {not by_us}, by us: {by_us}")


def _tree(data: bytes) -> bytes:
    """A well-formed document: two bytes an element, deeper, beside or above."""
    parts = [f'<TEI xmlns="{_TEI}"><teiHeader/><text><body>']
    stack: list[str] = []
    for what, which in zip(data[::2], data[1::2], strict=False):
        if what % 4 == 0 and stack:
            parts.append(f"</{stack.pop()}>")
        elif what % 4 == 1:
            parts.append(f"tide {which} ")
        else:
            name = _NAMES[which % len(_NAMES)]
            said = f"{_ATTRIBUTES[what % len(_ATTRIBUTES)]}={quoteattr(_VALUES[which % len(_VALUES)])}"
            parts.append(f"<{name} {said if what > 100 else ''}>")
            stack.append(name)
    parts.extend(f"</{name}>" for name in reversed(stack))
    return ("".join(parts) + "</body></text></TEI>").encode()


def rules(data: bytes) -> None:
    """A Schematron that a document names: bytes as they are, or expressions, one a line, put into one."""
    text = data[1:].decode("utf-8", "replace")
    path = _folder() / "named.sch"
    path.write_text(text if data[:1] < b"\x40" else _schema(text), "utf-8", "surrogatepass")
    program.cache_clear()
    before = set(_folder().rglob("*"))
    try:
        found = schematron.check(_SMALL, Schema.named(path))
        told = " ".join(f"{finding.message} {finding.hint}" for finding in found)
    except EngrossError as error:
        told = str(error)
    if SECRET in told:
        raise Fault("a secret in a message")
    if set(_folder().rglob("*")) != before:
        raise Fault("a file was written")


def _schema(text: str) -> str:
    context, *tests = [re.sub("[\x00-\x1f\ufffe\uffff]", " ", line) for line in text.split("\n")][:8]
    lets = "".join(f'<let name="v{at}" value={quoteattr(test)}/>' for at, test in enumerate(tests[4:]))
    asserts = "".join(
        f"<assert test={quoteattr(test)}>No <value-of select={quoteattr(tests[-1])}/></assert>"
        for test in tests[:4]
    )
    return (
        '<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt3">'
        f'<ns prefix="t" uri="{_TEI}"/>{lets}<pattern><rule context={quoteattr(context)}>{asserts}'
        "</rule></pattern></schema>"
    )


@cache
def _grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(ROOT / "schema" / "engross.rng")))


@cache
def _folder() -> Path:
    from tempfile import mkdtemp

    folder = Path(mkdtemp(prefix="fuzz"))
    (folder / "outside").mkdir()
    (folder / "secret.txt").write_text(SECRET)
    (folder / "named.sch").touch()
    return folder


def settings(data: bytes) -> None:
    """A file that a user writes, of the kind that the first byte chooses."""
    table = parse_toml(data[1:].decode("utf-8", "replace"), Path("settings.toml"))
    kind = data[0] % 3 if data else 0
    if kind == 0:
        write_house(house_of(table))
    elif kind == 1:
        edition_of(table, _folder() / "edition.toml")
    else:
        read_settings(table, _folder() / "engross.toml")


def houses(data: bytes) -> None:
    """Texts → the houses that they are of → `house.toml` → the same, read."""
    texts = data.decode("utf-8", "replace").split("\x1e")
    for found in survey({f"{at}.txt": text for at, text in enumerate(texts) if text.strip()}):
        written = write_house(found, "tides")
        try:
            house_of(parse_toml(written, Path("house.toml")))
        except EngrossError as error:
            raise Fault(f"a house that cannot be read: {error}") from error


def citations(data: bytes) -> None:
    """TEI → what can be cited of it, and each passage."""
    root = parse(data, "tides.xml").getroot()
    for tree in citation_trees(root):
        for unit in tree.units[:30]:
            passage(tree, unit, tree.units[-1])
            etree.tostring(passage(tree, unit, unit))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "reading": reading,
    "encoding": encoding,
    "validation": validation,
    "rules": rules,
    "settings": settings,
    "survey": houses,
    "citations": citations,
}


def seeds(target: str) -> list[bytes]:
    """What a run begins with where its folder has nothing yet."""
    texts = [path.read_bytes()[:3000] for path in sorted((ROOT / "tests").glob("**/in*.txt"))]
    for path in sorted((ROOT / "benchmarks").glob("*/*.tsv"))[::6]:
        rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
        texts.append("\n".join(row[-1] for row in rows).encode()[:1500])
    if target == "reading":
        codecs = ("utf-8", "utf-16", "cp1252", "koi8-r", "shift_jis")
        return [
            text.decode("utf-8", "replace").encode(codec, "replace") for text in texts for codec in codecs
        ]
    if target == "encoding":
        return [bytes([kind]) + text for text in texts for kind in range(3)]
    if target == "survey":
        return [b"\x1e".join(pair) for pair in pairwise(texts)]
    if target == "settings":
        return [bytes([kind]) + words for words in _SETTINGS for kind in range(3)]
    if target == "citations":
        return [path.read_bytes()[:20_000] for path in sorted((ROOT / "tests").glob("**/out*.xml"))]
    if target == "validation":
        files = [path.read_bytes() for path in sorted((ROOT / "tests").glob("**/out*.xml"))]
        trees = [bytes([200, *range(at, at + 90)]) for at in range(0, 160, 8)]
        return [b"\0" + file[:6000] for file in files] + [b"\0" + _SMALL, *trees]
    built = [f"{one}\n{other}" for one, other in pairwise(_EXPRESSIONS)]
    return [b"\0" + _schema("p\n@n").encode(), *(b"\xff" + text.encode() for text in built)]
