<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Inscriptions and papyri (`div type="edition"`, EpiDoc) by the conventions of Leiden.</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>The sign of a gap of letters: a dot for each, in brackets where they are lost; dashes where none counted them. Of
      lines, and of gaps that have words, nothing.</xd:desc>
  </xd:doc>
  <xsl:function name="e:leiden-gap" as="xs:string?">
    <xsl:param name="gap" as="element(gap)"/>
    <xsl:variable name="number" select="$gap/@quantity[. castable as xs:positiveInteger] ! xs:integer(.)"/>
    <xsl:variable name="letters" select="if (empty($number)) then '- - -' else if ($number gt 10) then '- ' || $number || ' -' else string-join((1 to $number) ! '.', ' ')"/>
    <xsl:if test="exists($gap/ancestor::div[@type = 'edition']) and $gap/@unit = ('character', 'characters', 'chars', 'char', 'letter', 'letters')
      and empty($gap/*)">
      <xsl:sequence select="if ($gap/@reason = 'lost') then '[' || $letters || ']' else $letters"/>
    </xsl:if>
  </xsl:function>
</xsl:stylesheet>
