"""The desk's server, asked as browsers, other sites' pages and nobody in particular would ask it."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from http.client import HTTPException
from pathlib import Path

import pytest

from encoder.corrections import corrections_file
from encoder.corrections.file import read_corrections
from tests.desk.desks import desk_of

pytest.importorskip("starlette")
pytest.importorskip("uvicorn")

SAMPLES = Path(__file__).parents[1] / "samples"
NAME = "quarantine-letter.txt"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("letters")
    for name in (NAME, "lighthouse-board-41.txt"):
        shutil.copy(SAMPLES / name, folder / name)
    (folder / "inner").mkdir()
    (folder / "inner" / NAME).write_text("Dear Sir:\n\nNothing has come of it.\n\nYours,\n\nA. Marlow\n")
    (folder / "empty.txt").write_text("")
    return folder


@pytest.fixture(scope="module")
def served(folder):
    with desk_of(folder, "--by", "A. Marlow") as served:
        yield served


@pytest.fixture
def clean(folder):
    """What the folder holds, and that no request of a test has changed it."""

    def held():
        return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}

    before = held()
    yield
    assert held() == before


def change(served, says, clear=(), seen=None, name=NAME):
    return served.ask("change", {"document": name, "says": says, "clear": list(clear), "seen": seen or {}})


def test_the_page_asks_for_nothing_from_elsewhere(served):
    status, page = served.ask("")
    assert status == 200
    assert "http" not in page.replace("http-equiv", "")


def test_a_document_comes_with_its_lines_and_its_tei(served):
    status, sheet = served.ask("document", name=NAME, view="reading", line=1)
    assert status == 200
    assert sheet["lines"][2][:2] == ["Quarantine House, undated.", "dateline"]
    for number, line in enumerate(sheet["lines"], 1):
        assert (f'data-line="{number}"' in sheet["view"]["text"]) is bool(line[0].strip())
    _, xml = served.ask("view", name=NAME, view="xml", line=1)
    number, offset = next(place for place in xml["places"] if place[0] == 3)
    assert xml["text"][offset:].startswith("Quarantine House")


def test_what_cannot_be_read_is_one_line_and_the_others_are_there(served):
    status, told = served.ask("document", name="empty.txt", view="reading", line=1)
    assert status == 200
    assert "empty" in told["failed"]
    _, collection = served.ask("collection")
    assert [one["name"] for one in collection["documents"]] == [
        "empty.txt",
        f"inner/{NAME}",
        "lighthouse-board-41.txt",
        NAME,
    ]


def test_a_change_is_written_at_once_and_undone_and_done_again(served, folder):
    path = corrections_file(folder / NAME)
    status, done = change(served, [{"line": 9, "role": "head", "rank": 2}])
    assert (status, done["undo"]) == (200, 1)
    (record,) = read_corrections(path)[0]
    assert (record.line, record.role, record.rank, record.by) == (9, "head", 2, "A. Marlow")
    assert served.ask("document", name=NAME)[1]["lines"][8][1:3] == ["head", 1.0]
    assert change(served, [{"line": 9, "role": "item"}])[0] == 409  # what is there was not seen
    seen = {"9": served.ask("document", name=NAME)[1]["records"]}
    assert change(served, [{"line": 9, "role": "item"}], seen=seen)[0] == 200
    assert [one.role for one in read_corrections(path)[0]] == ["item"]
    assert served.ask("undo", {})[0] == 200
    assert [one.role for one in read_corrections(path)[0]] == ["head"]
    assert served.ask("redo", {})[0] == 200
    assert [one.role for one in read_corrections(path)[0]] == ["item"]
    assert served.ask("undo", {})[1]["line"] == 9
    served.ask("undo", {})
    assert read_corrections(path) == ((), ())
    assert served.ask("undo", {})[1]["document"] is None


def test_other_editors_records_stay_and_are_never_written_over(served, folder):
    path = corrections_file(folder / NAME)
    served.ask("document", name=NAME)
    other = '[[correction]]\nline = 5\ntext = "Dear Mr. Mayor:"\nrole = "salute"\nby = "B"\n'
    path.write_text(f"# ours\n\n{other}")
    assert change(served, [{"line": 7, "role": "paragraph"}], seen={"7": []})[0] == 200
    assert [(one.line, one.by) for one in read_corrections(path)[0]] == [(5, "B"), (7, "A. Marlow")]
    assert path.read_text().startswith("# ours\n")
    assert change(served, [{"line": 5, "role": "head"}], seen={"5": []}) == (409, {"error": "meanwhile"})
    assert [(one.line, one.by) for one in read_corrections(path)[0]] == [(5, "B"), (7, "A. Marlow")]
    path.write_text(path.read_text().replace("paragraph", "item"))
    assert served.ask("undo", {}) == (409, {"error": "meanwhile"})
    assert "item" in path.read_text()
    path.unlink()


@pytest.mark.parametrize(
    ("headers", "token", "status"),
    [
        ({}, "wrong", 403),
        ({}, "", 403),
        ({"Host": "example.org"}, None, 421),
        ({"Host": ""}, None, 400),
        ({"Host": "127.0.0.1:1"}, None, 421),
        ({"Origin": "https://example.org"}, None, 403),
        ({"Origin": "null"}, None, 403),
        ({"Origin": ""}, None, 403),
        ({"Sec-Fetch-Site": "cross-site"}, None, 403),
        ({"Content-Type": "text/plain"}, None, 415),
        ({"Content-Length": "99999999"}, None, 413),
    ],
)
def test_strangers_are_turned_away(served, clean, headers, token, status):
    body = {"document": NAME, "says": [{"line": 1, "role": "head"}], "clear": [], "seen": {}}
    assert served.ask("change", body, headers=headers, token=token)[0] == status


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[]", 400),
        (b'"\xff"', 400),
        (b"[" * 100_000, 400),
        (b"{}", 404),
        (b"x" * 2_500_000, 413),
    ],
)
def test_rubbish_writes_nothing(served, clean, raw, status):
    assert served.ask("change", raw=raw)[0] == status


@pytest.mark.parametrize(
    "says",
    [
        "x",
        ["x"],
        [{}],
        [{"line": 0, "role": "head"}],
        [{"line": 1e9, "role": "head"}],
        [{"line": True, "role": "head"}],
        [{"line": 10**6, "role": "head"}],
        [{"line": 1}],
        [{"line": 1, "role": "king"}],
        [{"line": 1, "role": ["head"]}],
        [{"line": 1, "role": "head", "rank": 99}],
        [{"line": 1, "role": "head", "text": {"a": 1}, "joins": True}],
        [{"line": 1, "path": "/etc/passwd", "role": "head"}],
        [{"line": 1, "date": "tomorrow"}],
        [{"line": 1, "reads": "x"}],
        [{"line": 1, "column": 1, "span": "no such words", "reads": "x"}],
        [{"line": 1, "column": -1, "span": "7", "reads": "x"}],
        [{"line": 1, "column": 10**8, "accepted": True}],
        [{"line": 1, "role": "head"}] * 5001,
    ],
)
def test_records_that_cannot_be_are_refused_and_nothing_is_written(served, clean, says):
    assert change(served, says)[0] == 422


@pytest.mark.parametrize("seen", [[], {"x": []}, {"1": 1}, {"1" * 30: []}])
def test_what_was_seen_must_make_sense(served, clean, seen):
    body = {"document": NAME, "says": [{"line": 1, "role": "head"}], "clear": [], "seen": seen}
    assert served.ask("change", body)[0] == 422


@pytest.mark.parametrize(
    "name", ["../secret.txt", "/etc/passwd", "", "a\0b", "inner", "inner/../" + NAME, 7, None]
)
def test_only_documents_that_are_there_can_be_named(served, clean, name):
    assert served.ask("change", {"document": name, "says": [], "clear": [], "seen": {}})[0] == 404
    assert served.ask("document", name=name)[0] == 404
    assert served.ask("picture", name=name, address="x.png")[0] == 404


@pytest.mark.parametrize(
    "path",
    [
        "picture?name=" + NAME + "&address=../../x.png",
        "assets/../desk.css",
        "assets/%2e%2e%2fpyproject.toml",
        "x",
    ],
)
def test_no_path_leads_out(served, path):
    assert served.ask(path)[0] in (400, 403, 404)


@pytest.mark.parametrize(
    "path",
    ["document?name=" + NAME + "&line=x", "doubt?line=1&name=" + NAME, "doubt?line=1&name=x", "change"],
)
def test_odd_questions_are_refused(served, path):
    assert 400 <= served.ask(path)[0] < 500


def test_every_answer_keeps_to_itself(served):
    from http.client import HTTPConnection

    for path in ("", "collection", "assets/desk.js", "nothing"):
        connection = HTTPConnection("127.0.0.1", served.port)
        connection.request("GET", f"/{served.token}/{path}")
        answer = connection.getresponse()
        policy = answer.getheader("Content-Security-Policy") or ""
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert answer.getheader("Referrer-Policy") == "no-referrer"
        assert answer.getheader("Cache-Control") == "no-store"
        connection.close()


def test_doubts_come_in_the_order_of_certainty_over_all_documents(tmp_path):
    for number in range(3):
        text = "Halvorsen\n\nWe sail on Tuesday\nor not at all\n\nto the Board\n\nWith the tide\nMarlow\n"
        (tmp_path / f"{number}.txt").write_text("\n\n".join([text] * (number + 1)))
    with desk_of(tmp_path) as served:
        _, wanted = served.ask("doubts")
        for _ in range(100):
            figures = served.ask("figures")[1]
            if figures["read"] == 3:
                break
        _, wanted = served.ask("doubts")
        assert len(wanted) == figures["doubts"] > 3
        assert [one["certainty"] for one in wanted] == sorted(one["certainty"] for one in wanted)
        found, query = [], {}
        while (doubt := served.ask("doubt", **query)[1]) is not None:
            found.append(doubt)
            query = {key: doubt[key] for key in ("name", "certainty", "line", "column", "rule")}
        assert found == wanted
        before = served.ask("doubt", step=-1, **query)[1]
        assert before == wanted[-2]
        first = wanted[0]
        says = [{"line": first["line"], "accepted": True}]
        assert change(served, says, name=first["name"], seen={first["line"]: []})[0] == 200
        served.ask("document", name=first["name"])
        assert first not in served.ask("doubts")[1]


def test_a_server_that_is_killed_has_lost_nothing(tmp_path):
    shutil.copy(SAMPLES / NAME, tmp_path / NAME)
    with desk_of(tmp_path) as served:
        for line in (1, 3, 5, 7, 9):
            assert change(served, [{"line": line, "role": "paragraph"}])[0] == 200
            served.process.send_signal(0)
        served.process.kill()
        served.process.wait()
    records, findings = read_corrections(corrections_file(tmp_path / NAME))
    assert [one.line for one in records] == [1, 3, 5, 7, 9]
    assert not findings
    assert sorted(path.name for path in tmp_path.iterdir()) == ["quarantine-letter.corrections.toml", NAME]
    with desk_of(tmp_path) as served:
        assert [line[1] for line in served.ask("document", name=NAME)[1]["lines"][:9:2]] == ["paragraph"] * 5


def test_a_server_that_is_killed_while_it_writes_leaves_no_half_file(tmp_path):
    """What was said to be written is there, and what is there is whole."""
    (tmp_path / "log.txt").write_text("\n".join(f"The lamp was lit at {number}." for number in range(300)))
    written: list[int] = []

    def work(served):
        with contextlib.suppress(OSError, HTTPException):
            for line in range(len(written) + 1, 301):
                if change(served, [{"line": line, "role": "item"}], name="log.txt")[0] != 200:
                    return
                written.append(line)

    for milliseconds in (60, 175, 240):
        with desk_of(tmp_path) as served:
            served.ask("document", name="log.txt")
            thread = threading.Thread(target=work, args=(served,))
            thread.start()
            time.sleep(milliseconds / 1000)
            served.process.kill()
            served.process.wait()
            thread.join()
        records, findings = read_corrections(corrections_file(tmp_path / "log.txt"))
        assert not findings
        assert {one.line for one in records} >= set(written)
        assert len(records) <= len(written) + 1
        written[:] = [one.line for one in records]
    assert written
    assert {path.name for path in tmp_path.iterdir() if not path.name.startswith(".")} == {
        "log.txt",
        "log.corrections.toml",
    }


def test_a_port_in_use_is_one_line(served, folder):
    command = [sys.executable, "-m", "encoder", "desk", str(folder), "--port", str(served.port)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "--port" in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_rights_is_one_line(tmp_path):
    shutil.copy(SAMPLES / NAME, tmp_path / NAME)
    tmp_path.chmod(0o500)
    try:
        command = [sys.executable, "-m", "encoder", "desk", str(tmp_path), "--port", "0"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    finally:
        tmp_path.chmod(0o700)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


def test_a_folder_that_cannot_be_written_to_any_more_is_told(tmp_path):
    """A folder stands where the corrections file should: nobody can write it, root neither."""
    shutil.copy(SAMPLES / NAME, tmp_path / NAME)
    with desk_of(tmp_path) as served:
        served.ask("document", name=NAME)
        corrections_file(tmp_path / NAME).mkdir()
        status, told = change(served, [{"line": 1, "role": "head"}])
    assert status == 507
    assert "corrections.toml" in told["error"]


def test_an_end_in_the_midst_of_work_is_quiet_too(tmp_path):
    (tmp_path / "long.txt").write_text("The lamp was lit, and the keeper went up.\n\n" * 1000)
    with desk_of(tmp_path) as served:
        (tmp_path / "long.toml").write_text('title = "Another reading"\n')  # nothing is remembered of it

        def work():
            with contextlib.suppress(OSError, HTTPException):
                served.ask("document", name="long.txt")

        thread = threading.Thread(target=work)
        thread.start()
        time.sleep(0.5)
        served.process.send_signal(signal.SIGINT)
        assert served.process.wait(60) == 0
        assert served.process.stderr.read() == b"engross: server ended\n"
        thread.join()


def test_an_interrupt_ends_it_quietly(tmp_path):
    shutil.copy(SAMPLES / NAME, tmp_path / NAME)
    with desk_of(tmp_path) as served:
        assert served.ask("")[0] == 200
        served.process.send_signal(signal.SIGINT)
        assert served.process.wait(30) == 0
        assert served.process.stderr.read() == b"engross: server ended\n"
