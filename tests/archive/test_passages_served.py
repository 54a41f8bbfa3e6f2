"""Passages by Distributed Text Services 1.0, as the protocol wants them, and as a reference library does."""

import json
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from encoder import encode
from encoder.archive.dts.citations import citation_trees
from encoder.archive.dts.pages import page_of_passage
from encoder.archive.dts.passages import passage
from encoder.archive.oai.repository import About
from encoder.archive.server import application
from encoder.namespaces import XML_ID, tei
from tests.archive.records import change, deletion
from tests.archive.served import running
from tests.archive.test_server import get
from tests.shared import REPO

TEXT = """\
THE LIGHTS OF THE HARBOUR

CHAPTER I

The old mole had a lamp, and nobody lit it.

[Page 2]

It went out in the winter of the flood, and the keeper

[Page 3]

went with it to the other shore.

CHAPTER II

It is lit again, and the boats come home.

The keeper is another one.
"""
FILES = sorted((REPO / "tests" / "cases").glob("*/out.xml"))


@pytest.fixture
def served(catalogue, tmp_path):
    folder = tmp_path / "tei"
    folder.mkdir()
    (folder / "lights.xml").write_bytes(encode(TEXT, name="lights").tei)
    (folder / "bare.xml").write_text("<TEI xmlns='http://www.tei-c.org/ns/1.0'/>")
    (folder / "broken.xml").write_text("<TEI")
    (tmp_path / "secret.xml").write_text("<secret/>")
    names = ("lights", "bare", "broken", "lost", "gone")
    catalogue.change([change(name) for name in names], "2026-01-01T10:00:00Z")
    catalogue.change([deletion("gone")], "2026-01-02T10:00:00Z")
    about = {"name": "Papers", "email": "a@example.org", "domain": "example.org", "page": 2}

    def at(address):
        return application(catalogue, About(address=f"{address}oai", **about), None, tei=folder)

    with running(at) as address:
        yield f"{address}dts/"


def ask(served, endpoint, **given):
    """The status and the answer, as JSON where it is that."""
    query = "&".join(f"{name}={quote(str(value), safe='')}" for name, value in given.items())
    status, headers, body = get(f"{served}{endpoint}/?{query}")
    return status, json.loads(body) if "json" in headers["Content-Type"] else body


def identifiers(answer):
    return [unit["identifier"] for unit in answer["member"]]


LIGHTS = "oai:example.org:lights"


def test_the_entry_point_names_the_endpoints(served):
    for address in (served, served.rstrip("/")):
        status, headers, body = get(address)
        answer = json.loads(body)
        assert (status, headers["Content-Type"]) == (200, "application/ld+json")
        assert headers["Access-Control-Allow-Origin"] == "*"
        assert answer["@context"] == "https://dtsapi.org/context/v1.0.json"
        assert (answer["dtsVersion"], answer["@type"], answer["@id"]) == ("1.0", "EntryPoint", served)
        assert answer["document"] == f"{served}document/{{?resource,ref,start,end,tree,mediaType}}"


def test_all_documents_are_found_from_the_highest_collection(served):
    def resources(spec):
        page, found = 1, []
        while True:
            status, answer = ask(served, "collection", id=spec, page=page)
            assert status == 200 and answer["@id"] == spec
            for member in answer["member"]:
                inner = member["@type"] == "Collection"
                found += resources(member["@id"]) if inner else [(spec, member["@id"])]
            if not answer.get("view", {}).get("next"):
                return found
            page += 1

    found = resources("all")
    assert len(found) == len(set(found))
    assert {name for _, name in found} == {
        f"oai:example.org:{name}" for name in ("lights", "bare", "broken", "lost")
    }
    parents = {spec for spec, name in found if name == LIGHTS}
    _, answer = ask(served, "collection", id=LIGHTS, nav="parents")
    assert {member["@id"] for member in answer["member"]} == parents
    assert answer["totalParents"] == len(parents)


def test_a_collection_says_how_many_are_in_it(served):
    _, answer = ask(served, "collection", id="year:1951")
    assert [member["@id"] for member in answer["member"]] == ["year:1951:03"]
    assert (answer["totalChildren"], answer["totalParents"]) == (1, 1)
    _, answer = ask(served, "collection", id="year:1951:03")
    assert (answer["totalChildren"], len(answer["member"])) == (4, 2)
    assert answer["view"]["previous"] is None and answer["view"]["next"].endswith("page=2")
    _, answer = ask(served, "collection", id="year:1951:03", nav="parents")
    assert [member["@id"] for member in answer["member"]] == ["year:1951"]


