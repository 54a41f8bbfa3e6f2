"""The command as operators meet it: pipes, devices, full disks, closed streams, signals (issue 11)."""

import json
import os
import re
import resource
import shutil
import signal
import socket
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from encoder.budget import read_file
from encoder.corpus.manifest import NAME as MANIFEST
from encoder.errors import UnreadableFile
from encoder.writer import sha256_of

REPO = Path(__file__).parent.parent
TEXT = "1. A Note\n\nThe harbour is closed.\n"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="pipes, devices and /proc as Linux has them")


def command(*arguments):
    return [sys.executable, "-m", "encoder", *map(str, arguments)]


def engross(*arguments, **how):
    """What the command did; a limit of time, since a hang is what is looked for."""
    how = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **how}
    environment = {**os.environ, "PYTHONPATH": str(REPO), **how.pop("env", {})}
    return subprocess.run(command(*arguments), timeout=60, check=False, env=environment, **how)


def lines(done):
    told = done.stderr.decode()
    assert "Traceback" not in told
    assert "fault of engross" not in told
    return told.splitlines()


@pytest.fixture
def texts(tmp_path, monkeypatch):
    """A folder `in` with the text `a.txt`; it is the current folder's."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    return folder


@pytest.fixture
def tei(texts):
    """The folder `o` with the TEI of `a.txt`."""
    assert engross("encode", texts, "-o", "o").returncode == 0
    return Path("o")


def large(tei):
    """A TEI document that takes many seconds with each command."""
    paragraphs = "".join(f"<p>The <hi>lamp</hi> is <lb/>lit {number}.</p>" for number in range(160_000))
    text = (tei / "a.xml").read_text()
    start, end = text.rindex("<p>"), text.rindex("</div>")
    (tei / "big.xml").write_text(text[:start] + paragraphs + text[end:])


# Files without an end


def test_pipes_and_devices_are_never_opened(tei):
    os.mkfifo("pipe.xml")
    for arguments in (
        ["encode", "-o", "x"],
        ["validate"],
        ["coverage"],
        ["render", "html", "-o", "h"],
        ["render", "pdf", "-o", "p"],
        ["render", "book", "-o", "b.pdf"],
    ):
        done = engross(*arguments, "pipe.xml", "/dev/zero", tei / "a.xml")
        told = "\n".join(lines(done)) + done.stdout.decode()
        assert done.returncode == 1, arguments
        assert "pipe.xml: " in told and "is a pipe, not a file" in told, arguments
        assert "/dev/zero: " in told and "is a device, not a file" in told, arguments
    assert Path("x/a.xml").is_file()
    assert Path("h/a.html").is_file()
    assert Path("p/a.pdf").is_file()
    assert Path("b.pdf").is_file()


@pytest.mark.parametrize("option", ["--metadata", "--schema", "--xslt"])
def test_options_do_not_wait_for_pipes(option, tei):
    os.mkfifo("pipe")
    which = {"--metadata": ["encode", "in"], "--schema": ["validate", tei], "--xslt": ["render", "html", tei]}
    done = engross(*which[option], option, "pipe")
    assert done.returncode == 2
    assert len(lines(done)) == 1


def test_endless_standard_input_is_refused(texts):
    with Path("/dev/zero").open("rb") as endless:
        done = engross("encode", "-", "-o", "-", "--max-bytes", "1000", stdin=endless)
    assert (done.returncode, done.stdout) == (1, b"")
    assert lines(done) == [
        "engross: stdin: is larger than 1,000 bytes. Hint: split it, or allow more with --max-bytes"
    ]


def test_a_document_above_the_limit_is_refused_and_the_others_are_done(texts):
    (texts / "b.txt").write_text(TEXT * 50)
    done = engross("encode", texts, "-o", "o", "--max-bytes", "200")
    assert done.returncode == 1
    assert "in/b.txt: 1,700 bytes is more than the 200 bytes that are read" in lines(done)[0]
    assert Path("o/a.xml").is_file()


# Time


def test_what_takes_too_long_is_one_line_in_every_command(tei):
    large(tei)
    for arguments, made in (
        (["validate"], None),
        (["coverage", "--sources", "in"], None),
        (["render", "html", "-o", "h"], "h/a.html"),
        (["render", "pdf", "-o", "p"], "p/a.pdf"),
        (["render", "book", "-o", "b.pdf"], "b.pdf"),
    ):
        done = engross(*arguments, "--timeout", "4", tei / "a.xml", tei / "big.xml")
        told = "\n".join(lines(done)) + done.stdout.decode()
        assert done.returncode == 1, arguments
        assert told.count("it took longer than 4 s") == 1, arguments
        assert "--timeout" in told
        assert made is None or Path(made).is_file(), arguments


def test_an_encoding_that_takes_too_long_is_in_the_report(texts):
    (texts / "big.txt").write_text("The lamp [Page 1] is lit, 12 and the harbour closed.\n\n" * 160_000)
    done = engross("encode", texts, "-o", "o", "--timeout", "4", "--report", "report.json")
    assert done.returncode == 1
    assert "in/big.txt: it took longer than 4 s" in lines(done)[0]
    report = json.loads(Path("report.json").read_text())
    assert report["summary"] == {
        "documents": 2,
        "encoded": 1,
        "failed": 1,
        "unchanged": 0,
        "kept": 0,
        "withdrawn": 0,
    }


# Signals


def children(pid):
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def is_alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_until(what):
    until = time.monotonic() + 20
    while not what() and time.monotonic() < until:
        time.sleep(0.02)
    return what()


@pytest.mark.parametrize(
    ("number", "code", "told"),
    [
        (signal.SIGINT, 130, "engross: interrupted\n"),
        (signal.SIGTERM, 143, "engross: terminated\n"),
        (signal.SIGHUP, 129, "engross: the terminal was closed\n"),
        (signal.SIGKILL, -9, ""),
    ],
)
def test_a_signal_ends_all_and_leaves_nothing_half_done(number, code, told, texts):
    (texts / "big.txt").write_text("The lamp [Page 1] is lit, 12 and the harbour closed.\n\n" * 200_000)
    started = command("encode", texts, "-o", "o", "--report", "report.json")
    environment = {**os.environ, "PYTHONPATH": str(REPO)}
    with subprocess.Popen(started, stderr=subprocess.PIPE, text=True, env=environment) as run:
        assert wait_until(lambda: Path("o/a.xml").is_file())
        time.sleep(0.5)  # until the command has heard of it
        workers = children(run.pid)
        assert workers
        run.send_signal(number)
        assert (run.communicate(timeout=20)[1], run.returncode) == (told, code)
    assert wait_until(lambda: not any(map(is_alive, workers)))
    assert sorted({path.name.split("-")[0] for path in Path("o").iterdir()}) == [MANIFEST, "a.xml", "schema"]
    if number != signal.SIGKILL:
        assert json.loads(Path("report.json").read_text())["summary"]["encoded"] == 1


# What is not replaced


@pytest.mark.parametrize(
    "arguments",
    [
        ["encode", "in/a.txt", "-o", "o", "--report", "in/a.txt"],
        ["encode", "in/a.xml", "-o", "in"],
        ["render", "book", "in/tei.xml", "-o", "in/tei.xml"],
        ["encode", "in/a.txt", "-o", "o", "--report", "in/a.toml"],
    ],
)
def test_a_source_is_never_written_over(arguments, texts, tei):
    (texts / "a.xml").write_text(TEXT)
    (texts / "a.toml").write_text('place = "Harbour"\n')
    (texts / "tei.xml").write_bytes((tei / "a.xml").read_bytes())
    before = {path: path.read_bytes() for path in texts.iterdir()}
    done = engross(*arguments)
    assert done.returncode == 1
    assert "is one of the sources and is not replaced" in lines(done)[0]
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize("part", ["tei", "html", "html/text", "pdf"])
def test_no_link_leads_out_of_the_output_folder(part, texts):
    Path("outside").mkdir()
    link = Path("o", part)
    link.parent.mkdir(parents=True)
    link.symlink_to(Path("outside").resolve())
    done = engross("build", texts, "-o", "o", "--no-search")
    assert done.returncode == 1
    assert "a link leads out of the output folder o" in lines(done)[0]
    assert list(Path("outside").iterdir()) == []


def test_a_link_among_the_pictures_publishes_nothing_from_elsewhere(tei):
    Path("secret").write_text("secret")
    (tei / "lamp.png").symlink_to(Path("secret").resolve())
    text = (tei / "a.xml").read_text()
    (tei / "a.xml").write_text(
        text.replace("</p>\n      </div>", '<figure><graphic url="lamp.png"/></figure></p></div>')
    )
    assert "lamp.png" in (tei / "a.xml").read_text()
    assert engross("render", "html", tei, "-o", "h", "--no-search").returncode == 0
    assert not Path("h/lamp.png").exists()


def test_a_document_on_standard_output_has_its_report_too(texts):
    done = engross("encode", "in/a.txt", "-o", "-", "--report", "report.json")
    assert done.stdout.startswith(b"<?xml")
    assert json.loads(Path("report.json").read_text())["summary"]["encoded"] == 1


@pytest.mark.parametrize("end", ["", "-wal", "-shm"])
def test_no_database_is_written_through_a_link(end, texts):
    out, elsewhere = texts.parent / "out", texts.parent / "elsewhere"
    out.mkdir()
    (out / f"{MANIFEST}{end}").symlink_to(elsewhere)
    done = engross("encode", texts, "-o", out)
    (line,) = lines(done)
    assert done.returncode == 2 and "is a link" in line
    assert not elsewhere.exists()


UNPRIVILEGED = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
"""For whom a folder can be closed: not for root."""


@pytest.mark.skipif(bool(UNPRIVILEGED) and not shutil.which("setpriv"), reason="root opens every folder")
@pytest.mark.parametrize(
    "arguments",
    [
        ["encode", "{}", "-o", "{out}"],
        ["survey", "{}", "-o", "-"],
        ["validate", "{}"],
        ["render", "html", "{}", "-o", "{out}", "--no-search"],
        ["coverage", "{}", "--sources", "{}"],
        ["merge", "{}"],
        ["schema", "add", "{}/a.rng"],
    ],
    ids=lambda arguments: arguments[0],
)
@pytest.mark.parametrize("is_inner", [True, False], ids=["in a folder", "named"])
def test_a_folder_that_is_closed_to_us_is_one_line(arguments, is_inner, texts):
    closed = texts / "closed"
    closed.mkdir()
    named = texts if is_inner else closed
    filled = [one.replace("{}", str(named)).replace("{out}", str(texts.parent / "out")) for one in arguments]
    closed.chmod(0)
    try:
        done = subprocess.run(
            [*UNPRIVILEGED, *command(*filled)],
            timeout=60,
            check=False,
            capture_output=True,
            env={**os.environ, "PYTHONPATH": str(REPO)},
        )
    finally:
        closed.chmod(0o755)
    lines(done)
    assert done.returncode in (0, 1, 2)
    if arguments[0] == "encode" and is_inner:
        assert (texts.parent / "out" / "a.xml").exists()


def test_a_link_in_the_place_of_a_file_is_replaced_and_not_followed(texts):
    Path("outside.xml").write_text("mine")
    Path("o").mkdir()
    Path("o/a.xml").symlink_to(Path("outside.xml").resolve())
    assert engross("encode", texts, "-o", "o").returncode == 0
    assert Path("outside.xml").read_text() == "mine"
    assert not Path("o/a.xml").is_symlink()


def test_a_device_and_a_pipe_stay_what_they_are(texts):
    Path("o").mkdir()
    os.mkfifo("o/a.xml")
    done = engross("encode", texts, "-o", "o", "--report", "/dev/null")
    assert done.returncode == 1
    assert "o/a.xml: is a device or a pipe and is not replaced" in lines(done)[0]
    assert Path("/dev/null").is_char_device()


def test_what_was_built_is_no_source(texts):
    for _ in range(2):
        done = engross("build", texts, "-o", "in/output", "--no-pdf", "--no-search")
        assert done.returncode == 0, lines(done)
        assert lines(done)[-1].startswith("1 of 1 documents")
    done = engross("build", texts, "-o", "elsewhere", "--no-pdf", "--no-search")
    assert lines(done)[-1].startswith("1 of 1 documents")


# Limits, streams


def test_without_address_space_it_is_one_line_and_encoding_works(tei):
    limit = 8 << 30

    def confined(*arguments):
        return engross(*arguments, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))

    for arguments in (["render", "html", tei], ["render", "pdf", tei], ["validate", tei]):
        done = confined(*arguments)
        assert done.returncode == 1
        assert len(lines(done)) == 1
        assert "ulimit -v unlimited" in lines(done)[0]
    assert confined("encode", "in", "-o", "x").returncode == 0
    assert confined("validate", "--no-schematron", tei).returncode == 0
    built = confined("build", "in", "-o", "built", "--report", "report.json")
    assert (built.returncode, len(lines(built))) == (1, 1)
    assert Path("built/tei/a.xml").is_file()
    assert json.loads(Path("report.json").read_text())["summary"]["encoded"] == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["validate", "-q", "in/a.txt"],
        ["encode", "in", "-o", "-"],
        ["--help"],
        ["validate", "-q", "--format", "json", "in/a.txt"],
    ],
)
def test_a_full_or_closed_standard_output_is_one_line(arguments, texts):
    with Path("/dev/full").open("wb") as full:
        done = engross(*arguments, stdout=full)
    assert (done.returncode, lines(done)) == (
        1,
        ["engross: standard output cannot be written: No space left on device"],
    )
    done = engross(*arguments, stdout=None, preexec_fn=lambda: os.close(1))
    assert done.returncode == 1
    assert lines(done) == ["engross: standard output cannot be written: Bad file descriptor"]


def test_a_full_disk_is_one_line(tei):
    for arguments in (["encode", "in", "-o", "x", "--report"], ["render", "book", tei, "-o"]):
        done = engross(*arguments, "/dev/full")
        assert done.returncode == 1
        assert lines(done)[0] == "engross: /dev/full: cannot be written: No space left on device"


def test_closed_streams_stop_only_what_needs_them(texts):
    def close():
        for number in range(3):
            os.close(number)

    done = engross("encode", "-", "in/a.txt", "-o", "x", preexec_fn=lambda: os.close(0))
    assert done.returncode == 1
    assert lines(done)[0].startswith("engross: stdin: is closed")
    assert Path("x/a.xml").is_file()
    done = engross("encode", texts, "-o", "y", stdin=None, stdout=None, stderr=None, preexec_fn=close)
    assert done.returncode == 0
    assert Path("y/a.xml").read_bytes().startswith(b"<?xml")
    with Path("/dev/full").open("wb") as full:
        assert engross("encode", "/dev/zero", "in/a.txt", "-o", "z", stderr=full).returncode == 1
    assert Path("z/a.xml").is_file()


def test_a_terminal_of_ascii_shows_escapes_and_programs_get_utf8(texts):
    ascii_only = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    Path("ü.xml").write_text("Ünïcödé “lamp” 🕯")
    done = engross("validate", "ü.xml", env=ascii_only)
    assert done.returncode == 1
    assert b"\\u201clamp\\u201d" in done.stdout
    for form in ("json", "sarif"):
        done = engross("validate", "ü.xml", "--format", form, env=ascii_only)
        assert "“lamp”" in json.dumps(json.loads(done.stdout.decode("utf-8")), ensure_ascii=False)


# Names


def test_names_that_no_document_can_hold_are_one_line_each(texts):
    for name in (b"x\xff.txt", b"c\x1b[31m\n.txt"):
        Path(os.fsdecode(bytes(texts) + b"/" + name)).write_text(TEXT)
    done = engross("build", texts, "-o", "o", "--no-search", "--report", "report.json")
    assert done.returncode == 1
    told = lines(done)
    assert [line for line in told if "its name has the character" in line] == told[:-1]
    assert (len(told), told[-1][:25]) == (3, "1 of 3 documents encoded,")
    assert json.loads(Path("report.json").read_text())["summary"]["failed"] == 2


def test_reports_on_files_with_such_names_are_whole(tei):
    Path(os.fsdecode(b"o/x\xff.xml")).write_text("<TEI>")
    for form in ("text", "json", "sarif", "github", "junit", "checkstyle"):
        done = engross("validate", "o", "--format", form)
        assert done.returncode == 1
        assert (b"x%FF.xml" if form == "sarif" else rb"x\udcff.xml") in done.stdout, form
        lines(done)


def test_the_longest_name_and_a_long_title_are_encoded(texts):
    (texts / f"{'n' * 251}.txt").write_text(f"1. {'Title ' * 50}\n\nThe harbour is closed.\n")
    done = engross("build", texts, "-o", "o", "--no-search")
    assert done.returncode == 1  # its page's name would be too long
    assert len(lines(done)) == 2
    assert lines(done)[-1].startswith("2 of 2 documents encoded")
    assert Path("o/html/a.html").is_file()


@pytest.mark.parametrize(
    "address", ["http://[bad", "not a url", "ftp://x.org", "", "http://x:99999/", "http://a\x01"]
)
def test_a_broken_base_url_is_one_line(address, tei):
    done = engross("render", "html", tei, "--base-url", address)
    assert done.returncode == 2
    assert len(lines(done)) == 1


# The preview


@pytest.fixture
def preview(texts):
    (texts / "a.md").write_text("The lamp is lit.\n")
    environment = {**os.environ, "PYTHONPATH": str(REPO), "TMPDIR": str(texts.parent)}
    arguments = command("preview", texts, "--port", "0", "--no-search")
    with subprocess.Popen(
        arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as run:
        assert run.stdout is not None
        found = re.search(r":(\d+)/", run.stdout.readline())
        assert found
        yield run, int(found[1])
        run.kill()


def ask(port, request):
    """The status of the answer to a request, given as bytes."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(request)
        return int(connection.recv(4096).split(b" ")[1])


