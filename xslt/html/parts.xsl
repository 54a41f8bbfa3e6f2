<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>The parts of records, entries, imprints and addresses that bring no signs between them (`common/families.xsl`).</xd:desc>
  </xd:doc>

  <xsl:template match="*[$has-families][exists(e:family(.))]" priority="6">
    <xsl:variable name="family" select="e:family(.)"/>
    <xsl:choose>
      <xsl:when test="$family = 'address' and not(self::addrLine or e:speaks(..))">
        <span class="address-part"><xsl:next-match/></span><xsl:text> </xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="if ($family = 'record') then ', '[current()[not(self::note)][not(e:is-block(.))][normalize-space()]
            [preceding-sibling::*[normalize-space()]][not(e:speaks(..))]]
          else ' '[$family = ('entry', 'imprint', 'music')][not(current()/parent::cit) or current()/ancestor::entry][e:is-parted(current())]"/>
        <xsl:next-match/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
