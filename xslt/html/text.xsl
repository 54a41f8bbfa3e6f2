<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>A document as plain text to read and to count words in: no furniture, words broken over lines and pages
      whole, notes at the end, and what stands beside the text (`standOff`) below them. Entry point.</xd:desc>
  </xd:doc>

  <xsl:import href="../common/common.xsl"/>
  <xsl:include href="model.xsl"/>
  <xsl:include href="../common/speakers.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:mode use-accumulators="notes pages doubts" on-no-match="shallow-skip"/>
  <xsl:mode name="plain" on-no-match="shallow-skip"/>

  <xsl:template match="/*">
    <xsl:variable name="lines" as="xs:string*">
      <xsl:apply-templates select="* except (teiHeader | standOff | facsimile)" mode="plain"/>
      <xsl:apply-templates select="e:notes-of(* except teiHeader)" mode="plain-note"/>
      <xsl:apply-templates select="standOff | facsimile" mode="plain"/>
    </xsl:variable>
    <xsl:sequence select="string-join($lines[. != ''], '&#10;&#10;') || '&#10;'"/>
  </xsl:template>

  <xd:doc>
    <xd:desc>Mode `plain`: blocks in, paragraphs out, one string each. A block that holds text and blocks gives its
      runs of text as paragraphs.</xd:desc>
  </xd:doc>
  <xsl:template match="*" mode="plain">
    <xsl:for-each-group select="if (self::opener or self::closer) then node() except text()[e:is-stop(.)] else node()" group-adjacent="e:starts-line(.)">
      <xsl:choose>
        <xsl:when test="current-grouping-key()">
          <xsl:apply-templates select="current-group()" mode="plain"/>
        </xsl:when>
        <xsl:otherwise><xsl:sequence select="e:text-of(current-group())"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:template>

  <xsl:template match="dateline[e:stop-behind(.)] | signed[e:stop-behind(.)] | salute[e:stop-behind(.)]" mode="plain">
    <xsl:variable name="lines" as="xs:string*"><xsl:next-match/></xsl:variable>
    <xsl:sequence select="$lines[position() lt last()], $lines[last()] || replace(e:stop-behind(.), '\s+$', '')"/>
  </xsl:template>

  <xsl:function name="e:starts-line" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="exists($node/(self::signed | self::salute | self::span[parent::spanGrp/ancestor::standOff])) or $node instance of element() and e:is-block($node)"/>
  </xsl:function>

  <xsl:template match="teiHeader | fw" mode="plain"/>

  <xsl:template match="note" mode="plain">
    <xsl:if test="not(e:is-numbered(.))"><xsl:sequence select="e:text-of(node())"/></xsl:if>
  </xsl:template>

  <xd:doc>
    <xd:desc>The enumerator stands before the first words of its item.</xd:desc>
  </xd:doc>
  <xsl:template match="list" mode="plain">
    <xsl:apply-templates select="head" mode="plain"/>
    <xsl:sequence select="string-join((headLabel, headItem) ! e:text-of(node()), '&#9;')"/>
    <xsl:for-each-group select="* except (head, headLabel, headItem)" group-ending-with="item">
      <xsl:variable name="mark" select="e:text-of(current-group()[self::label])"/>
      <xsl:variable name="content" as="xs:string*">
        <xsl:apply-templates select="current-group()[not(self::label)]" mode="plain"/>
      </xsl:variable>
      <xsl:variable name="number" select="($mark[. != ''], current-group()[self::item]/@n ! (. || '.'[matches(current-group()[last()]/@n, '^\w+$')]))[1]"/>
    <xsl:sequence select="normalize-space($number || ' ' || $content[. != ''][1]), tail($content[. != ''])"/>
    </xsl:for-each-group>
  </xsl:template>

  <xsl:template match="row" mode="plain">
    <xsl:sequence select="string-join(cell ! e:cells(.), '&#9;')"/>
    <xsl:apply-templates select="cell/table" mode="plain"/>
  </xsl:template>

  <xd:doc>
    <xd:desc>The words of a cell, and an empty column for each more that it goes over; a table in it follows its row.</xd:desc>
  </xd:doc>
  <xsl:function name="e:cells" as="xs:string" visibility="private">
    <xsl:param name="cell" as="element(cell)"/>
    <xsl:variable name="columns" select="($cell/@cols[. castable as xs:positiveInteger] ! xs:integer(.)[. le 100], 1)[1]"/>
    <xsl:sequence select="e:text-of($cell/(node() except table)) || string-join((2 to $columns) ! '&#9;')"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>A record in one line.</xd:desc>
  </xd:doc>
  <xsl:template match="biblStruct | biblFull" mode="plain">
    <xsl:sequence select="e:text-of(node())"/>
  </xsl:template>

  <xsl:template match="*:egXML" mode="plain" priority="1"><xsl:sequence select="e:markup(.)"/></xsl:template>

  <xsl:template match="app[not(parent::listApp)]" mode="plain">
    <xsl:if test="not(e:is-attached(.))"><xsl:apply-templates select="(lem, rdg, rdgGrp)[1]" mode="plain"/></xsl:if>
  </xsl:template>

  <xsl:template match="listApp" mode="plain"><xsl:apply-templates select="*" mode="plain"/></xsl:template>

  <xd:doc>
    <xd:desc>An entry, a homograph or a sense behind its number.</xd:desc>
  </xd:doc>
  <xsl:template match="sense[@n] | hom[@n] | entry[@n]" mode="plain">
    <xsl:variable name="content" as="xs:string*"><xsl:next-match/></xsl:variable>
    <xsl:sequence select="@n || '. ' || $content[. != ''][1], tail($content[. != ''])"/>
  </xsl:template>

  <xd:doc>
    <xd:desc>What attributes say stands before the words.</xd:desc>
  </xd:doc>
  <xsl:template _match="{$told}" mode="plain">
    <xsl:variable name="content" as="xs:string*"><xsl:next-match/></xsl:variable>
    <xsl:sequence select="string-join((e:told(.), $content[. != ''][1]), ' '), tail($content[. != ''])"/>
  </xsl:template>

  <xsl:template _match="{$told}" mode="reading">
    <xsl:value-of select="' ' || e:told(.) || ' '"/>
    <xsl:next-match/>
  </xsl:template>

  <xsl:template match="(root | iNode)[@children]/label" mode="plain"/>

  <xsl:template match="person/birth[not(normalize-space())] | person/death[not(normalize-space())] | person/floruit[not(normalize-space())]" mode="plain">
    <xsl:sequence select="string-join((e:known('event', local-name()), e:told-date(.)), ' ')"/>
  </xsl:template>

  <xd:doc>
    <xd:desc>An utterance behind the name of who makes it.</xd:desc>
  </xd:doc>
  <xsl:template match="u" mode="plain">
    <xsl:variable name="speaks" select="(@who, parent::annotationBlock/@who)[1]"/>
    <xsl:sequence select="string-join((string-join(tokenize($speaks) ! e:who(., $speaks), ', ')[. != ''] ! (. || ':'), e:transition(.), e:text-of(node())), ' ')"/>
  </xsl:template>

  <xsl:template match="vocal | kinesic | incident | u/writing" mode="reading">
    <xsl:text> (</xsl:text><xsl:apply-templates mode="#current"/><xsl:text>)</xsl:text>
  </xsl:template>

  <xsl:template _match="{$behind-sounds}" mode="reading" priority="1" as="xs:string*">
    <xsl:sequence select="' '"/><xsl:next-match/>
  </xsl:template>

  <xsl:template match="ptr[id(substring-after(@target, '#'))/self::note[e:is-numbered(.)]]" mode="reading">
    <xsl:value-of select="'[' || e:note-label(id(substring-after(@target, '#'))) || ']'"/>
  </xsl:template>

  <xd:doc>
    <xd:desc>An entry of an apparatus apart from its text: "12 lemma] reading A; other B".</xd:desc>
  </xd:doc>
  <xsl:template match="listApp/app" mode="plain">
    <xsl:variable name="place" select="(@loc, id(substring-after(@from, '#'))/ancestor-or-self::*[self::l or self::p or self::ab or self::seg][@n][1]/@n)[1]"/>
    <xsl:variable name="lemma" select="if (lem[normalize-space()]) then e:text-of(lem/node()) else e:between(.)[current()/@from]"/>
    <xsl:variable name="readings" select="(* except (lem, wit))/(self::rdgGrp/rdg, self::*[not(self::rdgGrp/rdg)])
      ! string-join((if (normalize-space() or not(self::rdg)) then e:text-of(node()) else e:say('apparatus.omitted'), e:sigla(.)), ' ')"/>
    <xsl:sequence select="string-join(($place, string-join(($lemma, lem ! e:sigla(.)), ' ')[. != ''] ! (. || ']'), string-join($readings, '; ')), ' ')"/>
  </xsl:template>

  <xsl:function name="e:sigla" as="xs:string*" visibility="private">
    <xsl:param name="reading" as="element()"/>
    <xsl:sequence select="$reading/(@wit, @source, @resp) ! tokenize(.) ! replace(., '^#', '')"/>
  </xsl:function>

  <xsl:template match="*[$has-called][@xml:id][exists(key('called', generate-id())/self::note)]" mode="reading" priority="9">
    <xsl:next-match/>
    <xsl:value-of select="key('called', generate-id())/self::note ! ('[' || e:note-label(.) || ']')" separator=""/>
  </xsl:template>

  <xd:doc>
    <xd:desc>What is missing is seen: "[…]"; the words of others are in quotation marks where the source has none.</xd:desc>
  </xd:doc>
  <xsl:template match="gap[not(normalize-space())]" mode="reading">
    <xsl:text>[…]</xsl:text>
  </xsl:template>

  <xsl:template match="q[e:lacks-marks(.)][not(e:is-block(.))] | said[e:lacks-marks(.)][not(e:is-block(.))] | soCalled[e:lacks-marks(.)]
    | quote[e:lacks-marks(.)][not(e:is-block(.))]" mode="reading" priority="1">
    <xsl:variable name="marks" select="e:quotation-marks(.)"/>
    <xsl:value-of select="$marks[1]"/><xsl:next-match/><xsl:value-of select="$marks[2]"/>
  </xsl:template>

  <xsl:template match="*[$has-families][parent::address][not(self::addrLine)] | note//note" mode="reading" priority="2">
    <xsl:text> </xsl:text><xsl:next-match/><xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="lg[not(lg)]" mode="plain">
    <xsl:sequence select="string-join(*/(self::app/(lem, rdg)[1]/l, .[not(self::app[(lem, rdg)[1]/l])]) ! e:text-of(.), '&#10;')"/>
  </xsl:template>

  <xd:doc>
    <xd:desc>Mode `plain-note`: "[3] The soundings are lost."</xd:desc>
  </xd:doc>
  <xsl:template match="note" mode="plain-note">
    <xsl:variable name="content" as="xs:string*">
      <xsl:for-each-group select="node()" group-adjacent="e:starts-line(.)">
        <xsl:choose>
          <xsl:when test="current-grouping-key()"><xsl:apply-templates select="current-group()" mode="plain"/></xsl:when>
          <xsl:otherwise><xsl:sequence select="e:text-of(current-group())"/></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:sequence select="'[' || e:note-label(.) || '] ' || e:own-label(.) ! ('[' || . || '] ') || string-join($content[. != ''], '&#10;')"/>
  </xsl:template>

  <xd:doc>
    <xd:desc>The bare note in running text: its number in brackets.</xd:desc>
  </xd:doc>
  <xsl:template match="note" mode="reading">
    <xsl:sequence select="if (not(e:is-numbered(.))) then e:text-of(node())
      else if (e:is-unreferenced(.) or e:is-called(.)) then () else '[' || e:note-label(.) || ']'"/>
  </xsl:template>
</xsl:stylesheet>
