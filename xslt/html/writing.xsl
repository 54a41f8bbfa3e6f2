<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>How a source is written (Guidelines 12): what was written over, hands, spans that cross elements, surfaces and
      zones of a documentary transcription; characters and their readings (5, 3.4.2).</xd:desc>
  </xd:doc>

  <xsl:template match="ruby">
    <ruby><xsl:call-template name="attributes"/><xsl:apply-templates/></ruby>
  </xsl:template>

  <xsl:template match="ruby/rb">
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="ruby/rt">
    <rp data-pagefind-ignore="all">(</rp><rt data-pagefind-ignore="all"><xsl:call-template name="attributes"/><xsl:apply-templates/></rt><rp data-pagefind-ignore="all">)</rp>
  </xsl:template>

  <xd:doc>
    <xd:desc>What was written over is seen, and no part of the word that took its place where words are looked for.</xd:desc>
  </xd:doc>
  <xsl:template match="del[e:is-replaced(.)]" priority="1">
    <del data-pagefind-ignore="all">
      <xsl:call-template name="attributes"><xsl:with-param name="classes" select="'del', 'replaced'"/></xsl:call-template>
      <xsl:apply-templates/>
    </del>
  </xsl:template>

  <xd:doc>
    <xd:desc>A character without a form of its own in the file: what the header says that it is, else a sign for it.</xd:desc>
  </xd:doc>
  <xsl:template match="g[not(normalize-space())][exists(e:character(.))]" priority="1">
    <xsl:value-of select="e:character(.)"/>
  </xsl:template>

  <xd:doc>
    <xd:desc>Another hand begins.</xd:desc>
  </xd:doc>
  <xsl:template match="handShift[@new or @scribe or @medium or @script]">
    <xsl:variable name="note" select="id(substring-after(@new, '#'))"/>
    <span class="hand" data-pagefind-ignore="all" title="{($note[normalize-space()] ! e:text-of(.), string-join((@new ! replace(., '^#', ''), @scribe, @medium, @script), ', '))[1]}">
      <xsl:value-of select="e:hand(.)"/>
    </span>
    <xsl:value-of select="' '[not(matches(current()/following-sibling::node()[1]/self::text(), '^\s'))]"/>
  </xsl:template>

  <xd:doc>
    <xd:desc>A span that is added or deleted and crosses elements: a sign at its beginning and one at its end.</xd:desc>
  </xd:doc>
  <xsl:template match="delSpan | addSpan | damageSpan">
    <span class="span-mark" data-mark="{e:span-begins(.)}"/>
    <xsl:apply-templates/>
  </xsl:template>

  <xsl:template match="anchor[exists(key('spans', @xml:id))]">
    <span class="span-mark" id="{@xml:id}" data-mark="{e:spans-end(.)}"/>
  </xsl:template>

  <xd:doc>
    <xd:desc>A surface or zone of a transcription by places; what it is called stands before it.</xd:desc>
  </xd:doc>
  <xsl:template match="sourceDoc | surface[ancestor::sourceDoc] | surfaceGrp[ancestor::sourceDoc] | zone[ancestor::sourceDoc] | line">
    <div>
      <xsl:call-template name="attributes"><xsl:with-param name="classes" select="'tei-' || local-name(), @type ! ('type-' || e:class(.))"/></xsl:call-template>
      <xsl:if test="self::surface and @n">
        <p class="surface-name" data-pagefind-ignore="all"><xsl:value-of select="e:say('page', map { 'number': string(@n) })"/></p>
      </xsl:if>
      <xsl:if test="self::line and @n"><span class="line-number" data-line="{@n}" data-pagefind-ignore="all"/></xsl:if>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xd:doc>
    <xd:desc>Pictures of what is transcribed by places are shown beside it, or named among the facsimiles.</xd:desc>
  </xd:doc>
  <xsl:template match="sourceDoc//graphic[e:picture(normalize-space(@url))]"/>

  <xd:doc>
    <xd:desc>What is said of the text and is none of it.</xd:desc>
  </xd:doc>
  <xsl:template match="index | linkGrp | joinGrp | altGrp | listTranspose | text//spanGrp[not(parent::annotationBlock)]
    | text//interpGrp | text//interp" priority="1">
    <span class="unread" hidden="hidden" data-pagefind-ignore="all">
      <xsl:value-of select="string-join(descendant::text()[normalize-space()], ' ')"/>
    </span>
  </xsl:template>

  <xsl:template match="text//span | annotationBlock/spanGrp | witDetail">
    <xsl:text> </xsl:text>
    <span>
      <xsl:call-template name="attributes"><xsl:with-param name="classes" select="'beside', 'tei-' || local-name()"/></xsl:call-template>
      <xsl:apply-templates/>
    </span>
  </xsl:template>

  <xd:doc>
    <xd:desc>The place where another division by numbers begins (Guidelines 3.11.3): its number, as those of paragraphs are shown.</xd:desc>
  </xd:doc>
  <xsl:template match="milestone[@n[normalize-space()]]">
    <xsl:variable name="id" select="'m-' || replace(string-join((@unit, @n), '-'), '[^\w.-]', '_')"/>
    <xsl:variable name="place" select="string((@xml:id, $id[count(key('milestones', string-join((current()/@unit, current()/@n), ' '), root(current()))) eq 1])[1])"/>
    <xsl:if test="not(e:splits-word(.))"><xsl:text> </xsl:text></xsl:if>
    <xsl:element name="{if ($place) then 'a' else 'span'}">
      <xsl:attribute name="class" select="'n milestone'"/>
      <xsl:if test="$place"><xsl:attribute name="id" select="$place"/><xsl:attribute name="href" select="'#' || $place"/></xsl:if>
      <xsl:attribute name="data-n" select="@n"/>
      <xsl:if test="$place"><xsl:attribute name="aria-label" select="@n"/></xsl:if>
      <xsl:attribute name="title" select="string-join((@unit ! e:known('kind', .), @n), ' ')"/>
      <xsl:attribute name="data-pagefind-ignore" select="'all'"/>
    </xsl:element>
  </xsl:template>

  <xsl:key name="milestones" match="milestone[@n]" use="string-join((@unit, @n), ' ')"/>

  <xd:doc>
    <xd:desc>A rule or stars between two passages.</xd:desc>
  </xd:doc>
  <xsl:template match="milestone[not(@n)][not(e:in-line(.))][@unit = ('stars', 'rule', 'ornament', 'asterisks', 'asterism', 'dinkus')
    or matches(string-join((@rend, @rendition, @style), ' '), 'star|aster|hr|rule|line|dinkus|ornament')]">
    <hr class="milestone{if (matches(string-join((@unit, @rend), ' '), 'star|aster|dinkus')) then ' stars' else ''}"/>
  </xsl:template>
</xsl:stylesheet>
