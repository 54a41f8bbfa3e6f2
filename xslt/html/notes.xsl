<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Notes (Guidelines 3.9). The note exists once, at the end. Its reference is a link to it, with a way
      back; where the browser knows popovers, a button shows that same note beside the reference. No script.</xd:desc>
  </xd:doc>

  <xsl:template match="note[e:is-numbered(.)]" priority="1">
    <xsl:if test="not(e:is-unreferenced(.) or e:is-called(.))"><xsl:call-template name="note-reference"/></xsl:if>
  </xsl:template>

  <xsl:template name="note-reference">
    <xsl:variable name="label" select="e:note-label(.)"/>
    <xsl:variable name="id" select="e:note-id(.)"/>
    <xsl:variable name="called" select="e:say('note', map { 'label': $label })"/>
    <sup class="noteref" id="{$id}-ref" data-pagefind-ignore="all">
      <a href="#{$id}" role="doc-noteref" aria-label="{$called}"><xsl:value-of select="$label"/></a>
      <button type="button" hidden="hidden" popovertarget="{$id}" aria-label="{$called}">
        <xsl:value-of select="$label"/>
      </button>
    </sup>
  </xsl:template>

  <xd:doc>
    <xd:desc>What notes and entries that stand elsewhere are about: they are called at its end.</xd:desc>
  </xd:doc>
  <xsl:template match="*[$has-called][@xml:id][exists(key('called', generate-id()))]" priority="9">
    <xsl:variable name="set" as="node()*"><xsl:next-match/></xsl:variable>
    <xsl:call-template name="ended">
      <xsl:with-param name="set" select="$set"/>
      <xsl:with-param name="marks" as="node()*">
        <xsl:for-each select="key('called', generate-id())">
          <xsl:choose>
            <xsl:when test="self::note"><xsl:call-template name="note-reference"/></xsl:when>
            <xsl:otherwise><xsl:call-template name="entry-reference"/></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xd:doc>
    <xd:desc>What is set, with marks at the end of its last line.</xd:desc>
  </xd:doc>
  <xsl:template name="ended">
    <xsl:param name="set" as="node()*"/>
    <xsl:param name="marks" as="node()*"/>
    <xsl:variable name="last" as="element()?" select="$set[self::* or normalize-space()][last()]/self::*[local-name() = ('div', 'p', 'section',
      'blockquote', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li')]"/>
    <xsl:choose>
      <xsl:when test="$last">
        <xsl:sequence select="$set except $last"/>
        <xsl:element name="{local-name($last)}">
          <xsl:sequence select="$last/@*"/>
          <xsl:call-template name="ended">
            <xsl:with-param name="set" select="$last/node()"/>
            <xsl:with-param name="marks" select="$marks"/>
          </xsl:call-template>
        </xsl:element>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="link" select="$set[last()]/self::*[@class = 'here']"/>
        <xsl:sequence select="$set except $link, $marks, $link"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xd:doc>
    <xd:desc>A remark of the editor, or a note within a note: read where it stands, set apart.</xd:desc>
  </xd:doc>
  <xsl:template match="note">
    <xsl:call-template name="set">
      <xsl:with-param name="tag" select="if (e:is-note-block(.)) then 'div' else 'span'"/>
      <xsl:with-param name="classes" select="('note-inline', 'editorial'[current()/@type = 'editorial'])"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:variable name="several-have-notes" as="xs:boolean" select="exists($divisions[.//note[e:is-numbered(.)]][2])"/>

  <xsl:template name="notes">
    <xsl:variable name="notes" select="e:as-called(e:notes-of(* except teiHeader)[not(ancestor::teiHeader)])"/>
    <xsl:if test="$notes">
      <section class="notes" role="doc-endnotes" aria-labelledby="engross-notes">
        <h2 id="engross-notes"><xsl:value-of select="e:say('notes')"/></h2>
        <xsl:for-each-group select="$notes" group-adjacent="e:division-of(.)">
          <xsl:if test="current-grouping-key() != '' and $several-have-notes">
            <h3><xsl:value-of select="ancestor::*[e:is-outermost(.)] ! e:division-label(.)"/></h3>
          </xsl:if>
          <ol role="list">
            <xsl:apply-templates select="current-group()" mode="endnote"/>
          </ol>
        </xsl:for-each-group>
      </section>
    </xsl:if>
  </xsl:template>

  <xd:doc>
    <xd:desc>The id of the outermost division that a note stands in, where there are several to tell apart.</xd:desc>
  </xd:doc>
  <xsl:function name="e:division-of" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="if (count($divisions) le 1) then ''
      else string($note/ancestor::*[e:is-outermost(.)] ! e:division-id(.))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>Mode `endnote`: a note as an item of the list of notes.</xd:desc>
  </xd:doc>
  <xsl:template match="note" mode="endnote">
    <xsl:variable name="id" select="e:note-id(.)"/>
    <xsl:variable name="label" select="e:note-label(.)"/>
    <li>
      <div class="note" id="{$id}" popover="auto">
        <xsl:sequence select="@xml:lang/e:language-attributes(.)"/>
        <span class="note-label" data-pagefind-ignore="all"><xsl:value-of select="$label"/><xsl:call-template name="doubt-mark"/></span>
        <div class="note-text">
          <xsl:sequence select="e:language-apart(.)"/>
          <xsl:call-template name="own-label"/>
          <xsl:choose>
            <xsl:when test="e:holds-block(.)"><xsl:apply-templates/></xsl:when>
            <xsl:otherwise><p><xsl:apply-templates/></p></xsl:otherwise>
          </xsl:choose>
        </div>
        <xsl:call-template name="way-back">
          <xsl:with-param name="id" select="$id"/>
          <xsl:with-param name="label" select="$label"/>
        </xsl:call-template>
      </div>
    </li>
  </xsl:template>

  <xd:doc>
    <xd:desc>What the source calls the note, where the page has to call it otherwise.</xd:desc>
  </xd:doc>
  <xsl:template name="own-label">
    <xsl:for-each select="e:own-label(.)">
      <span class="own-label" title="{e:say('note.own')}" data-pagefind-ignore="all"><xsl:value-of select="'[' || . || '] '"/></span>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="way-back">
    <xsl:param name="id" as="xs:string"/>
    <xsl:param name="label" as="xs:string"/>
    <span class="note-ways" data-pagefind-ignore="all">
      <xsl:variable name="unreferenced" select="e:is-unreferenced(.)"/>
      <xsl:choose>
        <xsl:when test="$unreferenced and exists(key('pointers', @xml:id))"/>
        <xsl:when test="$unreferenced"><em><xsl:value-of select="e:say('note.unreferenced')"/></em></xsl:when>
        <xsl:otherwise>
          <a href="#{$id}-ref" role="doc-backlink" aria-label="{e:say('note.back', map { 'label': $label })}">↩</a>
        </xsl:otherwise>
      </xsl:choose>
      <button type="button" hidden="hidden" popovertarget="{$id}" popovertargetaction="hide"
        aria-label="{e:say('note.close', map { 'label': $label })}">×</button>
    </span>
  </xsl:template>
</xsl:stylesheet>
