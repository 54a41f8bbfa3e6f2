"""Formulas: in TeX set where the converter is installed and knows them, in MathML always."""

import pytest

from encoder.rendering.html import render_html, render_text
from encoder.rendering.pdf import print_xml, render_pdf
from encoder.rendering.reading import read_tei
from tests.rendering.test_other_projects import page, paragraph

MATHML = (
    '<formula><math xmlns="http://www.w3.org/1998/Math/MathML"><mrow><msup><mi>a</mi><mn>2</mn></msup><mo>+</mo>'
    "<mfenced><mi>b</mi><mi>sin</mi></mfenced><mfrac><mn>1</mn></mfrac><mtable><mtr><mtd/></mtr></mtable>"
    "<msqrt/><munder><mo>∑</mo><mi>i</mi></munder><mphantom/><unknown>z</unknown></mrow></math></formula>"
)
TEX = r"<formula notation='TeX'>{}</formula>"


def test_mathml_is_set_in_print():
    xml = print_xml(read_tei(paragraph(f"x {MATHML}")))
    assert '<math alt="a2+bsin1∑iz">' in xml
    assert render_pdf(paragraph(f"x {MATHML} end"))[0].startswith(b"%PDF")


@pytest.mark.parametrize("source", [r"\frac{a}{b}", r"$\sum_{i=1}^n x_i$", r"\[\sqrt{2}\]"])
def test_tex_is_set_and_read_as_written(source):
    pytest.importorskip("latex2mathml")
    tei = paragraph(TEX.format(source))
    assert page(tei).xpath("count(//*[local-name() = 'math'])") == 1
    assert source in render_text(tei)
    assert "<math alt=" in print_xml(read_tei(tei))
    assert render_pdf(tei)[0] == render_pdf(tei)[0]


@pytest.mark.parametrize("source", [r"\nosuchmacro{x", "{", "$", "\\" * 3, "x" * 9000, r"\frac{a}"])
def test_tex_that_cannot_be_set_is_shown_as_written(source):
    tei = paragraph(f"a {TEX.format(source)} b")
    assert source in render_html(tei)
    assert source in render_text(tei)
    assert render_pdf(tei)[0].startswith(b"%PDF")
