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

  <xsl:template match="*" priority="-0.9">
    <xsl:call-template name="set">
      <xsl:with-param name="tag" select="if (e:is-block(.)) then 'div' else 'span'"/>
      <xsl:with-param name="classes" select="'tei-' || local-name()"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
