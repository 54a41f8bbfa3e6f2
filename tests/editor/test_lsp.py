"""The language server, over standard input and output, as an editor speaks to it."""

import pytest

from tests.editor.client import Client
from tests.shared import REPO

pytest.importorskip("pygls")
GRAMMAR = """default namespace = "http://www.tei-c.org/ns/1.0"
start = element TEI { element p { p.content }+ }
p.content = attribute rend { "bold" | "italic" }?, (text | name | hi)*
## A proper noun.
name = element name {
  ## What the name is of.
  attribute type { "place" | "person" }?, attribute ref { text }?, attribute xml:id { text }?, text }
## Set off from its surroundings.
hi = element hi { text }
"""
HEAD = '<TEI xmlns="http://www.tei-c.org/ns/1.0">'


@pytest.fixture
def editor(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "house.rnc").write_text(GRAMMAR)
    (tmp_path / "engross.toml").write_text('[[validate.rules]]\nschema = "house.rnc"\n')
    (tmp_path / "persons.xml").write_text(f'{HEAD}<p>\n<name xml:id="p12">A</name></p></TEI>')
    client = Client(tmp_path)
    yield client
    assert client.end() == 0


def opened(editor, text):
    uri = (editor.root / "a.xml").as_uri()
    document = {"uri": uri, "languageId": "xml", "version": 1, "text": text}
    editor.say("textDocument/didOpen", textDocument=document)
    return uri, editor.diagnostics()


