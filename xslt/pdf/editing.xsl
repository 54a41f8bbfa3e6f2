<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>What editors did (Guidelines 3.5, 12.3, 13): the text that is read stands in the line; what the
      source has instead stands at the foot of the page under a letter. Supplied text is in ⟨ ⟩, doubt is (?).</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>Second readings of the text so far: they are lettered through the document.</xd:desc>
  </xd:doc>
  <xsl:accumulator name="readings" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="text//choice | text//app" select="if (ancestor::note or ancestor::choice or ancestor::app)
      then $value else $value + 1"/>
  </xsl:accumulator>

  <xsl:template match="choice" mode="inline">
    <xsl:variable name="read" select="e:preferred(.)[1]"/>
    <xsl:variable name="abbreviated" select="$read/self::expan and abbr"/>
    <xsl:variable name="main" select="if ($abbreviated) then abbr[1] else $read"/>
    <xsl:apply-templates select="$main/node(), text()[normalize-space()]" mode="inline"/>
    <xsl:call-template name="reading">
      <xsl:with-param name="others" select="* except $main"/>
      <xsl:with-param name="lead" select="if ($abbreviated) then 'That is' else if (sic or orig) then 'Source reads' else 'Or'"/>
      <xsl:with-param name="doubt" select="e:certainty(.)[. = ('low', 'medium', 'unknown')]"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="app" mode="inline">
    <xsl:variable name="main" select="(lem, rdg, rdgGrp)[1]"/>
    <xsl:apply-templates select="$main/node(), text()[normalize-space()]" mode="inline"/>
    <xsl:call-template name="reading">
      <xsl:with-param name="others" select="* except $main"/>
      <xsl:with-param name="lead" select="'Other readings'"/>
    </xsl:call-template>
  </xsl:template>

  <xd:doc>
    <xd:desc>Other readings: at the foot under a letter; inside a note or another reading in brackets.</xd:desc>
  </xd:doc>
  <xsl:template name="reading">
    <xsl:param name="others" as="element()*"/>
    <xsl:param name="lead" as="xs:string"/>
    <xsl:param name="doubt" as="xs:string?" select="()"/>
    <xsl:variable name="text" as="node()*">
      <xsl:value-of select="$lead || ': '"/>
      <xsl:for-each select="$others">
        <xsl:if test="position() gt 1"><xsl:text>; </xsl:text></xsl:if>
        <xsl:apply-templates select="." mode="variant"/>
      </xsl:for-each>
      <xsl:value-of select="$doubt ! (' (certainty: ' || . || ')')"/>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="empty($others)"/>
      <xsl:when test="ancestor::note or ancestor::choice or ancestor::app">
        <hi r="remark"> [<xsl:sequence select="$text"/>]</hi>
      </xsl:when>
      <xsl:otherwise>
        <note n="{format-integer(accumulator-before('readings'), 'a')}" series="letters">
          <p>
            <xsl:sequence select="$text"/>
          </p>
        </note>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xd:doc>
    <xd:desc>Mode `variant`: a reading in, its text and witnesses out.</xd:desc>
  </xd:doc>
  <xsl:mode name="variant" use-accumulators="notes pages readings"/>

  <xsl:template match="*" mode="variant">
    <xsl:apply-templates mode="inline"/>
    <xsl:value-of select="@wit ! (' (' || string-join(tokenize(.) ! replace(., '^#', ''), ', ') || ')')"/>
  </xsl:template>

  <xsl:template match="supplied | choice//supplied" mode="inline">
    <supplied>
      <xsl:text>⟨</xsl:text>
      <xsl:apply-templates mode="inline"/>
      <xsl:value-of select="'?'[current()/@cert = ('low', 'medium', 'unknown')]"/>
      <xsl:text>⟩</xsl:text>
    </supplied>
  </xsl:template>

  <xsl:template match="unclear" mode="inline">
    <xsl:apply-templates mode="inline"/>
    <hi r="remark"> [?]</hi>
  </xsl:template>

  <xsl:template match="sic" mode="inline">
    <xsl:apply-templates mode="inline"/>
    <hi r="remark"> [sic]</hi>
  </xsl:template>

  <xd:doc>
    <xd:desc>What is missing: in the source's words where it has any, else in ours.</xd:desc>
  </xd:doc>
  <xsl:template match="gap" mode="inline">
    <xsl:variable name="said" select="e:text-of(desc)"/>
    <xsl:variable name="measure" select="string-join((@extent, (@quantity, @unit)[not(current()/@extent)], @reason), ' ')"/>
    <hi r="remark">
      <xsl:choose>
        <xsl:when test="desc and matches($said, '^\[')">
          <xsl:apply-templates mode="inline"/>
        </xsl:when>
        <xsl:when test="desc">[<xsl:apply-templates mode="inline"/>]</xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="'[' || string-join(('…', $measure[. != '']), ' ')"/>
          <xsl:apply-templates mode="inline"/>
          <xsl:text>]</xsl:text>
        </xsl:otherwise>
      </xsl:choose>
    </hi>
  </xsl:template>

  <xsl:template match="seg[@type = 'portionMark']" mode="inline" priority="2">
    <hi r="marking">
      <xsl:apply-templates mode="inline"/>
    </hi>
  </xsl:template>
</xsl:stylesheet>
