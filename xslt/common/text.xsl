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
    <xd:desc>Elements that have text of their own, by generate-id(): to look at all their text for each child would take
      quadratic time where there are many.</xd:desc>
  </xd:doc>
  <xsl:key name="speaks" match="*[text()[normalize-space()]]" use="generate-id()"/>

  <xd:doc>
    <xd:desc>True for an element with text of its own.</xd:desc>
  </xd:doc>
  <xsl:function name="e:speaks" as="xs:boolean">
    <xsl:param name="element" as="node()"/>
    <xsl:sequence select="exists($element/text()[1][normalize-space()]) or (if (empty($element/node()[50]))
      then exists($element/text()[normalize-space()]) else exists(key('speaks', generate-id($element), root($element))))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>For each parent of line breaks the first thing in it that is not blank, by generate-id().</xd:desc>
  </xd:doc>
  <xsl:variable name="begins" as="map(xs:string, node()?)" select="map:merge(
    //lb/.. ! map:entry(generate-id(.), node()[normalize-space()][1]))"/>

  <xd:doc>
    <xd:desc>True for a line break with something before it in its parent.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-behind" as="xs:boolean">
    <xsl:param name="lb" as="element(lb)"/>
    <xsl:sequence select="exists($begins(generate-id($lb/..))[. &lt;&lt; $lb])"/>
  </xsl:function>
</xsl:stylesheet>
