"""The order of the documents, and the headings that they stand under."""

import re
import subprocess
import sys

import pytest

from encoder.rendering.frame import Frame
from encoder.rendering.index import GROUPS, ORDERS, index_pages
from encoder.rendering.record import Record

FRAME = Frame("Papers")
RECORDS = [
    Record("10", "b", date="1911-05-04", senders=("Ada",), folder="box 2", kind="letter"),
    Record("2", "Á", date="1912", senders=("Émile",), folder="box 10", kind="memorandum"),
    Record("3", "c", senders=("Ada",), folder="box 2", kind="letter"),
    Record("1", "d", date="1911-01-01", kind="letter"),
]


def names(html):
    return re.findall(r'<li data-[^>]*><a href="(\w+)\.html"', html)


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("date", "1 10 2 3"),
        ("number", "1 2 3 10"),
        ("title", "2 10 3 1"),
        ("folder", "1 3 10 2"),
        ("person", "10 3 2 1"),
    ],
)
def test_the_order_of_documents(order, found):
    ((_, html),) = index_pages(RECORDS, frame=FRAME, order=order)
    assert names(html) == found.split()


@pytest.mark.parametrize(
    ("group", "heads", "found"),
    [
        ("year", ["1911", "1912", "undated"], "1 10 2 3"),
        ("folder", ["Documents", "box 2", "box 10"], "1 10 3 2"),
        ("person", ["Ada", "Émile", "Sender not named"], "10 3 2 1"),
        ("kind", ["letter", "memorandum"], "1 10 3 2"),
    ],
)
def test_documents_stand_together_under_headings(group, heads, found):
    ((_, html),) = index_pages(RECORDS, frame=FRAME, group=group)
    assert re.findall(r"<h2>(.*?)</h2>", html) == heads
    assert names(html) == found.split()
    assert "Order of the edition" in html


@pytest.mark.parametrize("group", [None, *GROUPS])
@pytest.mark.parametrize("order", ORDERS)
def test_each_order_and_group_has_each_document_once_on_pages_of_any_number(order, group):
    many = [
        Record(f"d{n}", f"t{n % 7}", date=f"{1900 + n % 9}" if n % 4 else None, folder=f"f{n % 5}")
        for n in range(450)
    ]
    pages = list(index_pages(many, frame=FRAME, order=order, group=group))
    assert len(pages) == 3
    assert sorted(name for _, html in pages for name in names(html)) == sorted(one.name for one in many)


def test_folders_are_those_of_the_sources_that_were_encoded(tmp_path):
    for place in ("papers/1911/a.txt", "papers/1912/b.txt", "papers/c.txt"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text(
            "Harwich, 3 May 1911\n\nDear Sir,\n\nThe lamp is lit.\n\nYours,\nA. Green\n"
        )
    (tmp_path / "papers" / "edition.toml").write_text('title = "Papers"\ngroup = "folder"\n')
    command = [sys.executable, "-m", "encoder", "build", "papers", "-o", "out", "--no-pdf", "--no-search"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    html = (tmp_path / "out" / "html" / "index.html").read_text(encoding="utf-8")
    assert re.findall(r"<h2>(.*?)</h2>", html) == ["Documents", "1911", "1912"]
    assert names(html) == ["c", "a", "b"]
