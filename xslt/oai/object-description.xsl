<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.loc.gov/mods/v3"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="xs xd e xlink"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc>
    <xd:desc>Mode `mods`: a document in, `mods` out. What is used of it has been in MODS since version 3.4.</xd:desc>
  </xd:doc>
  <xsl:template match="/*" mode="mods">
    <xsl:variable name="tei" select="."/>
    <xsl:variable name="correspondence" select="e:correspondence(.)"/>
    <xsl:variable name="date" select="e:date(.)"/>
    <mods version="3.4" xsi:schemaLocation="http://www.loc.gov/mods/v3 http://www.loc.gov/standards/mods/v3/mods-3-4.xsd">
      <xsl:for-each select="e:titles(.)">
        <titleInfo>
          <xsl:if test="position() gt 1"><xsl:attribute name="type" select="'alternative'"/></xsl:if>
          <title><xsl:value-of select="."/></title>
        </titleInfo>
      </xsl:for-each>
      <xsl:sequence select="e:creators(.) ! e:named(., 'cre', 'creator'),
        e:recipients($correspondence) ! e:named(., 'rcp', 'addressee'),
        teiHeader/fileDesc/titleStmt/editor ! e:text-of(.)[. != ''] ! e:named(., 'edt', 'editor')"/>
      <typeOfResource>text</typeOfResource>
      <genre><xsl:value-of select="e:document-type(.)"/></genre>
      <xsl:if test="$date or e:place(.) or e:publisher(.)">
        <originInfo>
          <xsl:for-each select="e:place(.)"><place><placeTerm type="text"><xsl:value-of select="."/></placeTerm></place></xsl:for-each>
          <xsl:for-each select="e:publisher(.)"><publisher><xsl:value-of select="."/></publisher></xsl:for-each>
          <xsl:for-each select="$date">
            <xsl:variable name="when" select="e:when(.)"/>
            <dateCreated>
              <xsl:if test="$when castable as xs:date or $when castable as xs:gYearMonth or $when castable as xs:gYear">
                <xsl:attribute name="encoding" select="'w3cdtf'"/>
                <xsl:attribute name="keyDate" select="'yes'"/>
              </xsl:if>
              <xsl:value-of select="($when, e:date-text(.))[. != ''][1]"/>
            </dateCreated>
          </xsl:for-each>
        </originInfo>
      </xsl:if>
      <xsl:for-each select="e:known-language(.)">
        <language><languageTerm type="code" authority="rfc4646"><xsl:value-of select="."/></languageTerm></language>
      </xsl:for-each>
      <physicalDescription>
        <internetMediaType>application/tei+xml</internetMediaType>
        <digitalOrigin>reformatted digital</digitalOrigin>
      </physicalDescription>
      <xsl:for-each select="teiHeader/profileDesc/abstract"><abstract><xsl:value-of select="e:text-of(.)"/></abstract></xsl:for-each>
      <xsl:for-each select="e:classification-text(.)"><note type="security classification"><xsl:value-of select="."/></note></xsl:for-each>
      <xsl:for-each select="e:subjects(.)"><subject><topic><xsl:value-of select="."/></topic></subject></xsl:for-each>
      <xsl:if test="e:source(.) or e:repository(.)">
        <relatedItem type="original">
          <xsl:for-each select="e:source(.)"><titleInfo><title><xsl:value-of select="."/></title></titleInfo></xsl:for-each>
          <xsl:for-each select="e:source-digest(.)"><identifier type="sha256"><xsl:value-of select="."/></identifier></xsl:for-each>
          <xsl:for-each select="e:repository(.)"><location><physicalLocation><xsl:value-of select="."/></physicalLocation></location></xsl:for-each>
        </relatedItem>
      </xsl:if>
      <xsl:for-each select="e:identifier(.)"><identifier type="local"><xsl:value-of select="."/></identifier></xsl:for-each>
      <xsl:for-each select="$address"><location><url usage="primary display"><xsl:value-of select="."/></url></location></xsl:for-each>
      <xsl:for-each select="e:rights(.)"><accessCondition type="use and reproduction"><xsl:value-of select="."/></accessCondition></xsl:for-each>
      <recordInfo>
        <xsl:for-each select="e:publisher($tei)"><recordContentSource><xsl:value-of select="."/></recordContentSource></xsl:for-each>
        <xsl:if test="$name != ''"><recordIdentifier><xsl:value-of select="$name"/></recordIdentifier></xsl:if>
        <recordOrigin>Made from the TEI header.</recordOrigin>
      </recordInfo>
    </mods>
  </xsl:template>

  <xd:doc>
    <xd:desc>A name with a role of the list of relators, by its code and in words.</xd:desc>
  </xd:doc>
  <xsl:function name="e:named" as="element()">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="code" as="xs:string"/>
    <xsl:param name="role" as="xs:string"/>
    <name>
      <namePart><xsl:value-of select="$name"/></namePart>
      <role>
        <roleTerm type="code" authority="marcrelator"><xsl:value-of select="$code"/></roleTerm>
        <roleTerm type="text" authority="marcrelator"><xsl:value-of select="$role"/></roleTerm>
      </role>
    </name>
  </xsl:function>
</xsl:stylesheet>
