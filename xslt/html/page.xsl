<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>The page: what stands around the text.</xd:desc>
  </xd:doc>

  <xsl:template match="/">
    <xsl:apply-templates select="*"/>
  </xsl:template>

  <xsl:template match="/TEI | /teiCorpus" priority="2">
    <html lang="{$interface}">
      <head><xsl:call-template name="head"/></head>
      <body>
        <a class="skip" href="#engross-text"><xsl:value-of select="e:say('skip.text')"/></a>
        <xsl:call-template name="banner"/>
        <xsl:sequence select="e:part('top')"/>
        <main>
          <article data-pagefind-body="data-pagefind-body">
            <xsl:sequence select="e:hidden-facets()"/>
            <xsl:call-template name="masthead"/>
            <xsl:call-template name="contents"/>
            <xsl:call-template name="switches"/>
            <div class="text" id="engross-text">
              <xsl:sequence select="e:language-attributes($language)"/>
              <xsl:apply-templates select="* except (teiHeader | standOff | facsimile)"/>
            </div>
            <xsl:call-template name="apparatus"/>
            <xsl:call-template name="witnesses"/>
            <xsl:call-template name="notes"/>
            <xsl:call-template name="registers"/>
            <xsl:call-template name="about"/>
          </article>
          <xsl:call-template name="facsimile"/>
        </main>
        <xsl:sequence select="e:part('bottom')"/>
        <xsl:call-template name="footer"/>
        <xsl:call-template name="hits"/>
      </body>
    </html>
  </xsl:template>

  <xd:doc>
    <xd:desc>The head of every page of a site: where one is, the document before and the one after.</xd:desc>
  </xd:doc>
  <xsl:template name="banner">
    <xsl:if test="exists(($around?index, $around?previous, $around?next))">
      <header class="banner" data-pagefind-ignore="all">
        <xsl:sequence select="e:part('banner')"/>
        <xsl:if test="exists($around?index) and empty(e:part('banner'))">
          <a class="home" href="{$around?index}">
            <xsl:for-each select="$around?logo"><img src="{.}" alt="" class="logo"/></xsl:for-each>
            <xsl:value-of select="($around?site, e:say('banner.all'))[1]"/>
          </a>
        </xsl:if>
        <xsl:call-template name="find"/>
        <xsl:call-template name="menu"/>
        <xsl:call-template name="neighbours"/>
      </header>
    </xsl:if>
  </xsl:template>

  <xd:doc>
    <xd:desc>The search box, where the site can be searched.</xd:desc>
  </xd:doc>
  <xsl:template name="find">
    <xsl:for-each select="$around?search">
      <form class="find" role="search" action="{.}">
        <input type="search" name="q" autocomplete="off" aria-label="{e:say('search.words')}"/>
        <button><xsl:value-of select="e:say('search')"/></button>
      </form>
    </xsl:for-each>
  </xsl:template>

  <xd:doc>
    <xd:desc>From hit to hit of a search that led here; a script shows it.</xd:desc>
  </xd:doc>
  <xsl:template name="hits">
    <xsl:if test="exists($around?search)">
      <nav class="hits" id="engross-hits" hidden="hidden" aria-label="{e:say('hits')}">
        <button type="button" data-go="previous" aria-label="{e:say('hits.previous')}">←</button>
        <span role="status" data-text="{e:say('hits.where')}"/>
        <button type="button" data-go="next" aria-label="{e:say('hits.next')}">→</button>
        <button type="button" data-go="end" aria-label="{e:say('hits.end')}">×</button>
      </nav>
    </xsl:if>
  </xsl:template>

  <xd:doc>
    <xd:desc>What search can narrow down by and the page does not show, as attributes that Pagefind is led to: it reads no more
      than one value where a filter is named, "language[data-language], kind[data-kind]".</xd:desc>
  </xd:doc>
  <xsl:function name="e:hidden-facets" as="attribute()*">
    <xsl:variable name="hidden-kind" select="e:known('kind', $kind)[$is-plain-kind]"/>
    <xsl:variable name="scale" select="($classification, e:say('unclassified'))[1][empty($classification)
      or lower-case($classification) = 'unclassified']"/>
    <xsl:for-each select="$known-language"><xsl:attribute name="data-language" select="."/></xsl:for-each>
    <xsl:for-each select="$hidden-kind"><xsl:attribute name="data-kind" select="."/></xsl:for-each>
    <xsl:for-each select="$scale"><xsl:attribute name="data-classification" select="."/></xsl:for-each>
    <xsl:variable name="facets" as="xs:string*" select="('language'[$known-language], 'kind'[$hidden-kind], 'classification'[$scale])
      ! (. || '[data-' || . || ']')"/>
    <xsl:if test="exists($facets)"><xsl:attribute name="data-pagefind-filter" select="$facets" separator=", "/></xsl:if>
  </xsl:function>

  <xd:doc>
    <xd:desc>The pages of the collection.</xd:desc>
  </xd:doc>
  <xsl:template name="menu">
    <xsl:if test="exists($around?menu?*)">
      <nav class="menu" aria-label="{e:say('banner.collection')}">
        <xsl:for-each select="$around?menu?*"><a href="{?href}"><xsl:value-of select="?title"/></a></xsl:for-each>
      </nav>
    </xsl:if>
  </xsl:template>

  <xsl:template name="neighbours">
    <xsl:if test="exists(($around?previous, $around?next))">
      <nav aria-label="{e:say('banner.neighbours')}">
        <xsl:for-each select="$around?previous">
          <a rel="prev" href="{?href}" title="{?title}"><xsl:value-of select="e:say('banner.previous')"/></a>
        </xsl:for-each>
        <xsl:for-each select="$around?next">
          <a rel="next" href="{?href}" title="{?title}"><xsl:value-of select="e:say('banner.next')"/></a>
        </xsl:for-each>
      </nav>
    </xsl:if>
  </xsl:template>

  <xd:doc>
    <xd:desc>The divisions of a file with several documents or sections, to jump to.</xd:desc>
  </xd:doc>
  <xsl:template name="contents">
    <xsl:variable name="documents" as="element(TEI)*" select="self::teiCorpus//TEI"/>
    <xsl:if test="count($divisions) gt 1 or count($documents) gt 1">
      <nav class="contents" aria-label="{e:say('contents')}" data-pagefind-ignore="all">
        <ol>
          <xsl:for-each select="$documents">
            <li><a href="#{$document-ids(generate-id())}"><xsl:value-of select="e:shown-title(.)"/></a></li>
          </xsl:for-each>
          <xsl:for-each select="$divisions[empty($documents)]">
            <li><a href="#{e:division-id(.)}"><xsl:value-of select="e:division-label(.)"/></a></li>
          </xsl:for-each>
        </ol>
      </nav>
    </xsl:if>
  </xsl:template>

  <xd:doc>
    <xd:desc>Switches of the view, by style sheet alone; only those that change something on this page.</xd:desc>
  </xd:doc>
  <xsl:template name="switches">
    <xsl:variable name="page" as="xs:string?" select="e:page-switch(.)"/>
    <xsl:variable name="readings" as="xs:string?" select="e:readings-switch(.)"/>
    <xsl:if test="exists(($page, $readings, $leaves))">
      <fieldset class="switches" data-pagefind-ignore="all">
        <legend><xsl:value-of select="e:say('view')"/></legend>
        <xsl:if test="$page">
          <label><input type="checkbox" id="{if ($page = 'view.typed') then 'engross-typed' else 'engross-page'}"/>
            <xsl:value-of select="' ' || e:say($page)"/>
          </label>
        </xsl:if>
        <xsl:if test="$readings">
          <label><input type="checkbox" id="engross-uncorrected"/><xsl:value-of select="' ' || e:say($readings)"/></label>
        </xsl:if>
        <xsl:if test="exists($leaves)">
          <label class="text-only"><input type="checkbox" id="engross-text-only"/><xsl:value-of select="' ' || e:say('view.text-only')"/></label>
        </xsl:if>
      </fieldset>
    </xsl:if>
  </xsl:template>

  <xd:doc>
    <xd:desc>What showing the page would show in this document: a typed page, lines, what stands at the pages' edges.</xd:desc>
  </xd:doc>
  <xsl:function name="e:page-switch" as="xs:string?">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="edges" select="$tei/descendant::fw"/>
    <xsl:variable name="lines" select="exists($tei/descendant::lb)"/>
    <xsl:sequence select="if ($edges/@type = ('classification', 'noise', 'stamp')) then 'view.typed'
      else if ($edges and $lines) then 'view.page'
      else if ($edges) then 'view.edges' else 'view.lines'[$lines]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>What the source would show in this document: errors, abbreviations, or less than was supplied.</xd:desc>
  </xd:doc>
  <xsl:function name="e:readings-switch" as="xs:string?">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="choices" select="$tei/descendant::choice[ancestor::text]"/>
    <xsl:variable name="supplied" select="exists($tei/descendant::supplied[ancestor::text])"/>
    <xsl:variable name="abbreviations" select="$choices[abbr][expan]"/>
    <xsl:sequence select="if (exists($choices) and not($supplied) and count($abbreviations) eq count($choices)) then 'view.abbreviated'
      else if (exists($choices)) then 'view.uncorrected' else 'view.unsupplied'[$supplied]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>What stands beside the text and not in it: persons and places that it names, pictures of its pages
      (Guidelines 16.10, 12.1).</xd:desc>
  </xd:doc>
  <xsl:template name="registers">
    <xsl:for-each select="standOff | facsimile[not(e:is-shown-beside(.))]">
      <section class="register" aria-label="{e:say(if (self::facsimile) then 'facsimile' else 'registers')}">
        <h2><xsl:value-of select="e:say(if (self::facsimile) then 'facsimile' else 'registers')"/></h2>
        <xsl:apply-templates select="."/>
      </section>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="footer">
    <footer class="colophon" data-pagefind-ignore="all">
      <xsl:call-template name="neighbours"/>
      <xsl:choose>
        <xsl:when test="exists(e:part('foot'))"><xsl:sequence select="e:part('foot')"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="colophon"/></xsl:otherwise>
      </xsl:choose>
    </footer>
  </xsl:template>

  <xd:doc>
    <xd:desc>What the foot of a page says, where the theme of the edition has no foot of its own.</xd:desc>
  </xd:doc>
  <xsl:template name="colophon">
      <xsl:for-each select="$around?foot"><p><xsl:sequence select="parse-xml-fragment(.)/node()"/></p></xsl:for-each>
      <xsl:for-each select="$publisher"><p><xsl:value-of select="e:say('published', map { 'publisher': . })"/></p></xsl:for-each>
      <xsl:variable name="tei" as="element()"><abbr title="Text Encoding Initiative">TEI</abbr></xsl:variable>
      <p><xsl:sequence select="e:say-nodes('made.from', map { 'tei': $tei })"/></p>
  </xsl:template>

  <xd:doc>
    <xd:desc>A part of the page from the theme of the edition, or nothing.</xd:desc>
  </xd:doc>
  <xsl:function name="e:part" as="node()*">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="$around?parts ! .($name) ! parse-xml-fragment(.)/node()"/>
  </xsl:function>
</xsl:stylesheet>
