<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>TEI as it is harvested: the whole document, with identifiers that no other document of the collection
      has. Entry point.</xd:desc>
  </xd:doc>

  <xsl:import href="../common/common.xsl"/>
  <xsl:include href="facts.xsl"/>
  <xsl:include href="scoped.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>

  <xsl:template match="/*"><xsl:apply-templates select="." mode="scoped"/></xsl:template>
</xsl:stylesheet>
