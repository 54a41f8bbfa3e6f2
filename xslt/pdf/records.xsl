<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Entries of dictionaries, transcribed speech, how a source is written (Guidelines 8, 10, 12).</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>An entry: its headword and what belongs to it in one paragraph, then its senses, each behind its number.</xd:desc>
  </xd:doc>
  <xsl:template match="entry | re | hom | sense" mode="blocks" priority="2">
    <xsl:for-each-group select="node()[not(self::text()[not(normalize-space())])]" group-adjacent="exists(self::sense | self::re | self::hom)">
      <xsl:variable name="position" select="position()"/>
      <xsl:choose>
        <xsl:when test="current-grouping-key()">
          <xsl:for-each select="current-group()[1]/../@n[$position = 1]"><p><hi r="bold"><xsl:value-of select="."/></hi></p></xsl:for-each>
          <xsl:apply-templates select="current-group()" mode="blocks"/>
        </xsl:when>
        <xsl:otherwise>
          <p>
            <xsl:if test="current-group()[1]/parent::entry and position() = 1"><xsl:attribute name="role" select="'continued'"/></xsl:if>
            <xsl:sequence select="e:own-language(current-group()[1]/..)"/>
            <xsl:if test="position() = 1 and current-group()[1]/../@n"><xsl:value-of select="current-group()[1]/../@n || ' '"/></xsl:if>
            <xsl:for-each select="current-group()">
              <xsl:if test="self::* and preceding-sibling::*[not(self::sense)] and not(e:speaks(..))"><xsl:text> </xsl:text></xsl:if>
              <xsl:apply-templates select="." mode="inline"/>
            </xsl:for-each>
          </p>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:template>

  <xsl:template match="orth[ancestor::entry or ancestor::entryFree][not(ancestor::cit)]" mode="inline">
    <xsl:call-template name="styled"><xsl:with-param name="style" select="'bold'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="(entry | hom | re | sense)/cit[not(e:told(.))]/quote" mode="inline" priority="2">
    <xsl:call-template name="styled"><xsl:with-param name="style" select="'italic'"/></xsl:call-template>
  </xsl:template>

  <xd:doc>
    <xd:desc>What attributes say stands before the words.</xd:desc>
  </xd:doc>
  <xsl:template _match="{$told}" mode="blocks" priority="3">
    <xsl:variable name="holds-block" select="some $child in * satisfies e:is-block($child)"/>
    <p>
      <xsl:sequence select="e:own-language(.)"/>
      <hi r="remark"><xsl:value-of select="e:told(.)"/></hi>
      <xsl:if test="not($holds-block)"><xsl:text> </xsl:text><xsl:apply-templates mode="inline"/></xsl:if>
    </p>
    <xsl:if test="$holds-block"><xsl:call-template name="flow"/></xsl:if>
  </xsl:template>

  <xsl:template _match="{$told}" mode="inline">
    <xsl:text> </xsl:text><hi r="remark"><xsl:value-of select="e:told(.)"/></hi><xsl:text> </xsl:text>
    <xsl:apply-templates mode="inline"/>
  </xsl:template>

  <xsl:template match="idno[@type][parent::person or parent::place or parent::org]" mode="inline">
    <hi r="remark"><xsl:value-of select="@type"/></hi><xsl:text> </xsl:text><xsl:apply-templates mode="inline"/>
  </xsl:template>

  <xsl:template match="(root | iNode)[@children]/label" mode="blocks inline"/>

  <xsl:template match="eTree/eTree | f/fs" mode="blocks">
    <quote><xsl:call-template name="flow"/></quote>
  </xsl:template>

  <xsl:template match="person/birth | person/death | person/floruit" mode="inline">
    <hi r="remark"><xsl:value-of select="string-join((e:known('event', local-name()), current()[not(normalize-space())] ! e:told-date(.)), ' ')"/></hi>
    <xsl:text> </xsl:text><xsl:apply-templates mode="inline"/>
  </xsl:template>

  <xd:doc>
    <xd:desc>An utterance behind the name of who makes it, with what is heard and seen beside the words in brackets.</xd:desc>
  </xd:doc>
  <xsl:template match="u" mode="blocks">
    <xsl:variable name="speaks" select="(@who, parent::annotationBlock/@who)[1]"/>
    <p>
      <xsl:sequence select="e:own-language(.)"/>
      <xsl:for-each select="$speaks"><hi r="smallcaps"><xsl:value-of select="string-join(tokenize(.) ! e:who(., $speaks), ', ')"/></hi><xsl:text> </xsl:text></xsl:for-each>
      <xsl:for-each select="e:transition(.)"><hi r="remark"><xsl:value-of select="."/></hi><xsl:text> </xsl:text></xsl:for-each>
      <xsl:apply-templates mode="inline"/>
    </p>
  </xsl:template>

  <xsl:template match="vocal | kinesic | incident | writing" mode="inline">
    <hi r="remark"> (<xsl:apply-templates mode="inline"/>)</hi>
  </xsl:template>

  <xsl:template match="vocal | kinesic | incident | writing" mode="blocks">
    <p role="stage">(<xsl:apply-templates mode="inline"/>)</p>
  </xsl:template>

  <xsl:template _match="{$behind-sounds}" mode="inline" priority="1">
    <xsl:text> </xsl:text><xsl:next-match/>
  </xsl:template>

  <xsl:template match="pause[not(normalize-space())]" mode="inline">
    <hi r="remark"><xsl:value-of select="'(' || (@dur ! replace(., '^PT([0-9.]+)S$', '$1 s'), '…')[1] || ')'"/></hi>
  </xsl:template>

  <xsl:template match="pause[not(normalize-space())]" mode="blocks">
    <p role="stage"><xsl:apply-templates select="." mode="inline"/></p>
  </xsl:template>

  <xd:doc>
    <xd:desc>Another hand begins.</xd:desc>
  </xd:doc>
  <xsl:template match="handShift[@new or @scribe or @medium]" mode="inline">
    <hi r="remark"><xsl:value-of select="e:hand(.)"/></hi>
    <xsl:value-of select="' '[not(matches(current()/following-sibling::node()[1]/self::text(), '^\s'))]"/>
  </xsl:template>

  <xsl:template _match="{$assurances}" mode="inline">
    <hi r="remark"> [<xsl:apply-templates mode="inline"/>]</hi><xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="delSpan | addSpan | damageSpan" mode="inline">
    <xsl:value-of select="e:span-begins(.)"/><xsl:apply-templates mode="inline"/>
  </xsl:template>

  <xsl:template match="anchor[exists(key('spans', @xml:id))]" mode="inline" priority="3">
    <xsl:value-of select="e:spans-end(.)"/><xsl:next-match/>
  </xsl:template>

  <xd:doc>
    <xd:desc>A surface of a transcription by places, under its number.</xd:desc>
  </xd:doc>
  <xsl:template match="sourceDoc//surface[@n]" mode="blocks">
    <p role="caption"><xsl:value-of select="e:say('page', map { 'number': string(@n) })"/></p>
    <xsl:call-template name="flow"/>
  </xsl:template>

  <xsl:template match="rt | witDetail" mode="inline">
    <xsl:value-of select="' '[current()/self::witDetail]"/>(<xsl:apply-templates mode="inline"/>)<xsl:text/>
  </xsl:template>

  <xsl:template match="g[not(normalize-space())]" mode="inline"><xsl:value-of select="e:character(.)"/></xsl:template>

  <xd:doc>
    <xd:desc>What is said of the text and is none of it: entries of an index, links, interpretations.</xd:desc>
  </xd:doc>
  <xsl:template match="index | linkGrp | joinGrp | altGrp | listTranspose | text//spanGrp[not(parent::annotationBlock)] | text//interpGrp | text//interp"
    mode="blocks inline" priority="6"/>

  <xd:doc>
    <xd:desc>A pointer to a note that stands elsewhere, by its number.</xd:desc>
  </xd:doc>
  <xsl:template match="ptr[key('target', substring-after(@target, '#'))/self::note[e:is-numbered(.)]]" mode="inline" priority="2">
    <a to="{substring-after(@target, '#')}"><hi r="superscript"><xsl:value-of select="e:note-label(key('target', substring-after(@target, '#')))"/></hi></a>
  </xsl:template>

  <xd:doc>
    <xd:desc>The number of a passage, as that of a line, in brackets before its words.</xd:desc>
  </xd:doc>
  <xsl:template match="milestone[@n[normalize-space()]]" mode="inline">
    <xsl:if test="not(e:splits-word(.))"><xsl:text> </xsl:text></xsl:if>
    <hi r="superscript"><xsl:value-of select="@n"/></hi>
  </xsl:template>
</xsl:stylesheet>
