<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Stops that stand by themselves between the lines of openers and closers.</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>True for a stop that ends the line before it, and is no line of its own.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-stop" as="xs:boolean">
    <xsl:param name="text" as="text()"/>
    <xsl:sequence select="exists($text/(parent::opener | parent::closer)) and exists(e:line-before($text)) and matches($text, '^\s*\p{Po}+\s*$')"/>
  </xsl:function>

  <xsl:function name="e:line-before" as="element()?" visibility="private">
    <xsl:param name="text" as="text()"/>
    <xsl:sequence select="$text/preceding-sibling::node()[not(self::lb or self::text()[not(normalize-space())])][1]
      [self::dateline or self::signed or self::salute][empty((address, list, p))]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The stop behind a line, or nothing.</xd:desc>
  </xd:doc>
  <xsl:function name="e:stop-behind" as="text()?">
    <xsl:param name="line" as="element()"/>
    <xsl:sequence select="$line/following-sibling::text()[normalize-space()][1][e:is-stop(.)][e:line-before(.) is $line]"/>
  </xsl:function>
</xsl:stylesheet>
