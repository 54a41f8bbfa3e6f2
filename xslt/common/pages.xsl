<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Page breaks: how they are called and linked to.</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>Page breaks of the text so far, for ids of those without a number.</xd:desc>
  </xd:doc>
  <xsl:accumulator name="pages" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="pb" select="$value + 1"/>
  </xsl:accumulator>

  <xd:doc>
    <xd:desc>The page break that begins the page.</xd:desc>
  </xd:doc>
  <xsl:accumulator name="page" as="element(pb)?" initial-value="()">
    <xsl:accumulator-rule match="pb" select="."/>
  </xsl:accumulator>

  <xd:doc>
    <xd:desc>The printed number of the page that begins, or nothing where the source does not say.</xd:desc>
  </xd:doc>
  <xsl:function name="e:page-number" as="xs:string?">
    <xsl:param name="pb" as="element(pb)"/>
    <xsl:sequence select="$pb/@n[normalize-space()] ! normalize-space()"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The page in words: "page 726", "new page".</xd:desc>
  </xd:doc>
  <xsl:function name="e:page-label" as="xs:string">
    <xsl:param name="pb" as="element(pb)"/>
    <xsl:sequence select="(e:page-number($pb) ! e:say('page', map { 'number': . }), e:say('page.new'))[1]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The id of the page break in the output: its `@xml:id`, else made of its number, which stays where the text is
      edited; where no page or several have that number, of its place in the text.</xd:desc>
  </xd:doc>
  <xsl:function name="e:page-id" as="xs:string">
    <xsl:param name="pb" as="element(pb)"/>
    <xsl:sequence select="string(($pb/@xml:id, e:page-number($pb)[matches(., '^[\p{L}\p{M}\p{N}_.-]+$')]
      [count(key('numbered', ., root($pb))) eq 1] ! ('page-' || .), 'break-' || $pb/accumulator-before('pages'))[1])"/>
  </xsl:function>

  <xsl:key name="numbered" match="pb[not(@xml:id)][@n]" use="normalize-space(@n)"/>
</xsl:stylesheet>
