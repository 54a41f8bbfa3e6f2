<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="xs xd e"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc>
    <xd:desc>Mode `oai_dc`: a document in, `oai_dc:dc` out.</xd:desc>
  </xd:doc>
  <xsl:template match="/*" mode="oai_dc">
    <xsl:variable name="correspondence" select="e:correspondence(.)"/>
    <oai_dc:dc xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd">
      <xsl:sequence select="e:elements('title', e:titles(.)),
        e:elements('creator', e:creators(.)),
        e:elements('subject', (e:subjects(.), e:classification-text(.))),
        e:elements('description', teiHeader/profileDesc/abstract ! e:text-of(.)),
        e:elements('publisher', e:publisher(.)),
        e:elements('contributor', (e:recipients($correspondence),
          teiHeader/fileDesc/titleStmt/editor ! e:text-of(.))),
        e:elements('date', e:date(.) ! (e:when(.), e:date-text(.))[. != ''][1]),
        e:elements('type', ('Text', e:document-type(.))),
        e:elements('format', 'application/tei+xml'),
        e:elements('identifier', ($address, e:identifier(.))),
        e:elements('source', (e:source(.), e:repository(.))),
        e:elements('language', e:known-language(.)),
        e:elements('coverage', e:place(.)),
        e:elements('rights', e:rights(.))"/>
    </oai_dc:dc>
  </xsl:template>

  <xd:doc>
    <xd:desc>An element of Dublin Core for each text, each once.</xd:desc>
  </xd:doc>
  <xsl:function name="e:elements" as="element()*">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="texts" as="xs:string*"/>
    <xsl:for-each select="distinct-values($texts[normalize-space(.) != ''])">
      <xsl:element name="dc:{$name}"><xsl:value-of select="."/></xsl:element>
    </xsl:for-each>
  </xsl:function>
</xsl:stylesheet>
