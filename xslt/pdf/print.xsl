<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>TEI to print XML, the small vocabulary without a namespace that the Typst template sets. Its elements
      are listed in docs/publishing-pdf.md.</xd:desc>
  </xd:doc>

  <xsl:import href="../common/common.xsl"/>
  <xsl:include href="flow.xsl"/>
  <xsl:include href="structure.xsl"/>
  <xsl:include href="blocks.xsl"/>
  <xsl:include href="lists.xsl"/>
  <xsl:include href="tables.xsl"/>
  <xsl:include href="inline.xsl"/>
  <xsl:include href="notes.xsl"/>
  <xsl:include href="editing.xsl"/>
  <xsl:include href="leiden.xsl"/>
  <xsl:include href="pages.xsl"/>
  <xsl:include href="header.xsl"/>
  <xsl:include href="records.xsl"/>
  <xsl:include href="../common/speakers.xsl"/>

  <xd:doc>
    <xd:desc>The language of the PDF's own words.</xd:desc>
  </xd:doc>
  <xsl:param name="interface" as="xs:string" select="'en'"/>

  <xd:doc>
    <xd:desc>`yes` for a chapter of a book: its title is a heading of the first level, persons are marked for the
      index.</xd:desc>
  </xd:doc>
  <xsl:param name="book" as="xs:string" select="'no'"/>

  <xsl:function name="e:in-book" as="xs:boolean" cache="yes">
    <xsl:sequence select="$book = 'yes'"/>
  </xsl:function>

  <xsl:output method="xml" encoding="UTF-8" indent="no" omit-xml-declaration="yes"/>

  <xsl:mode use-accumulators="notes pages" on-no-match="shallow-skip"/>

  <xsl:template match="/">
    <xsl:apply-templates select="descendant-or-self::TEI[1]"/>
  </xsl:template>

  <xd:doc>
    <xd:desc>A document: its metadata as attributes and its title block, then the blocks of its texts, what stood
      at the edges of its pages, and the colophon.</xd:desc>
  </xd:doc>
  <xsl:template match="TEI">
    <document>
      <xsl:call-template name="metadata"/>
      <xsl:call-template name="title-block"/>
      <xsl:for-each select="root()/(descendant-or-self::TEI)">
        <xsl:variable name="level" select="if (e:in-book()) then 2 else 1"/>
        <xsl:for-each select="parent::teiCorpus[parent::teiCorpus][TEI[1] is current()]"><h level="{$level}"><xsl:value-of select="e:shown-title(.)"/></h></xsl:for-each>
        <xsl:if test="parent::teiCorpus and $has-documents">
          <h level="{$level + count(ancestor::teiCorpus[parent::teiCorpus])}"><xsl:value-of select="e:shown-title(.)"/></h>
        </xsl:if>
        <xsl:apply-templates select="sourceDoc, text, facsimile[normalize-space()], standOff" mode="blocks"/>
      </xsl:for-each>
      <xsl:apply-templates select="root()/teiCorpus/standOff" mode="blocks"/>
      <xsl:call-template name="furniture"/>
      <xsl:call-template name="colophon"/>
    </document>
  </xsl:template>
</xsl:stylesheet>
