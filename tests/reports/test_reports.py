"""The formats of reports: what other programs read must be what they expect."""

import json

import pytest
from jsonschema import Draft7Validator, Draft202012Validator
from lxml import etree

from encoder.findings import Finding, Place, Severity
from encoder.reports import FORMATS, Checked, Report, write_report
from tests.shared import REPO, SHARED

BAD = Finding(
    "relaxng/element-not-allowed",
    Severity.ERROR,
    "`<item>` is not allowed in `<p>`",
    Place("letters/a b.xml", 3, 5, "/TEI/p[1]/item[1]"),
    "did you mean `<list>`?",
)
DOUBT = Finding("sch-page-order", Severity.WARNING, "100% odd:\npage 2, then 1", Place("letters/c.xml", 9))
REMARK = Finding("xml/doctype", Severity.INFO, "a \x01 remark", Place("letters/c.xml"))
REPORT = Report(
    (Checked("letters/a b.xml", (BAD,)), Checked("letters/c.xml", (REMARK, DOUBT)), Checked("d.xml"))
)


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_found_is_a_report_too(form):
    assert isinstance(write_report(Report((Checked("a.xml"),)), form), str)


def test_text_names_the_place_first(tmp_path):
    file = tmp_path / "a.xml"
    file.write_text("<TEI>\n\t<p><item/></p>\n</TEI>")
    place = Place(str(file), 2, 5, "/TEI/p[1]/item[1]")
    text = write_report(
        Report((Checked(str(file), (Finding(BAD.rule, BAD.severity, BAD.message, place, BAD.hint),)),)),
        "text",
    )
    assert text.splitlines() == [
        f"{file}:2:5: error: `<item>` is not allowed in `<p>` [relaxng/element-not-allowed]",
        "    2 |  <p><item/></p>",
        "      |     ^^^^^",
        "      = hint: did you mean `<list>`?",
        "      = at: /TEI/p[1]/item[1]",
    ]


def test_a_long_line_is_cut_around_the_column(tmp_path):
    file = tmp_path / "a.xml"
    file.write_text(f"<p>{'x' * 500}<item/>{'y' * 500}</p>")
    text = write_report(
        Report((Checked(str(file), (Finding("r", Severity.ERROR, "m", Place(str(file), 1, 504)),)),)), "text"
    )
    _, line, caret = text.splitlines()
    assert len(line) < 120
    assert line[caret.index("^") :].startswith("<item/>")


def test_colour_only_where_asked():
    assert "\x1b[" not in write_report(REPORT, "text")
    assert "\x1b[" in write_report(Report(REPORT.documents, colour=True), "text")


def test_json_keeps_to_its_published_schema():
    schema = json.loads((REPO / "schema" / "report.schema.json").read_text())
    report = json.loads(write_report(REPORT, "json"))
    Draft202012Validator(schema).validate(report)
    assert report["summary"] == {
        "documents": 3,
        "invalid": 1,
        "errors": 1,
        "warnings": 1,
        "infos": 1,
        "unchecked": 0,
    }


def test_sarif_says_what_and_where():
    (run,) = json.loads(write_report(REPORT, "sarif"))["runs"]
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    physical = run["results"][0]["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"]["uri"] == "letters/a%20b.xml"
    assert physical["region"] == {"startLine": 3, "startColumn": 5}
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


@pytest.mark.skipif(not SHARED.is_dir(), reason="no reference material")
def test_sarif_is_valid():
    schema = json.loads((SHARED / "reference" / "sarif-schema-2.1.0.json").read_text())
    errors = Draft7Validator(schema).iter_errors(json.loads(write_report(REPORT, "sarif")))
    assert not list(errors)


def test_github_annotations_are_escaped_and_sorted():
    first, second, third = write_report(REPORT, "github").splitlines()
    assert first == (
        "::error file=letters/a b.xml,line=3,col=5,title=relaxng/element-not-allowed::"
        "`<item>` is not allowed in `<p>`%0AHint: did you mean `<list>`?"
    )
    assert second == "::warning file=letters/c.xml,line=9,title=sch-page-order::100%25 odd:%0Apage 2, then 1"
    assert third.startswith("::notice ")


def test_github_shows_one_error_of_each_document_before_the_second_of_any():
    many = tuple(Checked(f"{n}.xml", (BAD,) * 6) for n in range(12))
    lines = write_report(Report(many), "github").splitlines()
    assert len(lines) == 12 * 6 + 1
    assert "72 errors in 12 of 12 documents" in lines[-1]


def test_junit_has_a_test_a_document():
    suite = etree.fromstring(write_report(REPORT, "junit"))[0]
    assert dict(suite.attrib)["failures"] == "1"
    assert [case.get("name") for case in suite] == ["letters/a b.xml", "letters/c.xml", "d.xml"]
    assert suite[0][0].get("type") == BAD.rule
    assert "\\x01" in suite[1].findtext("system-out")


def test_checkstyle_has_an_error_a_finding():
    root = etree.fromstring(write_report(REPORT, "checkstyle"))
    assert [error.get("severity") for error in root.iter("error")] == ["error", "info", "warning"]
    assert root[0][0].get("column") == "5"
