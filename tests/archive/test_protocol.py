"""OAI-PMH 2.0, requirement by requirement: each answer is valid, whatever is asked."""

from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from encoder.archive.catalogue import Selection, open_catalogue
from encoder.archive.oai.repository import About, Repository, identifier_of, name_in
from encoder.archive.oai.tokens import Token, read_token, write_token
from tests.archive.records import change, deletion, names
from tests.archive.schemas import assert_valid, found

ABOUT = About(
    "The Harbour Papers",
    "https://example.org/papers/oai",
    "papers@example.org",
    "example.org",
    friends=("https://example.net/oai",),
    page=3,
)
EARLY, LATE = "2026-01-01T10:00:00Z", "2026-02-02T20:00:00Z"


@pytest.fixture
def repository(catalogue):
    """Ten records: seven early ones, of which the second is deleted late, and three late ones."""
    some = names(10)
    catalogue.change([change(name, f"Light {name}") for name in some[:7]], EARLY)
    catalogue.change([change(name, date="1950-05", kind="memorandum") for name in some[7:]], LATE)
    catalogue.change([deletion(some[1])], LATE)
    return Repository(catalogue, ABOUT, clock=lambda: "2026-03-03T03:03:03Z")


def ask(repository, **arguments):
    arguments = {name.rstrip("_"): value for name, value in arguments.items()}
    return assert_valid(repository.answer(urlencode(arguments).encode("ascii")))


def error(root):
    (element,) = root.findall("{http://www.openarchives.org/OAI/2.0/}error")
    return element.get("code")


def everything(repository, verb="ListIdentifiers", **arguments):
    """All identifiers of a list, by as many requests as it takes."""
    root = ask(repository, verb=verb, metadataPrefix="oai_dc", **arguments)
    told = found(root, "identifier")
    while token := (found(root, "resumptionToken") or [None])[-1]:
        root = ask(repository, verb=verb, resumptionToken=token)
        told += found(root, "identifier")
    return [identifier.rsplit(":", 1)[1] for identifier in told]


def test_identify(repository):
    root = ask(repository, verb="Identify")
    assert found(root, "deletedRecord") == ["persistent"]
    assert found(root, "granularity") == ["YYYY-MM-DDThh:mm:ssZ"]
    assert found(root, "earliestDatestamp") == [EARLY]
    assert found(root, "compression") == ["gzip"]


def test_formats(repository):
    assert found(ask(repository, verb="ListMetadataFormats"), "metadataPrefix") == ["oai_dc", "tei", "mods"]
    one = identifier_of("example.org", names(1)[0])
    assert len(found(ask(repository, verb="ListMetadataFormats", identifier=one), "schema")) == 3
    assert (
        error(ask(repository, verb="ListMetadataFormats", identifier="oai:example.org:x")) == "idDoesNotExist"
    )


def test_sets_are_hierarchical(repository):
    root = ask(repository, verb="ListSets")
    specs = found(root, "setSpec")
    while token := (found(root, "resumptionToken") or [None])[-1]:
        root = ask(repository, verb="ListSets", resumptionToken=token)
        specs += found(root, "setSpec")
    assert {"year", "year:1951", "year:1951:03", "type:memorandum", "collection:harbour"} <= set(specs)
    assert specs == sorted(set(specs))
    assert everything(repository, set="year:1950") == names(3, 7)
    assert everything(repository, set="year") == names(10)
    assert everything(repository, set="year:1951:03") == names(7)


def test_a_record_is_had(repository):
    for prefix in ("oai_dc", "tei", "mods"):
        one = identifier_of("example.org", names(1)[0])
        root = ask(repository, verb="GetRecord", identifier=one, metadataPrefix=prefix)
        assert found(root, "identifier") == [one]
        assert "Light memo-00000" in "".join(root.itertext())


def test_a_deleted_record_says_so_and_has_no_metadata(repository):
    one = identifier_of("example.org", names(2)[1])
    root = ask(repository, verb="GetRecord", identifier=one, metadataPrefix="oai_dc")
    (header,) = root.iter("{http://www.openarchives.org/OAI/2.0/}header")
    assert header.get("status") == "deleted"
    assert not list(root.iter("{http://www.openarchives.org/OAI/2.0/}metadata"))
    assert found(root, "datestamp") == [LATE]
    assert "year:1951" in found(root, "setSpec")


