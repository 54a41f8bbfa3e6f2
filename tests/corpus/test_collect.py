"""Which files a command works on."""

import pytest

from encoder.corpus.collect import TEI_FILES, collect
from encoder.errors import UsageError
from encoder.user_files import follows_links


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


def test_a_link_out_of_the_folder_is_told_and_not_followed(tmp_path, folder, capsys):
    elsewhere = tmp_path.parent / f"{tmp_path.name}-elsewhere.xml"
    elsewhere.write_text("<a/>")
    link = folder / "c.xml"
    link.symlink_to(elsewhere)
    assert link not in collect([str(folder)], TEI_FILES)
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 1
    assert all(word in told[0] for word in (str(link), str(elsewhere), "--follow-links"))
    assert link in collect([str(link)], TEI_FILES)
    follows_links.set(True)
    try:
        assert link in collect([str(folder)], TEI_FILES)
    finally:
        follows_links.set(False)


def test_a_link_within_the_folder_is_followed(folder, capsys):
    (folder / "part").mkdir()
    (folder / "part" / "c.xml").symlink_to(folder / "a.xml")
    (folder.parent / f"{folder.name}-by-link").symlink_to(folder)
    for named in (folder, folder.parent / f"{folder.name}-by-link"):
        assert named / "part" / "c.xml" in collect([str(named)], TEI_FILES)
    assert not capsys.readouterr().err
