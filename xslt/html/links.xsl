<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>References and pointers (Guidelines 3.7). Only an address that is known to be harmless and to lead
      somewhere becomes a link: http, https, mailto, an id of this page or of the collection, a relative path.</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>The address to link to, or nothing.</xd:desc>
  </xd:doc>
  <xsl:function name="e:address" as="xs:string?">
    <xsl:param name="ref" as="element()"/>
    <xsl:sequence select="e:safe-address(string(tokenize($ref/@target)[1]), root($ref))"/>
  </xsl:function>

  <xsl:function name="e:safe-address" as="xs:string?">
    <xsl:param name="target" as="xs:string"/>
    <xsl:param name="root" as="node()"/>
    <xsl:variable name="id" select="substring-after($target, '#')"/>
    <xsl:sequence select="if (matches($target, '^(https?://|mailto:)[^\s&lt;&gt;&quot;{}|\\^`]+$', 'i')) then $target
      else if (starts-with($target, '#')) then (($target[id($id, $root)[ancestor::text or ancestor::standOff or ancestor::facsimile]]),
        $around?elsewhere ! .($id))[1]
      else if ($around?elsewhere ! .($target)) then $around?elsewhere ! .($target)
      else $target[matches(., '^[\w.-][\w./-]*(#[\w.-]+)?$') and contains(., '.')]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>A name that says who or what it means (Guidelines 14.2.2, `@ref`) leads there: to the register of the file, or
      to an authority.</xd:desc>
  </xd:doc>
  <xsl:template match="persName[@ref] | placeName[@ref] | orgName[@ref] | name[@ref] | rs[@ref] | settlement[@ref] | geogName[@ref]
    | title[@ref] | author[@ref]">
    <xsl:variable name="address" select="tokenize(@ref) ! e:safe-address(., root(current()))"/>
    <xsl:choose>
      <xsl:when test="exists($address) and not(ancestor::ref or e:holds-block(.) or e:is-block(.) or descendant::note
        or descendant::ref or descendant::*[@ref])">
        <a href="{$address[1]}">
          <xsl:call-template name="attributes"><xsl:with-param name="classes" select="'tei-' || local-name()"/></xsl:call-template>
          <xsl:apply-templates/>
        </a>
      </xsl:when>
      <xsl:otherwise><xsl:next-match/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xd:doc>
    <xd:desc>A name of which the collection has a page leads there; it has the id by which that page leads back.</xd:desc>
  </xd:doc>
  <xsl:template _match="{string-join(('persName', 'orgName', 'placeName', 'geogName', 'settlement', 'country', 'region', 'district', 'bloc', 'name', 'rs')
    ! (. || '[exists($around?register)][e:page-of-name(.)]'), ' | ')}" priority="2">
    <xsl:variable name="is-link" select="not(ancestor::ref or e:holds-block(.) or e:is-block(.) or e:is-doubtful(.)
      or descendant::note or descendant::ref or descendant::*[@ref or @key] or ancestor::*[e:page-of-name(.)])"/>
    <xsl:element name="{if ($is-link) then 'a' else if (e:is-block(.)) then 'div' else e:tag(., 'span')}">
      <xsl:call-template name="attributes"><xsl:with-param name="classes" select="'tei-' || local-name()"/></xsl:call-template>
      <xsl:if test="not(@xml:id or @cert and e:is-doubtful(.))"><xsl:attribute name="id" select="$name-ids(generate-id())"/></xsl:if>
      <xsl:if test="$is-link"><xsl:attribute name="href" select="e:page-of-name(.)"/></xsl:if>
      <xsl:call-template name="doubt-mark"/>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <xsl:function name="e:page-of-name" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$name-ids(generate-id($element)) ! $around?register(.)"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>Birth, death and their like often say their date in an attribute only.</xd:desc>
  </xd:doc>
  <xsl:template _match="{string-join(('birth', 'death', 'floruit', 'date') ! (. || '[not(normalize-space())][ancestor::standOff or parent::person]'), ' | ')}">
    <div class="tei-{local-name()}">
      <xsl:value-of select="string-join((local-name()[. != 'date'] ! e:known('event', .), (@when, @when-iso, string-join((@from, @notBefore, @to, @notAfter),
        '–'))[. != ''][1] ! e:date-in-words(.)), ' ')"/>
    </div>
  </xsl:template>

  <xd:doc>
    <xd:desc>What a pointer without words leads to, in words: the number of a note or page, a head, what the place begins with.</xd:desc>
  </xd:doc>
  <xsl:function name="e:pointed-to" as="xs:string">
    <xsl:param name="pointer" as="element()"/>
    <xsl:variable name="first" select="string(tokenize($pointer/@target)[1])"/>
    <xsl:variable name="place" as="element()?" select="id(substring-after($first[starts-with(., '#')], '#'), root($pointer))[ancestor-or-self::text]"/>
    <xsl:variable name="words" select="tokenize(string($place[not(.//text()[200])] ! e:text-of(.)))"/>
    <xsl:sequence select="($place/self::note[e:is-numbered(.)] ! e:note-label(.), $place/self::pb[exists(e:page-number(.))] ! e:page-label(.),
      $place/head[1] ! e:text-of(.)[. != ''], $place[starts-with(local-name(), 'div')] ! e:division-label(.),
      $place/@n[normalize-space()] ! string(), string-join(($words[position() le 6], '…'[count($words) gt 6]), ' ')[. != ''],
      '→'[exists($place)], replace($first, '^#', ''))[1]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>A pointer to a note that stands elsewhere calls it, as a reference does.</xd:desc>
  </xd:doc>
  <xsl:template match="ptr[not(ancestor::note)][id(substring-after(@target, '#'))/self::note[e:is-numbered(.)][e:is-unreferenced(.)]]" priority="2">
    <xsl:variable name="note" select="id(substring-after(@target, '#'))"/>
    <sup class="noteref" data-pagefind-ignore="all">
      <xsl:for-each select="@xml:id"><xsl:attribute name="id" select="."/></xsl:for-each>
      <a href="#{e:note-id($note)}" role="doc-noteref" aria-label="{e:say('note', map { 'label': e:note-label($note) })}"><xsl:value-of select="e:note-label($note)"/></a>
    </sup>
  </xsl:template>

  <xd:doc>
    <xd:desc>The words of a birth or death, and the number of an authority, say what they are.</xd:desc>
  </xd:doc>
  <xsl:template _match="{string-join(('birth', 'death', 'floruit', 'idno[@type]') ! (. || '[parent::person or parent::place or parent::org][normalize-space()]'), ' | ')}" priority="2">
    <div>
      <xsl:call-template name="attributes"><xsl:with-param name="classes" select="'tei-' || local-name()"/></xsl:call-template>
      <span class="fact" data-pagefind-ignore="all"><xsl:value-of select="if (self::idno) then @type else e:known('event', local-name())"/></span>
      <xsl:text> </xsl:text><xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="ref | ptr">
    <xsl:variable name="address" select="e:address(.)"/>
    <xsl:element name="{e:tag(., if (exists($address) and not(ancestor::ref)) then 'a' else 'span')}">
      <xsl:call-template name="attributes">
        <xsl:with-param name="classes" select="'tei-' || local-name()"/>
      </xsl:call-template>
      <xsl:if test="exists($address) and not(ancestor::ref) and not(e:holds-block(.))">
        <xsl:attribute name="href" select="$address"/>
      </xsl:if>
      <xsl:apply-templates/>
      <xsl:if test="self::ptr or not(normalize-space())"><xsl:value-of select="e:pointed-to(.)"/></xsl:if>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
