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
    <xd:desc>The numbered notes that bring a number or a sign: figures, and what is none.</xd:desc>
  </xd:doc>
  <xsl:variable name="named-notes" as="element(note)*" select="//note[@n[normalize-space()]][not(ancestor::teiHeader)][e:is-numbered(.)]"/>
  <xsl:variable name="figured-notes" as="element(note)*" select="$named-notes[matches(@n, '^\s*\d+\s*$')]"/>
  <xsl:variable name="signed-notes" as="element(note)*" select="$named-notes except $figured-notes"/>

  <xd:doc>
    <xd:desc>True for notes of which several have one number or sign.</xd:desc>
  </xd:doc>
  <xsl:function name="e:repeat" as="xs:boolean" visibility="private">
    <xsl:param name="notes" as="element(note)*"/>
    <xsl:sequence select="count($notes) ne count(distinct-values($notes/normalize-space(@n)))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>True for numbers that begin anew within the document, and not only by a slip.</xd:desc>
  </xd:doc>
  <xsl:variable name="begin-anew" as="xs:boolean" select="e:repeat($figured-notes)
    and (count($figured-notes[normalize-space(@n) = normalize-space($figured-notes[1]/@n)]) gt 1
    or 10 * (count($figured-notes) - count(distinct-values($figured-notes/normalize-space(@n)))) gt count($figured-notes))"/>

  <xd:doc>
    <xd:desc>What those notes are called, by generate-id(), that cannot have the number or sign that they bring, or bring none:
      no two notes of a document are called alike. Numbers that begin anew run through, one that occurs again by a slip gets a
      letter; signs become numbers where there are none, else letters, as are notes that bring nothing.</xd:desc>
  </xd:doc>
  <xsl:variable name="given-labels" as="map(xs:string, xs:string)">
    <xsl:variable name="signs-repeat" select="e:repeat($signed-notes)"/>
    <xsl:variable name="unnamed" select="(//note except $named-notes)[not(ancestor::teiHeader)][e:is-numbered(.)]"/>
    <xsl:variable name="numbered" select="if ($begin-anew) then $figured-notes else $signed-notes[$signs-repeat and empty($figured-notes)]"/>
    <xsl:map>
      <xsl:for-each select="$numbered"><xsl:map-entry key="generate-id()" select="string(position())"/></xsl:for-each>
      <xsl:for-each select="e:as-called(($signed-notes[$signs-repeat] except $numbered) | $unnamed)">
        <xsl:map-entry key="generate-id()" select="format-integer(position(), if (empty($named-notes)) then '1' else $note-letters)"/>
      </xsl:for-each>
      <xsl:if test="e:repeat($figured-notes) and not($begin-anew)">
        <xsl:for-each-group select="$figured-notes" group-by="normalize-space(@n)">
          <xsl:for-each select="tail(current-group())">
            <xsl:map-entry key="generate-id()" select="current-grouping-key() || '.' || position() + 1"/>
          </xsl:for-each>
        </xsl:for-each-group>
      </xsl:if>
    </xsl:map>
  </xsl:variable>

  <xd:doc>
    <xd:desc>Letters that no note of the document has for its sign and no other reading.</xd:desc>
  </xd:doc>
  <xsl:variable name="note-letters" as="xs:string" select="if ($has-letters or exists(//text//(app | choice))) then 'A' else 'a'"/>
  <xsl:variable name="has-letters" as="xs:boolean" select="exists($signed-notes[matches(@n, '^\s*[a-z]{1,2}\s*$')]) and not(e:repeat($signed-notes))"/>

  <xd:doc>
    <xd:desc>The letters of readings: those that no note has.</xd:desc>
  </xd:doc>
  <xsl:variable name="reading-letters" as="xs:string" select="if ($has-letters) then '&#x3B1;' else 'a'"/>

  <xd:doc>
    <xd:desc>True for a note that is called by a number and printed elsewhere: any but an editor's bracketed
      remark, and one that belongs to an entry of an apparatus, which are read in their places.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-numbered" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="not($note/@type = 'editorial' and not($note/@n)) and not($note/(parent::app | ancestor::note))
      and not(e:is-of-entry($note)) and (empty($note/ancestor::standOff) or e:is-called($note))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>True for a note on usage, which is part of an entry of a dictionary (Guidelines 9.3.5) and read in its place.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-of-entry" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="exists($note[not(@n or @place or @target)]/(parent::entry | parent::entryFree | parent::superEntry | parent::hom
      | parent::re | parent::sense | parent::form | parent::gramGrp | parent::etym))"/>
  </xsl:function>

  <xsl:template match="note[e:is-of-entry(.)]" mode="reading" priority="1">
    <xsl:sequence select="' '"/><xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xd:doc>
    <xd:desc>True for a numbered note without a reference in the running text: it stands among paragraphs.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-unreferenced" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="exists($note/(parent::div | parent::body | parent::front | parent::back
      | parent::div1 | parent::div2 | parent::div3)) and not(e:is-called($note))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>What calls the note: its `@n`, else its number in the whole text; no two notes of a document are called alike.</xd:desc>
  </xd:doc>
  <xsl:function name="e:note-label" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="if (empty($named-notes) and not($has-called)) then string($note/accumulator-before('notes'))
      else ($given-labels(generate-id($note)), $note/@n ! normalize-space())[1]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The number or sign of a note in the source, where it is called otherwise.</xd:desc>
  </xd:doc>
  <xsl:function name="e:own-label" as="xs:string?">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="$note/@n/normalize-space()[. != ''][. != e:note-label($note)]"/>
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
