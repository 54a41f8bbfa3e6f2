<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>JSON as text, its members in the order given (RFC 8259). fn:serialize would do it too, in ten times the
      time, and without the escapes that make it safe inside a script element.</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>A string of JSON. The signs that could end a script element are written as escapes.</xd:desc>
  </xd:doc>
  <xsl:function name="e:json-text" as="xs:string?">
    <xsl:param name="text" as="xs:string?"/>
    <xsl:variable name="needs-escapes" select="translate($text, '&quot;\&lt;&gt;&amp;&#10;&#13;&#9;', '') != $text"/>
    <xsl:sequence select="$text ! ('&quot;' || (if ($needs-escapes) then e:json-escaped(.) else .) || '&quot;')"/>
  </xsl:function>

  <xsl:function name="e:json-escaped" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="$text => replace('[&quot;\\]', '\\$0') => replace('&lt;', '\\u003C')
      => replace('&gt;', '\\u003E') => replace('&amp;', '\\u0026') => replace('\n', '\\n') => replace('\r', '\\r')
      => replace('\t', '\\t')"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>A list of JSON values; nothing where there are none.</xd:desc>
  </xd:doc>
  <xsl:function name="e:json-list" as="xs:string?">
    <xsl:param name="values" as="xs:string*"/>
    <xsl:sequence select="('[' || string-join($values, ', ') || ']')[exists($values)]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>A member of an object, from a value that is JSON already; nothing where there is no value.</xd:desc>
  </xd:doc>
  <xsl:function name="e:member" as="xs:string?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="xs:string?"/>
    <xsl:sequence select="$value ! ('&quot;' || $name || '&quot;: ' || .)"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>An object of members, on one line or with each on its own.</xd:desc>
  </xd:doc>
  <xsl:function name="e:json-object" as="xs:string">
    <xsl:param name="members" as="xs:string*"/>
    <xsl:sequence select="'{' || string-join($members, ', ') || '}'"/>
  </xsl:function>

  <xsl:function name="e:json-lines" as="xs:string">
    <xsl:param name="members" as="xs:string*"/>
    <xsl:sequence select="'{&#10;' || string-join($members ! ('  ' || .), ',&#10;') || '&#10;}'"/>
  </xsl:function>
</xsl:stylesheet>
