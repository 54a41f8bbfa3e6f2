"""A run over sources: what is written beside the documents, and what the documents say of it."""

import pytest
from lxml import etree

from encoder.checks.models import declared_models, local_file, named_models, ours
from encoder.config import Options
from encoder.corpus.encoding import encode_file, place_schemas
from encoder.errors import UsageError
from encoder.resources import resource
from encoder.schemas import OURS


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "lamp.txt"
    path.write_text("The lamp is lit.\n")
    return path


def encode(source, folder, schema_folder=None):
    """The document as it is written, and the schemas that it names, as they are found from where it lies."""
    encode_file(source, place_schemas(Options(schema_folder=schema_folder), folder), folder)
    document = folder / "lamp.xml"
    hrefs = [model["href"] for model in named_models(etree.parse(document))]
    return document, [local_file(href, folder) for href in hrefs]


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        (None, "tei/schema"),
        ("rules/of ours", "tei/rules/of ours"),
        ("../schema", "schema"),
        ("", "tei"),
    ],
)
def test_documents_name_schemas_that_are_where_they_say(source, tmp_path, asked, place):
    _, schemas = encode(source, tmp_path / "tei", asked)
    assert [path and path.resolve() for path in schemas] == [
        tmp_path / place / name for name in OURS.values()
    ]
    assert all(path.read_bytes() == resource("schema", path.name).read_bytes() for path in schemas)


def test_what_is_named_elsewhere_is_not_written(source, tmp_path):
    document, schemas = encode(source, tmp_path / "tei", "https://example.org/schema")
    assert schemas == [None, None]
    assert b'href="https://example.org/schema/engross.rng"' in document.read_bytes()
    assert [path.name for path in (tmp_path / "tei").iterdir()] == ["lamp.xml"]


def test_a_second_run_changes_nothing_and_mends_a_schema_that_was_changed(source, tmp_path):
    folder = tmp_path / "tei"
    document, schemas = encode(source, folder)
    before = document.read_bytes(), [path.stat().st_mtime_ns for path in schemas]
    encode(source, folder)
    assert (document.read_bytes(), [path.stat().st_mtime_ns for path in schemas]) == before
    schemas[0].write_text("<grammar/>")
    encode(source, folder)
    assert schemas[0].read_bytes() == resource("schema", schemas[0].name).read_bytes()


def test_the_schemas_are_held_for_ours(source, tmp_path):
    folder = tmp_path / "tei"
    document, _ = encode(source, folder)
    models, findings = declared_models(etree.parse(document), folder, "lamp.xml")
    assert {use.language: use.schema for use in models} == {language: ours(language) for language in OURS}
    assert findings == ()


def test_a_place_that_cannot_be_written_is_wrong_use(tmp_path):
    (tmp_path / "schema").write_text("a file")
    with pytest.raises(UsageError, match="cannot be written"):
        place_schemas(Options(), tmp_path)
