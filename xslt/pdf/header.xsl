<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>The PDF's metadata, the title block and the colophon, from the header (Guidelines 2).</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>Attributes of the `document`: what the file says of itself, the running head.</xd:desc>
  </xd:doc>
  <xsl:template name="metadata">
    <xsl:variable name="date" select="(teiHeader/revisionDesc//change/@when, teiHeader//publicationStmt/date/@when,
      e:when(e:date(.)))[matches(., '^\d{4}(-\d\d(-\d\d)?)?(T|$)')]
      ! substring-before(. || 'T', 'T')[(. || substring('-01-01', string-length(.) - 3)) castable as xs:date][1]"/>
    <xsl:variable name="heading" select="$title-head"/>
    <xsl:variable name="senders" select="e:senders(e:correspondence(.))"/>
    <xsl:attribute name="title" select="e:shown-title((root()/teiCorpus, .)[1])"/>
    <xsl:attribute name="heading" select="($heading ! e:text-of(.), e:shown-title((root()/teiCorpus, .)[1]))[1]"/>
    <xsl:attribute name="running" select="e:shortened(($heading ! e:text-of(.), e:shown-title((root()/teiCorpus, .)[1]))[1])"/>
    <xsl:attribute name="description" select="string-join((e:date-text(e:date(.)), e:place(.), $senders ! e:say('pdf.from', map { 'name': . }),
      e:recipients(e:correspondence(.)) ! e:say('pdf.to', map { 'name': . })), '; ')"/>
    <xsl:attribute name="keywords" select="teiHeader//textClass/keywords/(term, list/item) ! normalize-space()" separator="&#10;"/>
    <xsl:attribute name="author" select="if (exists($senders)) then $senders else teiHeader//titleStmt/author ! e:text-of(.)"
      separator="&#10;"/>
    <xsl:sequence select="$date ! e:attribute('date', .), e:marking(.) ! e:attribute('marking', e:shortened(.)),
      e:language-parts(e:language(.))"/>
  </xsl:template>

  <xd:doc>
    <xd:desc>A BCP 47 tag as the attributes `lang` and `region`, "en-US" → en, US; nothing for what is no such
      tag.</xd:desc>
  </xd:doc>
  <xsl:function name="e:language-parts" as="attribute()*">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:variable name="parts" select="tokenize($tag, '[-_]')"/>
    <xsl:if test="matches($parts[1], '^[A-Za-z]{2,3}$') and not($parts[1] = ('und', 'mul', 'zxx'))">
      <xsl:attribute name="lang" select="lower-case($parts[1])"/>
      <xsl:sequence select="$parts[matches(., '^[A-Z]{2}$')][1] ! e:attribute('region', .)"/>
    </xsl:if>
  </xsl:function>

  <xd:doc>
    <xd:desc>A title short enough for a running head, cut between words.</xd:desc>
  </xd:doc>
  <xsl:function name="e:shortened" as="xs:string">
    <xsl:param name="title" as="xs:string"/>
    <xsl:sequence select="if (string-length($title) le 64) then $title
      else replace(substring($title, 1, 64), '[\s,;:.]*\s\S*$', '') || ' …'"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The title, where neither a head nor a title page of the text has it.</xd:desc>
  </xd:doc>
  <xsl:template name="title-block">
    <xsl:if test="empty($title-head) and (e:in-book() or empty(text/front/titlePage//titlePart))">
      <xsl:choose>
        <xsl:when test="e:in-book()">
          <h level="1" role="title">
            <xsl:value-of select="e:shown-title((root()/teiCorpus, .)[1])"/>
          </h>
        </xsl:when>
        <xsl:otherwise>
          <title>
            <xsl:value-of select="e:shown-title((root()/teiCorpus, .)[1])"/>
          </title>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="facts"/>
    </xsl:if>
  </xsl:template>

  <xd:doc>
    <xd:desc>What the header knows of the document, for under its title; of several documents each says at its own
      head who wrote it to whom.</xd:desc>
  </xd:doc>
  <xsl:template name="facts">
    <xsl:variable name="tei" select="ancestor-or-self::TEI[1]"/>
    <xsl:if test="$tei/teiHeader/profileDesc[correspDesc or creation]">
      <xsl:call-template name="letter-facts">
        <xsl:with-param name="correspondence" select="e:common-correspondence($tei)"/>
        <xsl:with-param name="place" select="e:common-place($tei)"/>
        <xsl:with-param name="date" select="e:date($tei)"/>
        <xsl:with-param name="marking" select="e:classification-text($tei)"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xd:doc>
    <xd:desc>What the header knows of a division of several, for under its head.</xd:desc>
  </xd:doc>
  <xsl:template name="own-facts">
    <xsl:variable name="own" select="e:own-correspondence(.)"/>
    <xsl:call-template name="letter-facts">
      <xsl:with-param name="correspondence" select="$own"/>
      <xsl:with-param name="place" select="e:place-of-sending($own)"/>
      <xsl:with-param name="date" select="e:date-of-sending($own)"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="letter-facts">
    <xsl:param name="correspondence" as="element(correspDesc)*" required="yes"/>
    <xsl:param name="place" as="xs:string?" required="yes"/>
    <xsl:param name="date" as="element()?" required="yes"/>
    <xsl:param name="marking" as="xs:string?" select="()"/>
    <xsl:variable name="further" as="map(xs:string, xs:string)" select="map:merge((
      e:further-actions($correspondence) ! map:entry(e:known('action', ?type), ?text),
      e:context-of($correspondence) ! map:entry(e:kind-of-context(.), (e:text-of(.)[. != ''], string(@target))[1])), map { 'duplicates': 'combine' })
      ! map:merge(map:for-each(., function($label, $said) { map:entry($label, string-join($said, '; ')) }))"/>
    <xsl:call-template name="fact-list">
      <xsl:with-param name="name" select="'facts'"/>
      <xsl:with-param name="order" select="'from', 'to', 'place', 'date', distinct-values((e:further-actions($correspondence) ! e:known('action', ?type),
        e:context-of($correspondence) ! e:kind-of-context(.))), 'pdf.marking'"/>
      <xsl:with-param name="known" select="map:merge(($further, map { 'from': string-join(e:senders($correspondence), '; '),
        'to': string-join(e:recipients($correspondence), '; '), 'place': $place, 'date': e:date-text($date),
        'pdf.marking': $marking }))"/>
      <xsl:with-param name="persons" select="map { 'from': e:sent($correspondence)/persName,
        'to': e:received($correspondence)/persName }"/>
    </xsl:call-template>
  </xsl:template>

  <xd:doc>
    <xd:desc>Labelled facts, in an order; the unknown ones left out. Persons are marked for the index of a book.</xd:desc>
  </xd:doc>
  <xsl:template name="fact-list">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="order" as="xs:string*"/>
    <xsl:param name="known" as="map(xs:string, xs:string?)"/>
    <xsl:param name="persons" as="map(xs:string, element(persName)*)" select="map {}"/>
    <xsl:where-populated>
      <xsl:element name="{$name}">
        <xsl:if test="some $key in $order satisfies normalize-space($known($key))"><xsl:attribute name="lang" select="$interface"/></xsl:if>
        <xsl:for-each select="$order[normalize-space($known(.))]">
          <fact key="{.}" label="{($texts(.), .)[1]}">
            <xsl:for-each select="$persons(.)[e:in-book()]">
              <person>
                <xsl:sequence select="e:person(.)"/>
              </person>
            </xsl:for-each>
            <xsl:value-of select="$known(.)"/>
          </fact>
        </xsl:for-each>
      </xsl:element>
    </xsl:where-populated>
  </xsl:template>

  <xd:doc>
    <xd:desc>Where the text comes from and who made the file, in small type at the end.</xd:desc>
  </xd:doc>
  <xsl:template name="colophon">
    <xsl:variable name="header" select="teiHeader"/>
    <xsl:variable name="program" select="$header//appInfo/application[1]"/>
    <xsl:call-template name="fact-list">
      <xsl:with-param name="name" select="'colophon'"/>
      <xsl:with-param name="order" select="'about.source', 'SHA-256', 'about.identifier', 'about.publisher', 'pdf.rights', 'about.encoded', 'pdf.signs'"/>
      <xsl:with-param name="known" select="map { 'about.source': ($header/fileDesc/sourceDesc/bibl[1]/title, $header/fileDesc/sourceDesc/*[1])[1] ! e:described(., $texts),
        'SHA-256': $header//sourceDesc//idno[@type = 'sha256'][1] ! normalize-space(),
        'about.identifier': e:identifier(.), 'about.publisher': e:publisher(.),
        'pdf.rights': ($header//publicationStmt/availability ! e:text-of(.))[1],
        'about.encoded': $program ! normalize-space(string-join((label ! e:text-of(.), @ident[not($program/label)], @version), ' ')),
        'pdf.signs': string-join(e:signs(.), '; ') }"/>
    </xsl:call-template>
  </xsl:template>

  <xd:doc>
    <xd:desc>What the signs mean that this document's text has.</xd:desc>
  </xd:doc>
  <xsl:function name="e:signs" as="xs:string*">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="text" select="$tei/text"/>
    <xsl:sequence select="e:say('pdf.sign.supplied')[$text//supplied[not(ancestor::div/@type = 'edition')]], e:say('pdf.sign.readings')[$text//(choice | app)],
      e:say('pdf.sign.unclear')[$text//unclear], e:say('pdf.sign.page')[$text//pb/@n],
      e:say('pdf.sign.page-inferred')[$text//pb/@cert[. = ('low', 'medium', 'unknown')]]"/>
  </xsl:function>
</xsl:stylesheet>