def test_the_preview_answers_only_to_its_own_names(preview):
    _, port = preview
    for path, host, status in (
        ("/", "localhost", 200),
        ("/a.html", f"127.0.0.1:{port}", 200),
        ("/a_.html", "localhost", 200),  # of a.txt, beside a.md
        ("/", "evil.example", 421),
        ("/a%00", "localhost", 400),
        ("/a%0D%0Ab", "localhost", 400),
        ("/nothing", "localhost", 404),
    ):
        assert ask(port, f"GET {path} HTTP/1.0\r\nHost: {host}\r\n\r\n".encode()) == status, (path, host)
    assert ask(port, b"GET / HTTP/1.0\r\n\r\n") == 421


def test_the_preview_holds_only_so_many_connections(preview):
    run, port = preview
    held = [socket.create_connection(("127.0.0.1", port), timeout=10) for _ in range(50)]
    assert wait_until(lambda: len(list(Path(f"/proc/{run.pid}/task").iterdir())) > 30)
    time.sleep(0.3)
    assert len(list(Path(f"/proc/{run.pid}/task").iterdir())) < 40
    for connection in held:
        connection.close()
    assert ask(port, b"GET / HTTP/1.0\r\nHost: localhost\r\n\r\n") == 200


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 0)])
def test_the_preview_removes_its_folder(number, code, preview, texts):
    run, _ = preview
    assert list(texts.parent.glob("engross-preview-*"))
    run.send_signal(number)
    told = run.communicate(timeout=20)[1]
    assert run.returncode == code
    assert "Traceback" not in told
    assert not list(texts.parent.glob("engross-preview-*"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_what_says_that_it_is_a_file_and_never_ends_is_not_waited_for(tmp_path, monkeypatch):
    """`/proc/kmsg` and its like: files by their kind, and who reads them waits for ever."""
    os.mkfifo(tmp_path / "kmsg")
    held = os.open(tmp_path / "kmsg", os.O_RDWR)
    monkeypatch.setattr(stat, "S_ISREG", lambda mode: True)
    with pytest.raises(UnreadableFile, match="waited for"):
        read_file(tmp_path / "kmsg")
    assert sha256_of(tmp_path / "kmsg") is None
    os.close(held)
