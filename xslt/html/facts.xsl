<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>What the header says, looked up once for masthead, metadata and citations.</xd:desc>
  </xd:doc>

  <xsl:variable name="title" as="xs:string" select="e:shown-title(/*)"/>
  <xsl:variable name="is-devised" as="xs:boolean" select="e:is-devised(/*)"/>
  <xsl:variable name="classification" as="xs:string?" select="e:classification-text(/*)"/>
  <xsl:variable name="kind" as="xs:string" select="e:document-type(/*)"/>
  <xsl:variable name="senders" as="xs:string*" select="e:senders(e:correspondence(/*))"/>
  <xsl:variable name="recipients" as="xs:string*" select="e:recipients(e:correspondence(/*))"/>
  <xsl:variable name="place" as="xs:string?" select="e:place(/*)"/>
  <xsl:variable name="language" as="xs:string" select="e:language(/*)"/>
  <xsl:variable name="known-language" as="xs:string?" select="$language[. != 'und']"/>
  <xsl:variable name="publisher" as="xs:string?" select="(e:publisher(/*), $around?imprint?publisher)[1]"/>
  <xsl:variable name="identifier" as="xs:string?" select="e:identifier(/*)"/>
  <xsl:variable name="licence" as="xs:string?" select="(e:licence-address(/*), $around?imprint?licence)[1]"/>
  <xsl:variable name="editors" as="xs:string*" select="let $named := e:editors(/*) return
    if (exists($named)) then $named else $around?imprint?editors?*"/>
  <xsl:variable name="edition" as="xs:string?" select="($around?site, e:edition(/*))[1]"/>
  <xsl:variable name="date" as="element()?" select="e:date(/*)"/>
  <xsl:variable name="when" as="xs:string?" select="e:when($date)"/>
  <xsl:variable name="date-text" as="xs:string?" select="e:date-text($date)"/>
</xsl:stylesheet>
