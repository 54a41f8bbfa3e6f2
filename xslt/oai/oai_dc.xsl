<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>TEI to unqualified Dublin Core, as OAI-PMH 2.0 asks of every repository. Entry point.</xd:desc>
  </xd:doc>

  <xsl:import href="../common/common.xsl"/>
  <xsl:include href="facts.xsl"/>
  <xsl:include href="dublin-core.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>

  <xsl:template match="/*"><xsl:apply-templates select="." mode="oai_dc"/></xsl:template>
</xsl:stylesheet>
