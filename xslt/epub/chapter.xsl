<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:epub="http://www.idpf.org/2007/ops"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>One TEI document to one chapter of an EPUB 3 (XHTML with the vocabulary of `epub:type`): the page of `html/html.xsl`
      without what only a site has. Entry point.</xd:desc>
  </xd:doc>

  <xsl:import href="../html/html.xsl"/>
  <xsl:include href="xhtml.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no" omit-xml-declaration="yes"/>

  <xsl:template match="/" priority="3">
    <xsl:variable name="page" as="document-node()"><xsl:document><xsl:next-match/></xsl:document></xsl:variable>
    <xsl:apply-templates select="$page" mode="xhtml"/>
  </xsl:template>

  <xsl:template match="/*" priority="3">
    <html lang="{$interface}">
      <head>
        <title><xsl:value-of select="$title"/></title>
        <xsl:for-each select="$around?stylesheets?*"><link rel="stylesheet" href="{.}"/></xsl:for-each>
      </head>
      <body>
        <section class="chapter">
          <xsl:call-template name="masthead"/>
          <div class="text" id="engross-text">
            <xsl:sequence select="e:language-attributes($language)"/>
            <xsl:apply-templates select="* except (teiHeader | standOff | facsimile)"/>
          </div>
          <xsl:call-template name="apparatus"/>
          <xsl:call-template name="witnesses"/>
          <xsl:call-template name="notes"/>
          <xsl:call-template name="registers"/>
          <xsl:call-template name="about"/>
        </section>
      </body>
    </html>
  </xsl:template>

  <xd:doc>
    <xd:desc>The reference to a note: a link that a reading system may show the note for.</xd:desc>
  </xd:doc>
  <xsl:template match="note[e:is-numbered(.)]" priority="3">
    <xsl:if test="not(e:is-unreferenced(.) or e:is-called(.))"><xsl:call-template name="note-reference"/></xsl:if>
  </xsl:template>

  <xsl:template name="note-reference">
    <sup class="noteref"><a href="#{e:note-id(.)}" id="{e:note-id(.)}-ref" role="doc-noteref"><xsl:value-of select="e:note-label(.)"/></a></sup>
  </xsl:template>

  <xd:doc>
    <xd:desc>A note at the end of its chapter.</xd:desc>
  </xd:doc>
  <xsl:template match="note" mode="endnote" priority="1">
    <aside class="footnote" id="{e:note-id(.)}" role="doc-footnote">
      <xsl:sequence select="@xml:lang/e:language-attributes(.)"/>
      <p class="note-label">
        <xsl:choose>
          <xsl:when test="e:is-unreferenced(.)"><xsl:value-of select="e:note-label(.)"/></xsl:when>
          <xsl:otherwise>
            <a href="#{e:note-id(.)}-ref" role="doc-backlink" aria-label="{e:say('note.back', map { 'label': e:note-label(.) })}">
              <xsl:value-of select="e:note-label(.)"/>
            </a>
          </xsl:otherwise>
        </xsl:choose>
      </p>
      <div class="note-text">
        <xsl:call-template name="own-label"/>
        <xsl:choose>
          <xsl:when test="e:holds-block(.)"><xsl:apply-templates/></xsl:when>
          <xsl:otherwise><p><xsl:apply-templates/></p></xsl:otherwise>
        </xsl:choose>
      </div>
    </aside>
  </xsl:template>

  <xsl:template name="notes">
    <xsl:variable name="notes" select="e:notes-of(* except teiHeader)[not(ancestor::teiHeader)]"/>
    <xsl:if test="$notes">
      <section class="notes" aria-labelledby="engross-notes">
        <h2 id="engross-notes"><xsl:value-of select="e:say('notes')"/></h2>
        <xsl:apply-templates select="$notes" mode="endnote"/>
      </section>
    </xsl:if>
  </xsl:template>

  <xd:doc>
    <xd:desc>Where the text is from, and on what terms it can be used.</xd:desc>
  </xd:doc>
  <xsl:template name="about">
    <xsl:variable name="rows" as="element()*" select="e:particular-row(e:say('about.source'), e:source-description(.)),
      e:particular-row(e:say('about.identifier'), $identifier), e:particular-row(e:say('about.publisher'), $publisher)"/>
    <xsl:variable name="terms" as="element()*">
      <xsl:apply-templates mode="about" select="(self::TEI | TEI)/teiHeader/fileDesc/publicationStmt/availability"/>
    </xsl:variable>
    <xsl:if test="exists(($rows, $terms))">
      <section class="about">
        <h2><xsl:value-of select="e:say('about')"/></h2>
        <xsl:if test="exists($rows)"><dl><xsl:sequence select="$rows"/></dl></xsl:if>
        <xsl:sequence select="$terms"/>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
