<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>How much: of a gap, a space, a dimension (`att.dimensions`), in the words of the interface and their plurals.</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>Other names of units.</xd:desc>
  </xd:doc>
  <xsl:variable name="unit-names" as="map(xs:string, xs:string)" static="yes" select="map { 'char': 'character', 'chars': 'character',
    'characters': 'character', 'letters': 'letter', 'words': 'word', 'lines': 'line', 'verses': 'verse', 'l': 'line', 'lg': 'stanza',
    'stanzas': 'stanza', 'paragraphs': 'paragraph', 'p': 'paragraph', 'columns': 'column', 'pages': 'page', 'leaves': 'leaf',
    'folio': 'leaf', 'folios': 'leaf', 'leafs': 'leaf', 'quires': 'quire', 'sheets': 'sheet', 'minims': 'minim', 'sentences': 'sentence',
    's': 'sentence' }"/>

  <xd:doc>
    <xd:desc>A unit in words, in the form that goes with a number, or with none: "line", "lines", "mm".</xd:desc>
  </xd:doc>
  <xsl:function name="e:unit" as="xs:string">
    <xsl:param name="unit" as="xs:string"/>
    <xsl:param name="number" as="xs:string?"/>
    <xsl:variable name="name" select="($unit-names($unit), $unit)[1]"/>
    <xsl:variable name="form" select="if ($number = tokenize(e:say('counted-as-one'))) then 'one' else 'other'"/>
    <xsl:sequence select="($texts('unit.' || $name || '.' || $form), translate($unit, '-', ' '))[1]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>How much of something there is: "3 lines", "c. 2–3 letters", "of unknown extent"; nothing where nothing is said.</xd:desc>
  </xd:doc>
  <xsl:function name="e:amount" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="extent" select="$element/@extent[normalize-space()] ! normalize-space()"/>
    <xsl:variable name="range" select="string-join(distinct-values((($element/@atLeast, $element/@min)[1], ($element/@atMost, $element/@max)[1]) ! string()), '–')"/>
    <xsl:variable name="number" select="($element/@quantity[normalize-space()] ! normalize-space(), $extent[matches(., '^\d+([.,]\d+)?$')], $range[. != ''])[1]"/>
    <xsl:variable name="unit" select="$element/@unit[normalize-space()][. != 'unknown'] ! e:unit(normalize-space(), $number)"/>
    <xsl:sequence select="if ($extent = 'unknown') then e:say('extent.unknown')
      else if (exists($extent) and not($extent = $number)) then $extent
      else string-join(($number, $unit), ' ')[. != ''] ! (if ($element/@precision = 'low' and exists($number)) then e:say('extent.about', map { 'amount': . }) else .)"/>
  </xsl:function>
</xsl:stylesheet>
