"""The desk in a real browser: by keyboard alone, by screen readers' names, from phone to wide screen."""

import re
import shutil
from pathlib import Path

import pytest
from lxml import etree

from encoder.cli import run
from encoder.corrections import corrections_file
from encoder.corrections.file import read_corrections
from encoder.namespaces import TEI
from tests.desk.desks import desk_of

playwright_api = pytest.importorskip("playwright.sync_api")
axe_base = pytest.importorskip("axe_playwright_python.base")
pytest.importorskip("starlette")
pytest.importorskip("uvicorn")

SAMPLES = Path(__file__).parents[1] / "samples"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTHS = (390, 768, 1280, 1920)
BOARD, LETTER = "lighthouse-board-41.txt", "quarantine-letter.txt"
LOG = """THE VESSEL BAY STATION

14 March 1951

We left the harbour at dawn,
and the wind was fair.
Nobody saw the light.

PART THE SECOND

The lamp was tbe only one
Captain Oduya
that burned.

* * *

Roses are red
and lamps are bright

2 See the log of the station.

J. Penhale

12 April 1951 and after
"""
N = {"t": TEI}
COUNT_WHAT_IS_ASKED = """
const fetched = window.fetch
window.asked = 0
window.fetch = async (...what) => {
  window.asked += 1
  try { return await fetched(...what) } finally { setTimeout(() => { window.asked -= 1 }, 50) }
}
"""
UNTIL_ALL_IS_ANSWERED = """() => new Promise(done => {
  const look = () => window.asked ? setTimeout(look, 20) : done()
  look()
})"""

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("papers")
    for name in (BOARD, LETTER):
        shutil.copy(SAMPLES / name, folder / name)
    (folder / "log.txt").write_text(LOG)
    return folder


@pytest.fixture(scope="module")
def served(folder):
    with desk_of(folder) as served:
        yield served


@pytest.fixture(scope="module")
def chromium():
    with playwright_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_desk(chromium, served):
    """A function that opens a document at the desk; at the end nothing was fetched from elsewhere."""
    pages = []

    def open_at(name, width=1280, **options):
        context = chromium.new_context(
            viewport={"width": width, "height": 860}, reduced_motion="reduce", **options
        )
        context.add_init_script(COUNT_WHAT_IS_ASKED)
        page = context.new_page()
        page.requests, page.faults = [], []
        page.on("request", lambda request: page.requests.append(request.url))
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.goto(f"{served.address}?name={name}")
        pages.append(page)
        page.locator("#status:not(:empty)").wait_for()
        return page

    yield open_at
    for page in pages:
        assert page.faults == []
        assert [url for url in page.requests if not url.startswith(served.address)] == []
        page.context.close()


def press(page, *keys):
    """Press keys, and wait until what was done has been answered, said and shown."""
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_timeout(100)
    page.evaluate(UNTIL_ALL_IS_ANSWERED)
    page.locator("#tei[aria-busy=false]").wait_for()


def written(page, *keys):
    """What is said after keys that change something."""
    page.evaluate("document.getElementById('status').textContent = ''")
    press(page, *keys)
    page.locator("#status:not(:empty)").wait_for()
    page.locator("#tei[aria-busy=false]").wait_for()
    return page.locator("#status").inner_text()


def go(page, line):
    """Go to a line by the arrow keys alone."""
    page.keyboard.press("Home")
    for _ in range(200):
        if page.locator(f"#line-{line}.at").count():
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(line)


def role(page, line):
    return page.locator(f"#line-{line} .role").inner_text()


