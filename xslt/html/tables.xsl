<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Tables (Guidelines 15.1.1). What stands between two rows goes into the first cell of the next.
      Figures stand at the right; the rest of a cell that did not fit on its line (`row/@rend="continued"`) close below it.</xd:desc>
  </xd:doc>

  <xsl:template match="table">
    <div class="table" tabindex="0" role="region" aria-label="{(head ! e:text-of(.), e:say('table'))[1]}">
      <table>
        <xsl:call-template name="attributes"/>
        <xsl:if test="head">
          <caption><xsl:apply-templates select="head/node()"/></caption>
        </xsl:if>
        <tbody>
          <xsl:for-each-group select="node() except (head, text()[not(normalize-space())], comment(),
            processing-instruction())" group-ending-with="row">
            <tr>
              <xsl:for-each select="current-group()[self::row]">
                <xsl:call-template name="attributes">
                  <xsl:with-param name="classes" select="'continued'[current()/@rend = 'continued']"/>
                </xsl:call-template>
              </xsl:for-each>
              <xsl:call-template name="cells">
                <xsl:with-param name="before" select="current-group()[not(self::row)]"/>
                <xsl:with-param name="row" select="current-group()[self::row]"/>
              </xsl:call-template>
            </tr>
          </xsl:for-each-group>
        </tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:template name="cells">
    <xsl:param name="before" as="node()*"/>
    <xsl:param name="row" as="element(row)?"/>
    <xsl:choose>
      <xsl:when test="empty($row)"><td><xsl:apply-templates select="$before"/></td></xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="$row/*[1]"><xsl:with-param name="before" select="$before" tunnel="yes"/></xsl:apply-templates>
        <xsl:apply-templates select="$row/*[position() gt 1]"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="row/*" priority="-0.1">
    <td><xsl:call-template name="attributes"/><xsl:next-match/></td>
  </xsl:template>

  <xsl:template match="row/cell">
    <xsl:param name="before" as="node()*" select="()" tunnel="yes"/>
    <xsl:variable name="heads-row" as="xs:boolean" select="e:heads-row(.)"/>
    <xsl:element name="{if ($heads-row or (@role, ../@role) = 'label') then 'th' else 'td'}">
      <xsl:call-template name="attributes">
        <xsl:with-param name="classes" select="'figure'[e:is-of-figures(current())]"/>
      </xsl:call-template>
      <xsl:if test="$heads-row or (@role, ../@role) = 'label'">
        <xsl:attribute name="scope" select="if (../@role = 'label') then 'col' else 'row'"/>
      </xsl:if>
      <xsl:for-each select="@cols[. castable as xs:positiveInteger][xs:integer(.) le 100]">
        <xsl:attribute name="colspan" select="."/>
      </xsl:for-each>
      <xsl:for-each select="@rows[. castable as xs:positiveInteger][xs:integer(.) le 1000]">
        <xsl:attribute name="rowspan" select="."/>
      </xsl:for-each>
      <xsl:for-each select=".[not(preceding-sibling::*)]">
        <xsl:apply-templates select="$before"><xsl:with-param name="before" select="()" tunnel="yes"/></xsl:apply-templates>
        <xsl:value-of select="' '[exists($before)]"/>
      </xsl:for-each>
      <xsl:apply-templates><xsl:with-param name="before" select="()" tunnel="yes"/></xsl:apply-templates>
    </xsl:element>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xd:doc>
    <xd:desc>True for a first cell with words below a head that says nothing of its column: it tells what its row is of.</xd:desc>
  </xd:doc>
  <xsl:function name="e:heads-row" as="xs:boolean">
    <xsl:param name="cell" as="element(cell)"/>
    <xsl:variable name="first" select="$cell/ancestor::table[1]/row[1][@role = 'label']/cell[1]"/>
    <xsl:sequence select="exists($first) and e:text-of($first) = '' and not($cell/../@role = 'label')
      and empty($cell/preceding-sibling::*) and e:text-of($cell) != ''"/>
  </xsl:function>

  <xsl:template match="row">
    <div><xsl:apply-templates/></div>
  </xsl:template>

  <xsl:template match="cell">
    <xsl:element name="{e:tag(., 'span')}"><xsl:apply-templates/></xsl:element>
  </xsl:template>
</xsl:stylesheet>
