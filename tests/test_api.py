"""The public calls."""

import encoder

TEXT = "7. Letter From A. Merrow to J. Tallis1\n\nThe lamp is lit.\n\n  1. Source: Town Records.\n"


def test_encode_validate_render():
    document = encoder.encode(TEXT, name="lamp")
    assert document.coverage.kept + document.coverage.markup == document.coverage.source
    assert not any(finding.severity is encoder.Severity.ERROR for finding in encoder.validate(document.tei))
    assert "The lamp is lit." in encoder.render(document.tei, "html")
    assert encoder.render(document.tei, "pdf").startswith(b"%PDF")
    assert "The lamp is lit." in encoder.render(document.tei)


def test_encode_takes_bytes_and_metadata():
    document = encoder.encode(TEXT.encode("utf-16"), metadata=encoder.Metadata(title="A Lamp"))
    assert b"<title>A Lamp</title>" in document.tei


def test_encode_names_schemas_where_it_is_asked_to():
    assert b"xml-model" not in encoder.encode(TEXT).tei
    document = encoder.encode(TEXT, schema_folder="https://example.org/schema")
    assert b'<?xml-model href="https://example.org/schema/engross.rng" ' in document.tei
    assert [finding.rule for finding in encoder.validate(document.tei)] == ["sch-corresp-when"]


def test_validate_finds_what_is_wrong():
    tei = encoder.encode(TEXT).tei.replace(b"<p>", b"<pp>").replace(b"</p>", b"</pp>")
    findings = encoder.validate(tei)
    assert any(finding.severity is encoder.Severity.ERROR for finding in findings)


def test_unknown_names_are_attribute_errors():
    assert not hasattr(encoder, "frobnicate")