def at(uri, text, mark):
    """The place behind the last occurrence of some characters, in units of UTF-16."""
    before = text[: text.rfind(mark) + len(mark)]
    line = before.split("\n")[-1]
    position = {"line": before.count("\n"), "character": len(line.encode("utf-16-le")) // 2}
    return {"textDocument": {"uri": uri}, "position": position}


def test_diagnostics_follow_what_is_typed(editor):
    uri, found = opened(editor, f"{HEAD}<p>𝕏 <nam>x</nam></p></TEI>")
    (problem,) = found
    assert problem["code"] == "relaxng/element-unknown"
    start = len(f"{HEAD}<p>𝕏 ".encode("utf-16-le")) // 2
    assert problem["range"]["start"] == {"line": 0, "character": start}
    changes = [{"text": f"{HEAD}<p>𝕏 <name>x</name></p></TEI>"}]
    editor.say("textDocument/didChange", textDocument={"uri": uri, "version": 2}, contentChanges=changes)
    assert editor.diagnostics() == []


def test_what_is_not_well_formed_is_told_too(editor):
    _, found = opened(editor, f"{HEAD}<p>")
    assert {problem["code"].partition("/")[0] for problem in found} == {"xml"}


@pytest.mark.parametrize(
    ("text", "mark", "labels"),
    [
        (f"{HEAD}<p>a <", " <", ["hi", "name"]),
        (f"{HEAD}<", "<", ["p"]),
        (f"{HEAD}<p>a</p><", "<", ["p"]),
        (f"{HEAD}<p>a <name ", "<name ", ["ref", "type", "xml:id"]),
        (f'{HEAD}<p>a <name type="place" ', '" ', ["ref", "xml:id"]),
        (f'{HEAD}<p>a <name type="', 'type="', ["place", "person"]),
        (f"{HEAD}<p ", "<p ", ["rend"]),
        (f"{HEAD}<p>text", "text", []),
        (f"{HEAD}<unknown><", "><", []),
    ],
)
def test_proposals_at_the_cursor(editor, text, mark, labels):
    uri, _ = opened(editor, text)
    found = editor.ask("textDocument/completion", **at(uri, text, mark))
    assert [item["label"] for item in found["items"]] == labels


def test_proposals_and_names_have_their_documentation(editor):
    text = f'{HEAD}<p><name type="place">x</name> <</p></TEI>'
    uri, _ = opened(editor, text)
    items = editor.ask("textDocument/completion", **at(uri, text, " <"))["items"]
    assert items[1]["documentation"] == "A proper noun."
    hover = editor.ask("textDocument/hover", **at(uri, text, "<na"))
    assert hover["contents"]["value"] == "A proper noun."
    hover = editor.ask("textDocument/hover", **at(uri, text, "<name ty"))
    assert hover["contents"]["value"] == "What the name is of."
    assert editor.ask("textDocument/hover", **at(uri, text, ">x")) is None


def test_a_pointer_is_followed(editor):
    text = f'{HEAD}<p>\n <name xml:id="here" ref="persons.xml#p12">x</name><name ref="#here"/></p></TEI>'
    uri, _ = opened(editor, text)
    place = editor.ask("textDocument/definition", **at(uri, text, "persons.xm"))
    assert place["uri"].endswith("persons.xml")
    assert place["range"]["start"] == {"line": 1, "character": 0}
    place = editor.ask("textDocument/definition", **at(uri, text, "#he"))
    assert (place["uri"], place["range"]["start"]) == (uri, {"line": 1, "character": 1})
    outside = text.replace("persons.xml", "../../../etc/passwd")
    changes = [{"text": outside}]
    editor.say("textDocument/didChange", textDocument={"uri": uri, "version": 2}, contentChanges=changes)
    editor.diagnostics()
    assert editor.ask("textDocument/definition", **at(uri, outside, "passwd#p")) is None


@pytest.mark.parametrize(
    ("text", "rule", "mended"),
    [
        ('<p>\U0001d11e<nam type="place">x <hi>y</hi></nam></p>', "relaxng/element-unknown",
         '<p>\U0001d11e<name type="place">x <hi>y</hi></name></p>'),
        ("<p><nam>a<nam>b</nam></nam></p>", "relaxng/element-unknown", "<p><name>a<nam>b</nam></name></p>"),
        ("<p>x<nam/></p>", "relaxng/element-unknown", "<p>x<name/></p>"),
        ("<p><nam>x</p>", None, None),
        ('<p><name tpe="place">x</name></p>', "relaxng/attribute-not-allowed",
         '<p><name type="place">x</name></p>'),
        ("<p><name type='plaec'>x</name></p>", "relaxng/value-not-allowed",
         "<p><name type='place'>x</name></p>"),
    ],
)  # fmt: skip
def test_what_is_misspelt_is_mended(editor, text, rule, mended):
    uri, found = opened(editor, f"{HEAD}{text}</TEI>")
    problems = [one for one in found if one["code"] == rule][:1]
    document, whole = {"uri": uri}, {"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}}
    actions = editor.ask(
        "textDocument/codeAction",
        textDocument=document,
        range=problems[0]["range"] if problems else whole,
        context={"diagnostics": problems or found},
    )
    if mended is None:
        assert actions == []
        return
    lines = f"{HEAD}{text}</TEI>".split("\n")
    for edit in reversed(actions[0]["edit"]["changes"][uri]):
        start, end = edit["range"]["start"], edit["range"]["end"]
        units = lines[start["line"]].encode("utf-16-le")
        units = (
            units[: start["character"] * 2]
            + edit["newText"].encode("utf-16-le")
            + units[end["character"] * 2 :]
        )
        lines[start["line"]] = units.decode("utf-16-le")
    assert "\n".join(lines) == f"{HEAD}{mended}</TEI>"


def test_settings_that_are_wrong_are_told_and_nothing_ends(editor):
    (editor.root / "engross.toml").write_text("[validate]\nnone = 1\n")
    _, (problem,) = opened(editor, f"{HEAD}<p/></TEI>")
    assert "`none`" in problem["message"]


def test_with_our_own_schemas(tmp_path):
    (tmp_path / "engross.toml").write_text("[[validate.rules]]\nengross = true\n")
    client = Client(tmp_path)
    text = (REPO / "benchmarks" / "specimen.xml").read_text(encoding="utf-8")
    _, found = opened(client, text)
    assert [problem for problem in found if problem["severity"] == 1] == []
    assert client.end() == 0


@pytest.mark.parametrize(
    ("text", "mark", "words"),
    [
        ("<t:TEI {ns}><t:p><t:name/></t:p></t:TEI>", "<t:na", "A proper noun."),
        ("<t:TEI {ns}><t:p><t:name></t:name></t:p></t:TEI>", "</t:na", "A proper noun."),
        ("<t:TEI {ns}><t:p><t:name type='place'/></t:p></t:TEI>", "ty", "What the name is of."),
        ("<TEI {ns}><p><t:name/></p></TEI>", "<t:na", "A proper noun."),
        ("<TEI><p><t:name {ns}/></p></TEI>", "<t:na", "A proper noun."),
        ("<t:TEI {ns}><t:p><name/></t:p></t:TEI>", "<na", None),
    ],
)
def test_names_with_prefixes_have_their_documentation(editor, text, mark, words):
    whole = text.format(ns='xmlns:t="http://www.tei-c.org/ns/1.0"')
    uri, _ = opened(editor, whole)
    hover = editor.ask("textDocument/hover", **at(uri, whole, mark))
    assert (hover and hover["contents"]["value"]) == words


def test_a_schema_that_never_ends_stops_nothing_else(tmp_path):
    endless = "count(for $a in 1 to 1000000, $b in 1 to 1000000 return ($a * $b)[. mod 7 = 1]) > 0"
    rules = f'''<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="xslt2"><pattern>
      <rule context="*"><assert test="{endless.replace(">", "&gt;")}">x</assert></rule></pattern></schema>'''
    (tmp_path / "endless.sch").write_text(rules)
    (tmp_path / "house.rnc").write_text(GRAMMAR)
    settings = '[[validate.rules]]\nschema = "house.rnc"\nschematron = "endless.sch"\n'
    (tmp_path / "engross.toml").write_text(settings)
    client = Client(tmp_path, "--patience", "5")
    uri = (tmp_path / "a.xml").as_uri()
    text = f"{HEAD}<p><nam/></p></TEI>"
    document = {"uri": uri, "languageId": "xml", "version": 1, "text": text}
    client.say("textDocument/didOpen", textDocument=document)
    items = client.ask("textDocument/completion", **at(uri, text, "<p><"))["items"]
    assert [item["label"] for item in items] == ["hi", "name"]
    assert {one["code"] for one in client.diagnostics()} == {"model/over-budget", "relaxng/element-unknown"}
    changes = [{"text": f"{HEAD}<p/></TEI>"}]
    client.say("textDocument/didChange", textDocument={"uri": uri, "version": 2}, contentChanges=changes)
    assert [one["code"] for one in client.diagnostics()] == ["model/over-budget"]
    assert client.end() == 0
