"""The pages in a real browser: accessible, readable by keyboard alone, fetching nothing from elsewhere."""

import base64
import shutil
from pathlib import Path
from threading import Thread

import pytest

from encoder.edition import Edition, Imprint
from encoder.edition.edition import Facsimile
from encoder.rendering.frame import Frame
from encoder.rendering.html import render_html
from encoder.rendering.index import index_pages
from encoder.rendering.preview import serve
from encoder.rendering.record import Record
from encoder.rendering.site import SiteOptions, build_site
from encoder.resources import resource

playwright_api = pytest.importorskip("playwright.sync_api")
axe_base = pytest.importorskip("axe_playwright_python.base")

SAMPLES = Path(__file__).parent / "samples"
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
DOCUMENTS = ("edited", "typescript", "literary", "hostile")
DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
PARAGRAPHS = "".join(f"<pb n='{n}'/><p>{'The lamp was lit at dusk. ' * 60}</p>" for n in range(1, 5))
PAGED = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A log of pages</title>'
    "</titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
    f"<text xml:lang='en'><body><div>{PARAGRAPHS}</div></body></text></TEI>"
)
PAGES = (
    "paged.html",
    *(f"{name}.html" for name in DOCUMENTS),
    "index.html",
    "people.html",
    "places.html",
    "chronology.html",
    "desk.html",
    "search.html",
    "404.html",
    "years.html",
    "languages.html",
)
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
RULES = "tags => axe.getRules(tags).map(rule => rule.ruleId)"
RUN = "runOnly => axe.run({runOnly, resultTypes: ['violations']})"
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The folder of a site made of the samples."""
    out = tmp_path_factory.mktemp("site") / "sub path"
    files = [SAMPLES / f"{name}.xml" for name in DOCUMENTS]
    scans = tmp_path_factory.mktemp("scans")
    for number in range(1, 5):
        (scans / f"paged-{number}.png").write_bytes(base64.b64decode(DOT))
    paged = scans / "paged.xml"
    paged.write_text(PAGED, encoding="utf-8")
    edition = Edition(imprint=Imprint(subtitle="1903–1958"), facsimile=Facsimile(folder=scans))
    build_site([*files, paged], out, SiteOptions(title="The Vessel Bay Papers", desk=True, edition=edition))
    return out


@pytest.fixture(scope="module")
def address(site):
    """Where the site is served, in a folder of the server."""
    with serve(site.parent, 0) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/sub%20path/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def chromium():
    with playwright_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium):
    """A function that opens an address in a browser of its own, with any options of a context."""
    contexts = []

    def open_at(url, **options):
        context = chromium.new_context(**{"viewport": DESK, "reduced_motion": "reduce", **options})
        contexts.append(context)
        page = context.new_page()
        page.requests, page.faults = [], []
        page.on("request", lambda request: page.requests.append(request.url))
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.goto(url)
        return page

    yield open_at
    for context in contexts:
        context.close()


def violations(page, run=None):
    """What axe finds against WCAG 2.2 A and AA, in short, with its experimental rules."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(axe_base.AXE_FILE_PATH.read_text(encoding="utf-8"))
    found = page.evaluate(RUN, run or {"type": "rule", "values": page.evaluate(RULES, WCAG)})
    return [
        (problem["id"], node["target"], node.get("failureSummary"))
        for problem in found["violations"]
        for node in problem["nodes"]
    ]


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_accessible(open_page, site, address, name):
    if not (site / name).exists():
        pytest.skip("no search without Pagefind")
    page = open_page(address + name)
    assert violations(page) == []
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.evaluate("document.querySelectorAll('.switches input').forEach(one => one.click())")
    for viewport in (DESK, PHONE):
        page.set_viewport_size(viewport)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "wider than the window"
    page.emulate_media(color_scheme="dark")
    assert violations(page, {"type": "rule", "values": ["color-contrast"]}) == []
    assert page.faults == []


@pytest.mark.parametrize("folder", ["people", "places"])
def test_pages_of_names_are_accessible(open_page, site, address, folder):
    names = sorted(path.name for path in (site / folder).glob("*.html"))
    page = open_page(f"{address}{folder}/{names[0]}")
    for viewport in (DESK, PHONE):
        page.set_viewport_size(viewport)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "wider than the window"
    page.emulate_media(color_scheme="dark")
    assert violations(page, {"type": "rule", "values": ["color-contrast"]}) == []
    home = page.locator(".banner .home")
    home.click()
    assert page.url.endswith("index.html")


