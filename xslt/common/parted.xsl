<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Words that only their elements part: `surname` and `forename`, `w` and `w`, with nothing between them.</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>True for an element that a blank parts from the one before it: both are data of a name, a description or an entry,
      or words (Guidelines 17.1.1), and nothing stands between them.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-parted" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="before" as="element()?" select="$element/preceding-sibling::node()[1]/self::*"/>
    <xsl:sequence select="exists($before) and (if ($element/(self::w | self::num[../w] | self::pc[@join = 'right' or @pre = 'true']))
      then exists($before/(self::w | self::num | self::pc)) and empty($element/../text()) and not($element/@part = ('M', 'F')
        or $element/@join = ('left', 'both') or $before/@join = ('right', 'both') or $before/@part = ('I', 'M')
        or $before/self::pc/@pre = 'true')
      else not($element/self::pc) and not(e:speaks($element/..)) and not($before/(self::lb | self::pb | self::cb)))"/>
  </xsl:function>

  <xsl:template match="(entry | re | hom | sense | form | gramGrp | etym | xr | cit)/*[e:is-parted(.)] | (sense | re | hom | form | gramGrp | cit | etym
    | xr | entry | nym | docImprint)/*[preceding-sibling::*][not(e:speaks(..))]" mode="reading" priority="4.5">
    <xsl:sequence select="' '"/>
    <xsl:next-match/>
  </xsl:template>

  <xd:doc>
    <xd:desc>The parts of a record that brings no punctuation.</xd:desc>
  </xd:doc>
  <xsl:template match="(biblStruct | biblFull | titleStmt[parent::biblFull] | publicationStmt[parent::biblFull] | monogr | analytic | imprint | series)/*[preceding-sibling::*][not(e:speaks(..))]" mode="reading" priority="5">
    <xsl:sequence select="', '"/>
    <xsl:next-match/>
  </xsl:template>

  <xd:doc>
    <xd:desc>What is said of how sure the text is (Guidelines 22), in brackets beside it.</xd:desc>
  </xd:doc>
  <xsl:template match="(certainty | precision | respons)[normalize-space()]" mode="reading">
    <xsl:text> [</xsl:text><xsl:apply-templates mode="#current"/><xsl:text>] </xsl:text>
  </xsl:template>

  <xd:doc>
    <xd:desc>True for an element that stands at once behind words or another element.</xd:desc>
  </xd:doc>
  <xsl:function name="e:touches" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="before" select="$element/preceding-sibling::node()[1]"/>
    <xsl:sequence select="exists($before) and not($before/self::text()[matches(., '\s$')])"/>
  </xsl:function>

  <xsl:template match="dimensions[not(e:speaks(.))]" mode="reading">
    <xsl:sequence select="' '[e:touches(current())] || e:described(.)"/>
  </xsl:template>

  <xsl:template match="w[e:is-parted(.)] | (surname | forename | roleName | addName | genName | nameLink | settlement | country | region
    | district | bloc | repository | institution | collection | idno | author | editor | title | publisher | pubPlace | biblScope
    | date | resp | name | persName | orgName | placeName | geogName)[parent::persName or parent::placeName or parent::orgName
    or parent::name or parent::author or parent::editor or parent::msIdentifier or parent::altIdentifier or parent::monogr
    or parent::analytic or parent::series or parent::imprint or parent::bibl or parent::respStmt or parent::person or parent::place
    or parent::org or parent::docImprint or parent::correspAction or parent::birth or parent::death or parent::origin
    or parent::residence or parent::msItem or parent::msItemStruct][e:is-parted(.)] | pc[e:is-parted(.)] | u/seg[e:is-parted(.)]
    | (msItem | msItemStruct)/locus[e:is-parted(.)] | notatedMusic/*[e:is-parted(.)]" mode="reading" priority="4">
    <xsl:sequence select="' '"/>
    <xsl:next-match/>
  </xsl:template>
</xsl:stylesheet>