def test_a_document_tells_its_trees(served):
    _, answer = ask(served, "collection", id=LIGHTS)
    assert answer["@type"] == "Resource"
    assert answer["dublinCore"]["title"] == [{"lang": "en", "value": "A light"}]
    first, second = answer["citationTrees"]
    assert "identifier" not in first and second["identifier"] == "pages"
    assert second["citeStructure"] == [{"@type": "CiteStructure", "citeType": "page"}]
    assert answer["download"].endswith("/tei/lights.xml")
    _, bare = ask(served, "collection", id="oai:example.org:bare")
    assert bare["citationTrees"] == []


def test_navigation_goes_down_as_it_is_told(served):
    _, answer = ask(served, "navigation", resource=LIGHTS, down=1)
    (document,) = identifiers(answer)
    assert answer["resource"]["citationTrees"] and "ref" not in answer
    _, all_of_it = ask(served, "navigation", resource=LIGHTS, down=-1)
    units = identifiers(all_of_it)
    assert units[0] == document and len(units) == len(set(units)) > 4
    levels = {unit["identifier"]: unit["level"] for unit in all_of_it["member"]}
    _, answer = ask(served, "navigation", resource=LIGHTS, down=2)
    assert identifiers(answer) == [unit for unit in units if levels[unit] <= 2]
    chapter = next(unit for unit in units if levels[unit] == 2 and f"{unit}/1" in units)
    _, answer = ask(served, "navigation", resource=LIGHTS, ref=chapter)
    assert answer["ref"]["identifier"] == chapter and "member" not in answer
    _, answer = ask(served, "navigation", resource=LIGHTS, ref=chapter, down=1)
    assert identifiers(answer) == [unit for unit in units if unit.startswith(chapter)]
    _, answer = ask(served, "navigation", resource=LIGHTS, ref=chapter, down=0)
    assert identifiers(answer) == [unit for unit in units if levels[unit] == 2]
    _, answer = ask(served, "navigation", resource=LIGHTS, start=units[1], end=units[-1], down=-1)
    assert (answer["start"]["identifier"], answer["end"]["identifier"]) == (units[1], units[-1])
    assert identifiers(answer) == units[1:]


def test_navigation_without_trees_is_empty(served):
    for name in ("bare", "broken"):
        status, answer = ask(served, "navigation", resource=f"oai:example.org:{name}", down=1)
        assert status == 200 and answer["member"] == []


def test_a_document_is_sent_as_it_is(served, tmp_path):
    status, headers, body = get(f"{served}document/?resource={quote(LIGHTS)}")
    assert (status, headers["Content-Type"]) == (200, "application/tei+xml")
    assert headers["Link"].endswith('>; rel="collection"')
    assert headers["Content-Security-Policy"].endswith("sandbox")
    assert body == (tmp_path / "tei" / "lights.xml").read_bytes()


def words(data):
    root = etree.fromstring(data)
    (wrapper,) = root.findall("{https://w3id.org/api/dts#}wrapper")
    assert root.tag == tei("TEI")
    return " ".join("".join(wrapper.itertext()).split())


def test_passages_are_cut_where_they_begin_and_end(served):
    _, answer = ask(served, "navigation", resource=LIGHTS, down=-1)
    paragraphs = [unit["identifier"] for unit in answer["member"] if unit["citeType"] == "paragraph"]
    status, data = ask(served, "document", resource=LIGHTS, ref=paragraphs[-1])
    assert status == 200 and words(data) == "The keeper is another one."
    _, data = ask(served, "document", resource=LIGHTS, start=paragraphs[0], end=paragraphs[-1])
    assert words(data).startswith("The old mole") and words(data).endswith("another one.")
    assert "CHAPTER II" in words(data) and "CHAPTER I " not in words(data)


