<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Dictionaries (Guidelines 10): an entry is one paragraph that begins with its headword; senses are numbered as
      the source has them, each on a line of its own.</xd:desc>
  </xd:doc>

  <xsl:template match="entry | entryFree | superEntry | hom | re | sense">
    <div>
      <xsl:call-template name="attributes"><xsl:with-param name="classes" select="'tei-' || local-name()"/></xsl:call-template>
      <xsl:if test="(self::sense or self::hom or self::entry) and @n">
        <span class="sense-number"><xsl:value-of select="@n"/></span><xsl:text> </xsl:text>
      </xsl:if>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="orth | pron">
    <xsl:call-template name="set">
      <xsl:with-param name="tag" select="e:tag(., if (self::orth and (ancestor::entry | ancestor::entryFree) and not(ancestor::cit)) then 'strong' else 'span')"/>
      <xsl:with-param name="classes" select="'tei-' || local-name()"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
