<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>TEI mixes blocks and running text freely (a list inside a `p`, bare text in an `item`); type is set
      in blocks that hold running text only. Here the one is made of the other.</xd:desc>
  </xd:doc>

  <xsl:variable name="containers" as="xs:QName+" static="yes" select="(
    'text', 'front', 'body', 'back', 'group', 'floatingText', 'standOff', 'sourceDoc', 'surface', 'surfaceGrp', 'zone',
    'facsimile', 'div', 'div1', 'div2', 'div3', 'div4', 'div5', 'div6', 'div7', 'lg', 'sp', 'spGrp', 'list', 'listBibl', 'listPerson',
    'listPlace', 'listOrg', 'listEvent', 'listWit', 'castList', 'titlePage', 'docTitle', 'cit', 'opener', 'closer', 'postscript', 'epigraph',
    'argument', 'address', 'performance', 'prologue', 'epilogue', 'set', 'msDesc', 'figure', 'table', 'graph', 'tree', 'eTree', 'forest', 'fs', 'fvLib', 'fLib', 'listForest',
    'annotationBlock', 'listApp', 'listNym', 'listObject', 'listRelation', 'listTranspose', 'entry', 'superEntry')
    ! QName('http://www.tei-c.org/ns/1.0', .)"/>

  <xd:doc>
    <xd:desc>Parts of the description of a manuscript: what they hold are statements, unless they speak themselves.</xd:desc>
  </xd:doc>
  <xsl:variable name="statements" as="xs:QName+" static="yes" select="('supportDesc', 'objectDesc', 'layoutDesc', 'handDesc', 'decoDesc',
    'bindingDesc', 'typeDesc', 'scriptDesc', 'adminInfo', 'recordHist', 'surrogates', 'custodialHist', 'physDesc', 'history', 'additional',
    'msContents') ! QName('http://www.tei-c.org/ns/1.0', .)"/>

  <xsl:variable name="blocks" as="xs:QName+" static="yes" select="$containers, (
    'p', 'ab', 'l', 'head', 'item', 'row', 'cell', 'speaker', 'stage', 'dateline', 'signed', 'byline', 'trailer', 'addrLine',
    'titlePart', 'castItem', 'eg', 'figDesc', 'msIdentifier', 'msContents', 'physDesc', 'history', 'additional', 'msPart',
    'msItem', 'particDesc', 'linkGrp', 'line', 'u', 'desc') ! QName('http://www.tei-c.org/ns/1.0', .)"/>

  <xd:doc>
    <xd:desc>Mode `blocks`: nodes in, blocks of the print XML out.</xd:desc>
  </xd:doc>
  <xsl:mode name="blocks" use-accumulators="notes pages" on-no-match="shallow-skip"/>

  <xd:doc>
    <xd:desc>Mode `inline`: nodes in, running text of the print XML out.</xd:desc>
  </xd:doc>
  <xsl:mode name="inline" use-accumulators="notes pages" on-no-match="shallow-skip"/>

  <xd:doc>
    <xd:desc>True for a node that is set as a block: it is one by its name, by its parent's, or because it holds
      one. What a note or a reading holds stays inside it.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-block" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="if (not($node/self::*) or $node/(self::pb | self::fw | self::lb[parent::opener or parent::closer][e:splits-word(.)])) then false()
      else if ($node/self::note) then e:stands-alone($node)
      else if (node-name($node/..) = $statements) then not(e:speaks($node/..))
      else if ($node/self::app) then node-name($node/..) = $containers or (some $child in e:main-reading($node)/* satisfies e:is-block($child))
      else if ($node/self::stage[parent::p or parent::l or parent::ab or parent::head]) then false()
      else if ($node/self::desc) then not($node/(parent::gap | parent::figure | parent::certainty | parent::precision | parent::respons | parent::notatedMusic[parent::p]))
      else if ($node/parent::spanGrp[ancestor::standOff] or $node/(self::incipit | self::explicit | self::rubric | self::finalRubric | self::textLang)) then not(e:speaks($node/..))
      else if (node-name($node) = $blocks or node-name($node/..) = $containers) then true()
      else if (not($node/*) or $node/self::choice or $node/self::gap) then false()
      else some $child in $node/* satisfies e:is-block($child)"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The content of an element as blocks: its blocks as they are, the running text between them as
      paragraphs.</xd:desc>
    <xd:param name="role">of the paragraphs made of running text.</xd:param>
  </xd:doc>
  <xsl:template name="flow">
    <xsl:param name="content" as="node()*" select="node()"/>
    <xsl:param name="role" as="xs:string?" select="()"/>
    <xsl:for-each-group select="$content" group-adjacent="e:is-block(.)">
      <xsl:choose>
        <xsl:when test="current-grouping-key()">
          <xsl:apply-templates select="current-group()" mode="blocks"/>
        </xsl:when>
        <xsl:when test="current-group()[self::* except self::fw or self::text()[normalize-space()]]">
          <xsl:call-template name="running-text">
            <xsl:with-param name="role" select="if (position() = 1) then $role else ($role, 'continued')[1]"/>
          </xsl:call-template>
        </xsl:when>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:template>

  <xd:doc>
    <xd:desc>The current group of running text as a paragraph; page breaks with no text as bare page breaks.</xd:desc>
  </xd:doc>
  <xsl:template name="running-text">
    <xsl:param name="role" as="xs:string?"/>
    <xsl:variable name="context" select="current-group()[1]/.."/>
    <xsl:variable name="silent" select="every $node in current-group() satisfies
      $node/(self::pb | self::fw | self::lb | self::cb | self::gb | self::anchor | self::comment()
      | self::processing-instruction() | self::text()[not(normalize-space())])"/>
    <xsl:choose>
      <xsl:when test="$silent">
        <xsl:apply-templates select="current-group()[self::pb]" mode="inline"/>
      </xsl:when>
      <xsl:otherwise>
        <p>
          <xsl:sequence select="$role ! e:attribute('role', .), e:own-language($context)"/>
          <xsl:for-each select="$context[self::p or self::ab][not(ancestor::note)]/@n[normalize-space()][current-group()[1] is $context/node()[1]]">
            <hi r="superscript"><xsl:value-of select=". || ' '"/></hi>
          </xsl:for-each>
          <xsl:apply-templates select="current-group()" mode="inline"/>
          <xsl:for-each select="$context[e:is-last(current-group()[.. is $context][last()], .)]">
            <xsl:call-template name="called-here"/>
          </xsl:for-each>
          <xsl:for-each select="$context/self::l ! e:shown-number(.)"><line n="{.}"/></xsl:for-each>
        </p>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xd:doc>
    <xd:desc>True for the last child of an element that is not blank.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-last" as="xs:boolean" visibility="private">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="parent" as="element()"/>
    <xsl:sequence select="exists($node[.. is $parent][self::* or normalize-space()])
      and empty($node/following-sibling::node()[self::* or normalize-space()])"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>An element that no other template knows: what it holds, as blocks or as running text.</xd:desc>
  </xd:doc>
  <xsl:template match="*" mode="blocks">
    <xsl:call-template name="flow"/>
  </xsl:template>

  <xsl:template match="*" mode="inline">
    <xsl:apply-templates mode="inline"/>
  </xsl:template>

  <xsl:template match="text()" mode="blocks"/>

  <xd:doc>
    <xd:desc>Running text: white space as one space, none twice around what takes no room (a page break, the
      furniture beside it), the hyphen of a broken word as a soft one.</xd:desc>
  </xd:doc>
  <xsl:template match="text()" mode="inline">
    <xsl:variable name="text" select="e:collapsed(e:unbroken(.) || '&#xAD;'[e:ends-broken(current()) and not(e:keeps-hyphen(current()))])"/>
    <xsl:value-of select="if (starts-with($text, ' ') and e:follows-space(.)) then substring($text, 2) else $text"/>
  </xsl:template>

  <xsl:template match="pc[e:is-weak(.)]" mode="inline"><xsl:text>&#xAD;</xsl:text></xsl:template>

  <xd:doc>
    <xd:desc>A string with each run of white space as one space, without the cost of a regular expression.</xd:desc>
  </xd:doc>
  <xsl:function name="e:collapsed" as="xs:string">
    <xsl:param name="string" as="xs:string"/>
    <xsl:variable name="flat" select="translate($string, '&#9;&#10;&#13;', '   ')"/>
    <xsl:sequence select="if (not(contains($flat, '  '))) then $flat
      else if (normalize-space($flat) = '') then ' '
      else ' '[starts-with($flat, ' ')] || normalize-space($flat) || ' '[ends-with($flat, ' ')]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>True for text with white space before it, looking past what takes no room in the line.</xd:desc>
  </xd:doc>
  <xsl:function name="e:follows-space" as="xs:boolean">
    <xsl:param name="text" as="text()"/>
    <xsl:variable name="before" select="$text/preceding-sibling::node()[1]
      [self::pb or self::fw or self::lb or self::anchor or self::comment() or self::processing-instruction()]
      /(if (self::lb[not(e:splits-word(.))]) then . else preceding-sibling::node()
        [not(self::pb or self::fw or self::anchor or self::comment() or self::processing-instruction())][1])"/>
    <xsl:sequence select="if ($before) then $before/self::lb or matches(string($before/self::text()), '\s$')
      else $text/preceding-sibling::*[1][self::pb or self::fw or self::anchor] and node-name($text/..) = $blocks
        and e:only-breaks($text/preceding-sibling::*)"/>
  </xsl:function>

  <xsl:function name="e:only-breaks" as="xs:boolean" visibility="private">
    <xsl:param name="elements" as="element()*"/>
    <xsl:sequence select="every $element in $elements satisfies $element/(self::pb | self::fw | self::anchor)"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The language of a block as attributes, where something inside the text gives it one.</xd:desc>
  </xd:doc>
  <xsl:function name="e:own-language" as="attribute()*">
    <xsl:param name="element" as="element()?"/>
    <xsl:sequence select="$element/ancestor-or-self::*[@xml:lang][1][not(self::TEI or self::text[not(ancestor::text)])]
      ! e:language-parts(@xml:lang)"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>An attribute of the print XML.</xd:desc>
  </xd:doc>
  <xsl:function name="e:attribute" as="attribute()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="item()"/>
    <xsl:attribute name="{$name}" select="$value"/>
  </xsl:function>
</xsl:stylesheet>