def test_a_page_ends_where_the_next_begins(served):
    _, answer = ask(served, "navigation", resource=LIGHTS, tree="pages", down=1)
    second, third = identifiers(answer)
    _, data = ask(served, "document", resource=LIGHTS, tree="pages", ref=second)
    assert words(data) == "It went out in the winter of the flood, and the keeper"
    _, data = ask(served, "document", resource=LIGHTS, tree="pages", ref=third)
    assert words(data).startswith("went with it") and words(data).endswith("another one.")
    _, data = ask(served, "document", resource=LIGHTS, tree="pages", start=second, end=third)
    assert words(data).startswith("It went out") and words(data).endswith("another one.")


@pytest.mark.parametrize(
    ("status", "endpoint", "given"),
    [
        (400, "navigation", {}),
        (400, "navigation", {"resource": LIGHTS}),
        (400, "navigation", {"resource": LIGHTS, "down": 0}),
        (400, "navigation", {"resource": LIGHTS, "down": "x"}),
        (400, "navigation", {"resource": LIGHTS, "down": -2}),
        (400, "navigation", {"resource": LIGHTS, "ref": "d1", "start": "d1", "end": "d1"}),
        (400, "navigation", {"resource": LIGHTS, "start": "d1", "down": 1}),
        (400, "navigation", {"resource": LIGHTS, "start": "d1", "end": "d1", "down": 0}),
        (404, "navigation", {"resource": LIGHTS, "ref": "nothing"}),
        (404, "navigation", {"resource": LIGHTS, "down": 1, "tree": "nothing"}),
        (404, "navigation", {"resource": LIGHTS, "down": 1, "page": 2}),
        (400, "navigation", {"resource": LIGHTS, "down": 1, "page": "second"}),
        (404, "navigation", {"resource": "oai:example.org:lost", "down": 1}),
        (404, "navigation", {"resource": "oai:example.org:gone", "down": 1}),
        (400, "document", {}),
        (400, "document", {"resource": LIGHTS, "end": "d1"}),
        (404, "document", {"resource": LIGHTS, "ref": "nothing"}),
        (404, "document", {"resource": LIGHTS, "mediaType": "image/png"}),
        (404, "document", {"resource": "oai:example.org:../secret"}),
        (404, "document", {"resource": "oai:example.org:nobody"}),
        (404, "document", {"resource": "oai:example.org:broken", "ref": "d1"}),
        (404, "collection", {"id": "year:1066"}),
        (404, "collection", {"id": "https://example.org/"}),
        (404, "collection", {"id": "all", "page": 99}),
        (404, "collection", {"id": "all", "page": 0}),
        (400, "collection", {"nav": "sideways"}),
    ],
)
def test_what_cannot_be_answered_has_the_status_of_the_protocol(served, status, endpoint, given):
    told, answer = ask(served, endpoint, **given)
    assert told == status
    assert answer["statusCode"] == status and answer["description"]


def test_end_before_start_is_told(served):
    _, answer = ask(served, "navigation", resource=LIGHTS, down=-1)
    units = identifiers(answer)
    assert ask(served, "document", resource=LIGHTS, start=units[-1], end=units[0])[0] == 400
    assert get(f"{served}navigation/?resource={LIGHTS}&resource={LIGHTS}&down=1")[0] == 400


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    query=st.text(st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="#"), max_size=60),
    endpoint=st.sampled_from(["collection", "navigation", "document"]),
)
def test_no_query_is_too_much(served, query, endpoint):
    for known in ("", f"resource={LIGHTS}&"):
        assert get(f"{served}{endpoint}/?{known}{query}")[0] in (200, 400, 404)


