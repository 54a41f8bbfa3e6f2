<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all">

  <xd:doc scope="stylesheet">
    <xd:desc>Examples of XML (`egXML`, Guidelines 22.1.1): their markup is what they are about, so it is shown.</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>Mode `markup`: nodes of an example in, its characters out, those of markup in `e:tag`.</xd:desc>
  </xd:doc>
  <xsl:mode name="markup" on-no-match="shallow-skip"/>

  <xsl:template match="*" mode="markup">
    <xsl:variable name="start" select="'&lt;' || name() || string-join(@* ! (' ' || name() || '=&quot;' || e:escaped(.) || '&quot;'))"/>
    <e:tag><xsl:value-of select="$start || (if (node()) then '>' else '/>')"/></e:tag>
    <xsl:apply-templates mode="#current"/>
    <xsl:if test="node()"><e:tag><xsl:value-of select="'&lt;/' || name() || '>'"/></e:tag></xsl:if>
  </xsl:template>

  <xsl:template match="text()" mode="markup">
    <xsl:analyze-string select="." regex="[&amp;&lt;]">
      <xsl:matching-substring>
        <xsl:value-of select="if (. = '&amp;') then . else ()"/>
        <e:tag><xsl:value-of select="if (. = '&amp;') then 'amp;' else '&amp;lt;'"/></e:tag>
      </xsl:matching-substring>
      <xsl:non-matching-substring><xsl:value-of select="."/></xsl:non-matching-substring>
    </xsl:analyze-string>
  </xsl:template>

  <xsl:template match="comment()" mode="markup">
    <e:tag><xsl:value-of select="'&lt;!--' || . || '-->'"/></e:tag>
  </xsl:template>

  <xsl:template match="processing-instruction()" mode="markup">
    <e:tag><xsl:value-of select="'&lt;?' || name() || ' ' || . || '?>'"/></e:tag>
  </xsl:template>

  <xsl:function name="e:escaped" as="xs:string" visibility="private">
    <xsl:param name="value" as="xs:string"/>
    <xsl:sequence select="$value => replace('&amp;', '&amp;amp;') => replace('&lt;', '&amp;lt;') => replace('&quot;', '&amp;quot;')"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>An example as one string, its markup and its white space in it.</xd:desc>
  </xd:doc>
  <xsl:function name="e:markup" as="xs:string">
    <xsl:param name="example" as="element()"/>
    <xsl:variable name="shown" as="node()*"><xsl:apply-templates select="$example/node()" mode="markup"/></xsl:variable>
    <xsl:sequence select="string-join($shown)"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>What a description of an element, a class or a macro shows is its name, the attributes that are meant, and a comma behind another
      (`specDesc`, Guidelines 23.2).</xd:desc>
  </xd:doc>
  <xsl:function name="e:described-name" as="xs:string">
    <xsl:param name="description" as="element()"/>
    <xsl:variable name="before" select="$description/preceding-sibling::node()[self::* or normalize-space()][1]"/>
    <xsl:sequence select="', '[$before/self::*:specDesc] || string($description/@key) || (tokenize($description/@atts) ! ('@' || .) => string-join(', '))[. != ''] ! (' (' || . || ')')"/>
  </xsl:function>

  <xsl:template match="*:specDesc[@key]" mode="reading"><xsl:sequence select="e:described-name(.)"/></xsl:template>

  <xd:doc>
    <xd:desc>A formula is read as it was written.</xd:desc>
  </xd:doc>
  <xsl:template match="m:semantics[m:annotation[@encoding = 'application/x-tex']]" mode="reading" xmlns:m="http://www.w3.org/1998/Math/MathML">
    <xsl:sequence select="string(m:annotation[@encoding = 'application/x-tex'][1])"/>
  </xsl:template>

  <xsl:template match="*:egXML" mode="reading" priority="2"><xsl:sequence select="e:markup(.)"/></xsl:template>
</xsl:stylesheet>