def violations(page):
    """What axe finds against all rules of WCAG 2.2 A and AA, and its best practices, in short."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(axe_base.AXE_FILE_PATH.read_text(encoding="utf-8"))
    found = page.evaluate("() => axe.run({resultTypes: ['violations']})")
    return [
        (problem["id"], node["target"], node.get("failureSummary"))
        for problem in found["violations"]
        for node in problem["nodes"]
    ]


def encoded(folder, tmp_path, name):
    """The TEI that the command makes of a document."""
    assert run(["encode", str(folder / name), "-o", str(tmp_path)]) == 0
    return etree.parse(tmp_path / f"{Path(name).stem}.xml")


def texts(tree, path):
    return [
        " ".join("".join(node.itertext()).split()) for node in tree.xpath(f"//t:body//{path}", namespaces=N)
    ]


def test_what_is_read_otherwise_since_a_correction_is_told(open_desk):
    page = open_desk("log.txt")
    go(page, 7)
    before = role(page, 6)
    press(page, "d")
    said = "Line 7: given: Dateline. Written. Line 6 is read otherwise now."
    page.locator("#status", has_text=said).wait_for()
    assert role(page, 6) != before
    written(page, "u")
    assert role(page, 6) == before


def test_twenty_corrections_by_keyboard_alone_stand_in_the_tei(open_desk, folder, tmp_path, capsys):
    page = open_desk("log.txt")
    corrections = [
        (1, ["1"], "Head of rank 1"),
        (3, ["d"], "Dateline"),
        (5, ["p"], "Paragraph"),
        (6, ["Backspace"], "goes on"),
        (7, ["Enter"], "begins anew"),
        (9, ["2"], "Head of rank 2"),
        (11, ["p"], "Paragraph"),
        (12, ["r"], "Running head"),
        (13, ["Backspace"], "goes on"),
        (12, ["Alt+ArrowDown"], "neither"),
        (17, ["q"], "Line of verse"),
        (18, ["q"], "Line of verse"),
        (20, ["F"], "no note"),
        (20, ["p"], "Paragraph"),
        (22, ["o"], "Signature"),
        (22, ["U"], "nothing to do again"),
        (22, ["u"], "Undone"),
        (22, ["c"], "Closing"),
        (22, ["o"], "Signature"),
        (24, ["p"], "Paragraph"),
    ]
    for line, keys, said in corrections:
        go(page, line)
        assert said in written(page, *keys), (line, keys)
    go(page, 11)  # a reading: the line is edited
    page.keyboard.press("Shift+R")
    page.locator("#reading-text:focus").wait_for()
    for _ in range(LOG.split("\n")[10].index("tbe") + 1):
        page.keyboard.press("ArrowRight")
    press(page, "Delete")
    page.keyboard.type("h")
    assert "“tbe” reads “the”" in written(page, "Enter")
    go(page, 24)  # a date: the words are found, the value is typed
    page.keyboard.press("Shift+D")
    page.locator("#span-value:focus").wait_for()
    assert page.locator("#span-chosen").inner_text() == "Chosen: 12 April 1951"
    page.keyboard.type("1951-04-13")
    assert "date 1951-04-13" in written(page, "Enter")
    go(page, 13)  # a page begins with a line, is moved down, and up again
    page.keyboard.press("w")
    page.locator("#ask-value:focus").wait_for()
    page.keyboard.type("7")
    assert "page 7 begins here" in written(page, "Enter")
    written(page, "Alt+ArrowDown")
    written(page, "Alt+ArrowUp")
    go(page, 9)  # one of all roles
    page.keyboard.press("/")
    page.locator("#roles-filter:focus").wait_for()
    page.keyboard.type("subj")
    assert "Subject" in written(page, "Enter")
    written(page, "u")
    records, findings = read_corrections(corrections_file(folder / "log.txt"))
    assert not findings
    assert len(records) >= 17
    tree = encoded(folder, tmp_path, "log.txt")
    assert "THE VESSEL BAY STATION" in texts(tree, "t:head")
    assert "PART THE SECOND" in texts(tree, "t:head")
    assert "14 March 1951" in texts(tree, "t:dateline")
    paragraphs = texts(tree, "t:p")
    assert "We left the harbour at dawn, and the wind was fair." in paragraphs
    assert "Nobody saw the light." in paragraphs
    assert "2 See the log of the station." in paragraphs
    assert texts(tree, "t:fw[@type='header']") == ["Captain Oduya"]
    assert texts(tree, "t:l") == ["Roses are red", "and lamps are bright"]
    assert texts(tree, "t:signed") == ["J. Penhale"]
    assert texts(tree, "t:choice/t:sic") == ["tbe"]
    assert tree.xpath("//t:body//t:date/@when", namespaces=N)[-1] == "1951-04-13"
    assert tree.xpath("//t:body//t:pb/@n", namespaces=N) == ["7"]
    assert not tree.xpath("//t:body//t:note", namespaces=N)


def test_the_right_side_follows_and_points_back(open_desk, folder):
    page = open_desk(LETTER)
    go(page, 11)
    reading = page.locator("#reading")
    assert reading.locator("li").count() > 2
    written(page, "p")
    assert reading.locator("p", has_text="Bread, meat").count() == 1
    assert reading.locator("li", has_text="Bread, meat").count() == 0
    assert page.evaluate("[...CSS.highlights.get('engross-line')][0].toString()").startswith("Bread")
    reading.locator(".salute", has_text="faithfully").click()
    assert page.locator("#line-15.at").count() == 1
    assert page.evaluate("document.activeElement.id") == "lines"
    press(page, "v")
    assert page.locator("#xml .at-line").inner_text().strip().startswith("I remain, Sir")
    page.locator("#xml [data-line='3']").click()
    assert page.locator("#line-3.at").count() == 1
    press(page, "v")
    written(page, "u")
    assert reading.locator("li", has_text="Bread, meat").count() == 1
    assert read_corrections(corrections_file(folder / LETTER)) == ((), ())


def test_several_lines_are_one_paragraph_in_one_step(open_desk, folder):
    page = open_desk(LETTER)
    go(page, 11)
    press(page, "Shift+ArrowDown", "Shift+ArrowDown")
    assert page.locator("#lines [aria-selected=true]").count() == 3
    assert "and 2 more" in written(page, "p")
    assert page.locator("#reading p", has_text="Bread, meat").inner_text().count("\n") == 0
    assert [one.line for one in read_corrections(corrections_file(folder / LETTER))[0]] == [11, 12, 13]
    written(page, "u")
    assert read_corrections(corrections_file(folder / LETTER))[0] == ()


def test_screen_readers_hear_what_there_is_and_what_was_done(open_desk):
    page = open_desk(LETTER)
    lines = page.get_by_role("listbox", name="Lines of the source")
    assert lines.evaluate("node => node === document.activeElement")
    go(page, 3)
    assert lines.get_attribute("aria-activedescendant") == "line-3"
    option = page.get_by_role("option", name=re.compile("^3 Dateline Quarantine House, undated"))
    assert option.get_attribute("aria-selected") == "true"
    status = page.get_by_role("status")
    assert status.get_attribute("aria-live") == "polite"
    written(page, "s")
    assert status.inner_text() == "Line 3: given: Salutation. Written."
    assert page.get_by_role("option", name=re.compile("^3 Salutation .* given: Salutation")).count() == 1
    written(page, "Delete")
    assert status.inner_text() == "Line 3: corrections taken away. Written."
    for kind, name in (("region", "TEI"), ("group", "View of the TEI"), ("group", "Correct the line")):
        assert page.get_by_role(kind, name=name).count() >= 1
    assert page.get_by_role("combobox", name="Line is").count() == 1
    assert page.get_by_role("navigation", name="Go to").get_by_role("button").count() == 7


def test_keys_act_only_on_the_lines(open_desk, folder):
    page = open_desk(LETTER)
    page.get_by_role("button", name="Documents").focus()
    page.keyboard.press("p")
    page.keyboard.press("g")
    page.wait_for_timeout(300)
    assert (
        not corrections_file(folder / LETTER).exists()
        or not read_corrections(corrections_file(folder / LETTER))[0]
    )
    assert page.locator("dialog[open]").count() == 0


def test_documents_doubts_and_keys_are_reached_by_keys(open_desk):
    page = open_desk(LETTER)
    press(page, "?")
    keys = page.get_by_role("dialog", name="Keys")
    assert keys.get_by_text("next doubt of all documents").count() == 1
    press(page, "Escape")
    press(page, "g")
    documents = page.get_by_role("dialog", name="Documents")
    page.keyboard.type("lighthouse")
    assert documents.get_by_role("row").count() == 2
    press(page, "Enter")
    page.locator("#file", has_text=BOARD).wait_for()
    press(page, "[")
    press(page, "]", "]")
    page.locator("#file", has_text=LETTER).wait_for()
    page.keyboard.press("y")
    page.get_by_role("dialog", name="Doubts").wait_for()
    press(page, "Escape")
    assert page.evaluate("document.activeElement.id") == "lines"


def test_the_page_comes_back_where_it_was(open_desk):
    page = open_desk(BOARD)
    page.reload()
    page.locator("#file", has_text=BOARD).wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_against_wcag(open_desk, width, scheme):
    page = open_desk(BOARD, width, color_scheme=scheme)
    go(page, 17)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "wider than the window"
    press(page, "v")
    assert violations(page) == []
    press(page, "v")
    for key, name in (("g", "documents"), ("y", "doubts"), ("?", "keys"), ("/", "roles")):
        page.keyboard.press(key)
        page.locator(f"dialog#{name}[open]").wait_for()
        assert violations(page) == [], name
        page.keyboard.press("Escape")
    for key, name in (("w", "ask"), ("Shift+D", "span"), ("Shift+R", "reading-dialog")):
        page.keyboard.press(key)
        page.locator(f"dialog#{name}[open]").wait_for()
        assert violations(page) == [], name
        page.keyboard.press("Escape")


def test_a_picture_of_the_page_stands_beside_the_lines(chromium, tmp_path):
    (tmp_path / "diary.txt").write_text("12 May 1951\n\nWe sailed.\n\n[Page 2]\n\nWe came back.\n")
    picture = SAMPLES.parents[0] / "desk" / "page.png"
    for number in (1, 2):
        shutil.copy(picture, tmp_path / f"diary-{number}.png")
    with desk_of(tmp_path) as served:
        page = chromium.new_page()
        page.goto(served.address)
        page.locator("#status:not(:empty)").wait_for()
        assert page.get_by_role("img", name="Picture 1 of 2").evaluate(
            "image => image.decode().then(() => image.naturalWidth)"
        )
        press(page, "End")
        assert page.get_by_role("img", name="Picture 2 of 2").count() == 1
        press(page, "i")
        assert not page.locator("#picture").is_visible()
        assert served.ask("picture", name="diary.txt", address="diary-1.png")[0] == 200
        assert served.ask("picture", name="diary.txt", address="diary.txt")[0] == 404
        page.close()


def test_hostile_text_runs_nothing(chromium, tmp_path):
    text = "<script>alert(1)</script>\n\n</script><img src=x onerror=alert(1)>\n\n{{7*7}} & <b>\"'\n"
    (tmp_path / "a&b<i>'.txt").write_text(text)
    with desk_of(tmp_path) as served:
        page = chromium.new_page()
        said = []
        page.on("dialog", lambda dialog: said.append(dialog.message))
        page.goto(served.address)
        page.locator("#status:not(:empty)").wait_for()
        assert page.locator("#line-3 .words").inner_text() == "</script><img src=x onerror=alert(1)>"
        assert page.locator("#reading script, #reading img, #lines img").count() == 0
        assert "p" in written(page, "p")
        assert said == []
        page.close()


def test_a_killed_server_is_told_and_nothing_is_lost(chromium, tmp_path):
    shutil.copy(SAMPLES / LETTER, tmp_path / LETTER)
    with desk_of(tmp_path) as served:
        page = chromium.new_page()
        page.goto(served.address)
        page.locator("#status:not(:empty)").wait_for()
        go(page, 9)
        page.keyboard.press("h")
        page.locator("#status", has_text="Written").wait_for()
        served.process.kill()
        served.process.wait()
        page.keyboard.press("p")
        page.locator("#status.error", has_text="does not answer").wait_for()
        page.close()
    records, findings = read_corrections(corrections_file(tmp_path / LETTER))
    assert [(one.line, one.role) for one in records] == [(9, "head")]
    assert not findings
    assert len(list(tmp_path.iterdir())) == 2


def test_a_long_document_stays_usable(chromium, tmp_path):
    paragraph = "The lamp was lit at {}, and the keeper went up.\nNobody saw the ketch go by.\n\n"
    (tmp_path / "long.txt").write_text("".join(paragraph.format(number) for number in range(700)))
    with desk_of(tmp_path) as served:
        page = chromium.new_page()
        page.goto(served.address)
        page.locator("#status:not(:empty)").wait_for(timeout=120_000)
        assert page.locator("#lines [role=option]").count() < 1500
        press(page, "End")
        assert page.locator("#line-2099.at").count() == 1
        page.locator("#reading p", has_text="lit at 699,").wait_for(timeout=60_000)
        assert page.locator("#lines [role=option]").count() < 1500
        page.keyboard.press("h")
        page.locator("#status", has_text="Written").wait_for(timeout=60_000)
        assert role(page, 2099).startswith("Head")
        page.close()


def test_what_is_typed_at_once_is_the_date_and_a_number_begins_its_page(chromium, tmp_path):
    """Who types without having gone to the field says a date, and not that there is none."""
    text = "Rome, in the spring.\n\nThe first page ends here.\n\n12\n\nThe second begins.\n"
    (tmp_path / "memo.txt").write_text(text, "utf-8")
    with desk_of(tmp_path) as desk:
        page = chromium.new_page()
        page.goto(desk.address)
        page.locator("#status:not(:empty)").wait_for()
        go(page, 1)
        press(page, "D")
        page.keyboard.type("1824-03")
        written(page, "Enter")
        go(page, 5)
        press(page, "w")
        page.locator("#ask-value").fill("12")
        written(page, "Enter")
        page.close()
    records, findings = read_corrections(corrections_file(tmp_path / "memo.txt"))
    assert not findings
    assert [(one.line, one.kind, one.value) for one in records] == [
        (1, "date", "1824-03"),
        (5, "role", "pageNum"),
        (5, "page", "12"),
    ]


def test_a_doubt_that_stands_as_it_is_says_what_the_line_is(chromium, tmp_path):
    (tmp_path / "log.txt").write_text(LOG, "utf-8")
    with desk_of(tmp_path) as desk:
        page = chromium.new_page()
        page.goto(desk.address)
        page.locator("#status:not(:empty)").wait_for()
        go(page, 7)
        written(page, "Space")
        page.close()
    (record,), findings = read_corrections(corrections_file(tmp_path / "log.txt"))
    assert not findings
    assert (record.line, record.role, record.accepted) == (7, "paragraph", True)
