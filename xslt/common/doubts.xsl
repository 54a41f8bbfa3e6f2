<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>What is uncertain in a text, and how to say so (Guidelines 22.1.1 `@cert`, 3.5, 12.3.1).</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>Doubts of the text so far: `doubt-3` is the same place on the page and on the editor's desk.</xd:desc>
  </xd:doc>
  <xsl:accumulator name="doubts" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="choice[sic] | supplied | unclear | *[@cert]"
      select="if (e:is-doubtful(.)) then $value + 1 else $value"/>
  </xsl:accumulator>

  <xd:doc>
    <xd:desc>Whether what is uncertain is marked for the reader; an entry point may say otherwise.</xd:desc>
  </xd:doc>
  <xsl:variable name="shows-doubts" as="xs:boolean" select="true()"/>

  <xd:doc>
    <xd:desc>True where an editor's or the encoder's decision stands between the source and the reader.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-doubtful" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$shows-doubts and (exists($element/(self::choice[sic] | self::supplied | self::unclear))
        or $element/@cert and not($element/@cert = ('high', '1', '1.0')))
      and not($element/ancestor::choice or $element/ancestor::teiHeader)"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>A name for a doubt that is unique in its document: "doubt-3".</xd:desc>
  </xd:doc>
  <xsl:function name="e:doubt-id" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="'doubt-' || $element/accumulator-before('doubts')"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The id in the output of the place that is doubtful.</xd:desc>
  </xd:doc>
  <xsl:function name="e:doubtful-place" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="if ($element/self::pb) then e:page-id($element)
      else if ($element/self::note[e:is-numbered(.)]) then e:note-id($element)
      else string(($element/@xml:id, e:doubt-id($element))[1])"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>What is doubtful, in a sentence for a reader.</xd:desc>
  </xd:doc>
  <xsl:function name="e:doubt" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="what" as="xs:string">
      <xsl:apply-templates select="$element" mode="doubt"/>
    </xsl:variable>
    <xsl:variable name="by" as="xs:string?" select="($element/@resp, $element/corr/@resp)[1] ! e:responsible(.)"/>
    <xsl:variable name="certainty" as="xs:string?" select="e:certainty($element)"/>
    <xsl:sequence select="string-join((if ($by) then e:say('doubt.sentence-by', map { 'what': $what, 'by': $by })
      else e:say('doubt.sentence', map { 'what': $what }),
      $certainty ! e:say('doubt.certainty', map { 'certainty': e:known('certainty', .) })), ' ')"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The certainty as the TEI says it: high, medium, low, unknown or a probability.</xd:desc>
  </xd:doc>
  <xsl:function name="e:certainty" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="($element/@cert, $element/corr/@cert)[1] ! string()"/>
  </xsl:function>

  <xsl:function name="e:responsible" as="xs:string">
    <xsl:param name="resp" as="attribute()"/>
    <xsl:sequence select="if (starts-with($resp, '#') and e:own-id($resp) = 'engross') then e:say('doubt.encoder')
      else e:say('doubt.by', map { 'name': replace($resp, '^#', '') })"/>
  </xsl:function>

  <xsl:function name="e:with-reason" as="xs:string" visibility="private">
    <xsl:param name="what" as="xs:string"/>
    <xsl:param name="reason" as="xs:string?"/>
    <xsl:sequence select="if (exists($reason))
      then e:say('doubt.reason', map { 'what': $what, 'reason': e:known('reason', $reason) }) else $what"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>Mode `doubt`: an element in, a phrase without its full stop out.</xd:desc>
  </xd:doc>
  <xsl:mode name="doubt" on-no-match="shallow-skip"/>

  <xsl:template match="*" mode="doubt" as="xs:string">
    <xsl:sequence select="e:say('doubt', map { 'element': name() })"/>
  </xsl:template>

  <xsl:template match="choice" mode="doubt" as="xs:string">
    <xsl:sequence select="e:say('doubt.choice', map { 'source': e:text-of(sic), 'reading': e:text-of(e:preferred(.)) })"/>
  </xsl:template>

  <xsl:template match="supplied" mode="doubt" as="xs:string">
    <xsl:sequence select="e:with-reason(e:say('doubt.supplied'), @reason)"/>
  </xsl:template>

  <xsl:template match="unclear" mode="doubt" as="xs:string">
    <xsl:sequence select="e:with-reason(e:say('doubt.unclear'), @reason)"/>
  </xsl:template>

  <xsl:template match="date" mode="doubt" as="xs:string">
    <xsl:sequence select="e:say('doubt.date', map { 'date': (@when, e:range((@from, @notBefore, @to, @notAfter) ! string()))[1] ! string() })"/>
  </xsl:template>

  <xsl:template match="pb" mode="doubt" as="xs:string">
    <xsl:sequence select="e:say('doubt.pb')"/>
  </xsl:template>

  <xsl:template match="note" mode="doubt" as="xs:string">
    <xsl:sequence select="e:say('doubt.note', map { 'label': e:note-label(.) })"/>
  </xsl:template>

  <xsl:template match="fw" mode="doubt" as="xs:string">
    <xsl:sequence select="e:say('doubt.fw', map { 'kind': e:furniture(.) })"/>
  </xsl:template>

  <xd:doc>
    <xd:desc>The kind of a piece of page furniture, in words.</xd:desc>
  </xd:doc>
  <xsl:function name="e:furniture" as="xs:string">
    <xsl:param name="fw" as="element(fw)"/>
    <xsl:sequence select="string(($fw/@type ! ($texts('furniture.' || .), .)[1], e:say('furniture'))[1])"/>
  </xsl:function>
</xsl:stylesheet>
