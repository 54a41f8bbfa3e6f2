<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Page and line breaks, furniture, and the words broken over them (Guidelines 3.11, 11.6).</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>A page break: a place with an id, named for screen readers, with its number as a link in the margin.</xd:desc>
  </xd:doc>
  <xsl:template match="pb">
    <span data-pagefind-ignore="all">
      <xsl:attribute name="class" select="'pb', 'pb-between'[not(e:in-line(current()))]"/>
      <span role="doc-pagebreak" id="{e:page-id(.)}" title="{e:page-label(.)}"/>
      <span class="pb-number">
        <a href="#{e:page-id(.)}"><xsl:value-of select="(e:page-number(.) ! e:say('page.short', map { 'number': . }), e:page-label(.))[1]"/></a>
        <xsl:call-template name="doubt-mark"/>
        <xsl:for-each select="($leaves-of(generate-id()) ! ('#' || .), e:facsimile(.))[1]">
          <xsl:text> </xsl:text><a class="facs" href="{.}"><xsl:value-of select="e:say('facsimile.link')"/></a>
        </xsl:for-each>
      </span>
    </span>
    <xsl:apply-templates/>
  </xsl:template>

  <xd:doc>
    <xd:desc>Where the picture of a page is (Guidelines 12.1, `@facs`): an address, or the picture of the surface that is
      pointed to; nothing where this site does not have it.</xd:desc>
  </xd:doc>
  <xsl:function name="e:facsimile" as="xs:string?">
    <xsl:param name="pb" as="element(pb)"/>
    <xsl:variable name="facs" select="$pb/@facs ! tokenize(.)[1]"/>
    <xsl:variable name="address" select="if (starts-with($facs, '#'))
      then id(substring($facs, 2), root($pb))/descendant-or-self::graphic[1]/@url else $facs"/>
    <xsl:sequence select="$address ! string() ! (e:picture(.), .[matches(., '^https?://[^\s&lt;&gt;&quot;{}|\\^`]+$', 'i')])[1]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>True for what stands in a line of text, not between blocks.</xd:desc>
  </xd:doc>
  <xsl:function name="e:in-line" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/(parent::p | parent::l | parent::head))
      or $kinds(local-name($element/..)) = 2 or e:speaks($element/..)"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>A line's end is a space to the reader, and a line's end in the view as typed.</xd:desc>
  </xd:doc>
  <xsl:template match="lb">
    <xsl:if test="not(e:splits-word(.))"><xsl:text> </xsl:text></xsl:if>
    <xsl:choose>
      <xsl:when test="@rend = 'turned'"><br/></xsl:when>
      <xsl:when test="e:is-behind(.)"><br class="lb{' of-head'[e:stands-in-lines(current())]}"/></xsl:when>
    </xsl:choose>
    <xsl:if test="@n"><span class="line-number" data-line="{@n}" data-pagefind-ignore="all"/></xsl:if>
    <xsl:apply-templates/>
  </xsl:template>

  <xd:doc>
    <xd:desc>True for a line of a head that stands in short lines, as letterheads and titles do: they are seen. A head that
      was too long for its line goes on.</xd:desc>
  </xd:doc>
  <xsl:function name="e:stands-in-lines" as="xs:boolean" visibility="private">
    <xsl:param name="lb" as="element(lb)"/>
    <xsl:variable name="head" select="$lb/ancestor::head[1]"/>
    <xsl:sequence select="exists($head) and string-length(normalize-space($head)) le 36 * (1 + count($head//lb))"/>
  </xsl:function>

  <xsl:template match="cb | gb | milestone">
    <span>
      <xsl:call-template name="attributes">
        <xsl:with-param name="classes" select="local-name()"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </span>
    <xsl:if test="not(e:splits-word(.))"><xsl:text> </xsl:text></xsl:if>
  </xsl:template>

  <xsl:template match="fw">
    <xsl:element name="{if (e:in-line(.) and not(e:holds-block(.))) then 'span' else 'div'}">
      <xsl:call-template name="attributes">
        <xsl:with-param name="classes" select="('fw', @type ! ('fw-' || e:class(.)))"/>
      </xsl:call-template>
      <xsl:attribute name="title" select="if (e:is-doubtful(.)) then e:doubt(.) else e:furniture(.)"/>
      <xsl:attribute name="data-pagefind-ignore" select="'all'"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <xd:doc>
    <xd:desc>The hyphen of a broken word shows only in the view as typed; search and find see the word whole.</xd:desc>
  </xd:doc>
  <xsl:template match="text()[$breaks-words][following-sibling::*[1] or preceding-sibling::*[1]]">
    <xsl:variable name="read" select="e:unbroken(.)"/>
    <xsl:value-of select="$read"/>
    <xsl:if test="e:ends-broken(.) and not(e:keeps-hyphen(.))">
      <span class="hyphen" data-pagefind-ignore="all">
        <xsl:value-of select="substring(normalize-space(), string-length(normalize-space()))"/>
      </span>
    </xsl:if>
  </xsl:template>

  <xsl:template match="pc[e:is-weak(.)]">
    <span class="hyphen" data-pagefind-ignore="all"><xsl:apply-templates/></span>
  </xsl:template>
</xsl:stylesheet>
