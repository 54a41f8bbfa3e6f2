<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>What editors did (Guidelines 3.5, 12.3, 13): the text that is read stands in the line; what the
      source has instead stands at the foot of the page under a letter. Supplied text is in ⟨ ⟩, doubt is (?).</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>Second readings by generate-id(): their numbers in the order of the text; they are lettered through the document.</xd:desc>
  </xd:doc>
  <xsl:variable name="readings" as="map(xs:string, xs:integer)">
    <xsl:map>
      <xsl:for-each select="e:as-called(//text//(choice | app)[not(ancestor::note or ancestor::choice or ancestor::app)]
        [not(ancestor::listApp) or e:is-called(.)])">
        <xsl:map-entry key="generate-id()" select="position()"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:variable>

  <xsl:template match="choice" mode="inline">
    <xsl:variable name="read" select="e:preferred(.)[1]"/>
    <xsl:variable name="abbreviated" select="$read/self::expan and abbr"/>
    <xsl:variable name="main" select="if ($abbreviated) then abbr[1] else $read"/>
    <xsl:apply-templates select="$main/node(), text()[normalize-space()]" mode="inline"/>
    <xsl:call-template name="reading">
      <xsl:with-param name="others" select="* except $main"/>
      <xsl:with-param name="lead" as="node()*"><xsl:value-of select="e:say(if ($abbreviated) then 'pdf.that-is' else if (sic or orig) then 'pdf.source-reads' else 'pdf.or') || ' '"/></xsl:with-param>
      <xsl:with-param name="doubt" select="e:certainty(.)[. = ('low', 'medium', 'unknown')]"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="app" mode="inline">
    <xsl:apply-templates select="e:main-reading(.)[not(e:is-attached(current()))]/node(), text()[normalize-space()]" mode="inline"/>
    <xsl:call-template name="entry"/>
  </xsl:template>

  <xsl:function name="e:main-reading" as="element()?">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="($app/lem, $app[not(e:is-attached(.))]/(rdg, rdgGrp/rdg))[1]"/>
  </xsl:function>

  <xsl:template name="entry">
    <xsl:variable name="main" select="e:main-reading(.)"/>
    <xsl:call-template name="reading">
      <xsl:with-param name="others" select="*/(self::rdgGrp/rdg, self::*[not(self::rdgGrp/rdg)]) except $main"/>
      <xsl:with-param name="lead" as="node()*">
        <xsl:value-of select="e:line-of(.)[current()/parent::listApp] ! (. || ' ') || (if (exists($main[normalize-space()])) then e:lemma($main) else e:between(.))"/>
        <xsl:sequence select="e:sigla($main)"/>
        <xsl:text>] </xsl:text>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xd:doc>
    <xd:desc>The number of the line or paragraph that an entry apart from its text is about.</xd:desc>
  </xd:doc>
  <xsl:function name="e:line-of" as="xs:string?">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="($app/@loc, id(substring-after($app/@from, '#'), root($app))/ancestor-or-self::*[self::l or self::p or self::ab
      or self::seg][@n][1]/@n)[1] ! string()"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>An entry among blocks: those of the reading that the text has; the last of them calls the others.</xd:desc>
  </xd:doc>
  <xsl:template match="app" mode="blocks">
    <xsl:variable name="main" select="e:main-reading(.)[not(e:is-attached(current()))]"/>
    <xsl:call-template name="flow"><xsl:with-param name="content" select="$main/node(), text()[normalize-space()]"/></xsl:call-template>
    <xsl:if test="empty(e:last-line($main))"><p><xsl:call-template name="entry"/></p></xsl:if>
  </xsl:template>

  <xsl:function name="e:last-line" as="element()?">
    <xsl:param name="reading" as="element()?"/>
    <xsl:sequence select="($reading/descendant-or-self::*[self::l or self::p or self::ab or self::lem or self::rdg][not(ancestor::note)])[last()]
      [not(self::lem or self::rdg) or e:speaks(.)][not(ancestor::*[self::table or self::list] intersect $reading/descendant::*)]"/>
  </xsl:function>

  <xsl:key name="ended-by" match="app[e:is-block(.)][not(ancestor::app or ancestor::listApp)]" use="e:last-line(e:main-reading(.)) ! generate-id()"/>

  <xd:doc>
    <xd:desc>What is called at the end of an element: notes and entries about it that stand elsewhere, readings of a passage that ends with it.</xd:desc>
  </xd:doc>
  <xsl:template name="called-here">
    <xsl:for-each select="key('ended-by', generate-id())"><xsl:call-template name="entry"/></xsl:for-each>
    <xsl:for-each select="key('called', generate-id())[$has-called]">
      <xsl:choose>
        <xsl:when test="self::note"><xsl:call-template name="footnote"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="entry"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="*[$has-called][@xml:id][exists(key('called', generate-id()))]" mode="inline" priority="9">
    <xsl:next-match/>
    <xsl:call-template name="called-here"/>
  </xsl:template>

  <xd:doc>
    <xd:desc>Lines and paragraphs in the running text of an apparatus.</xd:desc>
  </xd:doc>
  <xsl:template match="l[ancestor::rdg or ancestor::lem][preceding::l[1] intersect ancestor::*[self::rdg or self::lem][1]//l]" mode="inline" priority="3">
    <xsl:text> / </xsl:text><xsl:next-match/>
  </xsl:template>

  <xsl:template _match="{string-join(for $of in ('rdg', 'lem'), $block in ('p', 'ab', 'lg') return $of || '/' || $block || '[preceding-sibling::*]', ' | ')}" mode="inline" priority="2"><xsl:text> </xsl:text><xsl:next-match/></xsl:template>

  <xd:doc>
    <xd:desc>The words of a lemma as an apparatus has them: of many words the first and the last.</xd:desc>
  </xd:doc>
  <xsl:function name="e:lemma" as="xs:string">
    <xsl:param name="reading" as="element()?"/>
    <xsl:variable name="words" select="tokenize(e:text-of($reading/node()))"/>
    <xsl:sequence select="if (count($words) gt 8) then string-join(($words[position() le 2], '…', $words[position() gt last() - 2]), ' ')
      else string-join($words, ' ')"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The sigla of the witnesses and sources of a reading, after a blank (Guidelines 13.1.4).</xd:desc>
  </xd:doc>
  <xsl:function name="e:sigla" as="element(hi)?" xpath-default-namespace="">
    <xsl:param name="reading" as="element()?"/>
    <xsl:variable name="sigla" as="xs:string*" select="distinct-values(($reading/@wit, $reading/@source, $reading/@resp) ! tokenize(.)) ! replace(., '^#', '')"/>
    <xsl:if test="exists($sigla)"><hi r="italic"><xsl:value-of select="' ' || string-join($sigla, ' ')"/></hi></xsl:if>
  </xsl:function>

  <xd:doc>
    <xd:desc>A witness of the list of them, after its siglum.</xd:desc>
  </xd:doc>
  <xsl:template match="listWit/witness[@xml:id][not(tokenize(normalize-space(), '[\s,.:;)=]')[1] = @xml:id)]" mode="item">
    <item>
      <p><hi r="italic"><xsl:value-of select="@xml:id"/></hi><xsl:text> </xsl:text><xsl:apply-templates select="node()[not(e:is-block(.))]" mode="inline"/></p>
      <xsl:apply-templates select="node()[e:is-block(.)]" mode="blocks"/>
    </item>
  </xsl:template>

  <xd:doc>
    <xd:desc>An entry apart from its text (location-referenced or double end-point attachment, Guidelines 13.2.1 f.).</xd:desc>
  </xd:doc>
  <xsl:template match="listApp/app[e:is-called(.)]" mode="blocks" priority="3"/>

  <xsl:template match="listApp/app" mode="blocks" priority="2">
    <xsl:variable name="main" select="lem[1]"/>
    <p role="line">
      <xsl:value-of select="e:line-of(.) ! (. || ' ')"/>
      <xsl:apply-templates select="$main/node()" mode="inline"/>
      <xsl:value-of select="if (normalize-space($main) = '' and e:is-attached(.)) then e:between(.) else ()"/>
      <xsl:sequence select="e:sigla($main)"/>
      <xsl:value-of select="'] '[exists($main) or e:is-attached(current())]"/>
      <xsl:for-each select="(* except ($main, wit))/(self::rdgGrp/rdg, self::*[not(self::rdgGrp/rdg)])">
        <xsl:if test="position() gt 1"><xsl:text>; </xsl:text></xsl:if>
        <xsl:apply-templates select="." mode="variant"/>
      </xsl:for-each>
    </p>
  </xsl:template>

  <xd:doc>
    <xd:desc>Other readings: at the foot under a letter; inside a note or another reading in brackets.</xd:desc>
  </xd:doc>
  <xsl:template name="reading">
    <xsl:param name="others" as="element()*"/>
    <xsl:param name="lead" as="node()*"/>
    <xsl:param name="doubt" as="xs:string?" select="()"/>
    <xsl:variable name="text" as="node()*">
      <xsl:sequence select="$lead"/>
      <xsl:for-each select="$others">
        <xsl:if test="position() gt 1"><xsl:text>; </xsl:text></xsl:if>
        <xsl:apply-templates select="." mode="variant"/>
      </xsl:for-each>
      <xsl:value-of select="$doubt ! (' (' || e:say('pdf.certainty', map { 'certainty': e:known('certainty', .) }) || ')')"/>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="empty($others)"/>
      <xsl:when test="ancestor::note or ancestor::choice or ancestor::app">
        <hi r="remark"> [<xsl:sequence select="$text"/>]</hi>
      </xsl:when>
      <xsl:otherwise>
        <note n="{format-integer($readings(generate-id()), $reading-letters)}" layer="apparatus"><xsl:sequence select="$text"/></note>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xd:doc>
    <xd:desc>Mode `variant`: a reading in, its text and witnesses out.</xd:desc>
  </xd:doc>
  <xsl:mode name="variant" use-accumulators="notes pages"/>

  <xsl:template match="*" mode="variant">
    <xsl:choose>
      <xsl:when test="self::rdg and not(normalize-space()) and not(gap)"><hi r="remark"><xsl:value-of select="e:say('apparatus.omitted')"/></hi></xsl:when>
      <xsl:otherwise><xsl:apply-templates mode="inline"/></xsl:otherwise>
    </xsl:choose>
    <xsl:sequence select="e:sigla(.)"/>
  </xsl:template>

  <xsl:template match="supplied | choice//supplied" mode="inline">
    <supplied>
      <xsl:text>⟨</xsl:text>
      <xsl:apply-templates mode="inline"/>
      <xsl:value-of select="'?'[current()/@cert = ('low', 'medium', 'unknown')]"/>
      <xsl:text>⟩</xsl:text>
    </supplied>
  </xsl:template>

  <xsl:template match="unclear" mode="inline">
    <xsl:apply-templates mode="inline"/>
    <hi r="remark"> [?]</hi>
  </xsl:template>

  <xsl:template match="sic" mode="inline">
    <xsl:apply-templates mode="inline"/>
    <hi r="remark"> [sic]</hi>
  </xsl:template>

  <xd:doc>
    <xd:desc>What is missing: in the source's words where it has any, else in ours.</xd:desc>
  </xd:doc>
  <xsl:template match="gap" mode="inline">
    <xsl:variable name="said" select="e:text-of(desc)"/>
    <xsl:variable name="measure" select="string-join((e:amount(.), @reason ! e:known('reason', .)), ', ')"/>
    <hi r="remark">
      <xsl:if test="not(desc)"><xsl:attribute name="lang" select="$interface"/></xsl:if>
      <xsl:choose>
        <xsl:when test="desc and matches($said, '^\[')">
          <xsl:apply-templates mode="inline"/>
        </xsl:when>
        <xsl:when test="desc">[<xsl:apply-templates mode="inline"/>]</xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="'[' || string-join(('…', $measure[. != '']), ' ')"/>
          <xsl:apply-templates mode="inline"/>
          <xsl:text>]</xsl:text>
        </xsl:otherwise>
      </xsl:choose>
    </hi>
  </xsl:template>

  <xsl:template match="seg[@type = 'portionMark']" mode="inline" priority="2">
    <hi r="marking">
      <xsl:apply-templates mode="inline"/>
    </hi>
  </xsl:template>
</xsl:stylesheet>
