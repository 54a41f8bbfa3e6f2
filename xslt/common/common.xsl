<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl">

  <xd:doc scope="stylesheet">
    <xd:desc>What HTML, PDF and plain text share: functions and modes in the namespace `urn:engross:xslt`. An entry
      point that imports this needs `use-accumulators="notes pages doubts"` on its first mode.</xd:desc>
  </xd:doc>

  <xsl:include href="families.xsl"/>
  <xsl:include href="interface.xsl"/>
  <xsl:include href="text.xsl"/>
  <xsl:include href="broken-words.xsl"/>
  <xsl:include href="notes.xsl"/>
  <xsl:include href="called.xsl"/>
  <xsl:include href="pages.xsl"/>
  <xsl:include href="rendition.xsl"/>
  <xsl:include href="columns.xsl"/>
  <xsl:include href="doubts.xsl"/>
  <xsl:include href="languages.xsl"/>
  <xsl:include href="dates.xsl"/>
  <xsl:include href="told.xsl"/>
  <xsl:include href="spans.xsl"/>
  <xsl:include href="described.xsl"/>
  <xsl:include href="header.xsl"/>
  <xsl:include href="correspondence.xsl"/>
  <xsl:include href="names.xsl"/>
  <xsl:include href="parted.xsl"/>
  <xsl:include href="stops.xsl"/>
  <xsl:include href="markup.xsl"/>
  <xsl:include href="leiden.xsl"/>
  <xsl:include href="measures.xsl"/>
</xsl:stylesheet>
