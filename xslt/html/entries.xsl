<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>The entries of a project's register, as JSON: `encoder/rendering/registers/files.py` reads it. Entry point.</xd:desc>
  </xd:doc>

  <xsl:import href="../common/common.xsl"/>
  <xsl:include href="named.xsl"/>
  <xsl:param name="interface" as="xs:string" select="'en'"/>
  <xsl:output method="json" encoding="UTF-8" indent="no"/>
  <xsl:mode use-accumulators="notes pages doubts" on-no-match="shallow-skip"/>

  <xsl:template match="/*">
    <xsl:sequence select="array { e:entries(root(.)) }"/>
  </xsl:template>
</xsl:stylesheet>
