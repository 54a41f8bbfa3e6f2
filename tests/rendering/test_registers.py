"""Registers: which names mean the same, the pages of people, places and organisations."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encoder.edition.edition_file import edition_of
from encoder.errors import UsageError
from encoder.rendering.frame import Frame
from encoder.rendering.record import Record, as_json, from_json, read_record
from encoder.rendering.registers.files import read_registers
from encoder.rendering.registers.identities import identity, link_of, reference, skeleton, spelling
from encoder.rendering.registers.named import Why
from encoder.rendering.registers.names import Entry, Identifier, Mention, mentions_from
from encoder.rendering.registers.pages import Listing, register_pages
from encoder.rendering.registers.places import Places
from encoder.rendering.registers.register import Register
from encoder.rendering.site import SiteOptions, build_site
from tests.rendering.reading_text import parse_page

HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>{title}</title></titleStmt><publicationStmt><p/></publicationStmt>"
    "<sourceDesc><p/></sourceDesc></fileDesc><profileDesc>{profile}</profileDesc></teiHeader>"
)
LARGEST = 300_000


def tei(body: str, *, title: str = "A letter", profile: str = "", stand_off: str = "") -> bytes:
    header = HEADER.format(title=title, profile=profile)
    return (
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0">{header}{stand_off}<text><body>{body}</body></text></TEI>'
    ).encode()


def register_of(*records: Record, entries: tuple[Entry, ...] = ()) -> Register:
    register = Register(entries)
    for record in records:
        register.add(record)
    register.arrange()
    return register


def meant(register: Register, record: Record) -> list[tuple[str, str, str]]:
    return [(one.mention.form, one.named.href, one.why.value) for one in register.found(record)]


def naming(name: str, *mentions: Mention, entries: tuple[Entry, ...] = ()) -> Record:
    return Record(name, name, mentions=mentions, entries=entries)


def person(form: str, *refs: str, **said: str) -> Mention:
    return Mention("person", form, refs, **{"id": "x", **said})


@pytest.mark.parametrize(
    ("value", "type_", "known"),
    [
        ("http://www.d-nb.info/gnd/118540238/", "", "gnd:118540238"),
        ("https://d-nb.info/gnd/11854023x", "", "gnd:11854023X"),
        ("118540238", "GND", "gnd:118540238"),
        ("118540238", "PND", "gnd:118540238"),
        ("https://viaf.org/viaf/24602065/", "", "viaf:24602065"),
        ("https://www.wikidata.org/entity/Q5879", "", "wikidata:Q5879"),
        ("https://www.wikidata.org/wiki/Q5879#P31", "", "wikidata:Q5879"),
        ("https://sws.geonames.org/456172/", "", "geonames:456172"),
        ("https://www.geonames.org/456172/riga.html", "", "geonames:456172"),
        ("https://example.org/p/1", "", "url:example.org/p/1"),
        ("K 17", "house", None),
    ],
)
def test_identifiers_are_the_same_in_all_their_forms(value, type_, known):
    assert identity(value, type_) == known


def test_links_are_as_they_are_written():
    assert link_of(Identifier("", "http://d-nb.info/gnd/1185")) == ("GND 1185", "http://d-nb.info/gnd/1185")
    assert link_of(Identifier("GeoNames", "456172")) == (
        "GeoNames 456172",
        "https://www.geonames.org/456172",
    )
    assert link_of(Identifier("house", "K 17")) == ("house K 17", None)
    assert link_of(Identifier("x", "javascript:alert(1)")) == ("x javascript:alert(1)", None)


def test_references_lead_to_ids_files_and_authorities():
    assert reference("#ra") == "id:ra"
    assert reference("lists/persons.xml#ra") == "file:persons#ra"
    assert reference("gnd:1185") == "gnd:1185"
    assert reference("ra") == "id:ra"


def test_spelling_and_skeleton():
    assert spelling("Ardmore, R.") == spelling("r. ARDMORE") == "r ardmore"
    assert skeleton(spelling("Ruth Ardrnore")) == skeleton(spelling("Ruth Ardmore")) == "ruth ardmore"
    assert skeleton("ardmore") is None
    assert skeleton("r 1") is None


def test_references_join_what_authorities_join():
    entries = (
        Entry("person", ("Ardmore, Ruth",), "ra", (Identifier("GND", "1"), Identifier("VIAF", "2"))),
        Entry("place", ("Riga",), "riga"),
    )
    letter = naming(
        "a",
        person("R. A.", "https://viaf.org/viaf/2"),
        person("she", "#ra"),
        Mention("", "the town", ("riga",), id="y"),
    )
    register = register_of(letter, entries=entries)
    assert meant(register, letter) == [
        ("R. A.", "people/ra.html", "reference"),
        ("she", "people/ra.html", "reference"),
        ("the town", "places/riga.html", "reference"),
    ]


def test_the_same_id_in_two_documents_is_the_same_only_under_the_same_name():
    one = naming("a", person("He", "#p1"), entries=(Entry("person", ("John Marlow",), "p1"),))
    same = naming("b", person("Him", "#p1"), entries=(Entry("person", ("Marlow, John",), "p1"),))
    other = naming("c", person("Her", "#p1"), entries=(Entry("person", ("Ada Penhale",), "p1"),))
    register = register_of(one, same, other)
    pages = [meant(register, record)[0][1] for record in (one, same, other)]
    assert pages[0] == pages[1] != pages[2]
    assert len(register.entries) == 2


def test_an_id_that_no_list_has_is_no_reference():
    one, two = naming("a", person("John Marlow", "#p1")), naming("b", person("Ada Penhale", "#p1"))
    register = register_of(one, two)
    assert [why for record in (one, two) for _, _, why in meant(register, record)] == ["spelling"] * 2
    assert len(register.entries) == 2


def test_files_that_only_list_are_referred_to_by_their_names():
    lists = Record("persons", "Persons", entries=(Entry("person", ("Ruth Ardmore",), "ra"),))
    letter = naming("a", person("her", "persons.xml#ra"), person("him", "others.xml#ra"))
    for order in ((lists, letter), (letter, lists)):
        register = register_of(*order)
        assert meant(register, letter)[0] == ("her", "people/ra.html", "reference")
        assert meant(register, letter)[1][1] != "people/ra.html"


def test_names_without_reference_are_joined_where_one_entry_is_called_so():
    entries = (Entry("person", ("Ruth Ardmore", "Keeper Ardmore"), "ra"),)
    letter = naming(
        "a", person("Keeper  ARDMORE"), person("Ruth Ardrnore"), person("Ruth"), person("Ruth Marlow")
    )
    register = register_of(letter, entries=entries)
    assert meant(register, letter) == [
        ("Keeper  ARDMORE", "people/ra.html", "register"),
        ("Ruth Ardrnore", "people/ra.html", "misread"),
        ("Ruth Marlow", "people/ruth-marlow.html", "spelling"),
    ]


def test_a_name_that_two_bear_is_given_to_neither():
    entries = (Entry("person", ("John Marlow",), "m1"), Entry("person", ("John Marlow",), "m2"))
    letter = naming("a", person("John Marlow"))
    register = register_of(letter, entries=entries)
    ((_, href, why),) = meant(register, letter)
    own = next(one for one in register.entries if one.href == href)
    assert why == Why.SPELLING
    assert {register.entries[number].stem for number in own.namesakes} == {"m1", "m2"}


def test_a_misreading_is_rarer_than_what_it_misreads():
    often = [naming(f"l{n}", person("Ruth Ardmore")) for n in range(3)]
    rare = naming("r", person("Ruth Ardrnore"))
    register = register_of(*often, rare)
    assert meant(register, rare) == [("Ruth Ardrnore", "people/ruth-ardmore.html", "misread")]
    equal = register_of(often[0], rare)
    assert meant(equal, rare) == [("Ruth Ardrnore", "people/ruth-ardrnore.html", "spelling")]


FORMS = st.sampled_from(["Ruth Ardmore", "Ruth Ardrnore", "R. Ardmore", "Ardmore, Ruth", "Riga", "John", ""])
REFS = st.lists(
    st.sampled_from(["#ra", "ra", "p.xml#ra", "gnd:1", "viaf:2", "https://x.org/1", "#"]), max_size=2
)
MENTIONS = st.builds(
    Mention,
    st.sampled_from(["person", "place", "organisation", ""]),
    FORMS,
    REFS.map(tuple),
    st.sampled_from(["", "sent"]),
)
IDENTIFIERS = st.builds(
    Identifier, st.sampled_from(["GND", "VIAF", ""]), st.sampled_from(["1", "2", "https://x.org/1"])
)
ENTRIES = st.builds(
    Entry,
    st.sampled_from(["person", "place"]),
    st.lists(FORMS.filter(bool), min_size=1, max_size=2).map(tuple),
    st.sampled_from(["ra", "", "rb"]),
    st.lists(IDENTIFIERS, max_size=2).map(tuple),
)
RECORDS = st.lists(st.tuples(st.lists(MENTIONS, max_size=4), st.lists(ENTRIES, max_size=2)), max_size=4).map(
    lambda all_: [naming(f"d{n}", *some, entries=tuple(listed)) for n, (some, listed) in enumerate(all_)]
)


@given(RECORDS, st.lists(ENTRIES, max_size=3))
def test_the_order_of_documents_does_not_matter(records, entries):
    first, second = (
        register_of(*records, entries=tuple(entries)),
        register_of(*records[::-1], entries=tuple(entries)),
    )
    for record in records:
        assert meant(first, record) == meant(second, record)
    assert len({one.href.casefold() for one in first.entries}) == len(first.entries)
    assert [one.number for one in first.entries] == [*range(len(first.entries))]


@given(RECORDS)
def test_records_are_kept_whole(records):
    for record in records:
        assert from_json(record.name, as_json(record)) == record


@given(st.lists(st.text(alphabet="ab\U0010fffb\U0010fffc\U0010fffd 01"), max_size=3))
def test_any_passage_can_be_read(passages):
    names = [{"kind": "person", "refs": ["x"], "role": "", "id": "i", "form": "f"}] * 3
    assert len(mentions_from(names, passages)) == 3


def test_a_document_says_whom_it_names_and_where():
    body = (
        '<p>Then <persName ref="#ra">Miss <hi>Ard</hi>more</persName>'
        '<note n="1">of <placeName>Riga</placeName> town</note> '
        "came, <choice><sic><persName>Jon</persName></sic><corr>"
        '<persName key="jm">John</persName></corr></choice> too.</p>'
    )
    record = read_record("a", tei(body))
    ada, riga, john = (
        next(one for one in record.mentions if one.form == form) for form in ("Miss Ardmore", "Riga", "John")
    )
    assert (ada.before, ada.after, ada.refs) == ("Then ", " came, John too.", ("#ra",))
    assert (riga.kind, riga.before, riga.after) == ("place", "of ", " town")
    assert (john.before, john.after) == ("Then Miss Ardmore came, ", " too.")


def test_entries_have_names_facts_and_identifiers():
    stand_off = (
        '<standOff><listPerson><person xml:id="ra">'
        "<persName><surname>Ardmore</surname><forename>Ruth</forename></persName>"
        '<persName type="alt">Keeper Ardmore</persName>'
        '<birth when="1811-03-02"><placeName>Riga</placeName></birth>'
        '<idno type="GND">1185</idno><note>Kept the light.</note></person></listPerson>'
        '<listPlace><place xml:id="riga"><placeName>Riga</placeName><location><geo>56.9 24.1</geo></location>'
        '<place xml:id="old"><placeName>Old Town</placeName><idno type="GeoNames">4</idno></place></place>'
        "</listPlace></standOff>"
    )
    ada, riga, old = read_record("a", tei("<p>x</p>", stand_off=stand_off)).entries
    assert ada.names == ("Ardmore, Ruth", "Keeper Ardmore")
    assert [(fact.kind, fact.text) for fact in ada.facts] == [
        ("birth", "2 March 1811, Riga"),
        ("note", "Kept the light."),
    ]
    assert ada.identifiers == (Identifier("GND", "1185"),)
    assert [fact.text for fact in riga.facts] == ["56.9 24.1"]
    assert (riga.identifiers, old.identifiers) == ((), (Identifier("GeoNames", "4"),))


def test_prefixes_stand_for_what_the_header_says():
    header = (
        "<encodingDesc><listPrefixDef><prefixDef ident='psn' matchPattern='([a-z]+)' "
        "replacementPattern='p.xml#$1'>"
        "<p/></prefixDef></listPrefixDef></encodingDesc>"
    )
    whole = tei("<p><persName ref='psn:ra'>R</persName></p>").replace(
        b"<profileDesc>", header.encode() + b"<profileDesc>"
    )
    assert read_record("a", whole).mentions[0].refs == ("p.xml#ra",)
    broken = whole.replace(b"([a-z]+)", b"([a-z")
    assert read_record("a", broken).mentions[0].refs == ("psn:ra",)


def write_project(folder: Path, **files: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return folder


TABLE = (
    "kind,name,id,variants,geonames,note\nplace,Riga,riga,Rīga;Rigae,456172,A town\n"
    "person,Ruth Ardmore,ra,,,\n"
)


def test_a_table_is_a_register(tmp_path):
    folder = write_project(tmp_path, places__csv=TABLE)
    riga, ada = read_registers([folder / "places.csv"], "en")
    assert riga.names == ("Riga", "Rīga", "Rigae")
    assert riga.identifiers == (Identifier("GeoNames", "456172"),)
    assert [(fact.kind, fact.text) for fact in riga.facts] == [("note", "A town")]
    assert ada.kind == "person"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.csv", "name,born\nRuth,1811\n", "no columns called kind and name"),
        ("a.csv", "kind,name\nship,Argo\n", "has the kind “ship”"),
        ("a.csv", "kind,name\nperson,\n", "without a name"),
        ("a.csv", "kind,name\nperson,Ruth,Ardmore\n", "more or fewer fields"),
        ("a.csv", "kind,name\n", "lists no person"),
        ("a.csv", 'kind,name\nperson,"Ruth\n', "is no table"),
        ("a.xml", "<TEI xmlns='http://www.tei-c.org/ns/1.0'/>", "lists no person"),
        ("a.xml", "<list/>", "not TEI"),
        ("a.xml", "<TEI", "not well-formed"),
    ],
)
def test_a_register_that_is_none_is_one_line(tmp_path, name, text, said):
    path = tmp_path / name
    path.write_text(text)
    with pytest.raises(UsageError, match=said) as caught:
        read_registers([path], "en")
    assert str(path) in str(caught.value)


def test_the_edition_names_registers_beside_it(tmp_path):
    folder = write_project(tmp_path, places__csv=TABLE, notes__txt="x")
    edition = edition_of({"registers": "places.csv"}, folder / "edition.toml")
    assert edition.registers == (folder / "places.csv",)
    for wrong in ("missing.xml", "notes.txt", "../places.csv"):
        with pytest.raises(UsageError, match="registers"):
            edition_of({"registers": [wrong]}, folder / "edition.toml")


LETTER = (
    "<correspDesc><correspAction type='sent'><persName ref='#ra'>Ruth Ardmore</persName></correspAction>"
    "<correspAction type='received'><orgName>Harbour Board</orgName></correspAction></correspDesc>"
)
STAND_OFF = (
    "<standOff><listPerson><person xml:id='ra'><persName>Ardmore, Ruth</persName>"
    "<idno type='GND'>1185</idno></person></listPerson></standOff>"
)
BODY = (
    "<p>I met <persName ref='#ra'>Miss &lt;Ardmore&gt;</persName> at <placeName>Rīga</placeName> and "
    "<rs type='person' ref='#ra'>her <persName>friend Ada</persName></rs>.</p>"
)


def build(folder: Path, out: Path, **options: object) -> Path:
    edition = edition_of({"registers": "places.csv", **options}, folder / "edition.toml")
    build_site(sorted(folder.glob("*.xml")), out, SiteOptions(title="Papers", edition=edition, search=False))
    return out


@pytest.fixture
def project(tmp_path):
    letter = tei(BODY, profile=LETTER, stand_off=STAND_OFF).decode()
    return write_project(tmp_path / "tei", places__csv=TABLE, a__xml=letter)


def test_pages_lead_to_the_text_and_back(project, tmp_path):
    out = build(project, tmp_path / "out")
    page = parse_page((out / "people" / "ra.html").read_text())
    assert page.xpath("string(//h1)") == "Ruth Ardmore"
    assert page.xpath("//dl[@class='facts']//a/@href") == ["https://d-nb.info/gnd/1185"]
    document = parse_page((out / "a.html").read_text())
    links = page.xpath("//ol[@class='mentions']//a/@href")
    assert links[0] == "../a.html"
    for link in (one for one in links if "#" in one):
        assert document.xpath(f"//*[@id='{link.partition('#')[2]}']")
    named = {
        link.text: link.get("href")
        for link in document.xpath("//div[@id='engross-text']//a[not(@class='here')]")
    }
    assert named["Miss <Ardmore>"] == "people/ra.html"
    assert named["Rīga"] == "places/riga.html"
    assert document.xpath("//dl[@class='particulars']//a/@href") == [
        "people/ra.html",
        "organisations/harbour-board.html",
    ]
    assert not document.xpath("//a//a")
    places = parse_page((out / "places" / "riga.html").read_text())
    assert "because the register has this name" in places.xpath("string(//div[@class='joined'])")


def test_indexes_list_all_and_the_menu_has_organisations_where_there_are_some(project, tmp_path):
    out = build(project, tmp_path / "out")
    index = parse_page((out / "people.html").read_text())
    assert index.xpath("//ul[@class='register']//a/@href") == ["people/ra.html"]
    assert "organisations.html" in index.xpath("//nav//a/@href")
    (project / "a.xml").write_bytes(tei("<p>Nobody.</p>"))
    build(project, tmp_path / "out")
    assert "organisations" not in (out / "index.html").read_text()
    assert not (out / "organisations.html").exists()
    assert not (out / "organisations" / "harbour-board.html").exists()


@pytest.mark.parametrize("language", ["de", "es", "fr", "it", "nl"])
def test_registers_speak_the_language_of_the_interface(project, tmp_path, language):
    out = build(project, tmp_path / "out", language=language)
    for name in ("people/ra", "places/riga", "people", "organisations"):
        page = (out / f"{name}.html").read_text()
        assert f'<html lang="{language}">' in page
        assert not re.search(r">[^<]*\b(Mentioned|mentioned in|Written in|Elsewhere)\b", page)


def frame_of(entries: tuple[Entry, ...], records: list[Record]) -> dict[str, str]:
    register, places = register_of(*records, entries=entries), Places()
    for number, record in enumerate(records):
        places.add(number, register.found(record))
    places.settle()
    return dict(register_pages(Listing(register.entries, places, records), Frame("Papers")))


def test_no_page_is_large_with_ten_thousand_names_or_mentions():
    entries = tuple(Entry("person", (f"Person {n} {'x' * 40}",), f"p{n}") for n in range(10_000))
    around = {"before": "é" * 110, "after": "é" * 110}
    often = [naming(f"d{n}", *(person("P.", "p7", **around) for _ in range(500))) for n in range(4)]
    pages = frame_of(entries, often)
    assert max(len(page.encode()) for page in pages.values()) < LARGEST
    assert len([href for href in pages if href.startswith("people/p7")]) > 5
    linked = {
        link
        for href, page in pages.items()
        if "/" not in href
        for link in parse_page(page).xpath("//ul[@class='register']//a/@href")
    }
    assert len(linked) == 10_000
    reached, waiting = set(), ["people/p7.html"]
    while waiting:
        href = waiting.pop()
        if href not in reached:
            reached.add(href)
            waiting += [
                f"people/{to}" for to in parse_page(pages[href]).xpath("//nav[@class='pager']//a/@href")
            ]
    assert reached == {href for href in pages if href.split("/")[-1].startswith("p7.")}


def test_no_page_of_a_name_is_large_where_the_documents_titles_are_long():
    titled = [
        replace(
            naming(f"d{n}-{'y' * 150}", person("P.", "p7"), person("P.", "p7", before="a ")),
            title="é" * 2_000,
        )
        for n in range(300)
    ]
    pages = frame_of((Entry("person", ("Pen",), "p7"),), titled)
    assert max(len(page.encode()) for page in pages.values()) < LARGEST


def test_hostile_names_are_text(tmp_path):
    hostile = "<script>alert(1)</script>\"'&"
    record = naming("d", person(hostile + " x", "k", before=hostile, after=hostile), person("../../x y"))
    pages = frame_of((Entry("place", (hostile,), "../up"),), [replace(record, title=hostile)])
    for href, page in pages.items():
        assert not parse_page(page).xpath("//script | //@*[starts-with(local-name(), 'on')]")
        assert ".." not in href
    assert json.dumps(sorted(pages))