STRUCTURE = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><encodingDesc><refsDecl>
<citeStructure unit="{}" match="{}" use="{}"/></refsDecl></encodingDesc></teiHeader>
<text><body><div type="x" n="1"><head>One</head><p n="a">A</p></div>
<div n="2"><p/></div></body></text></TEI>"""


@pytest.mark.parametrize(
    ("match", "use", "found"),
    [
        ("//div", "@n", ["1", "2"]),
        ("//div[@type='x']", "@n", ["1"]),
        ("/TEI/text/body/div", "position()", ["1", "2"]),
        ("//body/div", "head", ["One"]),
        ("//p", "@n", ["a"]),
        ("//*[@n='2']", "@n", ["2"]),
        ("//div[doc('x')]", "@n", None),
        ("//div[count(//p) &gt; 0]", "@n", None),
        ("document('secret.xml')", "@n", None),
        ("//div", "unparsed-text('x')", None),
        ("//div | //p", "@n", None),
        ("//*//*//*//p", "@n", None),
        ("", "@n", None),
    ],
)
def test_only_plain_paths_are_followed(match, use, found):
    trees = citation_trees(etree.fromstring(STRUCTURE.format("division", match, use)))
    if found is None:
        assert trees == ()
    else:
        assert [unit.identifier for unit in trees[0].units] == found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_pages_together_are_the_text(file):
    """Page by page nothing of the text is lost, and nothing comes twice."""
    root = etree.parse(file).getroot()
    trees = {tree.name: tree for tree in citation_trees(root)}
    pages = trees["pages"].units if "pages" in trees else ()
    if not pages:
        return
    parts = [passage(trees["pages"], page, page) for page in pages]
    whole = passage(trees["pages"], pages[0], pages[-1])
    said = "".join("".join("".join(part.itertext()).split()) for part in parts)
    assert said == "".join("".join(whole.itertext()).split())
    assert [pb.get(XML_ID) for part in parts for pb in part.iter(tei("pb"))] == [
        page.identifier for page in pages
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_a_reference_library_finds_the_same(file):
    documents = pytest.importorskip("dapytains.tei.document")
    theirs, root = documents.Document(str(file)), etree.parse(file).getroot()

    def all_of(units):
        for unit in units:
            yield unit
            yield from all_of(unit.children)

    for tree in citation_trees(root):
        name = tree.name or "documents"
        told = {unit.ref: unit.citeType for unit in all_of(theirs.get_reffs(name))}
        assert {unit.identifier: unit.kind for unit in tree.units} == told
        for unit in tree.units[:: 1 + len(tree.units) // 5]:
            cited = theirs.get_passage(unit.identifier, tree=name)
            ours = "".join("".join(passage(tree, unit, unit).itertext()).split())
            assert ours == "".join("".join(cited.itertext()).split())


BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


def links(page):
    return {a.text_content(): a.get("href") for a in html.fromstring(page).iter("a")}


def test_a_person_goes_by_links_from_the_entry_to_a_passage(served):
    def seen(address):
        status, headers, body = get(address, {"Accept": BROWSER})
        assert status == 200 and headers["Content-Type"].startswith("text/html")
        assert "default-src 'none'" in headers["Content-Security-Policy"] and "Accept" in headers["Vary"]
        return body

    assert "After" in links(seen(links(seen(served))["Collections"]))
    assert any("1951" in href for href in links(seen(f"{served}collection/?id=year")).values())
    about = links(seen(f"{served}collection/?id={LIGHTS}"))
    contents = links(seen(next(href for text, href in about.items() if text.startswith("Contents"))))
    passage = links(seen(next(href for text, href in contents.items() if text.endswith("/1"))))
    assert get(passage["TEI"])[1]["Content-Type"] == "application/tei+xml"


def test_a_page_is_had_by_its_media_type_too(served):
    status, headers, body = get(f"{served}document/?resource={LIGHTS}&mediaType=text/html")
    assert status == 200 and headers["Content-Type"].startswith("text/html")
    assert "nobody lit it" in html.fromstring(body).text_content()
    _, told = ask(served, "collection", id=LIGHTS)
    assert told["mediaTypes"] == ["application/tei+xml", "text/html"]
    assert ask(served, "document", resource=LIGHTS, mediaType="text/plain")[0] == 404
    assert ask(served, "document", resource="oai:example.org:broken", mediaType="text/html")[0] == 404
    assert get(f"{served}document/?resource=nothing", {"Accept": BROWSER})[0] == 404


@pytest.mark.parametrize(
    "accept", ["*/*", "", "application/ld+json", "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2"]
)
def test_a_program_gets_what_the_protocol_says(accept, served):
    assert get(served, {"Accept": accept})[1]["Content-Type"] == "application/ld+json"


def test_nothing_that_stands_in_a_text_is_run_or_fetched():
    hostile = (
        "<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body>"
        "<p>&lt;script&gt; <ref target='javascript:a()'>x</ref><graphic url='http://tracker.example/'/><made-up>kept</made-up></p></body></text></TEI>"
    )
    page = page_of_passage(hostile.encode(), "<b>", "http://a.example/?a=1&b='", "http://b.example/").decode()
    assert "<script" not in page and "javascript:" not in page and "tracker" not in page
    assert "kept" in page and "&lt;b&gt;" in page
