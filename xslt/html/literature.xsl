<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Verse, drama and bibliographies (Guidelines 6, 7, 3.12).</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>The number of a stanza is no heading of the page.</xd:desc>
  </xd:doc>
  <xsl:template match="lg/head[matches(., '^\W*([0-9]{1,3}|[IVXLC]{1,7})\W*$')]" priority="1">
    <xsl:if test="not(. is $title-head)">
      <xsl:apply-templates select="." mode="caption"/>
    </xsl:if>
  </xsl:template>

  <xsl:template match="biblStruct | biblFull">
    <div>
      <xsl:call-template name="attributes"><xsl:with-param name="classes" select="'tei-' || local-name()"/></xsl:call-template>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="lg | sp | spGrp | castList | castGroup">
    <div>
      <xsl:call-template name="attributes">
        <xsl:with-param name="classes" select="'tei-' || local-name()"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="l">
    <div>
      <xsl:call-template name="attributes">
        <xsl:with-param name="classes" select="'tei-l', @part[. = ('M', 'F')] ! 'tei-l-part'"/>
      </xsl:call-template>
      <xsl:if test="exists(e:shown-number(.))"><xsl:attribute name="data-line" select="e:shown-number(.)"/></xsl:if>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="speaker | stage | castItem | bibl">
    <xsl:call-template name="set">
      <xsl:with-param name="tag" select="if (e:is-block(.)) then (if (e:holds-block(.)) then 'div' else 'p') else 'span'"/>
      <xsl:with-param name="classes" select="'tei-' || local-name()"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
