"""The server, asked by clients that nobody here wrote, and by nobody's friend."""

import gzip
import json
import urllib.error
import urllib.request

import oaipmh_scythe
import pytest
import sickle
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from encoder.archive.limits import Rate
from encoder.archive.oai.repository import About
from encoder.archive.server import application
from tests.archive.records import change, deletion, names
from tests.archive.schemas import assert_valid
from tests.archive.served import running

COUNT = 230


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "html"
    (folder / "tei").mkdir(parents=True)
    (folder / "index.html").write_text("<p>The Harbour Papers</p>")
    (folder / "404.html").write_text("<p>Not here</p>")
    (folder / "memo-00001.html").write_text("<p>One</p>")
    (folder / "tei" / "memo-00001.xml").write_text("<TEI/>")
    (tmp_path / "secret.txt").write_text("secret")
    return folder


@pytest.fixture
def served(catalogue, site):
    catalogue.change([change(name) for name in names(COUNT)], "2026-01-01T10:00:00Z")
    about = {"name": "Papers", "email": "a@example.org", "domain": "example.org", "page": 20}
    with running(
        lambda address: application(catalogue, About(address=f"{address}oai", **about), site)
    ) as address:
        yield address


def get(address, headers=None, data=None):
    request = urllib.request.Request(address, data=data, headers=headers or {})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


@pytest.mark.parametrize("prefix", ["oai_dc", "tei", "mods"])
def test_sickle_harvests_all(served, prefix):
    records = list(sickle.Sickle(f"{served}oai").ListRecords(metadataPrefix=prefix))
    assert [record.header.identifier.rsplit(":", 1)[1] for record in records] == names(COUNT)
    assert all(record.metadata for record in records)


def test_scythe_harvests_all_while_records_change(served, catalogue):
    told = []
    with oaipmh_scythe.Scythe(f"{served}oai") as scythe:
        for number, record in enumerate(scythe.list_records(metadata_prefix="oai_dc")):
            told.append(record.header.identifier.rsplit(":", 1)[1])
            if number % 30 == 10:
                changes = [
                    change(names(COUNT)[number // 2], f"New {number}"),
                    deletion(names(COUNT)[min(number + 15, COUNT - 2)]),
                ]
                changes += [change(names(COUNT)[-number % COUNT], "Newer"), change(f"memo-{number:05}-new")]
                catalogue.change(changes, "2026-02-02T00:00:00Z")
    assert len(told) == len(set(told))
    assert set(names(COUNT)) <= set(told)
    # What changed behind the harvester comes with the next harvest.
    later = sickle.Sickle(f"{served}oai").ListIdentifiers(metadataPrefix="oai_dc", **{"from": "2026-02-01"})
    changed = {header.identifier.rsplit(":", 1)[1] for header in later}
    assert {entry.name for entry in catalogue.all_entries() if entry.datestamp > "2026-02"} == changed


def test_sickle_sees_sets_formats_and_who_it_is(served):
    harvester = sickle.Sickle(f"{served}oai")
    assert harvester.Identify().deletedRecord == "persistent"
    assert "year:1951" in {one.setSpec for one in harvester.ListSets()}
    assert {one.metadataPrefix for one in harvester.ListMetadataFormats()} == {"oai_dc", "tei", "mods"}
    with pytest.raises(sickle.oaiexceptions.NoRecordsMatch):
        harvester.ListRecords(metadataPrefix="oai_dc", set="nothing")


def test_post_says_what_get_says(served):
    query = b"verb=ListIdentifiers&metadataPrefix=oai_dc&set=year%3A1951"
    answers = [get(f"{served}oai?{query.decode()}"), get(f"{served}oai", data=query)]
    assert [status for status, _, _ in answers] == [200, 200]
    first, second = (body.decode().split("<request", 1)[1] for _, _, body in answers)
    assert first == second
    assert_valid(answers[0][2].decode())
    assert get(f"{served}oai", {"Content-Type": "application/json"}, b"{}")[0] == 415
    assert b"badArgument" in get(f"{served}oai", data=b"verb=" + b"x" * 100_000)[2]


def test_answers_are_compressed_and_not_sent_twice(served):
    address = f"{served}oai?verb=ListSets"
    _, headers, body = get(address, {"Accept-Encoding": "gzip"})
    assert headers["Content-Encoding"] == "gzip"
    assert_valid(gzip.decompress(body).decode())
    assert get(address, {"If-None-Match": headers["ETag"]})[0] == 304
    assert get(address, {"If-None-Match": '"another"'})[0] == 200


def test_the_site_is_served_and_nothing_beside_it(served):
    assert get(served)[2] == b"<p>The Harbour Papers</p>"
    status, headers, _ = get(f"{served}memo-00001.html")
    assert status == 200
    assert 'rel="cite-as"' in headers["Link"] and 'rel="describedby"' in headers["Link"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Content-Security-Policy" not in headers
    headers = get(f"{served}tei/memo-00001.xml")[1]
    assert headers["Content-Type"] == "application/tei+xml"
    assert headers["Content-Security-Policy"].endswith("sandbox")
    assert get(f"{served}nothing")[:1] == (404,)
    for path in (
        "../secret.txt",
        "%2e%2e/secret.txt",
        "..%2fsecret.txt",
        "tei/..%2f..%2fsecret.txt",
        "%00",
        "a" * 3000,
    ):
        status, _, body = get(served + path)
        assert status in (400, 404) and b"secret" not in body
    assert get(f"{served}oai", data=b"x", headers={"Content-Type": "text/plain"})[0] == 415


def test_health(served):
    assert json.loads(get(f"{served}health")[2]) == {"status": "ok", "records": COUNT}


def test_people_see_a_page(served):
    for query in ("verb=Identify", "verb=ListRecords&metadataPrefix=oai_dc", "verb=ListSets", "verb=x"):
        status, headers, body = get(f"{served}oai/view?{query}")
        assert status == 200 and headers["Content-Type"].startswith("text/html")
        assert b"<h1>" in body
    browser = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    status, headers, body = get(f"{served}oai?verb=Identify", browser)
    assert headers["Content-Type"].startswith("text/html") and headers["Vary"].startswith("Accept")
    assert b"<h1>Identify" in body
    java = {"Accept": "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2"}
    assert get(f"{served}oai?verb=Identify", java)[1]["Content-Type"].startswith("text/xml")
    assert get(f"{served}oai/view.xsl")[2].startswith(b"<?xml")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="#"), max_size=80))
def test_no_query_is_too_much(served, query):
    status, _, body = get(f"{served}oai?{query}")
    assert status == 200
    assert_valid(body.decode())


def test_who_asks_too_often_waits():
    now = [0.0]
    rate = Rate(2, 3, clock=lambda: now[0])
    assert [rate.wait("a") for _ in range(4)] == [0, 0, 0, 0.5]
    assert rate.wait("b") == 0
    now[0] = 0.5
    assert rate.wait("a") == 0
    assert rate.wait("a") > 0
    assert not any(Rate(0, 0).wait("a") for _ in range(100))


def test_too_many_requests_are_told_to_wait(catalogue, site):
    about = About("Papers", "http://x.example.org/oai", "a@example.org")
    with running(lambda _: application(catalogue, about, site, rate=0.5, at_once=2)) as address:
        assert [get(f"{address}oai?verb=Identify")[0] for _ in range(2)] == [200, 200]
        status, headers, _ = get(f"{address}oai?verb=Identify")
    assert status == 503
    assert int(headers["Retry-After"]) >= 1
