<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>The reading text: what a person would read aloud, without furniture and notes, words whole.</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>The reading text of nodes on one line: no notes, no furniture, corrected readings, words joined.</xd:desc>
  </xd:doc>
  <xsl:function name="e:text-of" as="xs:string">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:variable name="parts" as="xs:string*">
      <xsl:apply-templates select="$nodes" mode="reading"/>
    </xsl:variable>
    <xsl:sequence select="normalize-space(string-join($parts))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>Mode `reading`: nodes in, strings out; another entry point may refine it.</xd:desc>
  </xd:doc>
  <xsl:mode name="reading" on-no-match="shallow-skip"/>

  <xsl:template match="text()" mode="reading" as="xs:string">
    <xsl:sequence select="e:unbroken(.)"/>
  </xsl:template>

  <xsl:template match="fw | note | teiHeader" mode="reading"/>

  <xsl:template match="lb | pb | cb | gb | milestone" mode="reading" as="xs:string">
    <xsl:sequence select="if (e:splits-word(.)) then '' else ' '"/>
  </xsl:template>

  <xsl:template match="head | p | item | label | row | cell | l | signed | salute | addrLine" mode="reading">
    <xsl:apply-templates mode="#current"/>
    <xsl:sequence select="' '"/>
  </xsl:template>

  <xsl:template match="choice" mode="reading">
    <xsl:apply-templates select="e:preferred(.)" mode="#current"/>
  </xsl:template>

  <xd:doc>
    <xd:desc>The member of a `choice` that is read by default: what an editor made of the source's reading.</xd:desc>
  </xd:doc>
  <xsl:function name="e:preferred" as="element()*">
    <xsl:param name="choice" as="element()"/>
    <xsl:sequence select="($choice/(corr, reg, expan), $choice/*)[1]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>True for a break that stands inside a word (Guidelines 3.11.3, `@break`).</xd:desc>
  </xd:doc>
  <xsl:function name="e:splits-word" as="xs:boolean">
    <xsl:param name="break" as="element()"/>
    <xsl:sequence select="$break/@break = 'no'"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>True for a text node that ends with the hyphen of a word broken over a line or page: the next
      thing after it, furniture aside, is a break inside a word.</xd:desc>
  </xd:doc>
  <xsl:function name="e:ends-broken" as="xs:boolean">
    <xsl:param name="text" as="text()"/>
    <xsl:sequence select="if ($text/following-sibling::*[1][@break or self::fw] and matches($text, $hyphen-at-end))
      then exists(e:next($text)/@break[. = 'no']) else false()"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>Elements that have text of their own, by generate-id(): to look at all their text for each child would take
      quadratic time.</xd:desc>
  </xd:doc>
  <xsl:key name="speaks" match="*[text()[matches(., '\S')]]" use="generate-id()"/>

  <xd:doc>
    <xd:desc>True for an element with text of its own.</xd:desc>
  </xd:doc>
  <xsl:function name="e:speaks" as="xs:boolean">
    <xsl:param name="element" as="node()"/>
    <xsl:sequence select="exists(key('speaks', generate-id($element), root($element)))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>For each parent of line breaks the first thing in it that is not blank, by generate-id().</xd:desc>
  </xd:doc>
  <xsl:variable name="begins" as="map(xs:string, node()?)" select="map:merge(
    //*[lb] ! map:entry(generate-id(.), node()[matches(., '\S')][1]))"/>

  <xd:doc>
    <xd:desc>True for a line break with something before it in its parent.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-behind" as="xs:boolean">
    <xsl:param name="lb" as="element(lb)"/>
    <xsl:sequence select="exists($begins(generate-id($lb/..))[. &lt;&lt; $lb])"/>
  </xsl:function>

  <xsl:variable name="hyphen-at-end" as="xs:string" static="yes" select="'[-‐­¬⸗=]\s*$'"/>

  <xd:doc>
    <xd:desc>True for a text node whose last hyphen belongs to the word that is broken after it.</xd:desc>
  </xd:doc>
  <xsl:function name="e:keeps-hyphen" as="xs:boolean">
    <xsl:param name="text" as="text()"/>
    <xsl:sequence select="e:next($text)/@rend = 'hyphen'"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The next thing behind a text node, furniture aside.</xd:desc>
  </xd:doc>
  <xsl:function name="e:next" as="node()?" visibility="private">
    <xsl:param name="text" as="text()"/>
    <xsl:sequence select="$text/following-sibling::node()[not(self::fw or self::comment() or self::processing-instruction())]
      [not(self::text() and normalize-space() = '')][1]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>A text node's characters, less the hyphen of a word that is broken after it: "contin-" → "contin"; a hyphen of the
      word itself (`@rend` of the break) stays, as a plain one: "well¬" → "well-".</xd:desc>
  </xd:doc>
  <xsl:function name="e:unbroken" as="xs:string">
    <xsl:param name="text" as="text()"/>
    <xsl:sequence select="if (e:ends-broken($text)) then replace($text, $hyphen-at-end, if (e:keeps-hyphen($text)) then '-' else '')
      else string($text)"/>
  </xsl:function>
</xsl:stylesheet>
