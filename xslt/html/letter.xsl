<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Openers and closers of letters and memoranda (Guidelines 4.2.2).</xd:desc>
  </xd:doc>

  <xsl:template match="opener | closer | postscript">
    <div>
      <xsl:call-template name="attributes">
        <xsl:with-param name="classes" select="local-name()"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="dateline | signed | salute | address | addrLine">
    <xsl:element name="{if (e:is-block(.) or e:stands-alone(.)) then 'div' else 'span'}">
      <xsl:call-template name="attributes"><xsl:with-param name="classes" select="local-name()"/></xsl:call-template>
      <xsl:call-template name="content"/>
      <xsl:value-of select="e:stop-behind(.) ! replace(., '\s+$', '')"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="text()[parent::opener or parent::closer][e:is-stop(.)]" priority="1"/>

  <xd:doc>
    <xd:desc>True for a line of its own: in an opener, closer or address, or among paragraphs.</xd:desc>
  </xd:doc>
  <xsl:function name="e:stands-alone" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/(parent::opener | parent::closer | parent::postscript | parent::address
      | parent::div | parent::body | parent::front | parent::back | parent::lg))"/>
  </xsl:function>
</xsl:stylesheet>
