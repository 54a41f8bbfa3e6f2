<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>What an editor or the encoder did: choices, supplied and unclear text, gaps, variants (Guidelines 3.5,
      12, 13). The explanation is text beside the reading, shown on hover and focus.</xd:desc>
  </xd:doc>

  <xsl:template match="choice">
    <xsl:variable name="preferred" select="e:preferred(.)"/>
    <xsl:variable name="doubtful" select="e:is-doubtful(.)"/>
    <xsl:element name="{e:tag(., if ($doubtful) then 'mark' else 'span')}">
      <xsl:call-template name="doubt-attributes">
        <xsl:with-param name="class" select="'choice'"/>
        <xsl:with-param name="doubtful" select="$doubtful"/>
      </xsl:call-template>
      <xsl:apply-templates select="text()"/>
      <xsl:for-each select="*">
        <xsl:element name="{e:tag(., 'span')}">
          <xsl:attribute name="class" select="if (. is $preferred) then 'read' else 'as-typed'"/>
          <xsl:if test="not(. is $preferred)"><xsl:attribute name="data-pagefind-ignore" select="'all'"/></xsl:if>
          <xsl:apply-templates select="."/>
        </xsl:element>
      </xsl:for-each>
      <xsl:call-template name="explanation"><xsl:with-param name="doubtful" select="$doubtful"/></xsl:call-template>
    </xsl:element>
  </xsl:template>

  <xsl:template match="supplied | unclear">
    <xsl:variable name="doubtful" select="e:is-doubtful(.)"/>
    <xsl:element name="{e:tag(., if ($doubtful) then 'mark' else 'span')}">
      <xsl:call-template name="doubt-attributes">
        <xsl:with-param name="class" select="local-name()"/>
        <xsl:with-param name="doubtful" select="$doubtful"/>
      </xsl:call-template>
      <xsl:if test="self::supplied[@reason = 'omitted']"><xsl:attribute name="data-reason" select="@reason"/></xsl:if>
      <xsl:apply-templates/>
      <xsl:call-template name="explanation"><xsl:with-param name="doubtful" select="$doubtful"/></xsl:call-template>
    </xsl:element>
  </xsl:template>

  <xd:doc>
    <xd:desc>Id, class, a place in the order of focus, and the explanation as description.</xd:desc>
  </xd:doc>
  <xsl:template name="doubt-attributes">
    <xsl:param name="class" as="xs:string*"/>
    <xsl:param name="doubtful" as="xs:boolean" select="e:is-doubtful(.)"/>
    <xsl:call-template name="attributes">
      <xsl:with-param name="classes" select="('doubt'[$doubtful], $class)"/>
    </xsl:call-template>
    <xsl:if test="$doubtful">
      <xsl:attribute name="id" select="e:doubtful-place(.)"/>
      <xsl:attribute name="tabindex" select="0"/>
      <xsl:attribute name="aria-describedby" select="e:doubt-id(.) || '-why'"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="explanation">
    <xsl:param name="doubtful" as="xs:boolean" select="e:is-doubtful(.)"/>
    <xsl:if test="$doubtful">
      <span class="why" role="tooltip" id="{e:doubt-id(.)}-why" data-pagefind-ignore="all">
        <xsl:value-of select="e:doubt(.)"/>
      </span>
    </xsl:if>
  </xsl:template>

  <xd:doc>
    <xd:desc>For a block or a break that is doubtful: a mark in front of it that explains itself.</xd:desc>
  </xd:doc>
  <xsl:template name="doubt-mark">
    <xsl:if test="@cert and e:is-doubtful(.)">
      <span class="doubt doubt-mark" tabindex="0" aria-describedby="{e:doubt-id(.)}-why"
        data-pagefind-ignore="all">?<xsl:call-template name="explanation"/></span>
    </xsl:if>
  </xsl:template>

  <xd:doc>
    <xd:desc>What is said of how sure the text is (Guidelines 22), beside it.</xd:desc>
  </xd:doc>
  <xsl:template _match="{$assurances}">
    <xsl:text> </xsl:text>
    <span>
      <xsl:call-template name="attributes"><xsl:with-param name="classes" select="'beside', 'tei-' || local-name()"/></xsl:call-template>
      <xsl:apply-templates/>
    </span>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xd:doc>
    <xd:desc>Text that is not there: in the words of the source where it has words, else in ours.</xd:desc>
  </xd:doc>
  <xsl:template match="space[not(normalize-space())]" priority="1">
    <span class="space" title="{e:absence(.)}"><xsl:value-of select="e:blanks(.)"/></span>
  </xsl:template>

  <xsl:template match="gap | space">
    <xsl:element name="{e:tag(., 'span')}">
      <xsl:if test="e:is-right-to-left(lower-case(e:language-tag((ancestor::*[@xml:lang][1]/string(@xml:lang), $main-language)[1])))">
        <xsl:attribute name="dir" select="'auto'"/>
      </xsl:if>
      <xsl:call-template name="attributes">
        <xsl:with-param name="classes" select="local-name()"/>
      </xsl:call-template>
      <xsl:attribute name="title" select="e:absence(.)"/>
      <xsl:apply-templates/>
      <xsl:if test="not(normalize-space())"><xsl:value-of select="(self::gap/e:leiden-gap(.), '[' || e:absence(.) || ']')[1]"/></xsl:if>
    </xsl:element>
  </xsl:template>

  <xsl:function name="e:absence" as="xs:string">
    <xsl:param name="gap" as="element()"/>
    <xsl:sequence select="string-join((e:say(if ($gap/self::space) then 'space' else 'gap'), e:amount($gap),
      $gap/@reason ! e:known('reason', .)), ', ')"/>
  </xsl:function>

  <xsl:template match="del | surplus">
    <del>
      <xsl:call-template name="attributes">
        <xsl:with-param name="classes" select="local-name()"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </del>
  </xsl:template>

  <xsl:template match="add">
    <ins>
      <xsl:call-template name="attributes">
        <xsl:with-param name="classes" select="'add'"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </ins>
  </xsl:template>

  <xsl:template match="rdg | rdgGrp">
    <xsl:element name="{e:tag(., 'span')}">
      <xsl:call-template name="attributes">
        <xsl:with-param name="classes" select="'variant'"/>
      </xsl:call-template>
      <xsl:apply-templates/>
      <xsl:if test="@wit">
        <span class="witness"><xsl:value-of select="' ' || replace(@wit, '#', '')"/></span>
      </xsl:if>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
