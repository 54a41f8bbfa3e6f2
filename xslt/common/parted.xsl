<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Words that only their elements part: `surname` and `forename`, `w` and `w`, with nothing between them.</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>True for an element that a blank parts from the one before it: both are data of a name, a description or an entry,
      or words (Guidelines 17.1.1), and nothing stands between them.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-parted" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="before" as="element()?" select="$element/preceding-sibling::node()[1]/self::*"/>
    <xsl:sequence select="exists($before) and (if ($element/(self::w | self::num[../w] | self::pc[@join = 'right' or @pre = 'true']))
      then exists($before/(self::w | self::num | self::pc)) and empty($element/../text()) and not($element/@part = ('M', 'F')
        or $element/@join = ('left', 'both') or $before/@join = ('right', 'both') or $before/@part = ('I', 'M')
        or $before/self::pc/@pre = 'true')
      else not($element/self::pc) and not(e:speaks($element/..)) and not($before/(self::lb | self::pb | self::cb)))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>True for a datum of a name, a record or a description that a blank parts from the one before it.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-datum" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="map:contains($described, local-name($element/..)) and e:is-parted($element)"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>What such data describe, by name.</xd:desc>
  </xd:doc>
  <xsl:variable name="described" as="map(xs:string, xs:boolean)" static="yes" select="map:merge(tokenize('persName placeName orgName name author editor
    msIdentifier altIdentifier monogr analytic series imprint bibl respStmt person place org docImprint correspAction birth death origin residence
    msItem msItemStruct') ! map:entry(., true()))"/>

  <xsl:template match="*[$has-families][exists(e:family(.))]" mode="reading" priority="5">
    <xsl:variable name="family" select="e:family(.)"/>
    <xsl:sequence select="if ($family = 'record' and preceding-sibling::* and not(e:speaks(..))
      and not(parent::titleStmt[not(parent::biblFull)] or parent::publicationStmt[not(parent::biblFull)])) then ', '
      else if ($family = ('entry', 'imprint') and preceding-sibling::* and not(e:speaks(..))
        or $family = ('entry', 'music') and e:is-parted(.)) then ' ' else ()"/>
    <xsl:next-match/>
  </xsl:template>

  <xd:doc>
    <xd:desc>What is said of how sure the text is (Guidelines 22), in brackets beside it.</xd:desc>
  </xd:doc>
  <xsl:template _match="{$assurances}" mode="reading">
    <xsl:text> [</xsl:text><xsl:apply-templates mode="#current"/><xsl:text>] </xsl:text>
  </xsl:template>

  <xd:doc>
    <xd:desc>True for an element that stands at once behind words or another element.</xd:desc>
  </xd:doc>
  <xsl:function name="e:touches" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="before" select="$element/preceding-sibling::node()[1]"/>
    <xsl:sequence select="exists($before) and not($before/self::text()[normalize-space(substring(., string-length(.))) = ''])"/>
  </xsl:function>

  <xsl:template match="dimensions[not(e:speaks(.))]" mode="reading">
    <xsl:sequence select="' '[e:touches(current())] || e:described(.)"/>
  </xsl:template>

  <xsl:template _match="{$parted}" mode="reading" priority="4">
    <xsl:sequence select="' '"/>
    <xsl:next-match/>
  </xsl:template>
</xsl:stylesheet>
