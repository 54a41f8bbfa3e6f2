<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>What the header says of a letter beside who sent it to whom (Guidelines 2.4.6): who forwarded it, when it came, the
      letters before and after.</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>Further stations of a letter, as maps with `type` and `text`: "the Harbour Office, Northport, 6 May 1931". Of its
      receipt only place and day: to whom it came is told already.</xd:desc>
  </xd:doc>
  <xsl:function name="e:further-actions" as="map(xs:string, xs:string)*">
    <xsl:param name="correspondence" as="element(correspDesc)*"/>
    <xsl:for-each select="$correspondence/correspAction[@type[not(. = 'sent')]]">
      <xsl:variable name="names" select="if (@type = 'received') then () else (persName | name | orgName | rs) ! e:text-of(.)"/>
      <xsl:variable name="text" select="string-join(($names, (placeName | settlement) ! e:text-of(.), date ! e:date-text(.))[. != ''], ', ')"/>
      <xsl:sequence select="map { 'type': string(@type), 'text': $text }[$text != '']"/>
    </xsl:for-each>
  </xsl:function>

  <xd:doc>
    <xd:desc>Letters that a letter belongs to, and what else is said of its context.</xd:desc>
  </xd:doc>
  <xsl:function name="e:context-of" as="element()*">
    <xsl:param name="correspondence" as="element(correspDesc)*"/>
    <xsl:sequence select="$correspondence/correspContext/*[self::ref or self::ptr or self::note or self::p][normalize-space() or @target]"/>
  </xsl:function>

  <xsl:function name="e:kind-of-context" as="xs:string">
    <xsl:param name="context" as="element()"/>
    <xsl:sequence select="e:known('context', ($context/@type[. = ('prev', 'next')] ! string(), 'other')[1])"/>
  </xsl:function>
</xsl:stylesheet>
