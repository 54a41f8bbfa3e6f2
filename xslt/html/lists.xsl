<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Lists (Guidelines 3.8): enumerators as printed, never counted anew. HTML's lists hold items only, so
      page breaks and furniture between two items go into the next one.</xd:desc>
  </xd:doc>

  <xsl:template match="list">
    <div>
      <xsl:call-template name="attributes">
        <xsl:with-param name="classes" select="('list', e:list-class(.))"/>
      </xsl:call-template>
      <xsl:call-template name="doubt-mark"/>
      <xsl:apply-templates select="head" mode="caption"/>
      <xsl:variable name="content" select="node() except (head, headLabel, headItem, text()[not(normalize-space())], comment(),
        processing-instruction())"/>
      <xsl:choose>
        <xsl:when test="e:is-glossary(.)">
          <dl>
            <xsl:if test="headLabel or headItem">
              <div><dt><xsl:apply-templates select="headLabel/node()"/></dt><xsl:text> </xsl:text><dd><xsl:apply-templates select="headItem/node()"/></dd></div><xsl:text> </xsl:text>
            </xsl:if>
            <xsl:call-template name="glossary">
              <xsl:with-param name="content" select="$content"/>
            </xsl:call-template>
          </dl>
        </xsl:when>
        <xsl:otherwise>
          <xsl:for-each select="headLabel | headItem"><p class="caption"><xsl:apply-templates/></p></xsl:for-each>
          <xsl:call-template name="items">
            <xsl:with-param name="content" select="$content"/>
          </xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
    </div>
  </xsl:template>

  <xd:doc>
    <xd:desc>The words of the class: the kind of list (subject, participants), and how it is marked.</xd:desc>
  </xd:doc>
  <xsl:function name="e:list-class" as="xs:string*">
    <xsl:param name="list" as="element(list)"/>
    <xsl:sequence select="$list/@type ! ('type-' || e:class(.)),
      if ($list/label) then 'enumerated' else if ($list/@rend = 'bulleted' or $list/@type = 'bulleted') then 'bulleted'
      else if ($list/(@rend, @type) ! tokenize(.) = ('numbered', 'ordered')) then 'numbered'
      else if ($list/(@rend, @type) = 'inline' and not($list/item/*[e:is-block(.)])) then 'inline' else 'simple'"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>True for a list of words and what they stand for, such as TO: and SUBJECT: of a memorandum.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-glossary" as="xs:boolean">
    <xsl:param name="list" as="element(list)"/>
    <xsl:sequence select="($list/@rend = 'labeled' or $list/@type = 'gloss' or exists($list/(headLabel | headItem))) and exists($list/item)
      and (every $item in $list/item satisfies exists($item/preceding-sibling::*[1][self::label]))
      and exists($list/*[last()][self::item])"/>
  </xsl:function>

  <xsl:template name="glossary">
    <xsl:param name="content" as="node()*"/>
    <xsl:for-each-group select="$content" group-ending-with="item">
      <div>
        <dt><xsl:apply-templates select="current-group()[not(self::item)]"/></dt>
        <xsl:text> </xsl:text>
        <xsl:apply-templates select="current-group()[self::item]" mode="definition"/>
      </div>
    </xsl:for-each-group>
  </xsl:template>

  <xsl:template match="item" mode="definition">
    <dd><xsl:call-template name="attributes"/><xsl:call-template name="doubt-mark"/><xsl:apply-templates/></dd>
  </xsl:template>

  <xsl:template name="items">
    <xsl:param name="content" as="node()*"/>
    <xsl:variable name="class" as="xs:string*" select="e:list-class(.)"/>
    <xsl:element name="{if (@rend = 'bulleted' or $class = ('simple', 'inline')) then 'ul' else 'ol'}">
      <xsl:attribute name="role" select="'list'"/>
      <xsl:for-each-group select="$content" group-ending-with="item">
        <li>
          <xsl:for-each select="current-group()[self::item]">
            <xsl:call-template name="attributes"/>
            <xsl:for-each select="@n[$class = 'numbered'][. castable as xs:positiveInteger][string-length(.) le 6]">
              <xsl:attribute name="value" select="xs:integer(.)"/>
            </xsl:for-each>
          </xsl:for-each>
          <xsl:apply-templates select="current-group()" mode="in-item"/>
        </li>
      </xsl:for-each-group>
    </xsl:element>
  </xsl:template>

  <xd:doc>
    <xd:desc>Mode `in-item`: what goes into one `li`: breaks and furniture, the enumerator, the item's content.</xd:desc>
  </xd:doc>
  <xsl:mode name="in-item" on-no-match="shallow-copy"/>

  <xsl:template match="*" mode="in-item"><xsl:apply-templates select="."/></xsl:template>

  <xsl:template match="label" mode="in-item">
    <span>
      <xsl:call-template name="attributes">
        <xsl:with-param name="classes" select="'enumerator'"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="item" mode="in-item">
    <xsl:call-template name="doubt-mark"/>
    <xsl:apply-templates/>
    <xsl:call-template name="link-to-itself"/>
  </xsl:template>

  <xd:doc>
    <xd:desc>A label outside a list, and an item that has lost its list.</xd:desc>
  </xd:doc>
  <xsl:template match="label | item">
    <xsl:call-template name="set">
      <xsl:with-param name="tag" select="e:tag(., 'span')"/>
      <xsl:with-param name="classes" select="local-name()"/>
    </xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
