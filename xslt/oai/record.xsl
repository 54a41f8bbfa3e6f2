<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>A document in all formats that are harvested, and what the catalogue knows of it, at one go:
      `encoder/archive/crosswalk.py` takes it apart. Entry point.</xd:desc>
  </xd:doc>

  <xsl:import href="../common/common.xsl"/>
  <xsl:include href="facts.xsl"/>
  <xsl:include href="dublin-core.xsl"/>
  <xsl:include href="object-description.xsl"/>
  <xsl:include href="scoped.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes" indent="no"/>

  <xsl:template match="/*">
    <record>
      <facts><xsl:value-of select="serialize(e:facts(.), map { 'method': 'json', 'indent': false() })"/></facts>
      <oai_dc><xsl:apply-templates select="." mode="oai_dc"/></oai_dc>
      <mods><xsl:apply-templates select="." mode="mods"/></mods>
      <tei><xsl:apply-templates select="." mode="scoped"/></tei>
    </record>
  </xsl:template>

  <xsl:function name="e:facts" as="map(*)">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="correspondence" select="e:correspondence($tei)"/>
    <xsl:variable name="date" select="e:date($tei)"/>
    <xsl:sequence select="map {
      'title': e:title($tei),
      'date': $date ! e:when(.),
      'date_text': $date ! e:date-text(.),
      'creators': array { e:creators($tei) },
      'recipients': array { e:recipients($correspondence) },
      'place': e:place($tei),
      'destination': ($correspondence/correspAction[@type = 'received']/(placeName | settlement) ! e:text-of(.))[. != ''][1],
      'classification': e:classification($tei),
      'kind': e:document-type($tei),
      'language': e:known-language($tei),
      'identifier': e:identifier($tei),
      'publisher': e:publisher($tei),
      'repository': e:repository($tei),
      'rights': array { e:rights($tei) },
      'subjects': array { e:subjects($tei) },
      'source_sha256': e:source-digest($tei),
      'facsimiles': array { e:facsimiles($tei) } }"/>
  </xsl:function>
</xsl:stylesheet>