@pytest.mark.parametrize("name", PAGES)
def test_pages_fetch_nothing_from_elsewhere(open_page, site, address, name):
    if not (site / name).exists():
        pytest.skip("no search without Pagefind")
    page = open_page(address + name)
    page.wait_for_load_state()
    home = address.split("/sub")[0]
    assert [url for url in page.requests if not url.startswith((home, "data:", "blob:"))] == []


def test_a_note_opens_beside_its_reference_by_keyboard(open_page, address):
    page = open_page(address + "edited.html", java_script_enabled=False)
    button = page.locator(".noteref button").nth(2)
    button.focus()
    page.keyboard.press("Enter")
    note = page.locator("#d41fn3")
    assert page.locator(".note:popover-open").count() == 1
    box, reference = note.bounding_box(), button.bounding_box()
    assert 0 <= box["y"] - reference["y"] < 60
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= DESK["width"]
    page.keyboard.press("Escape")
    assert page.locator(".note:popover-open").count() == 0
    assert button.evaluate("node => node === document.activeElement")


def test_an_open_note_is_accessible_and_keeps_the_reading_position(open_page, address):
    page = open_page(address + "edited.html", viewport=PHONE, color_scheme="dark")
    page.locator(".noteref button").nth(2).scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    page.locator(".noteref button").nth(2).click()
    assert page.locator(".note:popover-open").count() == 1
    assert page.evaluate("scrollY") == before
    assert violations(page) == []


def test_a_semicolon_follows_the_name_before_it_at_once(open_page, tmp_path):
    names = "<persName>J. Penhale</persName><persName>Ada Marlow</persName>"
    tei = (SAMPLES / "edited.xml").read_text(encoding="utf-8")
    path = tmp_path / "letter.html"
    path.write_text(render_html(tei.replace("<persName>Ada Marlow</persName>", names, 1).encode()))
    between, sign = open_page(path.as_uri()).evaluate(
        """() => {
            const [one, two] = document.querySelectorAll('.particulars dd')
            const between = two.getBoundingClientRect().left - one.getBoundingClientRect().right
            return [between, getComputedStyle(one, '::after').content]
        }"""
    )
    assert (round(between), sign) == (0, '"; "')


def test_no_reference_to_a_note_begins_a_line(open_page, tmp_path):
    """Where a word has room and its reference has not, both go to the next line."""
    words = " ".join(f"{'lamp' * (number % 4 + 1)}<note n='{number}'>A.</note>" for number in range(1, 120))
    tei = PAGED.replace(PARAGRAPHS, f"<p>{words}</p>").encode()
    file = tmp_path / "notes.html"
    file.write_text(render_html(tei), encoding="utf-8")
    page = open_page(file.as_uri(), viewport=PHONE)
    starts = page.evaluate(
        """() => {
            const left = document.querySelector('p .noteref').closest('p').getBoundingClientRect().left;
            return [...document.querySelectorAll('p .noteref')]
                .filter(one => one.getBoundingClientRect().left < left + 4).length;
        }"""
    )
    assert starts == 0


def test_a_reference_in_a_line_of_verse_stands_where_it_is_put(open_page, tmp_path):
    verse = "<lg><l>The lamp<note n='1'>Of oil.</note> was lit</l></lg>"
    tei = PAGED.replace(PARAGRAPHS, verse).encode()
    (tmp_path / "page.html").write_text(render_html(tei), encoding="utf-8")
    page = open_page((tmp_path / "page.html").as_uri())
    left = "() => document.querySelector('.noteref').getBoundingClientRect().left"
    shown = (
        "() => { const range = document.createRange();"
        " const marks = [...document.querySelectorAll('.noteref > *')];"
        " range.selectNodeContents(marks.find(one => one.offsetWidth));"
        " return range.getBoundingClientRect().left; }"
    )
    assert page.evaluate(shown) >= page.evaluate(left)


def test_switches_work_without_scripts(open_page, address):
    page = open_page(address + "typescript.html", java_script_enabled=False)
    furniture, sic = page.locator(".fw").first, page.locator(".as-typed").first
    assert not furniture.is_visible()
    assert not sic.is_visible()
    page.get_by_label("Show the page as typed").check()
    page.get_by_label("Show readings uncorrected").check()
    assert furniture.is_visible()
    assert sic.is_visible()
    assert not page.locator(".read").first.is_visible()


def test_a_doubt_explains_itself_on_focus_and_escape_hides_it(open_page, address):
    page = open_page(address + "typescript.html")
    doubt = page.locator(".choice.doubt").first
    doubt.focus()
    why = doubt.locator(".why")
    assert why.is_visible()
    assert "Halvorsm" in why.inner_text()
    page.keyboard.press("Escape")
    assert not why.is_visible()


