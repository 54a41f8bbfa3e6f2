<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>The source's pages (Guidelines 3.11.3, 12.6): their breaks in the margin, what stood at their edges
      after the text, the classification in the running head.</xd:desc>
  </xd:doc>

  <xsl:template match="pb" mode="inline blocks">
    <pb n="{(e:page-number(.), '')[1]}">
      <xsl:sequence select="@xml:id ! e:attribute('id', .), @cert[. = ('low', 'medium', 'unknown')]
        ! e:attribute('doubt', 'yes')"/>
    </pb>
  </xsl:template>

  <xd:doc>
    <xd:desc>Page furniture is no running text: see the template `furniture`.</xd:desc>
  </xd:doc>
  <xsl:template match="fw" mode="inline blocks" priority="2"/>

  <xd:doc>
    <xd:desc>The classification marking of the running head: the one that most pages bear, as most bear it.</xd:desc>
  </xd:doc>
  <xsl:function name="e:marking" as="xs:string?">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="markings" select="$tei/text//fw[@type = 'classification'] ! e:furniture-text(.)"/>
    <xsl:variable name="by-number" as="xs:string*">
      <xsl:for-each-group select="$markings[. != '']" group-by=".">
        <xsl:sort select="count(current-group())" order="descending"/>
        <xsl:sequence select="current-grouping-key()"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="$by-number[1]"/>
  </xsl:function>

  <xsl:function name="e:furniture-text" as="xs:string">
    <xsl:param name="fw" as="element(fw)"/>
    <xsl:sequence select="e:text-of($fw/node())"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>What stood at the edges of the pages, page by page: nothing of the source is lost, and the running
      text stays clean.</xd:desc>
  </xd:doc>
  <xsl:template name="furniture">
    <xsl:where-populated>
      <furniture>
        <xsl:if test="descendant::fw"><xsl:attribute name="title" select="e:say('pdf.edges')"/></xsl:if>
        <xsl:for-each-group select="descendant::fw | descendant::pb" group-starting-with="pb">
          <xsl:if test="current-group()[self::fw]">
            <page n="{(self::pb/e:page-label(.) ! (upper-case(substring(., 1, 1)) || substring(., 2)), e:say('pdf.first-page'))[1]}">
              <xsl:for-each select="current-group()[self::fw]">
                <mark kind="{e:furniture(.)}">
                  <xsl:apply-templates mode="inline"/>
                </mark>
              </xsl:for-each>
            </page>
          </xsl:if>
        </xsl:for-each-group>
      </furniture>
    </xsl:where-populated>
  </xsl:template>
</xsl:stylesheet>
