<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Words broken over lines, columns and pages (Guidelines 3.11.3): where they are, and how they are read. A pattern
      that ends in `$` is tried from every character of a text on: the last characters are looked at alone.</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>True for a break that stands inside a word (Guidelines 3.11.3, `@break`): said of it, or seen from the `w` it
      stands in, the parts of one that it stands between, or a hyphen before it. Many files say nothing of breaks.</xd:desc>
  </xd:doc>
  <xsl:function name="e:splits-word" as="xs:boolean">
    <xsl:param name="break" as="element()"/>
    <xsl:sequence select="if ($break/@break) then $break/@break = 'no' else exists($break/(parent::w | parent::seg/parent::w))
      or $split-by-what-stands-around(generate-id($break)) = true()"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>Each break by generate-id(): whether what stands before and after it, furniture and other breaks aside, is one word.
      Breaks in a row have the same before and after them, which is looked for once; and nothing is where no text ends in a hyphen.
      A stop behind them is one with the word too.</xd:desc>
  </xd:doc>
  <xsl:variable name="split-by-what-stands-around" as="map(xs:string, xs:boolean)">
    <xsl:map>
      <xsl:for-each select="((//lb | //pb | //cb | //gb | //milestone)/..)[w/@part or pc or comment() or processing-instruction()
        or (lb, pb, cb, gb, milestone, fw)/(preceding-sibling::node()[1]/self::text()[e:has-hyphen-at-end(.)],
          following-sibling::node()[1][e:begins-with-stop(.)])]">
        <xsl:for-each-group select="node()" group-adjacent="e:is-break(.) or not(e:takes-room(.))">
          <xsl:if test="current-grouping-key()">
            <xsl:variable name="before" select="current-group()[1]/preceding-sibling::node()[1]"/>
            <xsl:variable name="after" select="current-group()[last()]/following-sibling::node()[1]"/>
            <xsl:variable name="goes-on" select="e:goes-on($after)"/>
            <xsl:variable name="hyphen" select="current-group()[self::pc][1]"/>
            <xsl:variable name="is-split" select="exists($before/self::w[@part = ('I', 'M')])
              or $goes-on and exists($before/self::text()[matches(e:end-of(.), $hyphen-of-word)])
              or exists($before[not(self::text()[e:has-hyphen-at-end(.)])]) and e:begins-with-stop($after)"/>
            <xsl:for-each select="current-group()[e:is-break(.)]">
              <xsl:map-entry key="generate-id()" select="$is-split or $goes-on and exists($before) and exists($hyphen[. &lt;&lt; current()])"/>
            </xsl:for-each>
          </xsl:if>
        </xsl:for-each-group>
      </xsl:for-each>
    </xsl:map>
  </xsl:variable>

  <xsl:variable name="hyphen-of-word" as="xs:string" static="yes" select="'^([\p{L}\p{M}\p{N}][-‐¬⸗]|.?&#xAD;)$'"/>

  <xd:doc>
    <xd:desc>The last two characters of a text, white space at its end aside: "contin- " → "n-".</xd:desc>
  </xd:doc>
  <xsl:function name="e:end-of" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="end" select="normalize-space(substring($text, string-length($text) - $far))"/>
    <xsl:variable name="said" select="if (string-length($end) lt 2) then normalize-space($text) else $end"/>
    <xsl:sequence select="substring($said, string-length($said) - 1)"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>So many characters from its end a text is looked at first: few have more white space there.</xd:desc>
  </xd:doc>
  <xsl:variable name="far" as="xs:integer" static="yes" select="60"/>

  <xsl:function name="e:goes-on" as="xs:boolean" visibility="private">
    <xsl:param name="after" as="node()?"/>
    <xsl:sequence select="exists($after/self::text()[matches(., '^\s*(\p{L}|\p{N})')][not(matches(., $joining-words))])"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>True for a text whose first word is a comma or a full stop: wherever a line was broken, it ends the words before it.</xd:desc>
  </xd:doc>
  <xsl:function name="e:begins-with-stop" as="xs:boolean">
    <xsl:param name="node" as="node()?"/>
    <xsl:sequence select="$node instance of text() and matches($node, '^\s*[,.](\s|$)')"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>What parts of compounds stand before, when the rest is said once ("Haupt⸗ und Nebensache").</xd:desc>
  </xd:doc>
  <xsl:variable name="joining-words" as="xs:string" static="yes" select="'^\s*(und|vnd|oder|vnnd|and|or|et|ou|en|of)(\s|$)'"/>

  <xd:doc>
    <xd:desc>True for a text node that ends with the hyphen of a word broken over a line or page: the next
      thing after it, furniture aside, is a break inside a word.</xd:desc>
  </xd:doc>
  <xsl:function name="e:ends-broken" as="xs:boolean">
    <xsl:param name="text" as="text()"/>
    <xsl:sequence select="e:has-hyphen-at-end($text) and e:is-before-split($text)"/>
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
  <xsl:variable name="breaks-words" as="xs:boolean" select="exists((//lb, //pb, //cb, //gb, //milestone)[e:splits-word(.)])"/>

  <xsl:function name="e:has-hyphen-at-end" as="xs:boolean" visibility="private">
    <xsl:param name="text" as="text()"/>
    <xsl:variable name="end" select="e:end-of($text)"/>
    <xsl:sequence select="$end != '' and contains('-‐­¬⸗=', substring($end, string-length($end)))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>A text whose white space at the end, with the hyphen before it where there is one, gives way to other characters.</xd:desc>
  </xd:doc>
  <xsl:function name="e:ended" as="xs:string" visibility="private">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="instead" as="xs:string"/>
    <xsl:variable name="start" select="if (normalize-space(substring($text, string-length($text) - $far)) = '') then 0
      else string-length($text) - $far - 1"/>
    <xsl:sequence select="substring($text, 1, $start) || replace(substring($text, $start + 1), '([-‐­¬⸗=]\s*|\s+)$', $instead)"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>True for a text node whose last hyphen belongs to the word that is broken after it.</xd:desc>
  </xd:doc>
  <xsl:function name="e:keeps-hyphen" as="xs:boolean">
    <xsl:param name="text" as="text()"/>
    <xsl:variable name="break" select="e:next($text)"/>
    <xsl:sequence select="if ($break/@rend or $break/@break or not(e:is-break($break))) then $break/@rend = 'hyphen'
      else e:is-spelt-with-hyphen($text, $break)"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>Of a break of which nothing is said: the hyphen is the word's where the text has it elsewhere, before capitals and
      figures ("Anglo-Saxon", "1914-18"), and before the pronouns of French ("dit-il").</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-spelt-with-hyphen" as="xs:boolean" visibility="private">
    <xsl:param name="text" as="text()"/>
    <xsl:param name="break" as="element()"/>
    <xsl:variable name="end" select="e:end-of($text)"/>
    <xsl:variable name="after" select="string($break/following-sibling::node()[e:takes-room(.)][not(e:is-break(.))][1]/self::text())"/>
    <xsl:variable name="first" select="replace(tokenize(normalize-space($text), '[^\p{L}\p{M}‐-]')[last()], '[-‐]$', '')"/>
    <xsl:variable name="second" select="string(tokenize(normalize-space($after), '[^\p{L}\p{M}-]')[1])"/>
    <xsl:sequence select="not(matches($end, '[¬⸗&#xAD;]$')) and (matches($after, '^\s*(\p{Lu}|\p{N})')
      or matches($end, '^\p{N}[-‐]$') or e:is-spelt-so(lower-case($first || '-' || $second))
      or $second = ('il', 'elle', 'on', 'je', 'tu', 'nous', 'vous', 'ils', 'elles', 'ce', 'même', 'là', 'moi', 't-il', 't-elle', 't-on')
      and starts-with(string($break/ancestor::*[@xml:lang][1]/@xml:lang), 'fr'))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>True for a word with a hyphen that stands in the text.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-spelt-so" as="xs:boolean" visibility="private">
    <xsl:param name="word" as="xs:string"/>
    <xsl:sequence select="exists($hyphened($word))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The words of the text that have a hyphen. Few do, and blanks are found faster than the ends of words: to take all words
      of the text apart would be most of the time that a page takes.</xd:desc>
  </xd:doc>
  <xsl:variable name="hyphened" as="map(xs:string, xs:boolean)" select="map:merge(distinct-values(
    tokenize(lower-case(string-join(//text//text()[contains(., '-')], ' ')))[contains(., '-')]
    ! tokenize(., '[^\p{L}\p{M}-]+')[contains(., '-')]) ! map:entry(., true()))"/>

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
    <xsl:sequence select="if ($breaks-words) then e:unbroken-at-breaks($text) else string($text)"/>
  </xsl:function>

  <xsl:function name="e:unbroken-at-breaks" as="xs:string" visibility="private">
    <xsl:param name="text" as="text()"/>
    <xsl:variable name="ended" as="xs:string" select="if (not(e:is-before-split($text))) then string($text)
      else e:ended($text, if (e:has-hyphen-at-end($text) and e:keeps-hyphen($text)) then '-' else '')"/>
    <xsl:sequence select="if (matches($ended, '^\s') and e:is-after-split($text)) then replace($ended, '^\s+', '') else $ended"/>
  </xsl:function>
</xsl:stylesheet>