def test_a_broken_word_is_whole_for_the_browser_too(open_page, address):
    page = open_page(address + "typescript.html", viewport=DESK)
    text = page.locator("#engross-text").inner_text()
    assert "committee" in text
    assert "TOP SECRET" not in text


def test_a_page_works_from_disk(open_page, site):
    page = open_page((site / "edited.html").as_uri())
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Iowan')
    page.get_by_role("link", name="The Vessel Bay Papers").click()
    page.get_by_role("link", name="Memoranda on the lighthouse").click()
    assert page.url.endswith("typescript.html")
    assert page.faults == []


def test_the_list_filters_and_sorts(open_page, address):
    page = open_page(address + "index.html")
    entries = page.locator("#documents > li:visible")
    assert entries.count() == 5
    page.get_by_label("Classification").select_option("Top Secret")
    assert entries.all_inner_texts()[0].startswith("Memoranda on the lighthouse")
    assert entries.count() == 1
    page.reload()
    assert entries.count() == 1
    page.get_by_label("Classification").select_option("")
    page.get_by_label("Sort by").select_option("title")
    titles = page.locator("#documents > li > a").all_inner_texts()
    assert titles[-2:] == ["Memoranda on the lighthouse at Orrin Point", "The Lamp, a Play for the Harbour"]


def test_hostile_text_runs_nothing(open_page, address):
    page = open_page(address + "hostile.html")
    assert page.locator(".text").locator("script, iframe, img, svg").count() == 0
    names = page.evaluate("[...document.querySelectorAll('*')].flatMap(one => one.getAttributeNames())")
    assert not [name for name in names if name.startswith("on")]


def test_search_finds_broken_words_whole_and_marks_notes(open_page, site, address):
    if not (site / "search.html").exists():
        pytest.skip("needs Pagefind")
    page = open_page(address + "search.html#q=committee")
    found = page.locator("#results h2")
    found.first.wait_for()
    assert found.all_inner_texts() == ["Memoranda on the lighthouse at Orrin Point"]
    for word, count in (
        ("reached", 1),
        ("soundings", 1),
        ("EYES", 0),
        ('"subject the lamp"', 1),
        ("84,300", 1),
    ):
        page.goto("about:blank")
        page.goto(f"{address}search.html#q={word}")
        page.wait_for_function("document.getElementById('status').textContent != ''")
        assert page.locator("#status").inner_text().startswith(f"{count} document"), word
        if word == "soundings":
            assert page.locator("#results .in-part").first.inner_text() == "Notes"


def test_search_narrows_down_by_kind_and_year_and_can_be_taken_back(open_page, site, address):
    if not (site / "search.html").exists():
        pytest.skip("needs Pagefind")
    page = open_page(address + "search.html")
    found = page.locator("#results h2")
    page.get_by_role("checkbox", name="Confidential").check()
    found.first.wait_for()
    assert found.count() == 1
    assert page.get_by_role("checkbox", name="Confidential").evaluate(
        "node => node === document.activeElement"
    )
    assert violations(page) == []
    page.get_by_role("button", name="Remove Classification: Confidential").click()
    page.wait_for_function("document.getElementById('status').textContent == ''")
    year = page.locator("select[name=first] option").nth(1).get_attribute("value")
    page.get_by_label("Last year").select_option(year)
    found.first.wait_for()
    page.reload()
    found.first.wait_for()
    assert page.get_by_label("Last year").input_value() == year
    assert "most in" in page.locator(".years svg").get_attribute("aria-label")
    page.set_viewport_size(PHONE)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_result_opens_at_the_hit_and_goes_to_the_next(open_page, site, address):
    if not (site / "search.html").exists():
        pytest.skip("needs Pagefind")
    page = open_page(address + "index.html")
    page.get_by_role("searchbox", name="Words to find").fill("soundings")
    page.keyboard.press("Enter")
    page.locator("#results h2 a").first.click()
    bar = page.locator("#engross-hits")
    bar.wait_for()
    hits = page.locator("mark.hit")
    assert {text.lower() for text in hits.all_inner_texts()} <= {"sound", "soundings"}
    assert bar.locator("[role=status]").inner_text() == f"Hit 1 of {hits.count()}"
    assert violations(page) == []
    read = page.locator("#engross-text").inner_text()
    for number in (*range(2, hits.count() + 1), 1):
        page.get_by_role("button", name="Next hit").click()
        assert bar.locator("[role=status]").inner_text() == f"Hit {number} of {hits.count()}"
    page.get_by_role("button", name="Previous hit").focus()
    page.keyboard.press("Enter")
    assert page.locator("mark.hit.current").count() == 1
    page.get_by_role("button", name="Remove the marks").click()
    assert hits.count() == 0
    assert page.locator("#engross-text").inner_text() == read
    assert "hit=" not in page.url
    assert page.faults == []


