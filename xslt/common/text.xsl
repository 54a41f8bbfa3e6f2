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

  <xsl:template match="pc[e:is-weak(.)]" mode="reading"/>

  <xd:doc>
    <xd:desc>True for an entry of an apparatus that is attached to the text before it, which stands there already (double
      end-point attachment, Guidelines 13.2.2).</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-attached" as="xs:boolean">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="exists($app/@from)"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The words that such an entry is about: from one place to the other, or to the entry.</xd:desc>
  </xd:doc>
  <xsl:function name="e:between" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="from" as="element()?" select="id(substring-after($app/@from, '#'), root($app))"/>
    <xsl:variable name="to" as="element()?" select="(id(substring-after($app/@to, '#'), root($app)), $app)[1]"/>
    <xsl:variable name="whole" as="element()?" select="$from/ancestor::*[. intersect $to/ancestor::*][1]"/>
    <xsl:sequence select="if (exists($from/node())) then e:text-of($from)
      else normalize-space(string-join($whole//text()[. &gt;&gt; $from][. &lt;&lt; $to][not(ancestor::app or ancestor::note or ancestor::fw)]))"/>
  </xsl:function>

  <xsl:template match="app[e:is-attached(.)]" mode="reading" priority="1"/>

  <xsl:template match="app" mode="reading">
    <xsl:apply-templates select="(lem, rdg, rdgGrp)[1]" mode="#current"/>
  </xsl:template>

  <xsl:template match="space[not(normalize-space())]" mode="reading" as="xs:string">
    <xsl:sequence select="' '"/>
  </xsl:template>

  <xd:doc>
    <xd:desc>The blank that a `space` stands for (Guidelines 12.2.3): as wide as it says, up to 40 characters.</xd:desc>
  </xd:doc>
  <xsl:function name="e:blanks" as="xs:string">
    <xsl:param name="space" as="element(space)"/>
    <xsl:variable name="number" select="if ($space/@unit = ('chars', 'char', 'character', 'characters', 'letters')
      and $space/@quantity castable as xs:integer) then min((40, max((1, xs:integer($space/@quantity))))) else 1"/>
    <xsl:sequence select="' ' || string-join((2 to $number) ! '&#xA0;')"/>
  </xsl:function>

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
    <xd:desc>True for a break that stands inside a word (Guidelines 3.11.3, `@break`): said of it, or seen from the `w` it
      stands in, the parts of one that it stands between, or a soft hyphen before it.</xd:desc>
  </xd:doc>
  <xsl:function name="e:splits-word" as="xs:boolean">
    <xsl:param name="break" as="element()"/>
    <xsl:sequence select="if ($break/@break) then $break/@break = 'no' else exists($break/(parent::w | parent::seg/parent::w))
      or exists($break/preceding-sibling::node()[not(self::text() and normalize-space() = '')][1]
        /(self::w[@part = ('I', 'M')] | self::text()[ends-with(., '&#xAD;')]))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>True for a text node that ends with the hyphen of a word broken over a line or page: the next
      thing after it, furniture aside, is a break inside a word.</xd:desc>
  </xd:doc>
  <xsl:function name="e:ends-broken" as="xs:boolean">
    <xsl:param name="text" as="text()"/>
    <xsl:sequence select="matches($text, $hyphen-at-end) and e:is-before-split($text)"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>True for a node that a break inside a word follows. Few elements are breaks: the next one is looked at first.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-before-split" as="xs:boolean" visibility="private">
    <xsl:param name="text" as="node()"/>
    <xsl:variable name="break" as="element()?" select="$text/following-sibling::*[not(self::fw or self::pc[@force = 'weak'])][1]
      [self::lb or self::pb or self::cb or self::gb or self::milestone]"/>
    <xsl:sequence select="exists($break) and e:splits-word($break) and e:next($text) is $break"/>
  </xsl:function>

  <xsl:function name="e:is-after-split" as="xs:boolean" visibility="private">
    <xsl:param name="text" as="node()"/>
    <xsl:sequence select="exists($text/preceding-sibling::*[1][e:is-break(.) or self::fw])
      and exists($text/preceding-sibling::node()[e:takes-room(.)][1][e:is-break(.)][e:splits-word(.)])"/>
  </xsl:function>

  <xsl:function name="e:is-break" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="exists($node/(self::lb | self::pb | self::cb | self::gb | self::milestone))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>False for furniture, comments, blank text and a hyphen that is no part of the word (`pc force="weak"`).</xd:desc>
  </xd:doc>
  <xsl:function name="e:takes-room" as="xs:boolean" visibility="private">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="not($node/(self::fw | self::comment() | self::processing-instruction() | self::pc[@force = 'weak'])
      or $node/self::text() and normalize-space($node) = '')"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>True for a hyphen in an element of its own that stands for the break of a word.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-weak" as="xs:boolean">
    <xsl:param name="pc" as="element(pc)"/>
    <xsl:sequence select="$pc/@force = 'weak' and e:is-before-split($pc)"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>True for a document with words broken over lines or pages: in others no text need be looked at.</xd:desc>
  </xd:doc>
  <xsl:variable name="breaks-words" as="xs:boolean" select="exists(/*/(descendant::lb | descendant::pb | descendant::cb
    | descendant::gb | descendant::milestone)[e:splits-word(.)])"/>

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
    <xsl:param name="text" as="node()"/>
    <xsl:sequence select="$text/following-sibling::node()[e:takes-room(.)][1]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>A text node's characters, less the hyphen of a word that is broken after it: "contin-" → "contin"; a hyphen of the
      word itself (`@rend` of the break) stays, as a plain one: "well¬" → "well-". White space at such a break is none of
      the word's.</xd:desc>
  </xd:doc>
  <xsl:function name="e:unbroken" as="xs:string">
    <xsl:param name="text" as="text()"/>
    <xsl:variable name="ended" as="xs:string" select="if (not($breaks-words) or not(e:is-before-split($text))) then string($text)
      else if (matches($text, $hyphen-at-end)) then replace($text, $hyphen-at-end, if (e:keeps-hyphen($text)) then '-' else '')
      else replace($text, '\s+$', '')"/>
    <xsl:sequence select="if ($breaks-words and matches($ended, '^\s') and e:is-after-split($text)) then replace($ended, '^\s+', '')
      else $ended"/>
  </xsl:function>
</xsl:stylesheet>
