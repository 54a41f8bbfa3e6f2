<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>The brackets of Leiden in inscriptions and papyri: [lost], ⟨omitted⟩, {too much}, ⟦erased⟧, (written out).</xd:desc>
  </xd:doc>

  <xsl:template _match="{string-join(('supplied', 'surplus', 'del', 'ex') ! ('div[@type = ''edition'']//' || .), ' | ')}" mode="inline" priority="3">
    <xsl:variable name="signs" select="if (self::ex) then ('(', ')') else if (self::surplus) then ('{', '}') else if (self::del) then ('⟦', '⟧')
      else if (@reason = 'omitted') then ('⟨', '⟩') else ('[', ']')"/>
    <xsl:value-of select="$signs[1]"/>
    <xsl:apply-templates mode="inline"/>
    <xsl:value-of select="'?'[current()/@cert = ('low', 'medium', 'unknown')] || $signs[2]"/>
  </xsl:template>

  <xsl:template match="gap[exists(e:leiden-gap(.))]" mode="inline" priority="3"><xsl:value-of select="e:leiden-gap(.)"/></xsl:template>
</xsl:stylesheet>
