<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>schema.org as JSON-LD. The text of a document goes into a script element here and nowhere else, so every
      less-than sign is written as an escape of JSON: nothing can end the element.</xd:desc>
  </xd:doc>

  <xsl:template name="linked-data">
    <script type="application/ld+json"><xsl:value-of select="e:json-for-script(e:linked-data(.))"/></script>
  </xsl:template>

  <xd:doc>
    <xd:desc>A map as JSON that is safe inside a script element.</xd:desc>
  </xd:doc>
  <xsl:function name="e:json-for-script" as="xs:string">
    <xsl:param name="data" as="map(*)"/>
    <xsl:sequence select="serialize($data, map { 'method': 'json', 'indent': false() })
      => replace('\\/', '/') => replace('&lt;', '\\u003C') => replace('&gt;', '\\u003E') => replace('&amp;', '\\u0026')"/>
  </xsl:function>

  <xsl:function name="e:linked-data" as="map(*)">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="e:without-gaps(map {
      '@context': 'https://schema.org',
      '@type': if (exists(e:recipients($tei))) then 'Message' else 'CreativeWork',
      '@id': $around?canonical,
      'name': e:title($tei),
      'dateCreated': e:when(e:date($tei)),
      'inLanguage': e:language($tei)[. != 'und'],
      'identifier': e:identifier($tei),
      'license': e:licence-address($tei),
      'author': array { e:senders($tei) ! e:person(.) },
      'recipient': array { e:recipients($tei) ! e:person(.) },
      'locationCreated': e:place($tei) ! map { '@type': 'Place', 'name': . },
      'publisher': e:publisher($tei) ! map { '@type': 'Organization', 'name': . },
      'isPartOf': $around?site ! map { '@type': 'Collection', 'name': . },
      'encoding': array { e:copies() ! map { '@type': 'MediaObject', 'encodingFormat': ?type,
        'contentUrl': e:absolute(?href) } } })"/>
  </xsl:function>

  <xsl:function name="e:person" as="map(*)">
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="map { '@type': 'Person', 'name': $name }"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>A map without the members that have no value.</xd:desc>
  </xd:doc>
  <xsl:function name="e:without-gaps" as="map(*)">
    <xsl:param name="data" as="map(*)"/>
    <xsl:sequence select="map:merge(map:keys($data)[exists($data(.)) and not(deep-equal($data(.), []))]
      ! map:entry(., $data(.)))"/>
  </xsl:function>
</xsl:stylesheet>
