<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc>
    <xd:desc>Mode `scoped`: a document as it is, but `xml:id="pg_7"` becomes `memo-17.pg_7`, and what points to it
      follows. In a list of many documents an identifier may stand once only, or no parser takes the list.</xd:desc>
  </xd:doc>
  <xsl:mode name="scoped" on-no-match="shallow-copy"/>

  <xsl:key name="identified" match="*[@xml:id]" use="@xml:id"/>

  <xsl:template match="@xml:id" mode="scoped">
    <xsl:attribute name="xml:id" select="string-join(($scope[. != ''], .), '.')"/>
  </xsl:template>

  <xsl:template match="@*[contains(., '#')][$scope != '']" mode="scoped">
    <xsl:variable name="root" select="root(.)"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize(.)"/>
    <xsl:choose>
      <xsl:when test="some $part in $parts satisfies e:points-to($part, $root)">
        <xsl:attribute name="{name()}" namespace="{namespace-uri()}" select="string-join($parts !
          (if (e:points-to(., $root)) then '#' || $scope || '.' || substring(., 2) else .), ' ')"/>
      </xsl:when>
      <xsl:otherwise><xsl:copy/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xd:doc>
    <xd:desc>True for `#pg_7` where the document has an element of that name.</xd:desc>
  </xd:doc>
  <xsl:function name="e:points-to" as="xs:boolean">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="root" as="node()"/>
    <xsl:sequence select="starts-with($pointer, '#') and exists(key('identified', substring($pointer, 2), $root))"/>
  </xsl:function>
</xsl:stylesheet>
