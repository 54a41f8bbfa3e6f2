<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Paragraphs and what is set like one (Guidelines 3.1, 3.14, 4.2, 7.2): the print XML's `p` with a role
      that the Typst template has a style for.</xd:desc>
  </xd:doc>

  <xsl:template match="p | ab" mode="blocks">
    <xsl:call-template name="flow">
      <xsl:with-param name="role" select="if (e:is-remark(.)) then 'editorial'
        else if (descendant::lb/@n and ancestor::div[@type = 'edition']) then 'continued' else e:alignment(.)"/>
    </xsl:call-template>
  </xsl:template>

  <xd:doc>
    <xd:desc>True for a paragraph that is an editor's remark and nothing else.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-remark" as="xs:boolean">
    <xsl:param name="p" as="element()"/>
    <xsl:sequence select="$p/note/@type = 'editorial' and not($p/text()[normalize-space()])
      and (every $child in $p/* satisfies $child/(self::note[@type = 'editorial'] | self::pb | self::fw))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The role that an element's `@rend` asks for.</xd:desc>
  </xd:doc>
  <xsl:function name="e:alignment" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="e:renditions($element)[. = ('center', 'right')][1]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>All parts of titles, of which the first is set as the title.</xd:desc>
  </xd:doc>
  <xsl:key name="title-parts" match="titlePage//titlePart" use="'all'"/>

  <xsl:template match="titlePage//titlePart[not(e:in-book()) and . is key('title-parts', 'all')[1]]" mode="blocks" priority="2">
    <title>
      <xsl:apply-templates mode="inline"/>
    </title>
  </xsl:template>

  <xsl:template match="address | argument" mode="blocks">
    <address>
      <xsl:call-template name="flow"/>
    </address>
  </xsl:template>

  <xsl:template match="dateline | salute | signed | byline | trailer | speaker | stage | addrLine | opener | closer | titlePart
    | docAuthor | docImprint | docEdition | docDate | imprimatur | figDesc | bibl | biblStruct | biblFull" mode="blocks">
    <xsl:call-template name="flow">
      <xsl:with-param name="content" select="node() except (self::opener | self::closer)/text()[e:is-stop(.)], e:stop-behind(.)"/>
      <xsl:with-param name="role" select="local-name()"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="quote | q | said | cit | epigraph | floatingText | postscript | eg" mode="blocks">
    <quote>
      <xsl:call-template name="flow"/>
    </quote>
  </xsl:template>

  <xd:doc>
    <xd:desc>An example of XML: its lines, with their markup and indents.</xd:desc>
  </xd:doc>
  <xsl:template match="*:egXML" mode="blocks" priority="2">
    <quote>
      <xsl:for-each select="tokenize(e:markup(.), '\n')[normalize-space()]">
        <p role="code"><xsl:value-of select="replace(replace(., '^\s+', ''), '\s+$', '') ! (translate(substring-before(current(), substring(., 1, 1)), ' &#9;', '&#xA0;&#xA0;') || .)"/></p>
      </xsl:for-each>
    </quote>
  </xsl:template>

  <xsl:template match="*:egXML" mode="inline" priority="2"><hi r="code"><xsl:value-of select="normalize-space(e:markup(.))"/></hi></xsl:template>

  <xsl:template match="code | gi | att | tag | val | ident" mode="inline">
    <hi r="code">
      <xsl:value-of select="if (self::gi or self::tag) then '&lt;' else '@'[current()/self::att]"/>
      <xsl:apply-templates mode="inline"/>
      <xsl:value-of select="'>'[current()/(self::gi | self::tag)]"/>
    </hi>
  </xsl:template>

  <xsl:template match="specDesc[@key]" mode="inline">
    <hi r="code"><xsl:value-of select="e:described-name(.)"/></hi>
  </xsl:template>

  <xd:doc>
    <xd:desc>The parts of a measure that brings no signs: "210 × 140 mm".</xd:desc>
  </xd:doc>
  <xsl:template match="dimensions[not(e:speaks(.))]" mode="inline"><xsl:value-of select="' '[e:touches(current())] || e:described(.)"/></xsl:template>

  <xsl:template match="(cit | epigraph)/bibl" mode="blocks" priority="2">
    <xsl:call-template name="flow">
      <xsl:with-param name="role" select="'right'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="quote//quote | cit/quote | epigraph//quote | epigraph//cit" mode="blocks" priority="2">
    <xsl:call-template name="flow"/>
  </xsl:template>

  <xd:doc>
    <xd:desc>Verse (Guidelines 6.1): stanzas of lines; a line too long is turned under, hanging.</xd:desc>
  </xd:doc>
  <xsl:template match="lg[l]" mode="blocks">
    <xsl:apply-templates select="head" mode="blocks"/>
    <verse>
      <xsl:sequence select="'spoken'[e:follows-speaker(current())] ! e:attribute('role', .)"/>
      <xsl:for-each-group select="node() except head" group-adjacent="exists(self::l) or not(e:is-block(.))">
        <xsl:choose>
          <xsl:when test="current-grouping-key()">
            <xsl:apply-templates select="current-group()[self::l or self::pb]" mode="blocks"/>
            <xsl:call-template name="flow">
              <xsl:with-param name="content" select="current-group()[not(self::l or self::pb)]"/>
            </xsl:call-template>
          </xsl:when>
          <xsl:otherwise>
            <xsl:apply-templates select="current-group()" mode="blocks"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each-group>
    </verse>
  </xsl:template>

  <xd:doc>
    <xd:desc>True for the stanza that a speech begins with: nothing but a direction stands between it and its speaker.</xd:desc>
  </xd:doc>
  <xsl:function name="e:follows-speaker" as="xs:boolean">
    <xsl:param name="stanza" as="element(lg)"/>
    <xsl:variable name="poem" select="$stanza/ancestor-or-self::lg[last()]"/>
    <xsl:sequence select="exists($poem/preceding-sibling::*[not(self::stage)][1]/self::speaker) and $stanza is $poem/descendant-or-self::lg[l][1]"/>
  </xsl:function>

  <xsl:template match="l" mode="blocks">
    <xsl:call-template name="flow">
      <xsl:with-param name="role" select="'line' || (if (@part = ('M', 'F')) then '-part'
        else e:renditions(.)[starts-with(., 'indent')][1] ! ('-' || .))"/>
    </xsl:call-template>
  </xsl:template>

  <xd:doc>
    <xd:desc>A picture is named; what the edition says of it follows.</xd:desc>
  </xd:doc>
  <xsl:template match="figure" mode="blocks">
    <figure>
      <xsl:call-template name="flow"/>
    </figure>
  </xsl:template>

  <xsl:template match="graphic | media | binaryObject" mode="blocks">
    <p role="figDesc">
      <xsl:apply-templates select="." mode="inline"/>
    </p>
  </xsl:template>

  <xsl:template match="graphic | media | binaryObject" mode="inline">
    <hi r="remark">
      <xsl:value-of select="'[Picture' || @url ! (': ' || tokenize(., '/')[last()])"/>
      <xsl:for-each select="self::graphic | self::media">
        <xsl:value-of select="'. '[normalize-space(current())]"/>
        <xsl:apply-templates mode="inline"/>
      </xsl:for-each>
      <xsl:text>]</xsl:text>
    </hi>
  </xsl:template>
</xsl:stylesheet>
