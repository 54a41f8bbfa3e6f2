<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Divisions, heads and paragraphs (Guidelines 4, 3.1).</xd:desc>
  </xd:doc>

  <xsl:template match="div | div1 | div2 | div3 | div4 | div5 | div6 | div7">
    <xsl:element name="{if (head[not(. is $title-head or e:heads-notes(.))] or e:is-unheaded(.)) then 'section' else 'div'}">
      <xsl:call-template name="attributes">
        <xsl:with-param name="classes" select="('div', @type ! ('type-' || e:class(.)))"/>
      </xsl:call-template>
      <xsl:attribute name="id" select="e:division-id(.)"/>
      <xsl:if test="e:is-unheaded(.)"><xsl:attribute name="aria-label" select="e:division-label(.)"/></xsl:if>
      <xsl:apply-templates select="e:top(.)"/>
      <xsl:call-template name="own-particulars"/>
      <xsl:apply-templates select="node() except e:top(.)"/>
    </xsl:element>
  </xsl:template>

  <xd:doc>
    <xd:desc>True for one of several documents of a file that has no head: the page names it for those who do not see
      where it begins.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-unheaded" as="xs:boolean">
    <xsl:param name="division" as="element()"/>
    <xsl:sequence select="count($divisions) gt 1 and empty($division/head) and e:is-outermost($division)"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>What a division is called: its head, else the first line of its address, else its kind and number.</xd:desc>
  </xd:doc>
  <xsl:function name="e:division-label" as="xs:string">
    <xsl:param name="division" as="element()"/>
    <xsl:variable name="type" select="string(($division/@subtype[$division/@type = 'textpart'], $division/@type, 'section')[1])"/>
    <xsl:variable name="kind" select="translate(e:known('kind', $type), '_', ' ')"/>
    <xsl:variable name="heads" select="$division/head ! e:text-of(.)[. != '']"/>
    <xsl:sequence select="(if (matches($heads[1], '^\P{L}+$')) then string-join($heads[position() le 2], ' ') else $heads[1],
      ($division/opener/descendant::addrLine[1], $division/opener/descendant::item[1]) ! e:text-of(.)[. != ''],
      $division/@n[normalize-space()] ! ($kind || ' ' || .),
      $kind[$division-places(generate-id($division))[3] eq 1],
      $kind || ' ' || $division-places(generate-id($division))[2])[1]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>Each division by generate-id(): its place among the elements beside it, and among those of its name and type,
      and how many these are.</xd:desc>
  </xd:doc>
  <xsl:variable name="division-places" as="map(xs:string, xs:integer+)">
    <xsl:map>
      <xsl:for-each select="(//div | //div1 | //div2 | //div3 | //div4 | //div5 | //div6 | //div7)/..">
        <xsl:variable name="places" as="map(xs:string, xs:integer)">
          <xsl:map>
            <xsl:for-each select="*"><xsl:map-entry key="generate-id()" select="position()"/></xsl:for-each>
          </xsl:map>
        </xsl:variable>
        <xsl:for-each-group select="*[starts-with(local-name(), 'div')]" group-by="local-name() || ' ' || @type">
          <xsl:for-each select="current-group()">
            <xsl:map-entry key="generate-id()" select="$places(generate-id()), position(), last()"/>
          </xsl:for-each>
        </xsl:for-each-group>
      </xsl:for-each>
    </xsl:map>
  </xsl:variable>

  <xd:doc>
    <xd:desc>The id of a division: its `@xml:id`, else its place among the divisions.</xd:desc>
  </xd:doc>
  <xsl:function name="e:division-id" as="xs:string">
    <xsl:param name="division" as="element()"/>
    <xsl:sequence select="string(($division/@xml:id, 'division-' || string-join($division/ancestor-or-self::*
      [e:counts(.)] ! ($division-places(generate-id())[1], count(preceding-sibling::*) + 1)[1], '-'))[1])"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>True for an element whose place tells divisions apart: not for the one TEI or text of a file.</xd:desc>
  </xd:doc>
  <xsl:function name="e:counts" as="xs:boolean" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="not($element/self::teiCorpus) and (not($element/(self::TEI | self::text))
      or exists($element/(preceding-sibling::*, following-sibling::*)[local-name() = local-name($element)]))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>One text of several, or one that is pointed to, has a place of its own; a document of a corpus its title.</xd:desc>
  </xd:doc>
  <xsl:template match="teiCorpus | TEI | text | front | body | back | group">
    <xsl:choose>
      <xsl:when test="@xml:id and not(parent::document-node()) or self::TEI[parent::teiCorpus]">
        <div>
          <xsl:call-template name="attributes">
            <xsl:with-param name="classes" select="'tei-' || local-name()"/>
          </xsl:call-template>
          <xsl:for-each select="self::TEI[parent::teiCorpus]/teiHeader/fileDesc/titleStmt">
            <xsl:element name="h{if (ancestor::TEI[1]/../parent::teiCorpus) then 3 else 2}">
              <xsl:attribute name="id" select="$document-ids(generate-id(ancestor::TEI[1]))"/>
              <xsl:value-of select="e:shown-title(ancestor::TEI[1])"/>
            </xsl:element>
          </xsl:for-each>
          <xsl:apply-templates select="node() except teiHeader"/>
        </div>
      </xsl:when>
      <xsl:when test="self::teiCorpus[parent::teiCorpus] or @xml:lang[not(parent::TEI or parent::teiCorpus)][not(e:language-tag(.) = e:language-tag($language))]">
        <div>
          <xsl:call-template name="attributes"><xsl:with-param name="classes" select="'tei-' || local-name()"/></xsl:call-template>
          <xsl:for-each select="self::teiCorpus"><h2><xsl:value-of select="e:shown-title(.)"/></h2></xsl:for-each>
          <xsl:apply-templates select="node() except teiHeader"/>
        </div>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="node() except teiHeader"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xd:doc>
    <xd:desc>The documents of a corpus, by generate-id(): the id of the head of each, its place among them.</xd:desc>
  </xd:doc>
  <xsl:variable name="document-ids" as="map(xs:string, xs:string)">
    <xsl:map>
      <xsl:for-each select="//TEI"><xsl:map-entry key="generate-id()" select="'document-' || position()"/></xsl:for-each>
    </xsl:map>
  </xsl:variable>

  <xsl:template match="floatingText">
    <div>
      <xsl:call-template name="attributes">
        <xsl:with-param name="classes" select="'floating-text'"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xd:doc>
    <xd:desc>True for the head "Notes" of nothing but notes that are printed under that head of ours.</xd:desc>
  </xd:doc>
  <xsl:function name="e:heads-notes" as="xs:boolean">
    <xsl:param name="head" as="element(head)"/>
    <xsl:variable name="says-notes" select="empty($head/@xml:id) and lower-case(e:text-of($head)) = lower-case(e:say('notes'))"/>
    <xsl:variable name="others" select="if ($says-notes) then $head/../(* except (head, pb, fw)) else ()"/>
    <xsl:sequence select="exists($others/self::note) and (every $other in $others satisfies $other/self::note[e:is-numbered(.)])"/>
  </xsl:function>

  <xsl:template match="head">
    <xsl:if test="not(. is $title-head or e:heads-notes(.))">
      <xsl:variable name="says" select="normalize-space() != '' or exists(.//(graphic | g | pb | note))"/>
      <xsl:element name="{if (e:holds-block(.) or not($says)) then 'div' else 'h' || e:heading-level(.)}">
        <xsl:call-template name="attributes"/>
        <xsl:if test="e:holds-block(.) and $says">
          <xsl:attribute name="role" select="'heading'"/>
          <xsl:attribute name="aria-level" select="e:heading-level(.)"/>
        </xsl:if>
        <xsl:apply-templates/>
      </xsl:element>
    </xsl:if>
  </xsl:template>

  <xd:doc>
    <xd:desc>2–6: the title is 1; divisions without a head do not count, so no level is skipped.</xd:desc>
  </xd:doc>
  <xsl:function name="e:heading-level" as="xs:integer">
    <xsl:param name="head" as="element()"/>
    <xsl:variable name="headed" select="$head/ancestor::*[head][not(self::list or self::table or self::figure)]"/>
    <xsl:variable name="of-corpus" select="count($head/ancestor::teiCorpus)"/>
    <xsl:sequence select="max((2, min((6, 1 + $of-corpus + count($headed) - count($title-head)))))"/>
  </xsl:function>

  <xsl:template match="p | ab">
    <xsl:choose>
      <xsl:when test="e:holds-block(.)">
        <xsl:call-template name="set">
          <xsl:with-param name="tag" select="'div'"/>
          <xsl:with-param name="classes" select="'p', e:unusual-paragraph(.)"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <p>
          <xsl:call-template name="attributes"><xsl:with-param name="classes" select="e:unusual-paragraph(.)"/></xsl:call-template>
          <xsl:call-template name="content"/>
        </p>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xd:doc>
    <xd:desc>`remark` for a paragraph that is nothing but an editor's bracketed remark.</xd:desc>
  </xd:doc>
  <xsl:function name="e:unusual-paragraph" as="xs:string?">
    <xsl:param name="paragraph" as="element()"/>
    <xsl:sequence select="if ($paragraph/note/@type = 'editorial'
      and not($paragraph/(text(), * except note[@type = 'editorial'])[normalize-space()])) then 'remark' else ()"/>
  </xsl:function>

  <xsl:template match="head" mode="caption">
    <p>
      <xsl:call-template name="attributes">
        <xsl:with-param name="classes" select="'caption'"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </p>
  </xsl:template>

  <xsl:template match="trailer | argument | byline | epigraph">
    <xsl:variable name="holds-block" as="xs:boolean" select="e:holds-block(.)"/>
    <xsl:call-template name="set">
      <xsl:with-param name="tag" select="if ($holds-block) then 'div' else 'p'"/>
      <xsl:with-param name="classes" select="local-name()"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
