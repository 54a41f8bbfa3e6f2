<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>The source as the header describes it (Guidelines 2.2.7, 11): a manuscript with its parts, a printed work, a
      recording; each fact below what it is a fact of.</xd:desc>
  </xd:doc>

  <xsl:template name="description">
    <xsl:variable name="described" select="(self::TEI | TEI)/teiHeader/fileDesc/sourceDesc/(msDesc | biblStruct | biblFull | recordingStmt | scriptStmt
      | listBibl)"/>
    <xsl:if test="exists($described)">
      <details class="description">
        <summary><xsl:value-of select="e:say('about.description')"/></summary>
        <xsl:apply-templates select="$described" mode="description"/>
      </details>
    </xsl:if>
  </xsl:template>

  <xd:doc>
    <xd:desc>Mode `description`: an element of a description in, its words out, by lines; what only holds others gives theirs.</xd:desc>
  </xd:doc>
  <xsl:mode name="description" on-no-match="shallow-skip" use-accumulators="notes pages doubts"/>

  <xsl:template match="dimensions[not(e:speaks(.))]">
    <span class="tei-dimensions"><xsl:value-of select="' '[e:touches(current())] || e:described(.)"/></span>
  </xsl:template>

  <xd:doc>
    <xd:desc>What a statement is about, before its first words: "Origin".</xd:desc>
  </xd:doc>
  <xsl:template name="statement-label">
    <xsl:variable name="of" select="ancestor-or-self::*[map:contains($texts, 'description.' || local-name())][1]"/>
    <xsl:if test="$of and empty($of/descendant::*[self::p or e:speaks(.)][. &lt;&lt; current()])">
      <b class="statement"><xsl:value-of select="$texts('description.' || local-name($of))"/></b>
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="*" mode="description">
    <xsl:choose>
      <xsl:when test="e:speaks(.) or self::p or self::biblFull">
        <p>
          <xsl:sequence select="@xml:lang/e:language-attributes(.)"/>
          <xsl:call-template name="statement-label"/>
          <xsl:value-of select="e:text-of(.)"/>
        </p>
      </xsl:when>
      <xsl:when test="self::msIdentifier | self::altIdentifier | self::persName | self::placeName | self::analytic | self::monogr | self::imprint
        | self::series | self::titleStmt | self::publicationStmt">
        <p><xsl:value-of select="string-join(* ! e:text-of(.)[. != ''], ', ')"/></p>
      </xsl:when>
      <xsl:when test="self::msItem | self::msPart | self::msFrag | self::msItemStruct">
        <div class="part"><xsl:apply-templates select="*" mode="description"/></div>
      </xsl:when>
      <xsl:when test="self::dimensions"><p><xsl:value-of select="e:described(.)"/></p></xsl:when>
      <xsl:when test="self::textLang"/>
      <xsl:otherwise><xsl:apply-templates select="*" mode="description"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
