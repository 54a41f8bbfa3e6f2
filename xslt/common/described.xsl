<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Descriptions of sources in one line (Guidelines 2.2.7, 11).</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>The words of a description: its statements one behind the other, a semicolon between what only elements part.</xd:desc>
  </xd:doc>
  <xsl:function name="e:described" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="e:described($element, map {})"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The same, with what each statement is about before it: "Origin: England", where `labels` have a
      `description.origin`.</xd:desc>
  </xd:doc>
  <xsl:function name="e:described" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="labels" as="map(*)"/>
    <xsl:variable name="words" select="e:described-words($element, $labels)"/>
    <xsl:sequence select="string($labels('description.' || local-name($element))[$words != ''] ! (. || ': ')) || $words"/>
  </xsl:function>

  <xsl:function name="e:described-words" as="xs:string" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="labels" as="map(*)"/>
    <xsl:sequence select="string($element/self::witness/@xml:id[not(tokenize(normalize-space($element), '[\s,.:;)=]')[1] = .)] ! (. || ' ')) ||
      (if ($element/@quantity and not(normalize-space($element))) then e:amount($element)
      else if (e:speaks($element) or empty($element/*) or $element/(self::biblStruct | self::biblFull | self::persName | self::placeName))
      then e:text-of($element)
      else e:statements($element/* ! e:described(., $labels)[. != ''], if ($element/(self::msIdentifier | self::altIdentifier | self::origin)) then ', '
        else if ($element/self::dimensions) then ' × ' else '; ')) || $element/self::dimensions/@unit ! (' ' || .)"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>Statements one behind the other: no sign of ours follows a stop of theirs.</xd:desc>
  </xd:doc>
  <xsl:function name="e:statements" as="xs:string" visibility="private">
    <xsl:param name="statements" as="xs:string*"/>
    <xsl:param name="separator" as="xs:string"/>
    <xsl:variable name="last" select="count($statements)"/>
    <xsl:sequence select="string-join(for $at in 1 to $last return $statements[$at] || (if ($at eq $last) then ''
      else if ($separator = '; ' and matches($statements[$at], '[.!?;:]$')) then ' ' else $separator))"/>
  </xsl:function>
</xsl:stylesheet>
