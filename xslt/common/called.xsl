<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Notes and entries of an apparatus that stand apart from the text and say what they are about: `@target` and `@targetEnd`
      (Guidelines 3.9.1), `@from` and `@to` (13.2.2). They are called in the text where that ends.</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>True for a document that has any: in others no element need be looked at.</xd:desc>
  </xd:doc>
  <xsl:variable name="has-called" as="xs:boolean" select="exists((//note[@target or @targetEnd or parent::annotation], //listApp/app[@from])[e:place-of(.)])"/>

  <xsl:key name="called" match="note[@target or @targetEnd] | annotation[@target]/note | listApp/app[@from]" use="e:place-of(.) ! generate-id()"/>

  <xsl:key name="pointers" match="text//ptr | text//ref" use="tokenize(@target) ! substring-after(., '#')"/>

  <xd:doc>
    <xd:desc>The element at whose end a note or an entry is called: none for those that stand in their places, that a reference
      calls already, or that are about what is no running text.</xd:desc>
  </xd:doc>
  <xsl:function name="e:place-of" as="element()?">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="stands-apart" select="exists($entry/(parent::listApp | parent::div | parent::body | parent::front | parent::back | parent::noteGrp
      | parent::div1 | parent::div2 | parent::div3 | ancestor::standOff)) and empty($entry/ancestor::note)
      and empty($entry/@xml:id ! key('pointers', ., root($entry)))"/>
    <xsl:variable name="end" select="($entry/@targetEnd, $entry/@target, $entry/parent::annotation/@target, $entry/@to, $entry/@from)[normalize-space()][1] ! tokenize(.)[last()][starts-with(., '#')]"/>
    <xsl:sequence select="$end[$stands-apart] ! id(substring(., 2), root($entry))/(if (self::div or self::div1 or self::div2 or self::div3)
      then head[1] else .)[ancestor::text][ancestor-or-self::*[self::p or self::l or self::ab or self::head[parent::div or parent::div1 or parent::div2 or
      parent::div3 or parent::body]]][not(self::ref or self::ptr)][empty(ancestor::*[self::note or self::app or self::choice or self::fw or self::index or
      self::figure or self::table or self::list])]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>True for a note or an entry that is called in the text and stands elsewhere.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-called" as="xs:boolean">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="$has-called and exists(e:place-of($entry))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>Elements in the order in which the text calls them.</xd:desc>
  </xd:doc>
  <xsl:function name="e:as-called" as="element()*">
    <xsl:param name="entries" as="element()*"/>
    <xsl:sequence select="if (not($has-called)) then $entries
      else ($entries ! (if (e:is-called(.)) then e:place-of(.) else .))/. ! (. intersect $entries, key('called', generate-id(), root()) intersect $entries)"/>
  </xsl:function>
</xsl:stylesheet>
