<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Every element without a template of its own, TEI's or another's: readable, nothing lost. A block where
      it stands among blocks, a phrase where it stands in a line.</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>Elements that say in their attributes what is to be read.</xd:desc>
  </xd:doc>
  <xsl:template _match="{$told}">
    <xsl:element name="{if (e:is-block(.)) then 'div' else 'span'}">
      <xsl:call-template name="attributes"><xsl:with-param name="classes" select="'tei-' || local-name()"/></xsl:call-template>
      <xsl:call-template name="doubt-mark"/>
      <xsl:value-of select="' '[current()/preceding-sibling::node()[1]/self::*]"/>
      <span class="fact"><xsl:value-of select="e:told(.)"/></span>
      <xsl:text> </xsl:text>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="(root | iNode)[@children]/label"/>

  <xsl:template match="*" priority="-0.9">
    <xsl:call-template name="set">
      <xsl:with-param name="tag" select="if (e:is-block(.)) then 'div' else 'span'"/>
      <xsl:with-param name="classes" select="'tei-' || local-name()"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
