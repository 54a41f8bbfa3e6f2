<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>One TEI document to one page of HTML that needs no JavaScript. Entry point: parameters and includes. A
      project imports this file and overrides what it wants otherwise.</xd:desc>
  </xd:doc>

  <xsl:import href="../common/common.xsl"/>

  <xd:doc>
    <xd:desc>The page's surroundings as a JSON object; every member may be missing. `site`: title of the
      collection; `interface`: the language of the page's own words; `index`, `tei`, `pdf`, `text`, `canonical`: addresses; `previous`, `next`: objects with `href` and
      `title`; `menu`: a list of such objects; `search`: the address of the search; `logo`: an address; `foot`: a paragraph of XHTML; `imprint`: an object
      with `editors`, `publisher`, `place`, `date`, `licence`; `parts`: XHTML of the theme by the names of the parts; `without_doubts`: true to mark none; `elsewhere`: ids of other documents of the collection → addresses; `register`: ids of names → addresses of the pages of who or what they mean; `images`: the addresses of
      pictures that can be shown; `facsimiles`: what the TEI calls pictures of pages → their addresses; `leaves`: a list of
      objects with `number` and `address`, pictures that it does not name; `viewer`: the script of the facsimile; `stylesheets`, `scripts`: addresses of what the page loads; without stylesheets
      the style is written into the page.</xd:desc>
  </xd:doc>
  <xsl:param name="surroundings" as="xs:string" select="'{}'"/>
  <xsl:variable name="around" as="map(*)" select="parse-json($surroundings)"/>

  <xsl:variable name="interface" as="xs:string" select="($around?interface, 'en')[1]"/>
  <xsl:variable name="shows-doubts" as="xs:boolean" select="not($around?without_doubts = true())"/>

  <xsl:output method="html" html-version="5.0" encoding="UTF-8" indent="no" include-content-type="no"/>
  <xsl:mode use-accumulators="notes pages doubts" on-no-match="text-only-copy"/>

  <xsl:include href="model.xsl"/>
  <xsl:include href="../common/speakers.xsl"/>
  <xsl:include href="element.xsl"/>
  <xsl:include href="facts.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="head.xsl"/>
  <xsl:include href="json.xsl"/>
  <xsl:include href="linked-data.xsl"/>
  <xsl:include href="masthead.xsl"/>
  <xsl:include href="about.xsl"/>
  <xsl:include href="citation.xsl"/>
  <xsl:include href="structure.xsl"/>
  <xsl:include href="parallel.xsl"/>
  <xsl:include href="letter.xsl"/>
  <xsl:include href="lists.xsl"/>
  <xsl:include href="tables.xsl"/>
  <xsl:include href="notes.xsl"/>
  <xsl:include href="breaks.xsl"/>
  <xsl:include href="facsimile.xsl"/>
  <xsl:include href="editorial.xsl"/>
  <xsl:include href="apparatus.xsl"/>
  <xsl:include href="inline.xsl"/>
  <xsl:include href="links.xsl"/>
  <xsl:include href="literature.xsl"/>
  <xsl:include href="parts.xsl"/>
  <xsl:include href="dictionaries.xsl"/>
  <xsl:include href="spoken.xsl"/>
  <xsl:include href="writing.xsl"/>
  <xsl:include href="source.xsl"/>
  <xsl:include href="figures.xsl"/>
  <xsl:include href="fallback.xsl"/>
</xsl:stylesheet>
