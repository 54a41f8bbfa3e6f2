<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>A document as plain text to read and to count words in: no furniture, words broken over lines and pages
      whole, notes at the end. Entry point.</xd:desc>
  </xd:doc>

  <xsl:import href="../common/common.xsl"/>
  <xsl:include href="model.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:mode use-accumulators="notes pages doubts" on-no-match="shallow-skip"/>
  <xsl:mode name="plain" on-no-match="shallow-skip"/>

  <xsl:template match="/*">
    <xsl:variable name="lines" as="xs:string*">
      <xsl:apply-templates select="* except (teiHeader | standOff | facsimile)" mode="plain"/>
      <xsl:apply-templates select="e:notes-of(* except teiHeader)" mode="plain-note"/>
      <xsl:apply-templates select="standOff | facsimile" mode="plain"/>
    </xsl:variable>
    <xsl:sequence select="string-join($lines[. != ''], '&#10;&#10;') || '&#10;'"/>
  </xsl:template>

  <xd:doc>
    <xd:desc>Mode `plain`: blocks in, paragraphs out, one string each. A block that holds text and blocks gives its
      runs of text as paragraphs.</xd:desc>
  </xd:doc>
  <xsl:template match="*" mode="plain">
    <xsl:for-each-group select="node()" group-adjacent="e:starts-line(.)">
      <xsl:choose>
        <xsl:when test="current-grouping-key()">
          <xsl:apply-templates select="current-group()" mode="plain"/>
        </xsl:when>
        <xsl:otherwise><xsl:sequence select="e:text-of(current-group())"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:template>

  <xsl:function name="e:starts-line" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="exists($node/(self::signed | self::salute)) or $node instance of element() and e:is-block($node)"/>
  </xsl:function>

  <xsl:template match="teiHeader | fw" mode="plain"/>

  <xsl:template match="note" mode="plain">
    <xsl:if test="not(e:is-numbered(.))"><xsl:sequence select="e:text-of(node())"/></xsl:if>
  </xsl:template>

  <xd:doc>
    <xd:desc>The enumerator stands before the first words of its item.</xd:desc>
  </xd:doc>
  <xsl:template match="list" mode="plain">
    <xsl:apply-templates select="head" mode="plain"/>
    <xsl:for-each-group select="* except head" group-ending-with="item">
      <xsl:variable name="mark" select="e:text-of(current-group()[self::label])"/>
      <xsl:variable name="content" as="xs:string*">
        <xsl:apply-templates select="current-group()[not(self::label)]" mode="plain"/>
      </xsl:variable>
      <xsl:sequence select="normalize-space($mark || ' ' || $content[. != ''][1]), tail($content[. != ''])"/>
    </xsl:for-each-group>
  </xsl:template>

  <xsl:template match="row" mode="plain">
    <xsl:sequence select="string-join(cell ! e:text-of(.), '&#9;')"/>
  </xsl:template>

  <xsl:template match="lg[not(lg)]" mode="plain">
    <xsl:sequence select="string-join(* ! e:text-of(.), '&#10;')"/>
  </xsl:template>

  <xd:doc>
    <xd:desc>Mode `plain-note`: "[3] The soundings are lost."</xd:desc>
  </xd:doc>
  <xsl:template match="note" mode="plain-note">
    <xsl:variable name="content" as="xs:string*">
      <xsl:for-each-group select="node()" group-adjacent="e:starts-line(.)">
        <xsl:choose>
          <xsl:when test="current-grouping-key()"><xsl:apply-templates select="current-group()" mode="plain"/></xsl:when>
          <xsl:otherwise><xsl:sequence select="e:text-of(current-group())"/></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="'[' || e:note-label(.) || '] ' || string-join($content[. != ''], '&#10;')"/>
  </xsl:template>

  <xd:doc>
    <xd:desc>The bare note in running text: its number in brackets.</xd:desc>
  </xd:doc>
  <xsl:template match="note" mode="reading">
    <xsl:sequence select="if (not(e:is-numbered(.))) then e:text-of(node())
      else if (e:is-unreferenced(.)) then () else '[' || e:note-label(.) || ']'"/>
  </xsl:template>
</xsl:stylesheet>