@pytest.mark.parametrize("verb", ["ListIdentifiers", "ListRecords"])
def test_a_list_comes_in_parts_and_whole(repository, verb):
    assert everything(repository, verb) == names(10)


def test_the_last_part_has_an_empty_token(repository):
    root = ask(repository, verb="ListIdentifiers", metadataPrefix="oai_dc")
    cursors = []
    while token := found(root, "resumptionToken")[0]:
        (element,) = root.iter("{http://www.openarchives.org/OAI/2.0/}resumptionToken")
        cursors.append((element.get("cursor"), element.get("completeListSize")))
        root = ask(repository, verb="ListIdentifiers", resumptionToken=token)
    assert cursors == [("0", "10"), ("3", "10"), ("6", "10")]
    assert found(root, "resumptionToken") == [None]


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ({"from_": "2026-02-02"}, [1, 7, 8, 9]),
        ({"until": "2026-01-01"}, [0, 2, 3, 4, 5, 6]),
        ({"until": "2026-01-01T10:00:00Z"}, [0, 2, 3, 4, 5, 6]),
        ({"from_": "2026-01-01T10:00:00Z", "until": "2026-02-02T19:59:59Z"}, [0, 2, 3, 4, 5, 6]),
        ({"from_": "2026-02-02T20:00:00Z", "set": "type:memorandum"}, [7, 8, 9]),
    ],
)
def test_selective_harvesting(repository, span, expected):
    assert everything(repository, **span) == [f"memo-{number:05}" for number in expected]


