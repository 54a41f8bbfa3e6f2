<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Elements that many templates treat alike, and whether a document has any. A processor finds the templates of an
      element by its name: a pattern without one (`(a | b)[…]`, `a/*[…]`) is tried for every element of every document, and
      that was most of the time that a page took. So families are patterns of names (`_match="{$told}"`), and what stands in
      a family is asked about in documents only that have one (`*[$has-families][…]`).</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>Data of names, of records and of descriptions, where only their elements part them.</xd:desc>
  </xd:doc>
  <xsl:variable name="parted" as="xs:string" static="yes" select="string-join(tokenize('surname forename roleName addName genName
    nameLink settlement country region district bloc repository institution collection idno author editor title publisher pubPlace
    biblScope date resp name persName orgName placeName geogName') ! (. || '[e:is-datum(.)]'), ' | ')
    || ' | w[e:is-parted(.)] | pc[e:is-parted(.)] | u/seg[e:is-parted(.)] | msItem/locus[e:is-parted(.)] | msItemStruct/locus[e:is-parted(.)]'"/>

  <xd:doc>
    <xd:desc>Elements that say in their attributes what is to be read (`common/told.xsl`).</xd:desc>
  </xd:doc>
  <xsl:variable name="told" as="xs:string" static="yes" select="string-join(tokenize('event relation arc root iNode f symbol binary numeric
    cit state trait residence occupation affiliation education faith nationality socecStatus langKnowledge population climate terrain shift when')
    ! (. || '[exists(e:told(.))]'), ' | ')"/>

  <xd:doc>
    <xd:desc>What is said of how sure the text is (Guidelines 22).</xd:desc>
  </xd:doc>
  <xsl:variable name="assurances" as="xs:string" static="yes" select="string-join(('certainty', 'precision', 'respons') ! (. || '[normalize-space()]'), ' | ')"/>

  <xd:doc>
    <xd:desc>Words behind what is heard and seen beside them.</xd:desc>
  </xd:doc>
  <xsl:variable name="behind-sounds" as="xs:string" static="yes" select="'text()[$has-speech][preceding-sibling::node()[1][self::vocal or self::kinesic
    or self::incident or self::writing or self::pause]][matches(., &quot;^\w&quot;)]'"/>

  <xsl:variable name="has-speech" as="xs:boolean" select="exists((//u, //vocal, //kinesic, //incident, //writing, //pause))"/>

  <xd:doc>
    <xd:desc>Elements whose children are parted, by signs of ours where the source has none, and of what kind they are. So many
      names have these children that their templates are of no name: one for each mode.</xd:desc>
  </xd:doc>
  <xsl:variable name="families" as="map(xs:string, xs:string)" static="yes" select="map:merge((
    tokenize('entry re hom sense form gramGrp etym xr cit') ! map:entry(., 'entry'), ('docImprint', 'nym') ! map:entry(., 'imprint'),
    tokenize('biblStruct biblFull titleStmt publicationStmt monogr analytic imprint series') ! map:entry(., 'record'),
    tokenize('person place org object event msIdentifier') ! map:entry(., 'data'), map:entry('address', 'address'),
    map:entry('notatedMusic', 'music')))"/>

  <xd:doc>
    <xd:desc>True for a document with such an element in its text, or with data of persons and places.</xd:desc>
  </xd:doc>
  <xsl:variable name="has-families" as="xs:boolean" select="exists((//entry, //re, //hom, //sense, //form, //gramGrp, //etym, //xr, //cit, //nym,
    //docImprint, //biblStruct, //biblFull, //monogr, //analytic, //imprint, //series, //person, //place, //org, //object, //event, //msIdentifier,
    //address, //notatedMusic))"/>

  <xd:doc>
    <xd:desc>The family that an element stands in.</xd:desc>
  </xd:doc>
  <xsl:function name="e:family" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$families(local-name($element/..))"/>
  </xsl:function>
</xsl:stylesheet>
