<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Notes (Guidelines 3.9): at the foot of the page, under the number or sign that the text has.</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>Paragraphs of nothing but notes, each looked through once for all of its notes.</xd:desc>
  </xd:doc>
  <xsl:key name="of-notes" match="p[note][not(text()[normalize-space()] or * except note)]" use="generate-id()"/>

  <xd:doc>
    <xd:desc>True for a note that no text refers to: it stands among blocks.</xd:desc>
  </xd:doc>
  <xsl:function name="e:stands-alone" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="node-name($note/..) = $containers
      or exists($note/parent::p/key('of-notes', generate-id(), root()))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>A paragraph of nothing but numbered notes: no text refers to them either.</xd:desc>
  </xd:doc>
  <xsl:template match="p[note][not(text()[normalize-space()])][every $child in * satisfies
    $child/self::note[e:is-numbered(.)]]" mode="blocks" priority="2">
    <xsl:apply-templates select="note" mode="blocks"/>
  </xsl:template>

  <xsl:template match="note" mode="inline">
    <xsl:choose>
      <xsl:when test="e:is-numbered(.)"><xsl:call-template name="footnote"/></xsl:when>
      <xsl:when test="parent::p[e:is-remark(.)]">
        <xsl:apply-templates mode="inline"/>
      </xsl:when>
      <xsl:otherwise>
        <hi r="remark">
          <xsl:if test="ancestor::note and not(matches(., '^\s*[\[(]'))">
            <xsl:text> </xsl:text>
          </xsl:if>
          <xsl:apply-templates mode="inline"/>
        </hi>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="footnote">
    <note n="{e:note-label(.)}">
      <xsl:sequence select="@xml:id ! e:attribute('id', .), e:own-label(.) ! e:attribute('own', .)"/>
      <xsl:call-template name="flow"/>
    </note>
  </xsl:template>

  <xd:doc>
    <xd:desc>A note that is called elsewhere in the text stands there.</xd:desc>
  </xd:doc>
  <xsl:template match="note[e:is-called(.)]" mode="blocks inline" priority="3"/>

  <xsl:template match="note" mode="blocks">
    <xsl:choose>
      <xsl:when test="@type = 'editorial' and not(@n)">
        <xsl:call-template name="flow">
          <xsl:with-param name="role" select="'editorial'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="e:stands-alone(.)">
        <endnote>
          <xsl:sequence select="e:attribute('n', e:note-label(.))[current()/@n], @xml:id ! e:attribute('id', .), e:own-label(.) ! e:attribute('own', .)"/>
          <xsl:call-template name="flow"/>
        </endnote>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="flow"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
