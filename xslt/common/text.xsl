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

  <xd:doc>
    <xd:desc>Furniture, and what is said of the text and is none of it: entries of an index, links, interpretations
      (Guidelines 3.9.2, 17).</xd:desc>
  </xd:doc>
  <xsl:template match="fw | note | teiHeader | index | linkGrp | joinGrp | altGrp | spanGrp | interpGrp | interp | listTranspose"
    mode="reading"/>

  <xd:doc>
    <xd:desc>What was written over is not read where what took its place stands beside it (Guidelines 12.3.1.5).</xd:desc>
  </xd:doc>
  <xsl:template match="del[e:is-replaced(.)]" mode="reading"/>

  <xsl:function name="e:is-replaced" as="xs:boolean">
    <xsl:param name="del" as="element(del)"/>
    <xsl:sequence select="exists($del/(parent::subst | parent::mod[@type = 'subst'])/add)"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>A sign that stands for text that is left out is not read beside that text (`ellipsis`).</xd:desc>
  </xd:doc>
  <xsl:template match="ellipsis[supplied]/metamark" mode="reading"/>

  <xd:doc>
    <xd:desc>True for words of another that the source or its encoder left without quotation marks (Guidelines 3.3.3): neither in
      them nor around them is one. What is said not to be marked, or to be so in another way, is none.</xd:desc>
  </xd:doc>
  <xsl:function name="e:lacks-marks" as="xs:boolean">
    <xsl:param name="quotation" as="element()"/>
    <xsl:sequence select="exists($quotation/(self::q | self::said | self::soCalled | self::quote[parent::p or parent::note or parent::item]))
      and not($quotation/@rend or $quotation/@rendition or $quotation/@type = 'unmarked' or $quotation/@direct = 'false'
      or matches($quotation, '^\s*(' || $quotation-marks || '|[-–—])') or matches($quotation, $quotation-marks || '\s*$')
      or matches($quotation/preceding-sibling::node()[1]/self::text(), $quotation-marks || '\s*$')
      or exists($quotation/ancestor::*[self::said or self::q][e:lacks-marks(.)][1][not($quotation/self::q)]))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The marks of the language that words are quoted in.</xd:desc>
  </xd:doc>
  <xsl:function name="e:quotation-marks" as="xs:string+">
    <xsl:param name="quotation" as="element()"/>
    <xsl:variable name="language" select="substring(string($quotation/ancestor::*[@xml:lang][1]/@xml:lang), 1, 2)"/>
    <xsl:sequence select="if ($language = ('de', 'ge', 'cs', 'sk', 'sl', 'bg', 'lt', 'is')) then ('„', '“') else if ($language = 'fr') then ('«&#xA0;', '&#xA0;»')
      else if ($language = ('it', 'es', 'ru', 'uk', 'la', 'gr', 'el', 'pt', 'no', 'ar', 'fa', 'ca')) then ('«', '»') else if ($language = ('pl', 'ro', 'hu', 'nl')) then ('„', '”')
      else if ($language = ('sv', 'fi')) then ('”', '”') else if ($language = ('ja', 'zh')) then ('「', '」') else ('“', '”')"/>
  </xsl:function>

  <xsl:variable name="quotation-marks" as="xs:string" static="yes" select="'[“”„«»‹›‘’‚&quot;''「」『』]'"/>

  <xd:doc>
    <xd:desc>How a character is pronounced, behind it.</xd:desc>
  </xd:doc>
  <xsl:template match="rt" mode="reading">
    <xsl:text>(</xsl:text><xsl:apply-templates mode="#current"/><xsl:text>)</xsl:text>
  </xsl:template>

  <xsl:template match="witDetail" mode="reading">
    <xsl:text> (</xsl:text><xsl:apply-templates mode="#current"/><xsl:text>)</xsl:text>
  </xsl:template>

  <xd:doc>
    <xd:desc>A character that the header describes (`charDecl`), and the marks of the Text Creation Partnership for words that
      were broken at the ends of lines: no characters of the word.</xd:desc>
  </xd:doc>
  <xsl:template match="g[not(normalize-space())]" mode="reading">
    <xsl:value-of select="e:character(.)"/>
  </xsl:template>

  <xsl:function name="e:character" as="xs:string?">
    <xsl:param name="g" as="element(g)"/>
    <xsl:variable name="described" select="$g/@ref[starts-with(., '#')] ! id(substring(., 2), root($g))"/>
    <xsl:sequence select="if (matches($g/@ref, 'EOL(un)?hyphen$')) then ''
      else ($described/mapping[@type = ('standardized', 'normalized', 'composed', 'Unicode')], $described/mapping)[1] ! normalize-space()"/>
  </xsl:function>

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
      stands in, the parts of one that it stands between, or a hyphen before it. Many files say nothing of breaks.</xd:desc>
  </xd:doc>
  <xsl:function name="e:splits-word" as="xs:boolean">
    <xsl:param name="break" as="element()"/>
    <xsl:sequence select="if ($break/@break) then $break/@break = 'no' else exists($break/(parent::w | parent::seg/parent::w))
      or $split-by-what-stands-around(generate-id($break)) = true()"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>Each break by generate-id(): whether what stands before and after it, furniture and other breaks aside, is one word.
      Breaks in a row have the same before and after them, which is looked for once.</xd:desc>
  </xd:doc>
  <xsl:variable name="split-by-what-stands-around" as="map(xs:string, xs:boolean)">
    <xsl:map>
      <xsl:for-each select="//*[lb | pb | cb | gb | milestone]">
        <xsl:for-each-group select="node()" group-adjacent="e:is-break(.) or not(e:takes-room(.))">
          <xsl:if test="current-grouping-key()">
            <xsl:variable name="before" select="current-group()[1]/preceding-sibling::node()[1]"/>
            <xsl:variable name="goes-on" select="e:goes-on(current-group()[last()]/following-sibling::node()[1])"/>
            <xsl:variable name="hyphen" select="current-group()[self::pc][1]"/>
            <xsl:variable name="is-split" select="exists($before/self::w[@part = ('I', 'M')])
              or $goes-on and exists($before/self::text()[matches(., $hyphen-of-word)])"/>
            <xsl:for-each select="current-group()[e:is-break(.)]">
              <xsl:map-entry key="generate-id()" select="$is-split or $goes-on and exists($before) and exists($hyphen[. &lt;&lt; current()])"/>
            </xsl:for-each>
          </xsl:if>
        </xsl:for-each-group>
      </xsl:for-each>
    </xsl:map>
  </xsl:variable>

  <xsl:variable name="hyphen-of-word" as="xs:string" static="yes" select="'(\p{L}|\p{M}|\p{N})[-‐¬⸗]\s*$|&#xAD;\s*$'"/>

  <xsl:function name="e:goes-on" as="xs:boolean" visibility="private">
    <xsl:param name="after" as="node()?"/>
    <xsl:sequence select="exists($after/self::text()[matches(., '^\s*(\p{L}|\p{N})')][not(matches(., $joining-words))])"/>
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
  <xsl:key name="speaks" match="*[text()[normalize-space()]]" use="generate-id()"/>

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
    <xsl:variable name="after" select="string($break/following-sibling::node()[e:takes-room(.)][not(e:is-break(.))][1]/self::text())"/>
    <xsl:variable name="first" select="replace(tokenize(normalize-space($text), '[^\p{L}\p{M}‐-]')[last()], '[-‐]$', '')"/>
    <xsl:variable name="second" select="string(tokenize(normalize-space($after), '[^\p{L}\p{M}-]')[1])"/>
    <xsl:sequence select="not(matches($text, '[¬⸗&#xAD;]\s*$')) and (matches($after, '^\s*(\p{Lu}|\p{N})')
      or matches($text, '\p{N}[-‐]\s*$') or e:is-spelt-so(lower-case($first || '-' || $second))
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
    <xsl:variable name="ended" as="xs:string" select="if (not($breaks-words) or not(e:is-before-split($text))) then string($text)
      else if (matches($text, $hyphen-at-end)) then replace($text, $hyphen-at-end, if (e:keeps-hyphen($text)) then '-' else '')
      else replace($text, '\s+$', '')"/>
    <xsl:sequence select="if ($breaks-words and matches($ended, '^\s') and e:is-after-split($text)) then replace($ended, '^\s+', '')
      else $ended"/>
  </xsl:function>
</xsl:stylesheet>
