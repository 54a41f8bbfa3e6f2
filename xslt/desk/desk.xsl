<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>One TEI document as it is read at the desk: the reading page without what stands around it, with an empty
      element where each line of the source begins.</xd:desc>
  </xd:doc>

  <xsl:import href="../html/html.xsl"/>

  <xsl:template match="/*" priority="3">
    <article lang="{$interface}">
      <xsl:call-template name="masthead"/>
      <div class="text">
        <xsl:sequence select="e:language-attributes($language)"/>
        <xsl:apply-templates select="* except (teiHeader | standOff | facsimile)"/>
      </div>
      <xsl:call-template name="apparatus"/>
      <xsl:call-template name="notes"/>
    </article>
  </xsl:template>

  <xd:doc>
    <xd:desc>Furniture is seen at the desk, with its kind before it.</xd:desc>
  </xd:doc>
  <xsl:template match="fw">
    <span class="furniture" data-kind="{e:furniture(.)}"><xsl:next-match/></span>
  </xsl:template>

  <xsl:template match="processing-instruction('engross-line')">
    <span class="line-start" data-line="{.}"/>
  </xsl:template>
</xsl:stylesheet>
