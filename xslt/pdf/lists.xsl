<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Lists (Guidelines 3.8): every enumerator as printed, hanging.</xd:desc>
  </xd:doc>

  <xsl:template match="list | listBibl | listPerson | listPlace | listOrg | listEvent | listWit | castList" mode="blocks">
    <xsl:variable name="items" select="*[e:is-member(.)]"/>
    <xsl:variable name="first" select="$items[1]"/>
    <xsl:variable name="last" select="$items[last()]"/>
    <xsl:variable name="last-item" select="item[last()]"/>
    <xsl:call-template name="flow">
      <xsl:with-param name="content" select="head, headLabel, headItem, node()[empty($first) or $first >> .][not(self::head or self::label or
        self::headLabel or self::headItem)]"/>
    </xsl:call-template>
    <xsl:where-populated>
      <list style="{e:list-style(.)}">
        <xsl:sequence select="e:own-language(.)"/>
        <xsl:for-each-group select="node()" group-ending-with="*[e:is-member(.)]">
          <xsl:apply-templates select="current-group()[last()][self::*[e:is-member(.)]]" mode="item">
            <xsl:with-param name="between" select="current-group()[not(self::*[e:is-member(.)])]
              [not(self::head or self::headLabel or self::headItem)]"/>
            <xsl:with-param name="is-first" select="position() = 1"/>
          </xsl:apply-templates>
        </xsl:for-each-group>
        <xsl:apply-templates select="label[empty($last-item) or . >> $last-item]" mode="item"/>
      </list>
    </xsl:where-populated>
    <xsl:call-template name="flow">
      <xsl:with-param name="content" select="text()[. >> $last]"/>
    </xsl:call-template>
  </xsl:template>

  <xd:doc>
    <xd:desc>True for a child of a list that is an item of the print XML.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-member" as="xs:boolean">
    <xsl:param name="child" as="element()"/>
    <xsl:sequence select="not($child/(self::head or self::label or self::headLabel or self::headItem or self::pb or self::fw
      or self::lb or self::milestone))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>How the items are marked: `labels` as printed, `bullets`, `numbers` counted here, or `plain`.</xd:desc>
  </xd:doc>
  <xsl:function name="e:list-style" as="xs:string">
    <xsl:param name="list" as="element()"/>
    <xsl:variable name="rend" select="tokenize($list/@rend), $list/@type ! tokenize(.)"/>
    <xsl:sequence select="if ($list/label or $list/item/@n) then 'labels'
      else if ($rend = ('bulleted', 'bullet', 'bullets')) then 'bullets'
      else if ($rend = ('numbered', 'ordered')) then 'numbers'
      else 'plain'"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>Mode `item`: members of a list in, items of the print XML out. A page that begins between two items
      begins with the text of the second.</xd:desc>
  </xd:doc>
  <xsl:mode name="item" use-accumulators="notes pages" on-no-match="shallow-skip"/>

  <xsl:template match="*" mode="item">
    <xsl:param name="between" as="node()*"/>
    <xsl:param name="is-first" as="xs:boolean"/>
    <item>
      <xsl:variable name="labels" select="$between[self::label]"/>
      <xsl:if test="$labels or @n">
        <label>
          <xsl:value-of select="@n[not($labels)]"/>
          <xsl:for-each select="$labels">
            <xsl:value-of select="' '[position() gt 1]"/>
            <xsl:apply-templates mode="inline"/>
          </xsl:for-each>
        </label>
      </xsl:if>
      <xsl:apply-templates select="$between[self::pb][not($is-first)]" mode="inline"/>
      <xsl:call-template name="member">
        <xsl:with-param name="before" select="$between[self::text()][not($is-first)]"/>
      </xsl:call-template>
    </item>
  </xsl:template>

  <xsl:template match="label" mode="item">
    <item>
      <xsl:call-template name="flow"/>
    </item>
  </xsl:template>

  <xsl:template name="member">
    <xsl:param name="before" as="text()*"/>
    <xsl:call-template name="flow">
      <xsl:with-param name="content" select="$before, if (self::item or self::castItem) then node() else ."/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
