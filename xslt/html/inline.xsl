<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Phrases: highlighting, names, dates, portion marks (Guidelines 3.3, 3.6).</xd:desc>
  </xd:doc>

  <xsl:template match="hi | emph">
    <xsl:variable name="renditions" select="e:renditions(.)"/>
    <xsl:variable name="tag" select="if ($renditions = 'superscript') then 'sup'
      else if ($renditions = 'subscript') then 'sub'
      else if ($renditions = 'bold') then 'strong'
      else if (self::emph or $renditions = 'italic') then 'em'
      else 'span'"/>
    <xsl:call-template name="set">
      <xsl:with-param name="tag" select="e:tag(., $tag)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="title | foreign | mentioned | term | soCalled | gloss | distinct">
    <xsl:call-template name="set">
      <xsl:with-param name="tag" select="e:tag(., if (self::soCalled and e:lacks-marks(.)) then 'q' else if (self::title and not(@level = ('a', 'u'))) then 'cite' else 'span')"/>
      <xsl:with-param name="classes" select="'tei-' || local-name()"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="seg[@type = 'portionMark']">
    <span>
      <xsl:call-template name="attributes">
        <xsl:with-param name="classes" select="'portion-mark'"/>
      </xsl:call-template>
      <xsl:attribute name="title" select="e:say('portion')"/>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xd:doc>
    <xd:desc>A date or time, for machines too; where it is doubtful, with its explanation.</xd:desc>
  </xd:doc>
  <xsl:template match="date | time | docDate">
    <xsl:variable name="iso" select="(@when, @from)[1]"/>
    <xsl:variable name="is-date" select="exists($iso) and e:is-html-date($iso) and not(e:holds-block(.))"/>
    <xsl:element name="{if ($is-date) then 'time' else e:tag(., 'span')}">
      <xsl:call-template name="doubt-attributes">
        <xsl:with-param name="class" select="'tei-' || local-name()"/>
      </xsl:call-template>
      <xsl:if test="$is-date">
        <xsl:attribute name="datetime" select="$iso"/>
      </xsl:if>
      <xsl:apply-templates/>
      <xsl:call-template name="explanation"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="quote | q | said | cit">
    <xsl:variable name="tag" as="xs:string" select="if (e:is-block(.)) then 'blockquote' else if (e:lacks-marks(.)) then 'q' else 'span'"/>
    <xsl:choose>
      <xsl:when test="$tag = 'q' and e:language-attributes(string(@xml:lang))[name() = 'dir']">
        <q><xsl:call-template name="quoted"><xsl:with-param name="tag" select="'span'"/></xsl:call-template></q>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="quoted"><xsl:with-param name="tag" select="$tag"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xd:doc>
    <xd:desc>The words of a quotation. The marks around what is written in the other direction are the sentence's.</xd:desc>
  </xd:doc>
  <xsl:template name="quoted">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:call-template name="set">
      <xsl:with-param name="tag" select="$tag"/>
      <xsl:with-param name="classes" select="'tei-' || local-name()"/>
    </xsl:call-template>
  </xsl:template>

  <xd:doc>
    <xd:desc>A blank where only elements part words (`common/parted.xsl`).</xd:desc>
  </xd:doc>
  <xsl:template _match="{$parted}" priority="4">
    <xsl:text> </xsl:text>
    <xsl:next-match/>
  </xsl:template>

  <xsl:template match="g">
    <span class="tei-g"><xsl:value-of select="if (normalize-space()) then . else '□'"/></span>
  </xsl:template>
</xsl:stylesheet>
