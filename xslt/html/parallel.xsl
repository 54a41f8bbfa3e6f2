<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Texts that correspond, such as an original and its translation (`@corresp`, `linkGrp`, Guidelines 17.1, 17.4): side by
      side, where one stands behind the other.</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>What corresponds, by generate-id(): what is pointed to and what points.</xd:desc>
  </xd:doc>
  <xsl:variable name="corresponds" as="map(xs:string, xs:string*)">
    <xsl:map>
      <xsl:for-each-group group-by="generate-id()" select="//text//*[@corresp[starts-with(., '#')]] | //linkGrp/link/id(tokenize(@target)[1] ! substring-after(., '#'))">
        <xsl:map-entry key="current-grouping-key()" select="(tokenize(@corresp)[starts-with(., '#')] ! substring(., 2),
          key('linked', @xml:id) ! tail(tokenize(@target)) ! substring-after(., '#')) ! id(., root(current())) ! generate-id()"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:variable>

  <xsl:key name="linked" match="linkGrp/link" use="tokenize(@target)[1] ! substring-after(., '#')"/>

  <xsl:variable name="has-parallels" as="xs:boolean" select="exists($corresponds?*)"/>

  <xd:doc>
    <xd:desc>The text behind a text that corresponds to it: one points to the other, or most of what one holds to what the other
      holds.</xd:desc>
  </xd:doc>
  <xsl:function name="e:counterpart" as="element()?">
    <xsl:param name="text" as="element()"/>
    <xsl:variable name="next" select="$text/following-sibling::*[1][node-name(.) = node-name($text)]"/>
    <xsl:sequence select="$next[e:correspond($text, .) or e:correspond(., $text)]"/>
  </xsl:function>

  <xsl:function name="e:correspond" as="xs:boolean" visibility="private">
    <xsl:param name="one" as="element()"/>
    <xsl:param name="other" as="element()"/>
    <xsl:variable name="parts" select="$one/(* except (head, pb, fw))"/>
    <xsl:variable name="others" select="$other/descendant-or-self::*/generate-id()"/>
    <xsl:sequence select="$corresponds(generate-id($one)) = $others or exists($parts) and
      2 * count($parts[descendant-or-self::*[$corresponds(generate-id()) = $others]]) ge count($parts)"/>
  </xsl:function>

  <xsl:template _match="{string-join(('div', 'div1', 'div2', 'div3', 'lg', 'text') ! (. || '[$has-parallels][exists(e:counterpart(.))][not(preceding-sibling::*[1] ! e:counterpart(.) is .)]'), ' | ')}"
    priority="4">
    <xsl:variable name="other" select="e:counterpart(.)"/>
    <div class="parallel" style="--rows: {max((count(*), count($other/*), 1))}">
      <xsl:next-match/>
      <xsl:apply-templates select="$other"><xsl:with-param name="beside" select="true()" tunnel="yes"/></xsl:apply-templates>
    </div>
  </xsl:template>

  <xsl:template _match="{string-join(('div', 'div1', 'div2', 'div3', 'lg', 'text') ! (. || '[$has-parallels][preceding-sibling::*[1] ! e:counterpart(.) is .]'), ' | ')}" priority="5">
    <xsl:param name="beside" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:if test="$beside or preceding-sibling::*[1][preceding-sibling::*[1] ! e:counterpart(.) is .]">
      <xsl:next-match><xsl:with-param name="beside" select="false()" tunnel="yes"/></xsl:next-match>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
