<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:tei="http://www.tei-c.org/ns/1.0" xmlns:dts="https://w3id.org/api/dts#"
  exclude-result-prefixes="tei dts">
  <!-- A passage of Distributed Text Services to be read: XSLT 1.0, for it is made while somebody waits. Of elements that
       have no template the text stays, in a block where the TEI has one. -->

  <xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>
  <xsl:strip-space elements="tei:TEI tei:text tei:body tei:front tei:back tei:group tei:div tei:list tei:table tei:row tei:lg tei:sp"/>

  <xsl:param name="title"/>
  <xsl:param name="about"/>
  <xsl:param name="file"/>

  <xsl:template match="/">
    <html>
      <xsl:call-template name="language"><xsl:with-param name="of" select="*//tei:text[1] | *"/></xsl:call-template>
      <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title><xsl:value-of select="$title"/></title>
        <link rel="collection" href="{$about}"/>
        <link rel="alternate" type="application/tei+xml" href="{$file}"/>
        <style>
          :root { font: 1.05rem/1.6 Georgia, serif; }
          body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
          .pb { font-size: .8em; opacity: .75; }
          aside, .note { font-size: .9em; border-left: 3px solid; padding-left: .75rem; margin: .5rem 0 .5rem 1rem; display: block; }
          .l { display: block; } .lg { margin: 1em 0; } .speaker { font-variant: small-caps; } .stage { font-style: italic; }
          table { border-collapse: collapse; } td, th { padding: .15rem .75rem .15rem 0; vertical-align: top; text-align: left; }
        </style>
      </head>
      <body>
        <header><p><a href="{$about}"><xsl:value-of select="$title"/></a> · <a href="{$file}">TEI</a></p></header>
        <main><xsl:apply-templates/></main>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="tei:teiHeader | tei:fw | tei:standOff | tei:facsimile | tei:sourceDoc | comment() | processing-instruction()"/>

  <xsl:template match="tei:TEI | tei:teiCorpus | tei:text | tei:body | tei:group | dts:wrapper"><xsl:apply-templates/></xsl:template>

  <xsl:template match="tei:div | tei:div1 | tei:div2 | tei:div3 | tei:div4 | tei:div5 | tei:div6 | tei:div7 | tei:front | tei:back">
    <section><xsl:call-template name="marks"/><xsl:apply-templates/></section>
  </xsl:template>

  <xsl:template match="tei:head">
    <xsl:variable name="depth" select="count(ancestor::tei:div) + 1"/>
    <xsl:variable name="level">
      <xsl:choose><xsl:when test="$depth &gt; 6">6</xsl:when><xsl:otherwise><xsl:value-of select="$depth"/></xsl:otherwise></xsl:choose>
    </xsl:variable>
    <xsl:element name="h{$level}"><xsl:call-template name="marks"/><xsl:apply-templates/></xsl:element>
  </xsl:template>
  <xsl:template match="tei:list/tei:head | tei:lg/tei:head | tei:figure/tei:head | tei:table/tei:head" priority="1">
    <div class="head"><xsl:apply-templates/></div>
  </xsl:template>

  <xsl:template match="tei:list">
    <ul><xsl:call-template name="marks"/><xsl:apply-templates/></ul>
  </xsl:template>
  <xsl:template match="tei:item"><li><xsl:call-template name="marks"/><xsl:apply-templates/></li></xsl:template>
  <xsl:template match="tei:list/tei:label"><li class="label"><xsl:apply-templates/></li></xsl:template>

  <xsl:template match="tei:table"><table><xsl:call-template name="marks"/><xsl:apply-templates select="tei:row"/></table></xsl:template>
  <xsl:template match="tei:row"><tr><xsl:apply-templates select="tei:cell"/></tr></xsl:template>
  <xsl:template match="tei:cell">
    <td>
      <xsl:if test="@cols"><xsl:attribute name="colspan"><xsl:value-of select="@cols"/></xsl:attribute></xsl:if>
      <xsl:if test="@rows"><xsl:attribute name="rowspan"><xsl:value-of select="@rows"/></xsl:attribute></xsl:if>
      <xsl:apply-templates/>
    </td>
  </xsl:template>

  <xsl:template match="tei:lb"><br/></xsl:template>
  <xsl:template match="tei:pb">
    <span class="pb"><xsl:call-template name="marks"/>[<xsl:value-of select="concat('p. ', @n)"/>] </span>
  </xsl:template>
  <xsl:template match="tei:gap">[…]</xsl:template>
  <xsl:template match="tei:supplied">[<xsl:apply-templates/>]</xsl:template>
  <xsl:template match="tei:choice"><xsl:apply-templates select="(tei:corr | tei:reg | tei:expan | *[not(../tei:corr | ../tei:reg | ../tei:expan)])[1]"/></xsl:template>
  <xsl:template match="tei:del"><del><xsl:apply-templates/></del></xsl:template>
  <xsl:template match="tei:add"><ins><xsl:apply-templates/></ins></xsl:template>
  <xsl:template match="tei:q[not(tei:p | tei:lg)] | tei:foreign | tei:title | tei:emph"><span><xsl:call-template name="marks"/><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="tei:hi">
    <xsl:variable name="how" select="concat(' ', @rend, ' ', @rendition, ' ')"/>
    <xsl:choose>
      <xsl:when test="contains($how, 'bold')"><strong><xsl:apply-templates/></strong></xsl:when>
      <xsl:when test="contains($how, 'sup')"><sup><xsl:apply-templates/></sup></xsl:when>
      <xsl:when test="contains($how, 'sub')"><sub><xsl:apply-templates/></sub></xsl:when>
      <xsl:otherwise><em><xsl:apply-templates/></em></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:ref | tei:ptr">
    <xsl:choose>
      <xsl:when test="starts-with(@target, 'http://') or starts-with(@target, 'https://') or starts-with(@target, '#')">
        <a href="{@target}"><xsl:apply-templates/><xsl:if test="not(node())"><xsl:value-of select="@target"/></xsl:if></a>
      </xsl:when>
      <xsl:otherwise><span class="ref"><xsl:apply-templates/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Whatever else there is: a block where its kind or what is in it is one, else a part of a line. -->
  <xsl:template match="*">
    <xsl:variable name="block" select="self::tei:p | self::tei:ab | self::tei:lg | self::tei:l | self::tei:sp | self::tei:speaker
      | self::tei:stage[not(parent::tei:p | parent::tei:l)] | self::tei:opener | self::tei:closer | self::tei:salute[not(parent::tei:p)]
      | self::tei:signed | self::tei:dateline[not(parent::tei:p)] | self::tei:byline | self::tei:trailer | self::tei:argument
      | self::tei:epigraph | self::tei:quote[tei:p | tei:lg] | self::tei:q | self::tei:titlePage | self::tei:titlePart | self::tei:docTitle
      | self::tei:postscript | self::tei:figure[parent::tei:div] | self::tei:figDesc | self::tei:castList | self::tei:castItem | self::tei:listBibl | self::tei:bibl[parent::tei:listBibl]"/>
    <xsl:choose>
      <xsl:when test="$block">
        <div class="{local-name()}"><xsl:call-template name="marks"/><xsl:apply-templates/></div>
      </xsl:when>
      <xsl:otherwise><span class="{local-name()}"><xsl:call-template name="marks"/><xsl:apply-templates/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:p[not(.//tei:note | .//tei:list | .//tei:table | .//tei:lg | .//tei:p | .//tei:figure | .//tei:quote | .//tei:q)]">
    <p><xsl:call-template name="marks"/><xsl:apply-templates/></p>
  </xsl:template>

  <xsl:template name="marks">
    <xsl:if test="@xml:id"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute></xsl:if>
    <xsl:call-template name="language"><xsl:with-param name="of" select="."/></xsl:call-template>
  </xsl:template>
  <xsl:template name="language">
    <xsl:param name="of"/>
    <xsl:if test="$of/@xml:lang"><xsl:attribute name="lang"><xsl:value-of select="$of/@xml:lang"/></xsl:attribute></xsl:if>
  </xsl:template>
</xsl:stylesheet>
