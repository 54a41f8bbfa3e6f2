<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>The pictures of the pages beside the text (Guidelines 12.1): each page break leads to its picture, each
      picture to its page, by links alone. Only pictures that the site has, or the edition's own image server, are
      loaded.</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>The address of a picture that may be loaded, from what the TEI calls it.</xd:desc>
  </xd:doc>
  <xsl:function name="e:picture" as="xs:string?">
    <xsl:param name="said" as="xs:string?"/>
    <xsl:sequence select="$said ! ($around?facsimiles ! .($said), .[. = $around?images?*])[1]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The pictures of a place in the text, each with its `surface` where it has one (`@facs`, `surface/@start`).</xd:desc>
  </xd:doc>
  <xsl:function name="e:pictures" as="map(*)*">
    <xsl:param name="place" as="element()"/>
    <xsl:variable name="facs" select="$place/@facs ! tokenize(.)"/>
    <xsl:variable name="surfaces" select="$facs[starts-with(., '#')] ! id(substring(., 2), root($place))
      /ancestor-or-self::*[self::surface or self::graphic][1], key('starts-at', $place/@xml:id, root($place))"/>
    <xsl:variable name="pictures" select="$surfaces ! map { 'at': $place, 'address': e:of-surface(.), 'surface': . },
      $facs[not(starts-with(., '#'))] ! map { 'at': $place, 'address': e:picture(.) }"/>
    <xsl:sequence select="$pictures[exists(?address)]"/>
  </xsl:function>

  <xsl:key name="starts-at" match="surface[@start]" use="tokenize(@start) ! replace(., '^#', '')"/>

  <xsl:function name="e:of-surface" as="xs:string?" visibility="private">
    <xsl:param name="surface" as="element()"/>
    <xsl:sequence select="($surface/descendant-or-self::graphic/@url ! e:picture(normalize-space(.)))[1]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The pictures that the text names: `address`, `surface`, and `at`, the page breaks or divisions that have it.</xd:desc>
  </xd:doc>
  <xsl:variable name="told" as="map(*)*">
    <xsl:for-each-group select="if ($may-show) then /*/descendant::text/descendant-or-self::*[self::pb or self::text or self::body
      or self::front or self::back or self::div or self::div1][@facs or self::pb/@xml:id] ! e:pictures(.) else ()" group-by="?address">
      <xsl:sequence select="map { 'address': current-grouping-key(), 'at': current-group()?at, 'surface': current-group()[1]?surface }"/>
    </xsl:for-each-group>
  </xsl:variable>

  <xsl:variable name="may-show" as="xs:boolean" select="exists(($around?facsimiles, $around?images?*, $around?leaves?*))"/>

  <xd:doc>
    <xd:desc>Pictures of the file that no place of the text names, and pictures that the edition has of the document.</xd:desc>
  </xd:doc>
  <xsl:variable name="untold" as="map(*)*">
    <xsl:variable name="shown" select="$told?address"/>
    <xsl:variable name="surfaces" select="if ($may-show) then /*/descendant::*[self::facsimile or self::sourceDoc]//(surface[graphic] | graphic[not(parent::surface)]) else ()"/>
    <xsl:for-each-group select="$surfaces[exists(e:of-surface(.))][not(e:of-surface(.) = $shown)]" group-by="e:of-surface(.)">
      <xsl:sequence select="map { 'surface': ., 'address': current-grouping-key() }"/>
    </xsl:for-each-group>
  </xsl:variable>

  <xd:doc>
    <xd:desc>The pages of the text in their order: where it begins, unless with a break, and its page breaks.</xd:desc>
  </xd:doc>
  <xsl:variable name="pages-of-text" as="element()*" select="let $text := /*/descendant::text[not(ancestor::text)][1],
    $breaks := $text//pb return ($text[not($breaks[1]) or normalize-space(string-join($breaks[1]/preceding::text()[ancestor::text
    and not(ancestor::fw)]))], $breaks)"/>

  <xd:doc>
    <xd:desc>Pictures that only their names connect with the document: by their numbers, where each page has one; else
      in their order, where there are as many as pages; else without a page.</xd:desc>
  </xd:doc>
  <xsl:variable name="found" as="map(*)*">
    <xsl:variable name="leaves" select="$around?leaves?*"/>
    <xsl:variable name="pages" select="$pages-of-text"/>
    <xsl:variable name="by-number" select="exists($pages) and (every $page in $pages satisfies $page/self::pb/@n)
      and count(distinct-values($pages/@n)) eq count($pages) and (every $page in $pages satisfies $page/@n = $leaves?number)
      and count(distinct-values($leaves?number)) eq count($leaves)"/>
    <xsl:choose>
      <xsl:when test="empty($leaves) or exists(($told, $untold))"/>
      <xsl:when test="$by-number">
        <xsl:sequence select="$leaves ! (let $number := ?number, $page := $pages[@n = $number] return
          if ($page) then map { 'at': $page, 'address': ?address } else map { 'address': ?address })"/>
      </xsl:when>
      <xsl:when test="count($leaves) eq count($pages)">
        <xsl:sequence select="for $at in 1 to count($pages) return map { 'at': $pages[$at], 'address': $leaves[$at]?address }"/>
      </xsl:when>
      <xsl:otherwise><xsl:sequence select="$leaves ! map { 'address': ?address }"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <xd:doc>
    <xd:desc>All pictures, each with its id on the page, what it is called, and where in the text it belongs.</xd:desc>
  </xd:doc>
  <xsl:variable name="leaves" as="map(*)*">
    <xsl:for-each select="if ($may-show) then ($told, $untold, $found) else ()">
      <xsl:variable name="break" select="(?at ! self::pb)[1]"/>
      <xsl:variable name="number" select="string(position())"/>
      <xsl:sequence select="map { 'address': ?address, 'at': ?at, 'id': string((?surface/@xml:id, 'facs-' || $number)[1]),
        'place': if ($break) then e:page-id($break) else 'engross-text'[exists(current()?at)],
        'label': ($break[exists(e:page-number(.))] ! e:page-label(.), ?surface/@n ! e:say('page', map { 'number': string(.) }),
          e:say('facsimile.number', map { 'number': $number }))[1] }"/>
    </xsl:for-each>
  </xsl:variable>

  <xd:doc>
    <xd:desc>The id of the first picture of a page break, by generate-id().</xd:desc>
  </xd:doc>
  <xsl:variable name="leaves-of" as="map(xs:string, xs:string)" select="map:merge($leaves ! (let $id := ?id return
    ?at ! map:entry(generate-id(.), $id)), map { 'duplicates': 'use-first' })"/>

  <xsl:template name="facsimile">
    <xsl:if test="exists($leaves)">
      <aside class="facsimile" id="engross-facsimile" aria-label="{e:say('facsimile')}" data-in="{e:say('facsimile.in')}" data-out="{e:say('facsimile.out')}"
        data-whole="{e:say('facsimile.whole')}">
        <div class="leaves">
          <xsl:for-each select="$leaves">
            <figure class="leaf" id="{?id}">
              <xsl:for-each select="?place"><xsl:attribute name="data-page" select="."/></xsl:for-each>
              <a class="picture-of" href="{?address}"><img src="{?address}" loading="lazy" decoding="async"
                alt="{e:say('facsimile.of', map { 'page': ?label })}"/></a>
              <figcaption><a href="#{(?place, 'engross-text')[1]}"><xsl:value-of select="?label"/></a>
                <a class="close" href="#{(?place, 'engross-text')[1]}" aria-label="{e:say('facsimile.close')}">×</a></figcaption>
            </figure>
          </xsl:for-each>
        </div>
      </aside>
      <xsl:for-each select="$around?viewer"><script defer="defer" src="{.}"/></xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xd:doc>
    <xd:desc>True where all that a `facsimile` says is shown beside the text.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-shown-beside" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element/self::facsimile and not(normalize-space($element)) and exists($element//graphic)
      and (every $surface in $element//(surface | graphic[not(parent::surface)]) satisfies e:of-surface($surface) = $leaves?address)"/>
  </xsl:function>
</xsl:stylesheet>
