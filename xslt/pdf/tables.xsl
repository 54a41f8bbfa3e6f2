<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Tables (Guidelines 15.1.1). The template places each cell by its row and the columns free in it.</xd:desc>
  </xd:doc>

  <xsl:template match="table" mode="blocks">
    <xsl:call-template name="flow">
      <xsl:with-param name="content" select="node()[not(self::row or self::trailer[preceding-sibling::row])]"/>
    </xsl:call-template>
    <xsl:where-populated>
      <table>
        <xsl:apply-templates select="row" mode="row">
          <xsl:with-param name="first-plain" select="row[not(@role = 'label')][1]"/>
        </xsl:apply-templates>
      </table>
    </xsl:where-populated>
    <xsl:call-template name="flow">
      <xsl:with-param name="content" select="trailer[preceding-sibling::row]"/>
    </xsl:call-template>
  </xsl:template>

  <xd:doc>
    <xd:desc>Mode `row`: rows and cells in, rows and cells of the print XML out.</xd:desc>
  </xd:doc>
  <xsl:mode name="row" use-accumulators="notes pages" on-no-match="shallow-skip"/>

  <xsl:template match="table/row" mode="row">
    <xsl:param name="first-plain" as="element(row)?"/>
    <row>
      <xsl:if test="@role = 'label' and not($first-plain &lt;&lt; .)">
        <xsl:attribute name="role" select="'head'"/>
      </xsl:if>
      <xsl:apply-templates select="* | text()[normalize-space()]" mode="row"/>
    </row>
  </xsl:template>

  <xd:doc>
    <xd:desc>Text between cells, which TEI does not allow and must not be lost, in a cell of its own.</xd:desc>
  </xd:doc>
  <xsl:template match="row/text()" mode="row">
    <cell>
      <xsl:call-template name="flow">
        <xsl:with-param name="content" select="."/>
      </xsl:call-template>
    </cell>
  </xsl:template>

  <xsl:template match="*" mode="row">
    <cell>
      <xsl:sequence select="e:span(@cols)[. gt 1] ! e:attribute('cols', .), e:span(@rows)[. gt 1] ! e:attribute('rows', .),
        @role[. = 'label'] ! e:attribute('role', 'head'), e:attribute('align', 'right')[e:is-of-figures(current())]"/>
      <xsl:call-template name="flow"/>
    </cell>
  </xsl:template>

  <xd:doc>
    <xd:desc>How many columns or rows a cell takes: 1 to 100.</xd:desc>
  </xd:doc>
  <xsl:function name="e:span" as="xs:integer">
    <xsl:param name="attribute" as="attribute()?"/>
    <xsl:sequence select="if (matches($attribute, '^\s*[1-9]\d?\s*$')) then xs:integer($attribute) else 1"/>
  </xsl:function>
</xsl:stylesheet>
