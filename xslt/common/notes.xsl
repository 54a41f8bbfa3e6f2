<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Which notes are numbered, what they are called and where they are printed.</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>Notes of the text so far: numbers and ids of notes that bring none. Never generate-id(), which
      differs from run to run.</xd:desc>
  </xd:doc>
  <xsl:accumulator name="notes" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="note[not(ancestor::teiHeader)]" select="$value + 1"/>
  </xsl:accumulator>

  <xd:doc>
    <xd:desc>Notes without a number of their own, by generate-id(): where others have one, they are called by letters.</xd:desc>
  </xd:doc>
  <xsl:variable name="unnamed-notes" as="map(xs:string, xs:integer)">
    <xsl:map>
      <xsl:for-each select="//note[not(@n[normalize-space()])][not(ancestor::teiHeader)][e:is-numbered(.)]">
        <xsl:map-entry key="generate-id()" select="position()"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:variable>

  <xsl:variable name="note-numbers" as="xs:string*" select="distinct-values(//note/@n[normalize-space()] ! string())"/>

  <xd:doc>
    <xd:desc>Letters that no note of the document has for its number.</xd:desc>
  </xd:doc>
  <xsl:variable name="note-letters" as="xs:string" select="if (exists($note-numbers[matches(., '^[a-z]{1,2}$')])) then 'A' else 'a'"/>

  <xd:doc>
    <xd:desc>True for a note that is called by a number and printed elsewhere: any but an editor's bracketed
      remark, and one that belongs to an entry of an apparatus, which are read in their places.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-numbered" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="not($note/@type = 'editorial' and not($note/@n)) and not($note/(parent::app | ancestor::note | ancestor::standOff))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>True for a numbered note without a reference in the running text: it stands among paragraphs.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-unreferenced" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="exists($note/(parent::div | parent::body | parent::front | parent::back
      | parent::div1 | parent::div2 | parent::div3))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>What calls the note: its `@n`, else its number in the whole text.</xd:desc>
  </xd:doc>
  <xsl:function name="e:note-label" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="if ($note/@n[normalize-space()]) then string($note/@n)
      else if (empty($note-numbers)) then string($note/accumulator-before('notes'))
      else format-integer(($unnamed-notes(generate-id($note)), 1)[1], $note-letters)"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The note's id in the output: its `@xml:id`, else one made from its number in the whole text.</xd:desc>
  </xd:doc>
  <xsl:function name="e:note-id" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="string(($note/@xml:id, $note/@n ! normalize-space(.)[matches(., '^[\p{L}\p{M}\p{N}_.-]+$')]
      [count(key('numbered-note', ., root($note))) eq 1] ! ('note-' || .), 'nth-note-' || $note/accumulator-before('notes'))[1])"/>
  </xsl:function>

  <xsl:key name="numbered-note" match="note[not(@xml:id)][@n]" use="normalize-space(@n)"/>

  <xd:doc>
    <xd:desc>The numbered notes inside nodes, in order; a note inside a note stays with its note.</xd:desc>
  </xd:doc>
  <xsl:function name="e:notes-of" as="element(note)*">
    <xsl:param name="scope" as="element()*"/>
    <xsl:sequence select="$scope/descendant::note[e:is-numbered(.)]"/>
  </xsl:function>
</xsl:stylesheet>
