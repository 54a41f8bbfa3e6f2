<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc>
    <xd:desc>Mode `scoped`: a document as it is, but `xml:id="pg_7"` becomes `memo-17.pg_7`, what points to it
      follows, and the element that is the document says by its own, `memo-17`, what stands before the others. In a list of many documents an identifier may stand once only, or no parser takes the list.</xd:desc>
  </xd:doc>
  <xsl:mode name="scoped" on-no-match="shallow-copy"/>

  <xsl:key name="identified" match="*[@xml:id]" use="@xml:id"/>

  <xsl:template match="/*[$scope != '']" mode="scoped">
    <xsl:copy>
      <xsl:attribute name="xml:id" select="$scope"/>
      <xsl:apply-templates select="@* except @xml:id, node()" mode="scoped"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="@xml:id[$scope != '']" mode="scoped">
    <xsl:attribute name="xml:id" select="e:scoped(., /)"/>
  </xsl:template>

  <xsl:template match="@*[contains(., '#')][$scope != '']" mode="scoped">
    <xsl:variable name="root" select="root(.)"/>
    <xsl:variable name="parts" as="xs:string*" select="tokenize(.)"/>
    <xsl:choose>
      <xsl:when test="some $part in $parts satisfies e:points-to($part, $root)">
        <xsl:attribute name="{name()}" namespace="{namespace-uri()}" select="string-join($parts !
          (if (e:points-to(., $root)) then '#' || e:scoped(substring(., 2), $root) else .), ' ')"/>
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

  <xd:doc>
    <xd:desc>An identifier as it is in a list; that of the document itself is the scope.</xd:desc>
  </xd:doc>
  <xsl:function name="e:scoped" as="xs:string">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="root" as="node()"/>
    <xsl:sequence select="if ($root/*/@xml:id = $id) then $scope else $scope || '.' || $id"/>
  </xsl:function>
</xsl:stylesheet>
