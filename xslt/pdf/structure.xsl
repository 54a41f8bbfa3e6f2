<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Divisions and their headings (Guidelines 4.1, 4.2).</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>A division: a numbered one can be linked to; one of several without a head gets an editor's.</xd:desc>
  </xd:doc>
  <xsl:template match="div | div1 | div2 | div3 | div4 | div5 | div6 | div7" mode="blocks">
    <xsl:if test="@xml:id">
      <anchor id="{@xml:id}"/>
    </xsl:if>
    <xsl:if test="e:needs-heading(.)">
      <h level="{e:level(.)}" role="supplied">
        <xsl:value-of select="e:supplied-heading(.)"/>
      </h>
    </xsl:if>
    <xsl:call-template name="flow">
      <xsl:with-param name="content" select="e:top(.)"/>
    </xsl:call-template>
    <xsl:call-template name="own-facts"/>
    <xsl:call-template name="flow">
      <xsl:with-param name="content" select="node() except e:top(.)"/>
    </xsl:call-template>
  </xsl:template>

  <xd:doc>
    <xd:desc>True for one of several divisions of a text where it has no head of its own: not for an apparatus of which all entries
      are called in the text, and stand at the foot of its pages.</xd:desc>
  </xd:doc>
  <xsl:function name="e:needs-heading" as="xs:boolean">
    <xsl:param name="div" as="element()"/>
    <xsl:sequence select="$div/parent::body and exists($div/../div[2]) and empty(e:heading($div))
      and not(exists($div/listApp) and (every $child in $div/(* except (pb, fw)) satisfies $child/self::listApp)
      and (every $entry in $div/listApp/* satisfies $entry/self::app and e:is-called($entry)))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The heading of a division: its first head with any text.</xd:desc>
  </xd:doc>
  <xsl:function name="e:heading" as="element(head)?">
    <xsl:param name="div" as="element()"/>
    <xsl:sequence select="$headings(generate-id($div))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The heading of each division by its generate-id().</xd:desc>
  </xd:doc>
  <xsl:variable name="headings" as="map(xs:string, element(head)?)">
    <xsl:map>
      <xsl:for-each select="//*[head]"><xsl:map-entry key="generate-id()" select="head[e:text-of(.) != ''][1]"/></xsl:for-each>
    </xsl:map>
  </xsl:variable>

  <xd:doc>
    <xd:desc>What a division without a head is called: "[Memorandum, October 27, 1962]".</xd:desc>
  </xd:doc>
  <xsl:function name="e:supplied-heading" as="xs:string">
    <xsl:param name="div" as="element()"/>
    <xsl:variable name="type" select="translate(string(($div/@subtype[$div/@type = 'textpart'], $div/@type, 'document')[1]), '-_', '  ')"/>
    <xsl:variable name="alike" select="$div/../*[local-name() = local-name($div)][string(@type) = string($div/@type)]"/>
    <xsl:variable name="date" select="($div//dateline//date)[1]"/>
    <xsl:variable name="words" select="(e:when($date)[matches(., '^\d{4}')] ! e:date-in-words(.),
      $date ! e:text-of(.), $div/@n[normalize-space()] ! string(), ''[count($alike) eq 1], 'no. ' || $division-places(generate-id($div)))[1]"/>
    <xsl:sequence select="'[' || upper-case(substring($type, 1, 1)) || substring($type, 2)
      || (if ($words = '') then '' else if ($words = $div/@n) then ' ' || $words else ', ' || $words) || ']'"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>Each division by generate-id(): its place among those beside it.</xd:desc>
  </xd:doc>
  <xsl:variable name="division-places" as="map(xs:string, xs:integer)">
    <xsl:map>
      <xsl:for-each select="//*[div]">
        <xsl:for-each select="div"><xsl:map-entry key="generate-id()" select="position()"/></xsl:for-each>
      </xsl:for-each>
    </xsl:map>
  </xsl:variable>

  <xd:doc>
    <xd:desc>The level of a division's heading: one more than the headed divisions around it, so that no level is
      ever skipped (ISO 14289-1, 7.4.2).</xd:desc>
  </xd:doc>
  <xsl:function name="e:level" as="xs:integer">
    <xsl:param name="div" as="element()"/>
    <xsl:sequence select="(if (e:in-book() and empty($title-head)) then 2 else 1) + count($div/ancestor::teiCorpus[$has-documents]) + count($div/ancestor::*
      [local-name() = ('div', 'div1', 'div2', 'div3', 'div4', 'div5', 'div6', 'div7', 'body', 'front', 'back', 'group')]
      [e:heading(.) or e:needs-heading(.)])"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The head of a division; a second one is a subtitle. The head of a text that is one division is the
      document's title, and what the header knows of the document follows it.</xd:desc>
  </xd:doc>
  <xsl:template match="(div | div1 | div2 | div3 | div4 | div5 | div6 | div7 | body | front | back | group)/head"
    mode="blocks">
    <xsl:choose>
      <xsl:when test="e:text-of(.) = ''">
        <xsl:call-template name="flow"/>
      </xsl:when>
      <xsl:when test="not(. is e:heading(..))">
        <p role="subtitle">
          <xsl:apply-templates mode="inline"/>
          <xsl:call-template name="called-here"/>
        </p>
      </xsl:when>
      <xsl:otherwise>
        <h level="{e:level(..)}">
          <xsl:sequence select="'title'[current() is $title-head] ! e:attribute('role', .), e:own-language(.)"/>
          <xsl:apply-templates mode="inline"/>
          <xsl:call-template name="called-here"/>
        </h>
        <xsl:if test=". is $title-head">
          <xsl:call-template name="facts"/>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xd:doc>
    <xd:desc>The head of anything else is a caption before it.</xd:desc>
  </xd:doc>
  <xsl:template match="head" mode="blocks">
    <p role="caption">
      <xsl:apply-templates mode="inline"/>
    </p>
  </xsl:template>

  <xsl:variable name="has-documents" as="xs:boolean" select="exists((//TEI)[2])"/>
  <xsl:variable name="has-front-or-group" as="xs:boolean" select="exists(//text/(front | group))"/>

  <xd:doc>
    <xd:desc>The head that is the title of the whole document: that of its only division, of the only one in that, or of its body.</xd:desc>
  </xd:doc>
  <xsl:variable name="title-head" as="element(head)?">
    <xsl:variable name="body" select="(//text[not(ancestor::text)])[1]/body"/>
    <xsl:sequence select="($body/head, $body[empty(*[not(self::pb or self::fw)][2])]/div ! e:headed-division(.)/head)[e:text-of(.) != ''][1]
      [not($has-front-or-group or $has-documents)][e:names-document(.)]"/>
  </xsl:variable>
</xsl:stylesheet>
