<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>What all crosswalks say of a document: its copies and names, and what the header says beside
      `common/header.xsl`.</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>The stem of the document's files, percent-encoded: of an address.</xd:desc>
  </xd:doc>
  <xsl:param name="name" as="xs:string" select="''"/>

  <xd:doc>
    <xd:desc>The absolute address of the site, which ends in a slash; empty where it is not known.</xd:desc>
  </xd:doc>
  <xsl:param name="site" as="xs:string" select="''"/>

  <xd:doc>
    <xd:desc>The stem as a name of XML, before the identifiers of this document in a list of many.</xd:desc>
  </xd:doc>
  <xsl:param name="scope" as="xs:string" select="''"/>

  <xd:doc>
    <xd:desc>The address of the document's page.</xd:desc>
  </xd:doc>
  <xsl:variable name="address" as="xs:string?" select="if ($site != '' and $name != '') then $site || $name || '.html' else ()"/>

  <xd:doc>
    <xd:desc>What the title says on one line, without its note.</xd:desc>
  </xd:doc>
  <xsl:function name="e:titles" as="xs:string+">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="distinct-values((e:title($tei),
      $tei/teiHeader/fileDesc/titleStmt/title ! e:text-of(.))[. != ''])"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>Who made the text: the senders, else those that the header calls its authors.</xd:desc>
  </xd:doc>
  <xsl:function name="e:creators" as="xs:string*">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="senders" select="e:senders(e:correspondence($tei))"/>
    <xsl:sequence select="if (exists($senders)) then $senders
      else distinct-values(($tei/teiHeader/fileDesc/titleStmt/author ! e:text-of(.))[. != ''])"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>What is said of rights: the licence's address, and the words.</xd:desc>
  </xd:doc>
  <xsl:function name="e:rights" as="xs:string*">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="said" select="$tei/teiHeader/fileDesc/publicationStmt/availability"/>
    <xsl:sequence select="distinct-values(($said/licence/@target ! normalize-space(),
      $said ! e:text-of(.))[. != ''])"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>Who keeps the original.</xd:desc>
  </xd:doc>
  <xsl:function name="e:repository" as="xs:string?">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="(($tei/teiHeader/fileDesc/sourceDesc//(repository | bibl/publisher)) ! e:text-of(.))[. != ''][1]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The language where something says it.</xd:desc>
  </xd:doc>
  <xsl:function name="e:known-language" as="xs:string?">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="e:language($tei)[. != 'und']"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>What the text is about, by the header: keywords, and the subject lines of the documents.</xd:desc>
  </xd:doc>
  <xsl:function name="e:subjects" as="xs:string*">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="distinct-values((
      $tei/teiHeader/profileDesc/textClass/keywords//term ! e:text-of(.),
      $tei/text//list[@type = 'subject']/item ! e:text-of(.))[. != ''])"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The SHA-256 of the text that was encoded.</xd:desc>
  </xd:doc>
  <xsl:function name="e:source-digest" as="xs:string?">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="($tei/teiHeader/fileDesc/sourceDesc//idno[@type = 'sha256'] ! normalize-space(.))[. != ''][1]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The pictures of pages that the text names.</xd:desc>
  </xd:doc>
  <xsl:function name="e:facsimiles" as="xs:string*">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="distinct-values($tei/text//pb/@facs ! tokenize(.)[not(starts-with(., '#'))])"/>
  </xsl:function>
</xsl:stylesheet>
