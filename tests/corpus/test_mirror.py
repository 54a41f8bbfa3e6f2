"""An output folder behind an address: what is there in the end is what a folder here would hold."""

import os
import shutil
import socket
import subprocess
import sys
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from urllib.request import urlopen

import pytest

from encoder.cli import run
from encoder.corpus.manifest import NAME
from encoder.corpus.mirror import NEXT, Mirror
from encoder.errors import NotWritten
from tests.corpus.test_renewal import TEXTS, files, told, write_texts

fsspec = pytest.importorskip("fsspec")
ADDRESS = "memory://archive/output"


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    """The folder `in` with two texts, in the current folder; no cache, and nothing in memory's store."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    store = fsspec.filesystem("memory")
    store.store.clear()
    write_texts(Path("in"), TEXTS)
    return store


def build(output=ADDRESS):
    return run(["build", "in", "-o", output, "--no-pdf", "--no-search"])


def held(store, root="/archive/output"):
    """All files in the store but the manifest, the catalogue and the report."""
    found = {path.removeprefix(f"{root}/"): store.cat(path) for path in store.find(root)}
    return {
        name: data for name, data in found.items() if not name.startswith((NAME, ".catalogue", "report/"))
    }


def here():
    build("o")
    return {**files(Path("o")), "html/.engross-site": Path("o/html/.engross-site").read_bytes()}


def test_the_store_holds_what_a_folder_would(corpus, capfd):
    assert build() == 0
    assert held(corpus) == here()
    assert corpus.exists(f"/archive/output/{NAME}")
    capfd.readouterr()
    assert build() == 0
    assert "2 unchanged" in told(capfd)[-1]


def test_another_machine_goes_on_from_the_store(corpus, capfd):
    build()
    shutil.rmtree("cache")
    write_texts(Path("in"), {"c": "3. A Pier\n\nThe pier is long.\n"})
    capfd.readouterr()
    assert build() == 0
    assert "2 unchanged" in told(capfd)[-1]
    Path("in/a.txt").unlink()
    shutil.rmtree("cache")
    assert run(["build", "in", "-o", ADDRESS, "--no-pdf", "--no-search", "--prune"]) == 0
    assert not corpus.exists("/archive/output/tei/a.xml")
    assert corpus.exists("/archive/output/tei/c.xml")


def test_what_was_edited_in_the_store_is_kept(corpus, capfd):
    build()
    path = "/archive/output/tei/a.xml"
    work = corpus.cat(path).replace(b"closed", b"CLOSED")
    time.sleep(0.01)
    corpus.pipe(path, work)
    capfd.readouterr()
    assert build() == 0
    assert any("K01" in line for line in told(capfd))
    assert corpus.cat(path) == work
    assert b"CLOSED" in corpus.cat("/archive/output/html/a.html")


def test_what_was_edited_in_the_store_is_merged_there(corpus):
    build()
    path = "/archive/output/tei/a.xml"
    time.sleep(0.01)
    corpus.pipe(path, corpus.cat(path).replace(b"<p>The", b'<p rend="mine">The'))
    Path("in/a.txt").write_text(TEXTS["a"].replace("closed", "open"))
    assert build() == 0
    assert run(["merge", ADDRESS]) == 0
    assert b'<p rend="mine">The harbour is open.' in corpus.cat(path)


@pytest.mark.parametrize("moment", [0, 1, 2])
def test_a_machine_that_is_killed_while_it_sends_is_gone_on_from(moment, corpus, capfd, monkeypatch):
    build()
    write_texts(Path("in"), {"a": "1. A Note\n\nThe harbour is open.\n"})
    send = Mirror._write
    left = moment

    def dying(self, some):
        nonlocal left
        if left == 0:
            raise OSError
        left -= 1
        send(self, some)

    monkeypatch.setattr(Mirror, "_write", dying)
    with pytest.raises(NotWritten), Mirror(ADDRESS) as folder:
        run(["build", "in", "-o", str(folder), "--no-pdf", "--no-search"])
    monkeypatch.setattr(Mirror, "_write", send)
    shutil.rmtree("cache")
    capfd.readouterr()
    assert build() == 0
    assert not any("K01" in line for line in told(capfd))
    assert not corpus.exists(f"/archive/output/{NEXT}")
    assert held(corpus) == here()


def test_an_address_of_a_file_is_a_folder(corpus, tmp_path):
    assert build(f"file://{tmp_path}/there") == 0
    assert Path("there/html/a.html").is_file()


def test_an_address_that_nobody_knows_is_one_line(corpus, capfd):
    assert build("nothing://there/is") == 2
    assert len(told(capfd)) == 1


def test_sources_are_fetched_from_the_web(corpus, tmp_path, capfd):
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    pytest.importorskip("aiohttp")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/in/a.txt"
        assert run(["encode", address, "-o", "o"]) == 0
        server.shutdown()
    assert b"The harbour is closed." in Path("o/a.xml").read_bytes()


@pytest.mark.skipif(not (find_spec("moto") and find_spec("s3fs")), reason="needs s3fs and moto[server]")
def test_a_bucket_holds_what_a_folder_would(corpus, monkeypatch, capfd):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", port]
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            for _ in range(120):
                try:
                    urlopen(os.environ["AWS_ENDPOINT_URL"]).close()  # noqa: S310
                    break
                except OSError:
                    time.sleep(0.5)
            store = fsspec.filesystem("s3")
            store.mkdir("archive")
            store.pipe("archive/in/a.txt", TEXTS["a"].encode())
            command = ["build", "s3://archive/in/", "-o", "s3://archive/output", "--no-pdf", "--no-search"]
            assert run(command) == 0
            assert b"The harbour is closed." in store.cat("archive/output/tei/a.xml")
            assert b"The harbour is closed." in store.cat("archive/output/html/a.html")
            shutil.rmtree("cache")
            capfd.readouterr()
            assert run(command) == 0
            assert "1 unchanged" in told(capfd)[-1]
        finally:
            server.terminate()
