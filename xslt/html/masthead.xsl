<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>The masthead: classification, date, title, who wrote to whom. A text with one headed division lends its
      head for the title, so that nothing is read twice. Of several documents each says at its own head who wrote it
      to whom.</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>The outermost divisions of the document.</xd:desc>
  </xd:doc>
  <xsl:variable name="divisions" as="element()*" select="e:divisions(/)"/>

  <xsl:variable name="outermost" as="map(xs:string, xs:boolean)" select="map:merge($divisions ! map:entry(generate-id(.), true()))"/>

  <xd:doc>
    <xd:desc>True for one of the outermost divisions.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-outermost" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="map:contains($outermost, generate-id($element))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The head that serves as title of the page: the first of the only division, or of the only one in that, if it says the title and nothing but page breaks
      and furniture stands before it.</xd:desc>
  </xd:doc>
  <xsl:variable name="title-head" as="element(head)?" select="$divisions[count($divisions) eq 1 and empty($document-ids?*[2])][not(preceding-sibling::*[e:speaks(.) or e:holds-block(.)])] ! e:headed-division(.)/head[1]
    [not(preceding-sibling::*[not(self::pb or self::fw)])][not(e:holds-block(.))][e:names-document(.)]"/>

  <xsl:template name="masthead">
    <header class="masthead">
      <xsl:call-template name="kicker"/>
      <h1>
        <xsl:if test="$title-head or not($is-devised)"><xsl:sequence select="e:language-attributes($language)"/></xsl:if>
        <xsl:for-each select="$title-head/@xml:id"><xsl:attribute name="id" select="."/></xsl:for-each>
        <xsl:choose>
          <xsl:when test="$title-head"><xsl:apply-templates select="$title-head/node()"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$title"/></xsl:otherwise>
        </xsl:choose>
      </h1>
      <xsl:call-template name="particulars">
        <xsl:with-param name="correspondence" select="e:common-correspondence(.)"/>
        <xsl:with-param name="place" select="e:common-place(.)"/>
      </xsl:call-template>
    </header>
  </xsl:template>

  <xd:doc>
    <xd:desc>The line over the title: classification badge, kind of document, date.</xd:desc>
  </xd:doc>
  <xsl:template name="kicker">
    <xsl:where-populated>
      <p class="kicker" data-pagefind-ignore="index">
        <xsl:for-each select="$classification[not(lower-case(.) = 'unclassified')]">
          <span class="badge" data-pagefind-filter="classification"><xsl:value-of select="."/></span>
        </xsl:for-each>
        <xsl:for-each select="$kind[not($is-plain-kind)]">
          <span class="kind" data-pagefind-filter="kind"><xsl:value-of select="e:known('kind', .)"/></span>
        </xsl:for-each>
        <xsl:if test="$date">
          <span class="date" data-pagefind-meta="date">
            <xsl:for-each select="e:year-filter($when)">
              <xsl:attribute name="data-pagefind-filter" select="."/>
              <xsl:attribute name="data-pagefind-sort" select="'date:' || $when"/>
            </xsl:for-each>
            <xsl:sequence select="e:time($when, $date-text)"/>
          </span>
        </xsl:if>
      </p>
    </xsl:where-populated>
  </xsl:template>

  <xd:doc>
    <xd:desc>True where the kind of a document says nothing that is worth a reader's while.</xd:desc>
  </xd:doc>
  <xsl:variable name="is-plain-kind" as="xs:boolean" select="$kind = ('document', 'section', 'chapter')"/>

  <xd:doc>
    <xd:desc>The value by which search is narrowed to a year: "1931-05-04" → "year:1931".</xd:desc>
  </xd:doc>
  <xsl:function name="e:year-filter" as="xs:string?">
    <xsl:param name="iso" as="xs:string?"/>
    <xsl:sequence select="$iso ! ('year:' || substring(., 1, 4))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>What the header says of a division of several, for below its head.</xd:desc>
  </xd:doc>
  <xsl:template name="own-particulars">
    <xsl:variable name="own" select="e:own-correspondence(.)"/>
    <xsl:if test="exists($own)">
      <xsl:call-template name="particulars">
        <xsl:with-param name="correspondence" select="$own"/>
        <xsl:with-param name="place" select="e:place-of-sending($own)"/>
        <xsl:with-param name="date" select="e:date-of-sending($own)"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xd:doc>
    <xd:desc>Who wrote to whom, where and when; nothing where all is unknown.</xd:desc>
  </xd:doc>
  <xsl:template name="particulars">
    <xsl:param name="correspondence" as="element(correspDesc)*" required="yes"/>
    <xsl:param name="place" as="xs:string?" required="yes"/>
    <xsl:param name="date" as="element(date)?" select="()"/>
    <xsl:variable name="when" select="e:when($date)"/>
    <xsl:variable name="rows" as="element()*">
      <xsl:sequence select="e:particular(e:say('from'), 'from', e:senders($correspondence) ! e:party(., 'sent')),
        e:particular(e:say('to'), 'to', e:recipients($correspondence) ! e:party(., 'received')),
        e:particular(e:say('place'), 'place', $place ! e:party(., 'written')),
        e:particular(e:say('date'), e:year-filter($when), $date ! e:time($when, e:date-text(.))),
        e:further-actions($correspondence) ! e:particular(e:known('action', ?type), (), ?text)"/>
      <xsl:for-each select="e:context-of($correspondence)">
        <xsl:variable name="letter" as="node()*"><xsl:apply-templates select="if (self::p or self::note) then node() else ."/></xsl:variable>
        <xsl:variable name="said" as="element()"><span class="context"><xsl:sequence select="$letter"/></span></xsl:variable>
        <xsl:sequence select="e:particular(e:kind-of-context(.), (), $said)"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:if test="$rows"><dl class="particulars" data-pagefind-ignore="index"><xsl:sequence select="$rows"/></dl></xsl:if>
  </xsl:template>

  <xd:doc>
    <xd:desc>The name of a sender, recipient or place of writing, as a link to its page where the collection has one.</xd:desc>
  </xd:doc>
  <xsl:function name="e:party" as="item()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="role" as="xs:string"/>
    <xsl:variable name="href" select="$around?register ! .($role || ' ' || $name)"/>
    <xsl:choose>
      <xsl:when test="exists($href)"><a href="{$href}"><xsl:value-of select="$name"/></a></xsl:when>
      <xsl:otherwise><xsl:sequence select="$name"/></xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <xsl:function name="e:particular" as="element(div)?" xpath-default-namespace="">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="filter" as="xs:string?"/>
    <xsl:param name="values" as="item()*"/>
    <xsl:if test="exists($values)">
      <div><dt><xsl:value-of select="$name"/></dt>
        <xsl:for-each select="$values">
          <dd>
            <xsl:for-each select="$filter"><xsl:attribute name="data-pagefind-filter" select="."/></xsl:for-each>
            <xsl:sequence select="."/>
          </dd>
        </xsl:for-each>
      </div>
    </xsl:if>
  </xsl:function>

  <xd:doc>
    <xd:desc>A date as HTML's `time`, where it is one that HTML knows; else as text.</xd:desc>
  </xd:doc>
  <xsl:function name="e:time" as="node()">
    <xsl:param name="iso" as="xs:string?"/>
    <xsl:param name="shown" as="item()*"/>
    <xsl:variable name="is-date" select="e:is-html-date($iso)"/>
    <xsl:element name="{if ($is-date) then 'time' else 'span'}">
      <xsl:if test="$is-date"><xsl:attribute name="datetime" select="$iso"/></xsl:if>
      <xsl:sequence select="$shown"/>
    </xsl:element>
  </xsl:function>

  <xd:doc>
    <xd:desc>True for a year, month, day, or day and time, that HTML's `datetime` admits.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-html-date" as="xs:boolean">
    <xsl:param name="iso" as="xs:string?"/>
    <xsl:sequence select="if (string-length($iso) eq 10) then $iso castable as xs:date
      else if (string-length($iso) le 7) then matches($iso, '^\d{4}(-(0[1-9]|1[0-2]))?$') and not(starts-with($iso, '0000'))
      else $iso castable as xs:dateTime and matches($iso, '^\d{4}-[^.]+(Z|[+-]\d\d:\d\d)?$')"/>
  </xsl:function>
</xsl:stylesheet>
