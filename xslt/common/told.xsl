<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>What elements say in their attributes alone, in words that stand before their content: when something happened and
      who is related to whom (Guidelines 14.3), what a line of a graph joins (20), what a feature is and its value (19).</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>Those words; nothing where the attributes say nothing.</xd:desc>
  </xd:doc>
  <xsl:function name="e:told" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="parts" as="xs:string*"><xsl:apply-templates select="$element" mode="told"/></xsl:variable>
    <xsl:sequence select="string-join($parts[. != ''], ', ')[. != '']"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>Mode `told`: an element in, what its attributes say out.</xd:desc>
  </xd:doc>
  <xsl:mode name="told" on-no-match="deep-skip"/>

  <xsl:template match="event" mode="told" as="xs:string*">
    <xsl:sequence select="e:told-date(.)"/>
  </xsl:template>

  <xsl:template match="relation" mode="told" as="xs:string*">
    <xsl:variable name="sides" select="(@active, @passive) ! string-join(e:ends(.), ', ')"/>
    <xsl:sequence select="string-join((@name ! translate(., '_', ' '), (@mutual ! string-join(e:ends(.), ', '), string-join($sides, ' → '))[. != '']), ': '),
      e:told-date(.)"/>
  </xsl:template>

  <xsl:template match="arc" mode="told" as="xs:string*">
    <xsl:sequence select="string-join((@from, @to) ! e:ends(.), if (parent::graph/@type = 'undirected') then ' – ' else ' → ')"/>
  </xsl:template>

  <xsl:template match="(root | iNode)[@children]" mode="told" as="xs:string*">
    <xsl:sequence select="string-join((e:text-of(label)[. != ''], string-join(e:ends(@children), ', ')), ' → ')"/>
  </xsl:template>

  <xsl:template match="(state | trait | residence | occupation | affiliation | education | faith | nationality | socecStatus | langKnowledge | population
    | climate | terrain)[normalize-space()]" mode="told" as="xs:string*">
    <xsl:sequence select="e:told-date(.)"/>
  </xsl:template>

  <xsl:template match="f[@name]" mode="told" as="xs:string*">
    <xsl:sequence select="@name || ':'"/>
  </xsl:template>

  <xsl:template match="symbol | binary | numeric" mode="told" as="xs:string*">
    <xsl:sequence select="string-join((@value, @max), '–')"/>
  </xsl:template>

  <xd:doc>
    <xd:desc>How a voice changes, "[loud: f]", and the points of a line of time, "T1: 12:20:01" (Guidelines 8.3.6, 17.4.2).</xd:desc>
  </xd:doc>
  <xsl:template match="shift[@feature]" mode="told" as="xs:string*">
    <xsl:sequence select="'[' || string-join((@feature, @new), ': ') || ']'"/>
  </xsl:template>

  <xsl:template match="timeline/when" mode="told" as="xs:string*">
    <xsl:sequence select="string-join((@xml:id, string-join((@absolute, @interval ! (../@since ! replace(., '^#', ''), '+', .), @interval/(../@unit, ../../@unit)[1]), ' ')[. != '']), ': ')"/>
  </xsl:template>

  <xd:doc>
    <xd:desc>The language into which an entry translates.</xd:desc>
  </xd:doc>
  <xsl:template match="cit[starts-with(@type, 'translation')][@xml:lang]" mode="told" as="xs:string*">
    <xsl:sequence select="e:language-tag(@xml:lang)"/>
  </xsl:template>

  <xd:doc>
    <xd:desc>What pointers lead to, by name or label, else as they are written.</xd:desc>
  </xd:doc>
  <xsl:function name="e:ends" as="xs:string*" visibility="private">
    <xsl:param name="pointers" as="attribute()"/>
    <xsl:for-each select="tokenize($pointers)">
      <xsl:variable name="place" select="id(substring-after(., '#'), root($pointers))"/>
      <xsl:sequence select="(($place/(persName, orgName, placeName, name, label)) ! e:text-of(.)[. != ''], replace(., '^#', ''))[1]"/>
    </xsl:for-each>
  </xsl:function>

  <xd:doc>
    <xd:desc>Whose hand begins, and in what: "[h2, pencil]".</xd:desc>
  </xd:doc>
  <xsl:function name="e:hand" as="xs:string">
    <xsl:param name="shift" as="element(handShift)"/>
    <xsl:sequence select="'[' || string-join(($shift/@new ! replace(., '^#', ''), $shift/@scribe, $shift/@medium)[. != ''], ', ') || ']'"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The day or the time that attributes say.</xd:desc>
  </xd:doc>
  <xsl:function name="e:told-date" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="string-join($element/((@when, @when-iso)[1], (@from, @notBefore)[1], (@to, @notAfter)[1]) ! normalize-space() ! e:date-in-words(.), ' – ')[. != '']"/>
  </xsl:function>
</xsl:stylesheet>
