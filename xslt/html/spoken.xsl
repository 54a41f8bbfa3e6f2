<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Transcriptions of speech (Guidelines 8): who speaks stands before each utterance; what is heard and seen beside
      the words is set apart from them.</xd:desc>
  </xd:doc>

  <xsl:template match="u">
    <div>
      <xsl:call-template name="attributes"><xsl:with-param name="classes" select="'tei-u'"/></xsl:call-template>
      <xsl:variable name="speaks" select="(@who, parent::annotationBlock/@who)[1]"/>
      <xsl:if test="$speaks">
        <span class="who" data-pagefind-ignore="all"><xsl:value-of select="string-join(tokenize($speaks) ! e:who(., $speaks), ', ')"/></span>
        <xsl:text> </xsl:text>
      </xsl:if>
      <xsl:for-each select="e:transition(.)"><span class="beside" data-pagefind-ignore="all"><xsl:value-of select="."/></span><xsl:text> </xsl:text></xsl:for-each>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="vocal | kinesic | incident | writing">
    <xsl:call-template name="set">
      <xsl:with-param name="tag" select="if (e:is-block(.)) then 'div' else 'span'"/>
      <xsl:with-param name="classes" select="'beside', 'tei-' || local-name()"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="u/vocal[e:touches-text(.)] | u/kinesic[e:touches-text(.)] | u/incident[e:touches-text(.)] | u/writing[e:touches-text(.)]" priority="2">
    <xsl:text> </xsl:text><xsl:next-match/>
  </xsl:template>

  <xsl:function name="e:touches-text" as="xs:boolean" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/preceding-sibling::node()[1]/self::text()) and e:touches($element)"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>Words that only such a thing parts stay parted.</xd:desc>
  </xd:doc>
  <xsl:template _match="{$behind-sounds}" priority="1">
    <xsl:text> </xsl:text><xsl:next-match/>
  </xsl:template>

  <xd:doc>
    <xd:desc>A pause, with its length where it is known: "(2 s)".</xd:desc>
  </xd:doc>
  <xsl:template match="pause[not(normalize-space())]">
    <span class="beside tei-pause" data-pagefind-ignore="all">
      <xsl:value-of select="'(' || (@dur ! replace(., '^PT([0-9.]+)S$', '$1 s'), '…')[1] || ')'"/>
    </span>
  </xsl:template>
</xsl:stylesheet>
