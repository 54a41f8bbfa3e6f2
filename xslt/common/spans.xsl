<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Spans that are added, deleted or damaged and cross elements (Guidelines 12.3.1.4): a sign at each end.</xd:desc>
  </xd:doc>

  <xsl:key name="spans" match="delSpan | addSpan | damageSpan" use="substring-after(@spanTo, '#')"/>

  <xd:doc>
    <xd:desc>The sign with which a span begins.</xd:desc>
  </xd:doc>
  <xsl:function name="e:span-begins" as="xs:string">
    <xsl:param name="span" as="element()"/>
    <xsl:sequence select="if ($span/self::delSpan) then '⟦' else if ($span/self::addSpan) then '\' else '⌈'"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The signs of the spans that end at an anchor.</xd:desc>
  </xd:doc>
  <xsl:function name="e:spans-end" as="xs:string">
    <xsl:param name="anchor" as="element(anchor)"/>
    <xsl:sequence select="string-join(key('spans', $anchor/@xml:id, root($anchor)) ! (if (self::delSpan) then '⟧' else if (self::addSpan) then '/' else '⌉'))"/>
  </xsl:function>
</xsl:stylesheet>
