<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:m="http://www.w3.org/1998/Math/MathML" xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Running text (Guidelines 3.3, 3.6, 3.7): emphasis, names, links, quotation marks, line breaks.</xd:desc>
  </xd:doc>

  <xsl:variable name="usual" as="map(xs:string, xs:string)" static="yes" select="map { 'hi': 'italic', 'emph': 'italic',
    'foreign': 'italic', 'title': 'italic', 'mentioned': 'italic', 'distinct': 'italic', 'del': 'strike',
    'stage': 'italic', 'speaker': 'smallcaps' }"/>

  <xd:doc>
    <xd:desc>Scripts that have no italics: Greek, Hebrew, Arabic and whatever lies beyond, East Asia above all.</xd:desc>
  </xd:doc>
  <xsl:variable name="upright" as="xs:string" static="yes" select="'[&#x370;-&#x3FF;&#x530;-&#x1DFF;&#x1F00;-&#x1FFF;&#x2E80;-&#xFFFD;]'"/>

  <xsl:template match="hi | emph | foreign | title | mentioned | distinct | del | stage | speaker | term | gloss | rs | seg | s
    | abbr | expan | label | soCalled" mode="inline">
    <xsl:variable name="asked" select="e:renditions(.)[not(. = ('center', 'right', 'indent'))]"/>
    <xsl:variable name="style" select="if (exists($asked)) then $asked[. != 'roman']
      else if (self::title[@level = ('a', 's', 'u')] or self::foreign[matches(., $upright)]) then ()
      else $usual(local-name())"/>
    <xsl:call-template name="styled">
      <xsl:with-param name="style" select="$style"/>
    </xsl:call-template>
  </xsl:template>

  <xd:doc>
    <xd:desc>The element's running text, in a style and a language of its own where it has them.</xd:desc>
  </xd:doc>
  <xsl:template name="styled">
    <xsl:param name="style" as="xs:string*"/>
    <xsl:variable name="language" select="e:language-parts(string(@xml:lang))"/>
    <xsl:choose>
      <xsl:when test="exists($style) or exists($language)">
        <hi>
          <xsl:if test="exists($style)">
            <xsl:attribute name="r" select="$style"/>
          </xsl:if>
          <xsl:sequence select="$language"/>
          <xsl:apply-templates mode="inline"/>
        </hi>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="inline"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xd:doc>
    <xd:desc>Quotation marks where the source's own are not in the text.</xd:desc>
  </xd:doc>
  <xsl:template match="q | quote | said | soCalled" mode="inline" priority="1">
    <xsl:variable name="marks" select="if (e:lacks-marks(.)) then e:quotation-marks(.) else ()"/>
    <xsl:value-of select="$marks[1]"/>
    <xsl:call-template name="styled"/>
    <xsl:value-of select="$marks[2]"/>
  </xsl:template>

  <xd:doc>
    <xd:desc>A blank where only elements part words (`common/parted.xsl`).</xd:desc>
  </xd:doc>
  <xsl:template _match="{$parted}" mode="inline" priority="4">
    <xsl:text> </xsl:text>
    <xsl:next-match/>
  </xsl:template>

  <xd:doc>
    <xd:desc>Line breaks count in heads, addresses and signatures, and with their numbers in inscriptions; elsewhere the lines
      are made anew.</xd:desc>
  </xd:doc>
  <xsl:template match="lb" mode="inline">
    <xsl:choose>
      <xsl:when test="ancestor::div[@type = 'edition'] and not(ancestor::note)">
        <xsl:if test="e:is-behind(.)"><xsl:value-of select="'-'[e:splits-word(current()) and not(e:begins-with-stop(current()/following-sibling::node()[1]))]"/><br/></xsl:if>
        <xsl:for-each select="@n"><ln n="{.}"/></xsl:for-each>
      </xsl:when>
      <xsl:when test="e:splits-word(.)"/>
      <xsl:when test="ancestor::*[self::p or self::item or self::note or self::cell or self::head or self::addrLine or self::signed
        or self::dateline or self::titlePart or self::byline or self::docImprint or self::l][1]
        [not(self::p or self::item or self::note)] and e:is-behind(.)">
        <br/>
      </xsl:when>
      <xsl:when test="not(matches(string(preceding-sibling::node()[1]/self::text()), '\s$'))">
        <xsl:text> </xsl:text>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xd:doc>
    <xd:desc>MathML for the typesetter, with its words for those who do not see it.</xd:desc>
  </xd:doc>
  <xsl:template match="formula[m:math]" mode="inline">
    <xsl:apply-templates select="text()[normalize-space()]" mode="inline"/>
    <xsl:for-each select="m:math">
      <math alt="{(.//m:annotation[@encoding = 'application/x-tex'], .)[1] ! normalize-space()}">
        <xsl:apply-templates mode="mathematics"/>
      </math>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="formula[not(*)][matches(@notation, 'tex', 'i')]" mode="inline"><hi r="code"><xsl:apply-templates mode="inline"/></hi></xsl:template>

  <xsl:mode name="mathematics" on-no-match="shallow-skip"/>

  <xsl:template match="*" mode="mathematics">
    <xsl:element name="{local-name()}">
      <xsl:sequence select="@open | @close | @width"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="*:annotation | *:annotation-xml" mode="mathematics"/>

  <xsl:template match="text()[normalize-space()]" mode="mathematics"><xsl:value-of select="normalize-space()"/></xsl:template>

  <xsl:key name="target" match="*[@xml:id]" use="@xml:id"/>

  <xd:doc>
    <xd:desc>A reference: a link to the web, or to a place of this document or book that the template knows.</xd:desc>
  </xd:doc>
  <xsl:template match="ref | ptr" mode="inline">
    <xsl:variable name="target" select="tokenize(@target)[1]"/>
    <a>
      <xsl:sequence select="$target[matches(., '^(https?://|mailto:)\S+$')] ! e:attribute('href', .),
        $target[starts-with(., '#')] ! e:attribute('to', substring(., 2))"/>
      <xsl:apply-templates mode="inline"/>
      <xsl:if test="not(node())">
        <xsl:value-of select="replace($target, '^#', '')"/>
      </xsl:if>
    </a>
  </xsl:template>

  <xd:doc>
    <xd:desc>The parts of a record that brings no punctuation, of entries, of an imprint.</xd:desc>
  </xd:doc>
  <xsl:template match="*[$has-families][exists(e:family(.))]"
    mode="inline" priority="5">
    <xsl:variable name="family" select="e:family(.)"/>
    <xsl:value-of select="if ($family = ('record', 'data') and (normalize-space() or @*) and preceding-sibling::*[1][not(e:is-block(.))] and not(e:speaks(..)))
      then ', '
      else if ($family = ('entry', 'imprint') and not(parent::entry or parent::re or parent::hom or parent::sense) and preceding-sibling::*
        and not(e:speaks(..)) or $family = 'music' and e:is-parted(.)) then ' ' else ()"/>
    <xsl:next-match/>
  </xsl:template>

  <xsl:template match="persName" mode="inline">
    <xsl:choose>
      <xsl:when test="e:in-book()">
        <person>
          <xsl:sequence select="e:person(.)"/>
          <xsl:apply-templates mode="inline"/>
        </person>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates mode="inline"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xd:doc>
    <xd:desc>A person for the index: who it is (what the name points to, `@key`, else the name) and the name, from
      the list of persons that it points to or as it stands. "Quill, Honoria" where the parts are told apart.</xd:desc>
  </xd:doc>
  <xsl:function name="e:person" as="attribute()*">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="pointer" select="$name/(@ref, @corresp)[normalize-space()][1] ! tokenize(.)[1]"/>
    <xsl:variable name="known" select="$pointer[starts-with(., '#')] ! key('target', substring(., 2), root($name))"/>
    <xsl:variable name="full" select="($known/(self::persName, persName), $name)[1]"/>
    <xsl:variable name="words" select="if ($full/surname) then e:text-of($full/surname) || ', ' ||
      e:text-of($full/* except $full/surname) else e:text-of($full)"/>
    <xsl:attribute name="name" select="replace($words, '[,\s]+$', '')"/>
    <xsl:attribute name="key" select="($pointer, $name/@key, $words)[1]"/>
  </xsl:function>
</xsl:stylesheet>
