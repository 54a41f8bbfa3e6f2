"""The preview: a site of texts or TEI on this machine, renewed when a file changes."""

from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from threading import Event, Thread

import pytest

from encoder.cli import run
from encoder.commands.preview import rebuild
from encoder.config import Options
from encoder.errors import UsageError
from encoder.metadata import MetadataTable
from encoder.model import Metadata
from encoder.rendering import preview
from encoder.rendering.site import SiteOptions

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture
def served(tmp_path):
    """A connection to a server of a folder with one page and a page for wrong addresses."""
    (tmp_path / "index.html").write_text("<!DOCTYPE html><title>x</title>")
    (tmp_path / "404.html").write_text("lost")
    (tmp_path / "a.xml").write_text("<TEI/>")
    with preview.serve(tmp_path, 0) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        connection = HTTPConnection("127.0.0.1", server.server_address[1])
        yield connection
        connection.close()
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/", 200, "text/html"),
        ("/a.xml", 200, "application/tei+xml"),
        ("/nothing", 404, "text/html; charset=utf-8"),
        ("/../../etc/passwd", 404, "text/html; charset=utf-8"),
    ],
)
def test_files_are_served_as_a_web_server_would(served, path, status, kind):
    served.request("GET", path)
    answer = served.getresponse()
    body = answer.read()
    assert (answer.status, answer.headers["Content-Type"]) == (status, kind)
    assert (body == b"lost") == (status == 404)
    assert ("Content-Security-Policy" in answer.headers) == path.endswith(".xml")


def test_only_this_machine_is_answered(tmp_path):
    with preview.serve(tmp_path, 0) as server:
        assert server.server_address[0] == "127.0.0.1"


def test_a_port_that_is_taken_is_wrong_use(tmp_path):
    with preview.serve(tmp_path, 0) as server, pytest.raises(UsageError, match="cannot be used"):
        preview.serve(tmp_path, server.server_address[1])


def test_a_change_is_told_once(monkeypatch):
    monkeypatch.setattr(preview, "SECONDS_BETWEEN_LOOKS", 0)
    stop, changes = Event(), []
    looks = iter([{"a": 1}, {"a": 1}, {"a": 2}, {"a": 2}])

    def look():
        seen = next(looks, None)
        if seen is None:
            stop.set()
        return seen or {"a": 2}

    preview.watch(look, lambda: changes.append(1), stop)
    assert changes == [1]


def test_texts_and_tei_become_one_site(tmp_path, capsys):
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "note.txt").write_text("1. A Note\n\nThe harbour is closed.\n")
    (texts / "empty.txt").write_text(" ")
    (texts / "edited.xml").write_bytes((SAMPLES / "edited.xml").read_bytes())
    rebuild([str(texts)], tmp_path / "work", SiteOptions(search=False))
    assert (tmp_path / "work" / "site" / "note.html").is_file()
    assert (tmp_path / "work" / "site" / "edited.html").is_file()
    told = capsys.readouterr().err
    assert "empty.txt" in told
    assert "2 documents built" in told


def test_texts_are_read_as_the_options_say(tmp_path):
    (tmp_path / "note.txt").write_bytes("The harbour of Möwe is closed.\n".encode("cp850"))
    reading = partial(Options, encoding="cp850", metadata=MetadataTable(common=Metadata(title="A Notice")))
    rebuild([str(tmp_path / "note.txt")], tmp_path / "work", SiteOptions(search=False), reading=reading)
    page = (tmp_path / "work" / "site" / "note.html").read_text("utf-8")
    assert "Möwe" in page and "A Notice" in page


@pytest.mark.parametrize("wrong", [["--encoding", "hex"], ["--metadata", "bad.toml"]])
def test_wrong_options_are_told_before_anything_is_served(wrong, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("The harbour.")
    (tmp_path / "bad.toml").write_text("gulls = 1")
    assert run(["preview", "a.txt", *wrong]) == 2


def test_what_is_named_besides_the_sources_is_watched(tmp_path, monkeypatch):
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "note.txt").write_text("The harbour is closed.\n")
    named = {tmp_path / "all.toml": 'title = "T"\n', tmp_path / "house.toml": 'language = "en"\n'}
    for path, text in named.items():
        path.write_text(text)
    seen = []
    monkeypatch.setattr(preview, "watch", lambda look, changed, stop: seen.append(set(look())))
    metadata, house = map(str, named)
    texts = str(tmp_path / "texts")
    assert run(["preview", texts, "--port", "0", "--metadata", metadata, "--house", house]) == 0
    assert seen == [{tmp_path / "texts" / "note.txt", *named}]
