<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Figures (Guidelines 15.3). A picture is loaded only where the site has it; a page never fetches
      anything from elsewhere.</xd:desc>
  </xd:doc>

  <xsl:template match="figure">
    <figure>
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates select="node() except (head, figDesc)"/>
      <xsl:if test="head | figDesc">
        <figcaption><xsl:apply-templates select="head | figDesc" mode="legend"/></figcaption>
      </xsl:if>
    </figure>
  </xsl:template>

  <xsl:template match="head | figDesc" mode="legend">
    <xsl:call-template name="set">
      <xsl:with-param name="tag" select="e:tag(., 'p')"/>
    </xsl:call-template>
  </xsl:template>

  <xd:doc>
    <xd:desc>A picture within the file: shown where browsers know its kind, never printed as letters.</xd:desc>
  </xd:doc>
  <xsl:template match="binaryObject">
    <xsl:variable name="data" select="translate(., ' &#9;&#10;&#13;', '')"/>
    <xsl:choose>
      <xsl:when test="@mimeType = ('image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif')
        and matches($data, '^[A-Za-z0-9+/]+=*$')">
        <img src="data:{@mimeType};base64,{$data}" alt="{string-join((../head, ../figDesc) ! e:text-of(.), '. ')}"/>
      </xsl:when>
      <xsl:when test="@encoding = 'base64' and not(*)">
        <span class="picture"><xsl:value-of select="e:say('data', map { 'type': string((@mimeType, e:say('data.unnamed'))[1]) })"/></span>
      </xsl:when>
      <xsl:otherwise><xsl:next-match/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xd:doc>
    <xd:desc>Formulas: MathML as it is, which browsers set; TeX as it is written, and marked as such.</xd:desc>
  </xd:doc>
  <xsl:template match="formula[m:math]" xmlns:m="http://www.w3.org/1998/Math/MathML">
    <span>
      <xsl:call-template name="attributes"><xsl:with-param name="classes" select="'tei-formula'"/></xsl:call-template>
      <xsl:apply-templates mode="mathematics"/>
    </span>
  </xsl:template>

  <xsl:variable name="mathematical" as="xs:string*" static="yes" select="tokenize('math mrow mi mn mo ms mspace mtext mfrac msqrt
    mroot mstyle merror mpadded mphantom mfenced menclose msub msup msubsup munder mover munderover mmultiscripts mprescripts
    none mtable mtr mtd mlabeledtr semantics annotation')[. != '']"/>

  <xsl:mode name="mathematics" on-no-match="shallow-copy"/>

  <xd:doc>
    <xd:desc>Of other elements in a formula only the text: a browser would take a `script` among letters for one; and of
      attributes none that could act.</xd:desc>
  </xd:doc>
  <xsl:template match="*[namespace-uri() != 'http://www.w3.org/1998/Math/MathML'] | *[not(local-name() = $mathematical)]
    | comment() | processing-instruction()" mode="mathematics">
    <xsl:apply-templates mode="mathematics"/>
  </xsl:template>

  <xsl:template match="@*[not(local-name() = ('display', 'mathvariant', 'stretchy', 'fence', 'separator', 'lspace', 'rspace',
    'columnalign', 'rowalign', 'columnspan', 'rowspan', 'linethickness', 'accent', 'accentunder', 'form', 'largeop',
    'movablelimits', 'symmetric', 'width', 'height', 'depth', 'dir', 'displaystyle', 'scriptlevel'))]" mode="mathematics"/>

  <xd:doc>
    <xd:desc>An example of XML, with its markup.</xd:desc>
  </xd:doc>
  <xsl:template match="*:egXML">
    <xsl:variable name="shown" as="node()*"><xsl:apply-templates mode="markup"/></xsl:variable>
    <div class="tei-egXML">
      <code translate="no"><xsl:apply-templates select="$shown" mode="shown"/></code>
    </div>
  </xsl:template>

  <xsl:template match="specDesc[@key]">
    <code class="tei-specDesc" translate="no"><xsl:value-of select="e:described-name(.)"/></code>
  </xsl:template>

  <xsl:template match="e:tag" mode="shown"><span class="markup"><xsl:value-of select="."/></span></xsl:template>

  <xsl:template match="formula[not(*)]">
    <code>
      <xsl:call-template name="attributes"><xsl:with-param name="classes" select="'tei-formula'"/></xsl:call-template>
      <xsl:if test="@notation"><xsl:attribute name="title" select="@notation"/></xsl:if>
      <xsl:if test="matches(@notation, 'tex', 'i')"><xsl:attribute name="data-notation" select="'TeX'"/></xsl:if>
      <xsl:apply-templates/>
    </code>
  </xsl:template>

  <xsl:template match="graphic | media">
    <xsl:variable name="address" select="e:picture(normalize-space(@url))"/>
    <xsl:choose>
      <xsl:when test="exists($address)">
        <img src="{$address}" alt="{string-join((../head, ../figDesc, desc) ! e:text-of(.), '. ')}"/>
      </xsl:when>
      <xsl:otherwise><span class="picture"><xsl:value-of select="e:say('picture', map { 'address': string(@url) })"/></span></xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates/>
  </xsl:template>
</xsl:stylesheet>
