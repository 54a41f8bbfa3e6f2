<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Columns of figures, which stand at the right (Guidelines 15.1.1).</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>The rows of a table that are no heads, by generate-id() of the table.</xd:desc>
  </xd:doc>
  <xsl:key name="rows-below-heads" match="row[not(@role = 'label')]" use="generate-id(..)"/>

  <xd:doc>
    <xd:desc>True for a cell that is a number, a sum or a measure, a dash among them, and for the head of such cells.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-of-figures" as="xs:boolean">
    <xsl:param name="cell" as="element()"/>
    <xsl:variable name="place" select="count($cell/preceding-sibling::*) + 1"/>
    <xsl:sequence select="if (($cell/@role, $cell/../@role) = 'label')
      then not($cell/@cols) and exists(key('rows-below-heads', generate-id($cell/../..), root($cell))[position() le 8]/*[$place][e:is-figure(.)])
      else e:is-figure($cell)"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>True for what says a figure: "1,204", "£0  4  6", "12 lb.", "80 m²", "—".</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-figure" as="xs:boolean">
    <xsl:param name="cell" as="element()"/>
    <xsl:variable name="text" select="normalize-space(string-join($cell//text()[not(ancestor::note)]))"/>
    <xsl:sequence select="string-length($text) le 32 and matches($text,
      '^(\p{Sc}|[(\[+±–—−\-])?\s?([A-Z][a-z]?\.)?\s?\p{Nd}[\p{Nd}.,:;/''’°″′%½¼¾⅓⅔⅛() +±–—−\-]*(\s?[a-z%]{1,4}[²³]?\.?)?[)*†]?$|^[–—−\-]$')"/>
  </xsl:function>
</xsl:stylesheet>
