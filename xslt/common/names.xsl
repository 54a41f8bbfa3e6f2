<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Names of persons, places and organisations in a text (Guidelines 14.2): which there are, and their ids.</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>What a name is the name of: "person", "place", "organisation"; "" where only a register can say it.</xd:desc>
  </xd:doc>
  <xsl:function name="e:name-kind" as="xs:string">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="said" select="if ($name/(self::name | self::rs)) then lower-case($name/@type) else local-name($name)"/>
    <xsl:sequence select="if (starts-with($said, 'pers')) then 'person'
      else if (starts-with($said, 'org')) then 'organisation'
      else if ($said = ('placeName', 'geogName', 'settlement', 'country', 'region', 'district', 'bloc', 'place', 'city', 'geog',
        'placename')) then 'place'
      else ''"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The names in the text, in its order: those that refer to somebody or something, and those that stand in no other
      name; entries of lists are none.</xd:desc>
  </xd:doc>
  <xsl:variable name="named" as="element()*" select="//text//(persName | orgName | placeName | geogName | settlement | country
    | region | district | bloc | name | rs)[@ref[normalize-space()] or @key[normalize-space()]
      or not(self::rs or (self::name and e:name-kind(.) = '') or ancestor::*[self::persName or self::orgName or self::placeName
      or self::geogName or self::name or self::rs])]
    [not(ancestor::*[self::listPerson or self::listPlace or self::listOrg or self::person or self::place or self::org])]"/>

  <xd:doc>
    <xd:desc>The names' ids on the page, by generate-id(): their own, else by their order: "name-12".</xd:desc>
  </xd:doc>
  <xsl:variable name="name-ids" as="map(xs:string, xs:string)">
    <xsl:map>
      <xsl:for-each select="$named">
        <xsl:map-entry key="generate-id()" select="string((@xml:id, .[@cert[not(. = ('high', '1', '1.0'))]][not(ancestor::choice)] ! e:doubtful-place(.),
          'name-' || position())[1])"/>
      </xsl:for-each>
    </xsl:map>
  </xsl:variable>
</xsl:stylesheet>
