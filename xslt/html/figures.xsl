<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Figures (Guidelines 15.3). A picture is loaded only where the site has it; a page never fetches
      anything from elsewhere.</xd:desc>
  </xd:doc>

  <xsl:template match="figure">
    <figure>
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates select="node() except (head, figDesc)"/>
      <xsl:if test="head | figDesc">
        <figcaption><xsl:apply-templates select="head | figDesc" mode="legend"/></figcaption>
      </xsl:if>
    </figure>
  </xsl:template>

  <xsl:template match="head | figDesc" mode="legend">
    <xsl:call-template name="set">
      <xsl:with-param name="tag" select="e:tag(., 'p')"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="graphic | media">
    <xsl:choose>
      <xsl:when test="@url = $around?images?*">
        <img src="{@url}" alt="{string-join((../head, ../figDesc, desc) ! e:text-of(.), '. ')}"/>
      </xsl:when>
      <xsl:otherwise><span class="picture">Picture: <xsl:value-of select="@url"/></span></xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates/>
  </xsl:template>
</xsl:stylesheet>
