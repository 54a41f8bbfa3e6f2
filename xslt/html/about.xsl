<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>What stands behind the text: copies, how to cite it, where it comes from and how it was edited.</xd:desc>
  </xd:doc>

  <xsl:template name="about">
    <footer class="about" data-pagefind-ignore="all">
      <xsl:call-template name="copies"/>
      <xsl:call-template name="citation"/>
      <details>
        <summary><xsl:value-of select="e:say('about')"/></summary>
        <dl>
          <xsl:sequence select="e:particular-row(e:say('about.source'), e:source-description(.)),
            e:particular-row(e:say('about.identifier'), $identifier), e:particular-row(e:say('about.publisher'), $publisher),
            e:particular-row(e:say('about.abstract'), teiHeader/profileDesc/abstract ! e:text-of(.)),
            e:particular-row(e:say('about.keywords'), teiHeader/profileDesc/textClass/keywords//(term | item[not(term)]) ! e:text-of(.)[. != ''])"/>
          <xsl:sequence select="e:particular-row(e:say('about.encoded'), e:applications(.))"/>
        </dl>
        <xsl:call-template name="description"/>
        <div class="practice">
          <xsl:apply-templates mode="about" select="(self::TEI | TEI)/teiHeader/(fileDesc/publicationStmt/availability
            | encodingDesc/(projectDesc | editorialDecl | samplingDecl))"/>
        </div>
      </details>
    </footer>
  </xsl:template>

  <xsl:template name="copies">
    <xsl:if test="exists(e:copies())">
      <ul class="copies" aria-label="{e:say('about.download')}">
        <xsl:for-each select="e:copies()">
          <li><a href="{?href}" type="{?type}"><xsl:value-of select="?name"/></a></li>
        </xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:template>

  <xsl:function name="e:particular-row" as="element()*" xpath-default-namespace="">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="values" as="xs:string*"/>
    <xsl:if test="exists($values)">
      <div><dt><xsl:value-of select="$name"/></dt>
        <xsl:for-each select="$values"><dd><xsl:value-of select="."/></dd></xsl:for-each>
      </div>
    </xsl:if>
  </xsl:function>

  <xsl:function name="e:source-description" as="xs:string*">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="$tei/teiHeader/fileDesc/sourceDesc/(p | bibl | ab)
      ! normalize-space(string-join(.//text()[not(parent::idno)], ' '))[. != ''],
      $tei/teiHeader/fileDesc/sourceDesc//idno[@type] ! (@type || ': ' || normalize-space())"/>
  </xsl:function>

  <xsl:function name="e:applications" as="xs:string*">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="$tei/teiHeader/encodingDesc/appInfo/application
      ! normalize-space(string-join((label, @version), ' '))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>Mode `about`: prose of the header, as paragraphs.</xd:desc>
  </xd:doc>
  <xsl:mode name="about" on-no-match="shallow-skip"/>

  <xsl:template match="p | licence | ab" mode="about">
    <p><xsl:value-of select="e:text-of(.)"/>
      <xsl:for-each select="@target[matches(., '^https?://\S+$')]">
        <xsl:text> </xsl:text><a href="{.}"><xsl:value-of select="."/></a>
      </xsl:for-each>
    </p>
  </xsl:template>
</xsl:stylesheet>
