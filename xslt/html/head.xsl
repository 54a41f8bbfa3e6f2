<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>The head of the page: style, and metadata for machines (Dublin Core in HTML, Highwire tags that Zotero
      and Google Scholar read, FAIR Signposting).</xd:desc>
  </xd:doc>

  <xsl:variable name="css" as="xs:string" select="unparsed-text(resolve-uri('engross.css', static-base-uri()))"/>

  <xsl:template name="head">
    <meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta name="color-scheme" content="light dark"/>
    <meta name="generator" content="Engross"/>
    <link rel="icon" href="data:,"/>
    <title><xsl:value-of select="string-join(($title, $around?site), ' · ')"/></title>
    <xsl:call-template name="style"/>
    <xsl:call-template name="open-graph"/>
    <xsl:call-template name="dublin-core"/>
    <xsl:call-template name="highwire"/>
    <xsl:call-template name="signposting"/>
    <xsl:call-template name="linked-data"/>
    <xsl:sequence select="e:part('head')"/>
  </xsl:template>

  <xsl:template name="style">
    <xsl:for-each select="$around?stylesheets?*"><link rel="stylesheet" href="{.}"/></xsl:for-each>
    <xsl:if test="empty($around?stylesheets?*)"><style><xsl:value-of select="$css"/></style></xsl:if>
    <xsl:for-each select="$around?scripts?*"><script defer="defer" src="{.}"/></xsl:for-each>
  </xsl:template>

  <xsl:function name="e:metas" as="element()*">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="values" as="xs:string*"/>
    <xsl:for-each select="$values"><meta name="{$name}" content="{.}"/></xsl:for-each>
  </xsl:function>

  <xd:doc>
    <xd:desc>What is shown where the page is linked to (ogp.me), and its first words for lists of results.</xd:desc>
  </xd:doc>
  <xsl:template name="open-graph">
    <xsl:variable name="words" select="(descendant::text/body/descendant::p)[1] ! e:text-of(.)[. != '']"/>
    <xsl:variable name="description" select="$words ! (if (string-length(.) le 200) then . else e:first-words(substring(., 1, 200)))"/>
    <xsl:sequence select="e:metas('description', $description)"/>
    <xsl:sequence select="e:properties('og:title', $title), e:properties('og:type', 'article'),
      e:properties('og:site_name', $edition), e:properties('og:url', $around?canonical),
      e:properties('og:description', $description), e:properties('og:image', e:absolute($around?logo)[matches(., '^https?:')])"/>
  </xsl:template>

  <xd:doc>
    <xd:desc>The whole words of a text that was cut off.</xd:desc>
  </xd:doc>
  <xsl:function name="e:first-words" as="xs:string" visibility="private">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="words" select="tokenize($text || '_')"/>
    <xsl:sequence select="if (exists($words[2])) then string-join($words[position() lt last()], ' ') || ' …' else $text"/>
  </xsl:function>

  <xsl:function name="e:properties" as="element()*">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="values" as="xs:string*"/>
    <xsl:for-each select="$values"><meta property="{$name}" content="{.}"/></xsl:for-each>
  </xsl:function>

  <xsl:template name="dublin-core">
    <xsl:sequence select="e:metas('DC.title', $title), e:metas('DC.creator', $senders),
      e:metas('DC.date', $when), e:metas('DC.contributor', $editors), e:metas('DC.publisher', $publisher),
      e:metas('DC.rights', $licence),
      e:metas('DC.identifier', ($around?canonical, $identifier)), e:metas('DC.type', 'Text'),
      e:metas('DC.language', $known-language), e:metas('DC.source', e:source(.))"/>
  </xsl:template>

  <xsl:template name="highwire">
    <xsl:sequence select="e:metas('citation_title', $title), e:metas('citation_author', $senders),
      e:metas('citation_publication_date', $when ! translate(substring(., 1, 10), '-', '/')),
      e:metas('citation_language', $known-language), e:metas('citation_publisher', $publisher),
      e:metas('citation_public_url', $around?canonical), e:metas('citation_pdf_url', e:absolute($around?pdf))"/>
  </xsl:template>

  <xd:doc>
    <xd:desc>An address of this site made absolute, where the page's own address is known.</xd:desc>
  </xd:doc>
  <xsl:function name="e:absolute" as="xs:string?">
    <xsl:param name="address" as="xs:string?"/>
    <xsl:sequence select="if ($around?canonical) then $address ! string(resolve-uri(., $around?canonical)) else $address"/>
  </xsl:function>

  <xsl:template name="signposting">
    <xsl:if test="$around?canonical">
      <link rel="canonical" href="{$around?canonical}"/>
      <link rel="cite-as" href="{$around?canonical}"/>
    </xsl:if>
    <link rel="type" href="https://schema.org/CreativeWork"/>
    <xsl:for-each select="$licence"><link rel="license" href="{.}"/></xsl:for-each>
    <xsl:sequence select="e:copies()! e:copy-link(.)"/>
    <xsl:for-each select="$around?previous"><link rel="prev" href="{?href}"/></xsl:for-each>
    <xsl:for-each select="$around?next"><link rel="next" href="{?href}"/></xsl:for-each>
  </xsl:template>

  <xd:doc>
    <xd:desc>The copies of this document that can be fetched: maps with `href`, `type` and `name`.</xd:desc>
  </xd:doc>
  <xsl:function name="e:copies" as="map(*)*">
    <xsl:sequence select="($around?tei ! map { 'href': ., 'type': 'application/tei+xml', 'name': 'TEI' },
      $around?pdf ! map { 'href': ., 'type': 'application/pdf', 'name': 'PDF' },
      $around?text ! map { 'href': ., 'type': 'text/plain', 'name': e:say('about.plain-text') })"/>
  </xsl:function>

  <xsl:function name="e:copy-link" as="element()*">
    <xsl:param name="copy" as="map(*)"/>
    <link rel="alternate" type="{$copy?type}" href="{$copy?href}" title="{$copy?name}"/>
    <link rel="item" type="{$copy?type}" href="{$copy?href}"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The address of the licence, where the header gives one that is an address.</xd:desc>
  </xd:doc>
  <xsl:function name="e:licence-address" as="xs:string?">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="($tei/teiHeader/fileDesc/publicationStmt/availability/licence/@target
      ! normalize-space())[matches(., '^https?://\S+$')][1]"/>
  </xsl:function>
</xsl:stylesheet>
