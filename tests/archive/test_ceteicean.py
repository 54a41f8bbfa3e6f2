"""CETEIcean, by which other projects show TEI in a browser, loses no element of our files."""

import os
import shutil
import subprocess
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.shared import REPO

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
SCRIPT = Path(os.environ.get("ENGROSS_TEST_CETEICEAN", "none"))
FILES = [REPO / "schema" / "example.xml", *sorted((REPO / "tests" / "cases").glob("*/out.xml"))[::7]]
PAGE = """<!DOCTYPE html><meta charset="utf-8"><script src="CETEI.js"></script><div id="text"></div><script>
const count = (elements, name) => {
  const found = {}
  for (const one of elements) found[name(one)] = (found[name(one)] || 0) + 1
  return found
}
fetch("file.xml").then(answer => answer.text()).then(xml => {
  const source = new DOMParser().parseFromString(xml, "text/xml")
  const wanted = count(source.getElementsByTagName("*"), one => one.localName.toLowerCase())
  new CETEI().makeHTML5(xml, data => {
    document.getElementById("text").appendChild(data)
    const made = document.querySelectorAll("#text [data-origname]")
    const shown = count(made, one => one.dataset.origname.toLowerCase())
    const lost = Object.keys(wanted).filter(name => (shown[name] || 0) < wanted[name])
    const told = document.createElement("pre")
    told.textContent = `RESULT ${Object.keys(wanted).length} names, lost: ${lost.join(" ")}.`
    document.body.appendChild(told)
  })
})
</script>"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format, *args):
        pass


@pytest.mark.skipif(not CHROMIUM or not SCRIPT.is_file(), reason="needs Chromium and ENGROSS_TEST_CETEICEAN")
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parent.name)
def test_no_element_is_lost(file, tmp_path):
    (tmp_path / "page.html").write_text(PAGE)
    shutil.copy(SCRIPT, tmp_path / "CETEI.js")
    shutil.copy(file, tmp_path / "file.xml")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}/page.html"
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000", "--dump-dom"]
        shown = subprocess.run([CHROMIUM, *options, address], capture_output=True, text=True, timeout=120)
        server.shutdown()
    result = shown.stdout.partition("<pre>RESULT ")[2].partition("</pre>")[0]
    assert result.endswith("names, lost: ."), result or shown.stderr[-500:]
