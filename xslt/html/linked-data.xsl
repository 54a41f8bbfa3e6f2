<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>The document in the terms of schema.org, as JSON-LD.</xd:desc>
  </xd:doc>

  <xsl:template name="linked-data">
    <script type="application/ld+json"><xsl:value-of select="e:linked-data()"/></script>
  </xsl:template>

  <xsl:function name="e:linked-data" as="xs:string">
    <xsl:sequence select="e:json-object((
      e:member('@context', e:json-text('https://schema.org')),
      e:member('@type', e:json-text(if (exists($recipients)) then 'Message' else 'CreativeWork')),
      e:member('@id', e:json-text($around?canonical)),
      e:member('name', e:json-text($title)),
      e:member('dateCreated', e:json-text($when)),
      e:member('inLanguage', e:json-text($known-language)),
      e:member('identifier', e:json-text($identifier)),
      e:member('license', e:json-text($licence)),
      e:member('author', e:json-list($senders ! e:thing('Person', .))),
      e:member('recipient', e:json-list($recipients ! e:thing('Person', .))),
      e:member('locationCreated', $place ! e:thing('Place', .)),
      e:member('publisher', $publisher ! e:thing('Organization', .)),
      e:member('editor', e:json-list($editors ! e:thing('Person', .))),
      e:member('isPartOf', $edition ! e:thing('Collection', .)),
      e:member('encoding', e:json-list(e:copies() ! e:media-object(.)))))"/>
  </xsl:function>

  <xsl:function name="e:thing" as="xs:string">
    <xsl:param name="type" as="xs:string"/>
    <xsl:param name="name" as="xs:string"/>
    <xsl:sequence select="e:json-object((e:member('@type', e:json-text($type)), e:member('name', e:json-text($name))))"/>
  </xsl:function>

  <xsl:function name="e:media-object" as="xs:string">
    <xsl:param name="copy" as="map(*)"/>
    <xsl:sequence select="e:json-object((e:member('@type', e:json-text('MediaObject')),
      e:member('encodingFormat', e:json-text($copy?type)),
      e:member('contentUrl', e:json-text(e:absolute($copy?href)))))"/>
  </xsl:function>
</xsl:stylesheet>
