<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all">

  <xd:doc scope="stylesheet">
    <xd:desc>The words of the pages themselves, in the language of the interface: they stand in `xslt/interface`, a file for
      each language, and nowhere else. A key is a name, its text has places in braces: "Published by {publisher}."</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>The language of the interface, the name of one of the files; an entry point may say another.</xd:desc>
  </xd:doc>
  <xsl:variable name="interface" as="xs:string" select="'en'"/>

  <xd:doc>
    <xd:desc>The files by the languages in their names, read once, when the stylesheet is compiled; what a language lacks is in English.</xd:desc>
  </xd:doc>
  <xsl:variable name="languages" as="map(xs:string, map(*))" static="yes" select="
    let $read := map:merge(uri-collection(resolve-uri('../interface?select=*.json', static-base-uri()))
      ! map:entry(replace(., '^.*/|\.json$', ''), json-doc(.)))
    return map:merge(map:for-each($read, function($language, $said) {
      map:entry($language, map:merge(($said, $read?en), map { 'duplicates': 'use-first' })) }))"/>

  <xd:doc>
    <xd:desc>The texts by their keys.</xd:desc>
  </xd:doc>
  <xsl:variable name="texts" as="map(*)" select="($languages($interface), $languages?en)[1]"/>

  <xd:doc>
    <xd:desc>The texts with places taken apart, when the stylesheet is compiled: words and names of places in turn.</xd:desc>
  </xd:doc>
  <xsl:variable name="taken-apart" as="map(xs:string, map(xs:string, xs:string*))" static="yes" select="map:for-each($languages,
    function($language, $said) { map:entry($language, map:merge(map:keys($said)[contains($said(.), '{')] ! map:entry(., tokenize($said(.), '[{}]')))) })
    => map:merge()"/>

  <xsl:function name="e:parts-of" as="xs:string*" visibility="private">
    <xsl:param name="key" as="xs:string"/>
    <xsl:variable name="parts" select="$taken-apart($interface)($key)"/>
    <xsl:sequence select="if (exists($parts)) then $parts else tokenize($texts($key), '[{}]')"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The text of a key.</xd:desc>
  </xd:doc>
  <xsl:function name="e:say" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="$texts($key)"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The text of a key with values in its places. A value can hold braces: it is not read for places.</xd:desc>
  </xd:doc>
  <xsl:function name="e:say" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="values" as="map(xs:string, item())"/>
    <xsl:variable name="parts" select="e:parts-of($key)"/>
    <xsl:sequence select="if (count($parts) eq 3) then $parts[1] || $values($parts[2]) || $parts[3]
      else string-join(for $at in 1 to count($parts) return if ($at mod 2 eq 1) then $parts[$at] else $values($parts[$at]))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The text of a key with nodes in its places.</xd:desc>
  </xd:doc>
  <xsl:function name="e:say-nodes" as="node()*">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="values" as="map(xs:string, node())"/>
    <xsl:for-each select="e:parts-of($key)">
      <xsl:variable name="at" select="position()"/>
      <xsl:choose>
        <xsl:when test="$at mod 2 eq 1"><xsl:value-of select="."/></xsl:when>
        <xsl:otherwise><xsl:sequence select="$values(.)"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:function>

  <xd:doc>
    <xd:desc>A value of the source in the words of the interface, where the group has it ("unit", "lines"); else as it is.</xd:desc>
  </xd:doc>
  <xsl:function name="e:known" as="xs:string">
    <xsl:param name="group" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:sequence select="($texts($group || '.' || $value), translate($value, '-', ' '))[1]"/>
  </xsl:function>
</xsl:stylesheet>