def test_hits_are_marked_across_breaks_and_never_in_hidden_text(open_page, address):
    page = open_page(address + "typescript.html?hit=committee&hit=%5B%28%2A&hit=secret")
    marked = page.locator("mark.hit")
    assert "".join(marked.all_inner_texts()).lower().count("committee") >= 1
    assert page.locator(".fw mark.hit").count() == 0
    assert page.faults == []


CURRENT = "document.querySelector('.leaf[aria-current]')?.id"


def test_text_and_pictures_go_together(open_page, address):
    page = open_page(address + "paged.html", reduced_motion="reduce")
    page.wait_for_function(f"{CURRENT} == 'facs-1'")
    page.evaluate("document.getElementById('page-3').scrollIntoView()")
    page.wait_for_function(f"{CURRENT} == 'facs-3'")
    assert page.locator("#facs-3 img").evaluate("node => Math.round(node.getBoundingClientRect().top) >= 0")
    page.wait_for_timeout(500)
    page.locator(".leaves").evaluate("node => node.scrollTo(0, node.scrollHeight)")
    page.wait_for_function(f"{CURRENT} == 'facs-4'")
    top = page.locator("#page-4").evaluate("node => node.getBoundingClientRect().top")
    assert 0 <= top < 300
    page.get_by_label("Show the text alone").check()
    assert not page.locator(".facsimile").is_visible()
    assert page.faults == []


def test_pictures_are_reached_without_scripts(open_page, address):
    for viewport in (DESK, PHONE):
        page = open_page(address + "paged.html", viewport=viewport, java_script_enabled=False)
        page.locator("a.facs").nth(1).click()
        box = page.locator("#facs-2").bounding_box()
        assert 0 <= round(box["y"]) < viewport["height"], viewport
        assert page.locator("#facs-2 img").is_visible()
        page.locator("#facs-2 figcaption a").first.click()
        assert page.url.endswith("#page-2")
        assert page.locator(".facsimile").is_visible() == (viewport == DESK)


def test_a_picture_is_enlarged_by_keyboard_and_by_mouse(open_page, address):
    page = open_page(address + "paged.html")
    frame = page.locator("#facs-1 .picture-of")
    drawn = "node => node.firstElementChild.style.transform"
    page.locator("#facs-1").get_by_role("button", name="Enlarge").click()
    assert "scale(1.5)" in frame.evaluate(drawn)
    frame.focus()
    page.keyboard.press("+")
    page.keyboard.press("ArrowRight")
    assert "scale(2.25)" in frame.evaluate(drawn)
    page.keyboard.press("0")
    assert frame.evaluate(drawn) == ""
    frame.click(position={"x": 40, "y": 50})
    assert "scale(2.5)" in frame.evaluate(drawn)
    assert page.url.endswith("paged.html")
    assert page.faults == []


def test_an_open_picture_on_a_phone_is_accessible(open_page, address):
    page = open_page(address + "paged.html#facs-2", viewport=PHONE)
    assert page.locator(".facsimile").is_visible()
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []
    page.get_by_role("link", name="Close the picture").nth(1).click()
    assert not page.locator(".facsimile").is_visible()


def test_a_list_in_groups_filters_and_sorts(open_page, tmp_path):
    records = [
        Record(f"d{n}", f"{'zyx'[n % 3]} {n}", date=f"{1900 + n % 2}", kind="letter") for n in range(6)
    ]
    ((_, html),) = index_pages(records, frame=Frame("Papers"), group="year")
    script = resource("xslt", "html/collection.js").read_text(encoding="utf-8")
    page = tmp_path / "index.html"
    page.write_text(html.replace("</body>", f"<script>{script}</script></body>"), encoding="utf-8")
    shown = open_page(page.as_uri())
    heads = shown.locator("#documents h2:visible")
    titles = shown.locator("#documents li:visible > a")
    assert heads.all_inner_texts() == ["1900", "1901"]
    shown.get_by_label("Year").select_option("1901")
    assert heads.all_inner_texts() == ["1901"]
    assert titles.count() == 3
    shown.get_by_label("Year").select_option("")
    shown.get_by_label("Sort by").select_option("title")
    assert heads.count() == 0
    assert titles.all_inner_texts() == ["x 2", "x 5", "y 1", "y 4", "z 0", "z 3"]
    shown.get_by_label("Sort by").select_option("")
    assert heads.all_inner_texts() == ["1900", "1901"]
    assert titles.all_inner_texts() == ["z 0", "x 2", "y 4", "y 1", "z 3", "x 5"]
    assert shown.faults == []
