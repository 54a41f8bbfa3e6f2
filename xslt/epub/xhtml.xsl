<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:epub="http://www.idpf.org/2007/ops"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all">

  <xd:doc scope="stylesheet">
    <xd:desc>HTML as the stylesheets of a site make it, to XHTML as EPUB 3 wants it: its namespace, `epub:type` for roles, no
      scripts and nothing that works by them, no links that lead nowhere.</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>The folder in the book with this document's pictures.</xd:desc>
  </xd:doc>
  <xsl:param name="pictures" as="xs:string" select="'pictures'"/>

  <xd:doc>
    <xd:desc>Mode `xhtml`: elements without a namespace in, XHTML out. MathML stays what it is.</xd:desc>
  </xd:doc>
  <xsl:mode name="xhtml" on-no-match="shallow-copy"/>

  <xsl:key name="ids" match="*[@id]" use="@id"/>

  <xsl:variable name="types" as="map(xs:string, xs:string)" select="map {
    'doc-noteref': 'noteref', 'doc-footnote': 'footnote', 'doc-backlink': 'backlink', 'doc-pagebreak': 'pagebreak' }"/>

  <xsl:template match="*[namespace-uri() = '']" mode="xhtml">
    <xsl:element name="{local-name()}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:apply-templates select="@*" mode="xhtml"/>
      <xsl:for-each select="$types(string(@role))"><xsl:attribute name="epub:type" select="."/></xsl:for-each>
      <xsl:if test="self::section[@class = 'chapter']"><xsl:attribute name="epub:type" select="'chapter'"/></xsl:if>
      <xsl:if test="self::section[@class = 'notes']"><xsl:attribute name="epub:type" select="'footnotes'"/></xsl:if>
      <xsl:apply-templates mode="xhtml"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="button | script | fieldset | a[@class = 'here']
    | a[@class = 'facs'][not(matches(@href, '^https?:', 'i'))] | span[@class = 'hyphen']
    | br[@class = 'lb'] | span[@class = 'why'] | *[tokenize(@class) = ('fw', 'as-typed')]" mode="xhtml" priority="2"/>

  <xsl:template match="@*[starts-with(local-name(), 'data-')] | @tabindex | @popover | @role[. = 'list']" mode="xhtml" priority="2"/>

  <xsl:template match="@lang" mode="xhtml">
    <xsl:attribute name="lang" select="."/>
    <xsl:attribute name="xml:lang" select="."/>
  </xsl:template>

  <xsl:template match="@id[not(key('ids', .)[1] is ..)]" mode="xhtml"/>

  <xsl:template match="@href[starts-with(., '#')]" mode="xhtml" priority="2">
    <xsl:if test="exists(key('ids', substring(., 2)))"><xsl:copy-of select="."/></xsl:if>
  </xsl:template>

  <xd:doc>
    <xd:desc>An address of the site's, which a book does not have: only chapters and what is on the web are linked.</xd:desc>
  </xd:doc>
  <xsl:template match="a/@href[not(matches(., '^(#|https?:|mailto:)', 'i'))]" mode="xhtml">
    <xsl:if test="matches(., '^d\d+\.xhtml')"><xsl:copy-of select="."/></xsl:if>
  </xsl:template>

  <xsl:template match="@src[. = $around?images?*]" mode="xhtml">
    <xsl:attribute name="src" select="e:in-book(.)"/>
  </xsl:template>

  <xsl:function name="e:in-book" as="xs:string">
    <xsl:param name="picture" as="xs:string"/>
    <xsl:sequence select="$pictures || '/' || string-join(tokenize($picture, '/') ! encode-for-uri(.), '/')"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>Why something is doubtful, which a page shows on hover, and with it what the source has.</xd:desc>
  </xd:doc>
  <xsl:template match="@aria-describedby" mode="xhtml" priority="2">
    <xsl:for-each select="key('ids', .)[1]"><xsl:attribute name="title" select="normalize-space()"/></xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
