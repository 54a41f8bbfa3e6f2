"""Which files a command works on."""

import pytest

from encoder.corpus.collect import TEI_FILES, collect
from encoder.errors import UsageError


@pytest.fixture
def folder(tmp_path):
    """What an encoding run leaves."""
    (tmp_path / "schema").mkdir()
    for name in ("a.xml", "b.tei", "schema/engross.rng", "schema/engross.sch"):
        (tmp_path / name).write_text("<a/>")
    return tmp_path


def test_schemas_are_no_documents(folder):
    assert collect([str(folder)], TEI_FILES) == (folder / "a.xml", folder / "b.tei")


def test_a_folder_of_schemas_among_others_is_passed_over(folder):
    """`engross validate tei/*`: the shell names it too."""
    named = sorted(map(str, folder.iterdir()))
    assert collect(named, TEI_FILES) == (folder / "a.xml", folder / "b.tei")


def test_a_folder_of_schemas_alone_is_nothing_to_do(folder):
    with pytest.raises(UsageError, match="nothing to do"):
        collect([str(folder / "schema")], TEI_FILES)


def test_a_folder_without_documents_is_told(folder):
    (folder / "empty").mkdir()
    with pytest.raises(UsageError, match="empty: the folder has no documents"):
        collect([str(folder), str(folder / "empty")], TEI_FILES)


def test_links_in_a_circle_stop_no_other_document(folder):
    """What is no document is passed over; a document is met, so that the run says that it cannot be read."""
    (folder / "style.css").symlink_to("style.css")
    (folder / "c.xml").symlink_to("c.xml")
    assert collect([str(folder)], TEI_FILES) == (folder / "a.xml", folder / "b.tei", folder / "c.xml")