@pytest.mark.parametrize(
    ("code", "arguments"),
    [
        ("badVerb", []),
        ("badVerb", [("verb", "Steal")]),
        ("badVerb", [("verb", "Identify"), ("verb", "Identify")]),
        ("badArgument", [("verb", "Identify"), ("set", "a")]),
        ("badArgument", [("verb", "GetRecord"), ("metadataPrefix", "oai_dc")]),
        ("badArgument", [("verb", "ListRecords")]),
        (
            "badArgument",
            [("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("metadataPrefix", "oai_dc")],
        ),
        ("badArgument", [("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("from", "yesterday")]),
        ("badArgument", [("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("from", "2026-02-30")]),
        (
            "badArgument",
            [("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("until", "2026-01-01T1:00:00Z")],
        ),
        (
            "badArgument",
            [
                ("verb", "ListRecords"),
                ("metadataPrefix", "oai_dc"),
                ("from", "2026-01-02"),
                ("until", "2026-01-01"),
            ],
        ),
        (
            "badArgument",
            [
                ("verb", "ListRecords"),
                ("metadataPrefix", "oai_dc"),
                ("from", "2026-01-01"),
                ("until", "2026-01-01T10:00:00Z"),
            ],
        ),
        ("badArgument", [("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("set", "a b")]),
        ("badArgument", [("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("resumptionToken", "x")]),
        ("badResumptionToken", [("verb", "ListRecords"), ("resumptionToken", "x")]),
        ("badResumptionToken", [("verb", "ListSets"), ("resumptionToken", "")]),
        ("badArgument", [("verb", "ListRecords"), ("metadataPrefix", "te%")]),
        ("badArgument", [("verb", "ListIdentifiers"), ("metadataPrefix", "")]),
        ("cannotDisseminateFormat", [("verb", "ListRecords"), ("metadataPrefix", "marc")]),
        (
            "cannotDisseminateFormat",
            [("verb", "GetRecord"), ("metadataPrefix", "marc"), ("identifier", "oai:example.org:memo-00000")],
        ),
        *(
            (code, [("verb", "GetRecord"), ("metadataPrefix", "oai_dc"), ("identifier", identifier)])
            for code, identifiers in {
                "idDoesNotExist": ("memo-00000", "http://example.org:8/a?b#c", "oai:x:%C3%A9", "a/b:c", "信"),
                "badArgument": ("o i:x", "1:2", "oai:%2", "//x", "http://a:b/", "a#b#c", "oai:[x]", "oai:x|"),
            }.items()
            for identifier in identifiers
        ),
        ("noRecordsMatch", [("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("set", "no:such")]),
        ("noRecordsMatch", [("verb", "ListRecords"), ("metadataPrefix", "oai_dc"), ("from", "2036-01-01")]),
    ],
)
def test_errors(repository, code, arguments):
    root = assert_valid(repository.answer(urlencode(arguments).encode("ascii")))
    assert error(root) == code
    request = root.find("{http://www.openarchives.org/OAI/2.0/}request")
    assert bool(request.attrib) is (code not in ("badVerb", "badArgument"))
    assert request.text == "https://example.org/papers/oai"


def test_a_token_is_of_one_verb(repository):
    root = ask(repository, verb="ListIdentifiers", metadataPrefix="oai_dc")
    token = found(root, "resumptionToken")[0]
    assert error(ask(repository, verb="ListRecords", resumptionToken=token)) == "badResumptionToken"
    assert error(ask(repository, verb="ListIdentifiers", resumptionToken=token[:-2])) == "badResumptionToken"


def test_a_list_is_whole_while_records_change(repository, catalogue):
    root = ask(repository, verb="ListIdentifiers", metadataPrefix="oai_dc")
    told = found(root, "identifier")
    number = 0
    while token := found(root, "resumptionToken")[0]:
        catalogue.change(
            [
                change(names(10)[number], f"New {number}"),
                change(names(10)[9 - number], f"Newer {number}"),
                change(f"memo-0000{number}-new"),
                deletion(names(10)[5]),
            ],
            f"2026-03-03T03:03:1{number}Z",
        )
        number += 1
        root = ask(repository, verb="ListIdentifiers", resumptionToken=token)
        told += found(root, "identifier")
    assert number >= 3
    assert len(told) == len(set(told))
    assert {identifier_of("example.org", name) for name in names(10)} <= set(told)


def test_tokens_outlive_the_server(repository, catalogue, address):
    root = ask(repository, verb="ListRecords", metadataPrefix="oai_dc")
    with open_catalogue(address) as again:
        told = ask(
            Repository(again, ABOUT), verb="ListRecords", resumptionToken=found(root, "resumptionToken")[0]
        )
    assert [one.rsplit(":", 1)[1] for one in found(told, "identifier")] == names(3, 3)


def test_a_record_that_says_the_same_keeps_its_datestamp(catalogue):
    catalogue.change([change("a"), change("b")], EARLY)
    assert catalogue.change([change("a"), change("b", "Another")], LATE) == 1
    assert [entry.datestamp for entry in catalogue.all_entries()] == [EARLY, LATE]
    assert catalogue.change([deletion("a")], LATE) == 1
    assert catalogue.change([deletion("a")], "2026-09-09T00:00:00Z") == 0
    assert catalogue.entry("a").datestamp == LATE
    assert catalogue.change([change("a")], "2026-10-10T00:00:00Z") == 1
    assert not catalogue.entry("a").is_deleted


@given(st.text(min_size=1).filter(lambda text: "\0" not in text and not _has_surrogate(text)))
def test_identifiers_are_those_of_their_names(name):
    identifier = identifier_of("example.org", name)
    assert name_in("example.org", identifier) == name
    assert identifier.isascii()


@given(
    st.builds(
        Token,
        st.just("ListRecords"),
        st.text(),
        st.builds(Selection),
        st.text(),
        st.integers(0, 99),
        st.integers(0, 99),
    )
)
def test_tokens_are_read_as_they_were_written(token):
    text = write_token(token)
    assert text.replace("-", "").replace("_", "").isalnum()
    fits = not any("\0" in part or _has_surrogate(part) for part in (token.prefix, token.last))
    assert read_token(text) == (token if fits else None)


_words = st.sampled_from(
    [
        "verb",
        "ListRecords",
        "GetRecord",
        "ListSets",
        "metadataPrefix",
        "oai_dc",
        "tei",
        "set",
        "year",
        "from",
        "until",
        "2026-01-01",
        "resumptionToken",
        "identifier",
        "oai:example.org:memo-00001",
        "\0",
        "é",
        "\ud800",
        "'; DROP TABLE",
    ]
) | st.text(max_size=20)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pairs=st.lists(st.tuples(_words, _words), max_size=6), raw=st.binary(max_size=60), is_raw=st.booleans()
)
def test_whatever_is_asked_is_answered_validly(repository, pairs, raw, is_raw):
    query = (
        raw
        if is_raw
        else "&".join(
            f"{quote(name, errors='surrogatepass')}={quote(value, errors='surrogatepass')}"
            for name, value in pairs
        ).encode("ascii")
    )
    assert_valid(repository.answer(query))


def _has_surrogate(text):
    return any("\ud800" <= character <= "\udfff" for character in text)
