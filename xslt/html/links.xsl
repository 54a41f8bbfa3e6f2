<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>References and pointers (Guidelines 3.7). Only an address that is known to be harmless and to lead
      somewhere becomes a link: http, https, mailto, an id of this page or of the collection, a relative path.</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>The address to link to, or nothing.</xd:desc>
  </xd:doc>
  <xsl:function name="e:address" as="xs:string?">
    <xsl:param name="ref" as="element()"/>
    <xsl:variable name="target" select="string(tokenize($ref/@target)[1])"/>
    <xsl:variable name="id" select="substring-after($target, '#')"/>
    <xsl:sequence select="if (matches($target, '^(https?://|mailto:)[^\s&lt;&gt;&quot;{}|\\^`]+$', 'i')) then $target
      else if (starts-with($target, '#')) then (($target[id($id, root($ref))[ancestor::text]]),
        $around?elsewhere ! .($id))[1]
      else $target[matches(., '^[\w.-][\w./-]*(#[\w.-]+)?$') and contains(., '.')]"/>
  </xsl:function>

  <xsl:template match="ref | ptr">
    <xsl:variable name="address" select="e:address(.)"/>
    <xsl:element name="{e:tag(., if (exists($address) and not(ancestor::ref)) then 'a' else 'span')}">
      <xsl:call-template name="attributes">
        <xsl:with-param name="classes" select="'tei-' || local-name()"/>
      </xsl:call-template>
      <xsl:if test="exists($address) and not(ancestor::ref) and not(e:holds-block(.))">
        <xsl:attribute name="href" select="$address"/>
      </xsl:if>
      <xsl:apply-templates/>
      <xsl:if test="self::ptr or not(normalize-space())"><xsl:value-of select="@target"/></xsl:if>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
