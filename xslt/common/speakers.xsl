<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Who speaks (`@who`).</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>The name of one who speaks: from the list of persons that the file has, else what the pointer says.</xd:desc>
  </xd:doc>
  <xsl:function name="e:who" as="xs:string">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="from" as="node()"/>
    <xsl:variable name="person" select="id(substring-after($pointer, '#'), root($from))"/>
    <xsl:sequence select="(($person/persName, $person/name, $person[self::role or self::name or self::persName]) ! e:text-of(.)[. != ''],
      replace($pointer, '^.*#', ''))[1]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>How an utterance follows the one before it (Guidelines 8.3.1, `@trans`), where it does not simply follow it.</xd:desc>
  </xd:doc>
  <xsl:function name="e:transition" as="xs:string?">
    <xsl:param name="utterance" as="element(u)"/>
    <xsl:sequence select="$utterance/@trans[. = ('overlap', 'latching', 'pause')] ! ('(' || e:known('speech', .) || ')')"/>
  </xsl:function>
</xsl:stylesheet>
