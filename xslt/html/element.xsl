<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>How an element of the output is made: attributes, doubt, content.</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>What every element carries over: its id, its language and direction, its rendition, as attributes.</xd:desc>
  </xd:doc>
  <xsl:template name="attributes">
    <xsl:param name="classes" as="xs:string*"/>
    <xsl:variable name="class" as="xs:string*" select="$classes, if (@rend) then e:renditions(.) ! ('rend-' || .) else ()"/>
    <xsl:variable name="place" as="xs:string?" select="if (self::p or self::ab or self::item) then $places(generate-id()) else ()"/>
    <xsl:if test="exists($class)"><xsl:attribute name="class" select="$class"/></xsl:if>
    <xsl:choose>
      <xsl:when test="(self::surface or self::graphic) and @xml:id = $leaves?id"/>
      <xsl:when test="@xml:id"><xsl:attribute name="id" select="@xml:id"/></xsl:when>
      <xsl:when test="exists($place)"><xsl:attribute name="id" select="$place"/></xsl:when>
      <xsl:when test="@cert and e:is-doubtful(.)"><xsl:attribute name="id" select="e:doubtful-place(.)"/></xsl:when>
    </xsl:choose>
    <xsl:if test="@xml:lang"><xsl:sequence select="e:language-attributes(@xml:lang)"/></xsl:if>
  </xsl:template>

  <xd:doc>
    <xd:desc>The ids of paragraphs and items that have none, by generate-id(): their order within their division, so that what
      is changed in another does not move them: "d287-p3". In doubt is where a doubt is linked to.</xd:desc>
  </xd:doc>
  <xsl:variable name="places" as="map(xs:string, xs:string)">
    <xsl:map>
      <xsl:for-each-group select="/*/descendant::text/(front | body | back)/descendant::*[self::p or self::ab or self::item]
        [not(@xml:id or @cert)][not(ancestor::note or ancestor::figure or ancestor::floatingText)]"
        group-by="generate-id(if (parent::div or parent::body) then .. else e:place-of-paragraph(.))">
        <xsl:variable name="of" select="e:place-id(e:place-of-paragraph(.))"/>
        <xsl:for-each select="current-group()">
          <xsl:map-entry key="generate-id()" select="$of || '-p' || position()"/>
        </xsl:for-each>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:variable>

  <xd:doc>
    <xd:desc>What a paragraph is counted in: the nearest division, else the part of the text.</xd:desc>
  </xd:doc>
  <xsl:function name="e:place-of-paragraph" as="element()" visibility="private">
    <xsl:param name="paragraph" as="element()"/>
    <xsl:sequence select="$paragraph/ancestor::*[self::div or self::div1 or self::div2 or self::div3 or self::div4 or self::body
      or self::front or self::back][1]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>Texts without an id, by generate-id(), where a file has several: "text-2".</xd:desc>
  </xd:doc>
  <xsl:variable name="text-places" as="map(xs:string, xs:string)" select="let $texts := /*/descendant::text[body] return
    map:merge(if (count($texts) le 1) then () else for $at in 1 to count($texts) return map:entry(generate-id($texts[$at]), 'text-' || $at))"/>

  <xsl:function name="e:place-id" as="xs:string" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="if (starts-with(local-name($element), 'div')) then e:division-id($element)
      else string-join(($element/parent::text/(@xml:id, $text-places(generate-id()))[1], local-name($element)), '-')"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>A link to a paragraph, seen when it is pointed at or focused; no part of the text.</xd:desc>
  </xd:doc>
  <xsl:template name="link-to-itself">
    <xsl:variable name="id" as="xs:string?" select="if (@xml:id) then @xml:id[not(ancestor::note)] else $places(generate-id())"/>
    <xsl:if test="exists($id)"><a class="here" href="#{$id}" aria-label="¶ {$id}" data-pagefind-ignore="all"/></xsl:if>
  </xsl:template>

  <xd:doc>
    <xd:desc>An element set as `tag`, with its attributes, its doubt and its content.</xd:desc>
  </xd:doc>
  <xsl:template name="set">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:param name="classes" as="xs:string*"/>
    <xsl:element name="{$tag}">
      <xsl:call-template name="attributes"><xsl:with-param name="classes" select="$classes"/></xsl:call-template>
      <xsl:call-template name="content"/>
    </xsl:element>
  </xsl:template>

  <xd:doc>
    <xd:desc>What stands in a plain element: its doubt, its number, its content, the link to it.</xd:desc>
  </xd:doc>
  <xsl:template name="content">
    <xsl:if test="@cert"><xsl:call-template name="doubt-mark"/></xsl:if>
    <xsl:if test="@n"><xsl:call-template name="number"/></xsl:if>
    <xsl:apply-templates/>
    <xsl:if test="self::p or self::ab or self::item"><xsl:call-template name="link-to-itself"/></xsl:if>
  </xsl:template>

  <xd:doc>
    <xd:desc>The number by which a paragraph or section is cited (Guidelines 3.11.1), in the margin and a link to its place.
      It is no text: neither copied nor found.</xd:desc>
  </xd:doc>
  <xsl:template name="number">
    <xsl:if test="@n[normalize-space()] and (self::p or self::ab or self::seg[not(@type)])">
      <xsl:variable name="id" select="(@xml:id, e:cited-as(.))[1]"/>
      <xsl:if test="exists($id)">
        <a class="n" href="#{$id}" data-n="{@n}" aria-label="{@n}" data-pagefind-ignore="all">
          <xsl:if test="not(@xml:id)"><xsl:attribute name="id" select="$id"/></xsl:if>
        </a>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:key name="cited-as" match="p[@n] | ab[@n] | seg[@n]" use="e:numbers(.)"/>

  <xd:doc>
    <xd:desc>An id made of the numbers that lead to a place: "n-1.12.3"; nothing where two have the same.</xd:desc>
  </xd:doc>
  <xsl:function name="e:cited-as" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="e:numbers($element)[count(key('cited-as', ., root($element))) eq 1]"/>
  </xsl:function>

  <xsl:function name="e:numbers" as="xs:string" visibility="private">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="'n-' || replace(string-join($element/ancestor-or-self::*[@n][ancestor::text]/@n ! normalize-space(), '.'),
      '[^\w.-]', '_')"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>A BCP 47 tag as `lang` (not "und"), and `dir` where the language or its script is written from right to left.</xd:desc>
  </xd:doc>
  <xsl:function name="e:language-attributes" as="attribute()*">
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="values" as="xs:string*" select="if (map:contains($languages-of-text, $language)) then $languages-of-text($language) else e:tag-and-direction($language)"/>
    <xsl:if test="exists($values)"><xsl:attribute name="lang" select="$values[1]"/></xsl:if>
    <xsl:if test="exists($values[2])"><xsl:attribute name="dir" select="$values[2]"/></xsl:if>
  </xsl:function>

  <xd:doc>
    <xd:desc>The language and direction of what stands apart from the text that it belongs to, among words of the interface.</xd:desc>
  </xd:doc>
  <xsl:function name="e:language-apart" as="attribute()*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="language" as="xs:string" select="($element/ancestor-or-self::*[@xml:lang][ancestor-or-self::text][1]/string(@xml:lang), $main-language)[1]"/>
    <xsl:if test="not($element/@xml:lang) and e:language-tag($language) != $interface"><xsl:sequence select="e:language-attributes($language)"/></xsl:if>
  </xsl:function>

  <xsl:function name="e:tag-and-direction" as="xs:string*" visibility="private">
    <xsl:param name="language" as="xs:string"/>
    <xsl:if test="$language != 'und' and e:is-language($language)">
      <xsl:variable name="tag" select="e:language-tag($language)"/>
      <xsl:sequence select="$tag, if (e:is-right-to-left(lower-case($tag))) then 'rtl' else 'ltr'[e:is-right-to-left(lower-case($main-language))]"/>
    </xsl:if>
  </xsl:function>

  <xd:doc>
    <xd:desc>The languages that a document names, with what HTML says of each.</xd:desc>
  </xd:doc>
  <xsl:variable name="languages-of-text" as="map(xs:string, xs:string*)" select="map:merge(distinct-values(//@xml:lang) ! map:entry(string(.), e:tag-and-direction(.)))"/>

  <xsl:variable name="main-language" as="xs:string" select="e:language(/*)"/>

  <xd:doc>
    <xd:desc>True for a language, or a script named in its tag, that is written from right to left.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-right-to-left" as="xs:boolean">
    <xsl:param name="language" as="xs:string"/>
    <xsl:variable name="script" select="substring-before(substring-after($language || '-', '-') || '-', '-')"/>
    <xsl:sequence select="$script = ('arab', 'hebr', 'syrc', 'thaa') or not($script = 'latn')
      and substring-before($language || '-', '-')
        = ('ar', 'he', 'fa', 'ur', 'yi', 'ps', 'sd', 'ug', 'dv', 'syr', 'arc')"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>A value of the source as a class name, which can hold no white space: "a b" → "ab".</xd:desc>
  </xd:doc>
  <xsl:function name="e:class" as="xs:string">
    <xsl:param name="value" as="xs:string"/>
    <xsl:sequence select="if ($value castable as xs:NCName) then $value else replace($value, '[^\w-]', '')"/>
  </xsl:function>
</xsl:stylesheet>
