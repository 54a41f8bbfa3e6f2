<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Critical apparatus (Guidelines 13): in the text the reading that is preferred, with a letter; below it the
      apparatus as editions print it, "lemma] reading A B", each siglum a link to its witness.</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>The entries of the text, by generate-id(): their numbers in the order of the text. Those within others are told with
      them.</xd:desc>
  </xd:doc>
  <xsl:variable name="entries" as="map(xs:string, xs:integer)">
    <xsl:map>
      <xsl:for-each select="e:as-called(//app[e:is-entry(.)])"><xsl:map-entry key="generate-id()" select="position()"/></xsl:for-each>
    </xsl:map>
  </xsl:variable>

  <xd:doc>
    <xd:desc>True for an entry that stands in the text (parallel segmentation, Guidelines 13.2.3) or is called there.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-entry" as="xs:boolean">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="exists($app/(lem, rdg, rdgGrp)) and empty($app/(ancestor::app | ancestor::note | ancestor::teiHeader))
      and (if ($app/ancestor::listApp) then e:is-called($app) else not($app/@loc) and empty($app/text()[normalize-space()]))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The reading of an entry that the text has.</xd:desc>
  </xd:doc>
  <xsl:function name="e:main-reading" as="element()?">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="($app/(lem, rdg, rdgGrp/(lem, rdg)))[1]"/>
  </xsl:function>

  <xsl:template match="app[map:contains($entries, generate-id())]">
    <xsl:variable name="main" as="element()?" select="e:main-reading(.)[not(e:is-attached(current()))]"/>
    <xsl:variable name="set" as="node()*">
      <xsl:element name="{if (e:is-block(.)) then 'div' else 'span'}">
        <xsl:call-template name="attributes"><xsl:with-param name="classes" select="'tei-app'"/></xsl:call-template>
        <xsl:apply-templates select="$main" mode="lemma"/>
      </xsl:element>
    </xsl:variable>
    <xsl:call-template name="ended">
      <xsl:with-param name="set" select="$set"/>
      <xsl:with-param name="marks" as="node()*"><xsl:call-template name="entry-reference"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="entry-reference">
    <xsl:variable name="label" select="format-integer($entries(generate-id()), $reading-letters)"/>
    <sup class="appref" id="{e:entry-id(.)}-ref" data-pagefind-ignore="all">
      <a href="#{e:entry-id(.)}" role="doc-noteref" aria-label="{e:say('apparatus.others', map { 'label': $label })}"><xsl:value-of select="$label"/></a>
    </sup>
  </xsl:template>

  <xd:doc>
    <xd:desc>Where the readings of an entry are told.</xd:desc>
  </xd:doc>
  <xsl:function name="e:entry-id" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="string(($app[ancestor::listApp]/@xml:id, 'app-' || $entries(generate-id($app)))[1])"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The letter of an entry, and the way back to the text.</xd:desc>
  </xd:doc>
  <xsl:template name="entry-label">
    <span class="note-label" data-pagefind-ignore="all"><xsl:value-of select="format-integer($entries(generate-id()), $reading-letters)"/></span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template name="entry-back">
    <xsl:text> </xsl:text>
    <a href="#{e:entry-id(.)}-ref" role="doc-backlink" aria-label="{e:say('apparatus.back', map { 'label': format-integer($entries(generate-id()), $reading-letters) })}">↩</a>
  </xsl:template>

  <xsl:template match="*" mode="lemma"><xsl:apply-templates/></xsl:template>

  <xsl:template name="apparatus">
    <xsl:variable name="apps" select="descendant::app[map:contains($entries, generate-id())][not(ancestor::listApp)]"/>
    <xsl:if test="exists($apps)">
      <section class="apparatus" aria-labelledby="engross-apparatus">
        <h2 id="engross-apparatus"><xsl:value-of select="e:say('apparatus')"/></h2>
        <ol role="list">
          <xsl:for-each select="$apps">
            <li id="{e:entry-id(.)}">
              <xsl:call-template name="entry-label"/>
              <xsl:call-template name="readings"/>
              <xsl:call-template name="entry-back"/>
            </li>
          </xsl:for-each>
        </ol>
      </section>
    </xsl:if>
  </xsl:template>

  <xd:doc>
    <xd:desc>An entry apart from its text (location-referenced or double end-point attachment, Guidelines 13.2.1 f.).</xd:desc>
  </xd:doc>
  <xsl:template match="app[parent::listApp]" priority="1">
    <xsl:variable name="called" select="map:contains($entries, generate-id())"/>
    <xsl:element name="{if (e:holds-block(.)) then 'div' else 'p'}">
      <xsl:call-template name="attributes"><xsl:with-param name="classes" select="'tei-app'"/></xsl:call-template>
      <xsl:if test="$called">
        <xsl:attribute name="id" select="e:entry-id(.)"/>
        <xsl:call-template name="entry-label"/>
      </xsl:if>
      <xsl:for-each select="(@loc, id(substring-after(@from, '#'))/ancestor-or-self::*[self::l or self::p or self::ab or self::seg][@n][1]/@n)[1]">
        <span class="loc"><xsl:value-of select="."/></span><xsl:text> </xsl:text>
      </xsl:for-each>
      <xsl:choose>
        <xsl:when test="lem[normalize-space()]"><xsl:for-each select="lem"><span class="lemma"><xsl:apply-templates/></span></xsl:for-each></xsl:when>
        <xsl:when test="e:is-attached(.)"><span class="lemma"><xsl:value-of select="e:between(.)"/></span></xsl:when>
      </xsl:choose>
      <xsl:call-template name="readings"/>
      <xsl:if test="$called"><xsl:call-template name="entry-back"/></xsl:if>
    </xsl:element>
  </xsl:template>

  <xd:doc>
    <xd:desc>"lemma A] reading B; other C": for the reading, of the entry in the text the lemma's words only.</xd:desc>
  </xd:doc>
  <xsl:template name="readings">
    <xsl:variable name="main" select="(lem, self::*[not(parent::listApp or e:is-attached(.))]/(rdg, rdgGrp/rdg))[1]"/>
    <xsl:if test="not(parent::listApp)">
      <span class="lemma"><xsl:sequence select="e:language-apart(.)"/><xsl:value-of select="if (exists($main)) then e:text-of($main/node()) else e:between(.)"/></span>
    </xsl:if>
    <xsl:for-each select="$main"><xsl:call-template name="sigla"/></xsl:for-each>
    <xsl:if test="not(parent::listApp and @loc and empty($main))">]</xsl:if>
    <xsl:text> </xsl:text>
    <xsl:for-each select="((* except wit)/(self::rdgGrp/rdg, self::*[not(self::rdgGrp/rdg)]) except $main)">
      <xsl:if test="position() gt 1">; </xsl:if>
      <xsl:variable name="set" as="element()">
        <xsl:element name="{e:tag(., 'span')}">
          <xsl:call-template name="attributes"><xsl:with-param name="classes" select="'reading'"/></xsl:call-template>
          <xsl:if test="normalize-space() and not(ancestor::listApp)"><xsl:sequence select="e:language-apart(.)"/></xsl:if>
          <xsl:choose>
            <xsl:when test="normalize-space()"><xsl:apply-templates/></xsl:when>
            <xsl:when test="self::rdg"><em><xsl:value-of select="e:say('apparatus.omitted')"/></em></xsl:when>
          </xsl:choose>
        </xsl:element>
      </xsl:variable>
      <xsl:call-template name="ended">
        <xsl:with-param name="set" select="$set"/>
        <xsl:with-param name="marks" as="node()*"><xsl:call-template name="sigla"/></xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xd:doc>
    <xd:desc>The witnesses and sources of a reading (`@wit`, `@source`, `@resp`), each a link to where it is explained.</xd:desc>
  </xd:doc>
  <xsl:template name="sigla">
    <xsl:for-each select="distinct-values((@wit, @source, @resp) ! tokenize(.))">
      <xsl:variable name="siglum" select="."/>
      <xsl:text> </xsl:text>
      <xsl:choose>
        <xsl:when test="starts-with(., '#') and exists(id(substring(., 2), $document)[ancestor::text or ancestor::standOff or self::witness])">
          <a class="siglum" href="{.}" title="{id(substring(., 2), $document) ! e:text-of(.)}"><xsl:value-of select="substring(., 2)"/></a>
        </xsl:when>
        <xsl:otherwise><span class="siglum"><xsl:value-of select="replace(., '^#', '')"/></span></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <xsl:variable name="document" as="node()" select="/"/>

  <xd:doc>
    <xd:desc>The witnesses that the header lists, where the sigla of the apparatus lead (Guidelines 13.1.4).</xd:desc>
  </xd:doc>
  <xsl:template name="witnesses">
    <xsl:variable name="lists" select="(self::TEI | TEI)/teiHeader/fileDesc/sourceDesc//listWit[not(ancestor::listWit)]"/>
    <xsl:if test="exists($lists) and exists(descendant::text//(app | rdg))">
      <section class="apparatus witnesses" aria-labelledby="engross-witnesses">
        <h2 id="engross-witnesses"><xsl:value-of select="e:say('apparatus.witnesses')"/></h2>
        <xsl:apply-templates select="$lists"/>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template match="listWit/head"><p class="caption"><xsl:apply-templates/></p></xsl:template>

  <xd:doc>
    <xd:desc>A witness of the list of them, with its siglum.</xd:desc>
  </xd:doc>
  <xsl:template match="witness[@xml:id]">
    <div>
      <xsl:call-template name="attributes"><xsl:with-param name="classes" select="'tei-witness'"/></xsl:call-template>
      <xsl:if test="not(tokenize(normalize-space(), '[\s,.:;)=]')[1] = @xml:id)">
        <span class="siglum" data-pagefind-ignore="all"><xsl:value-of select="@xml:id"/></span><xsl:text> </xsl:text>
      </xsl:if>
      <xsl:apply-templates/>
    </div>
  </xsl:template>
</xsl:stylesheet>
