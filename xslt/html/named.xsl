<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>The names of a document, the passages that they stand in, and the entries of its own lists (Guidelines 14.3), as
      JSON: `encoder/rendering/registers` reads it.</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>The marks around a name in its passage: before its number, between number and name, behind the name. No text has
      these characters, the last of Unicode's private ones.</xd:desc>
  </xd:doc>
  <xsl:variable name="marks" as="xs:string+" static="yes" select="('&#x10FFFB;', '&#x10FFFC;', '&#x10FFFD;')"/>

  <xsl:variable name="name-places" as="map(xs:string, xs:integer)">
    <xsl:map>
      <xsl:for-each select="$named"><xsl:map-entry key="generate-id()" select="position() - 1"/></xsl:for-each>
    </xsl:map>
  </xsl:variable>

  <xsl:function name="e:name-record" as="map(*)">
    <xsl:param name="name" as="element()"/>
    <xsl:param name="role" as="xs:string"/>
    <xsl:sequence select="map {
      'kind': e:name-kind($name),
      'refs': array { $name/@ref ! tokenize(.) ! e:without-prefix(.), $name/@key ! normalize-space()[. != ''] },
      'role': $role,
      'id': string($name-ids(generate-id($name))),
      'form': e:text-of($name) }"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>A reference with a prefix that the header defines (Guidelines 17.2.3), as what it stands for: "psn:a1" →
      "persons.xml#a1". A definition that no processor can use leaves it as it is.</xd:desc>
  </xd:doc>
  <xsl:function name="e:without-prefix" as="xs:string">
    <xsl:param name="ref" as="xs:string"/>
    <xsl:variable name="prefix" select="substring-before($ref, ':')"/>
    <xsl:variable name="rest" select="substring-after($ref, ':')"/>
    <xsl:variable name="definition" select="$prefix-definitions[@ident = $prefix][1]"/>
    <xsl:try select="if ($prefix != '' and exists($definition) and string-length($definition/@matchPattern) lt 200)
      then replace($rest, '^(?:' || $definition/@matchPattern || ')$', $definition/@replacementPattern) else $ref">
      <xsl:catch select="$ref"/>
    </xsl:try>
  </xsl:function>

  <xd:doc>
    <xd:desc>Found once: to look through the document for each reference would take quadratic time.</xd:desc>
  </xd:doc>
  <xsl:variable name="prefix-definitions" as="element(prefixDef)*" select="//prefixDef[@matchPattern and @replacementPattern]"/>

  <xd:doc>
    <xd:desc>The block that a name stands in: what is shown around it.</xd:desc>
  </xd:doc>
  <xsl:function name="e:passage" as="element()">
    <xsl:param name="name" as="element()"/>
    <xsl:sequence select="($name/ancestor::*[self::p or self::ab or self::head or self::item or self::l or self::cell or self::note
      or self::signed or self::salute or self::dateline or self::opener or self::closer or self::label or self::byline
      or self::trailer or self::speaker or self::stage or self::bibl or self::desc or self::figDesc or self::titlePart
      or self::quote][1], $name/..)[1]"/>
  </xsl:function>

  <xsl:template name="passages" as="xs:string*">
    <xsl:for-each-group select="$named" group-by="generate-id(e:passage(.))">
      <xsl:variable name="passage" select="e:passage(.)"/>
      <xsl:variable name="parts" as="xs:string*">
        <xsl:apply-templates select="$passage/node()" mode="reading">
          <xsl:with-param name="passage" select="$passage" tunnel="yes"/>
        </xsl:apply-templates>
      </xsl:variable>
      <xsl:sequence select="normalize-space(string-join($parts))"/>
    </xsl:for-each-group>
  </xsl:template>

  <xsl:template match="persName | orgName | placeName | geogName | settlement | country | region | district | bloc | name | rs"
    mode="reading" as="xs:string*" priority="2">
    <xsl:param name="passage" as="element()?" tunnel="yes"/>
    <xsl:variable name="inside" as="xs:string*"><xsl:next-match/></xsl:variable>
    <xsl:sequence select="if (exists($passage) and exists($name-places(generate-id())) and e:passage(.) is $passage)
      then ($marks[1] || $name-places(generate-id()) || $marks[2], $inside, $marks[3]) else $inside"/>
  </xsl:template>

  <xd:doc>
    <xd:desc>The names of those between whom letters went, and of the place of writing where it is not in the text.</xd:desc>
  </xd:doc>
  <xsl:function name="e:header-names" as="map(*)*">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="letters" select="e:correspondence($tei)"/>
    <xsl:sequence select="$letters/correspAction[@type = 'sent']/(persName | name | orgName | rs) ! e:in-header(., 'sent'),
      $letters/correspAction[@type = 'received']/(persName | name | orgName | rs) ! e:in-header(., 'received'),
      ($letters/correspAction[@type = 'sent']/(placeName | settlement), $tei/teiHeader/profileDesc/creation/placeName,
        $tei/text/body/descendant::dateline[1]/placeName)[e:text-of(.) != ''][1] ! e:in-header(., 'written')"/>
  </xsl:function>

  <xsl:function name="e:in-header" as="map(*)">
    <xsl:param name="name" as="element()"/>
    <xsl:param name="role" as="xs:string"/>
    <xsl:variable name="said" select="e:name-record($name, $role)"/>
    <xsl:sequence select="if ($said?kind != '') then $said else map:put($said, 'kind', 'person')"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The entries of lists: persons, places and organisations with a name.</xd:desc>
  </xd:doc>
  <xsl:function name="e:entries" as="map(*)*">
    <xsl:param name="root" as="node()"/>
    <xsl:for-each select="$root//(person | personGrp | place | org)[not(ancestor::egXML)]">
      <xsl:variable name="kind" select="if (self::place) then 'place' else if (self::org) then 'organisation' else 'person'"/>
      <xsl:variable name="names" select="(persName, orgName, placeName, geogName, (settlement, country, region, district, bloc)[1]
        [not(current()/placeName)], name)"/>
      <xsl:variable name="forms" select="distinct-values($names ! e:forms-of-name(.))[. != '']"/>
      <xsl:if test="exists($forms)">
        <xsl:sequence select="map {
          'kind': $kind,
          'id': string(@xml:id),
          'names': array { $forms },
          'identifiers': array { .//(idno except (place | person | org)//idno)[ancestor::*[self::person or self::personGrp
              or self::place or self::org][1] is current()][normalize-space()]
              ! map { 'type': string(@type), 'value': normalize-space() },
            (@ref, @sameAs, @corresp, $names/@ref, (ptr | ref | linkGrp/ptr | note/ref | note/ptr | desc/ref)/@target)
              ! tokenize(.)[matches(., '^https?://', 'i')] ! map { 'type': '', 'value': . } },
          'facts': array { * ! e:fact(.) } }"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:function>

  <xd:doc>
    <xd:desc>A name as a list has it: parts that nothing stands between are parted, "Ardmore, Ruth" where the surname is first;
      and in the order in which it is spoken.</xd:desc>
  </xd:doc>
  <xsl:function name="e:forms-of-name" as="xs:string*">
    <xsl:param name="name" as="element()"/>
    <xsl:variable name="parts" select="$name/* ! e:text-of(.)[. != '']"/>
    <xsl:sequence select="if (e:speaks($name) or empty($name/*)) then e:text-of($name)
      else if ($name/*[1]/self::surname and exists($parts[2])) then $parts[1] || ', ' || string-join(tail($parts), ' ')
      else string-join($parts, ' ')"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>What an entry says besides names and identifiers: its element and its words, a date of an attribute in words.</xd:desc>
  </xd:doc>
  <xsl:function name="e:fact" as="map(*)?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="when" select="$element/(@when, @when-iso, string-join((@from, @notBefore), '') || '–' || string-join((@to,
      @notAfter), ''))[not(. = ('', '–'))][1]"/>
    <xsl:variable name="date" select="$when ! (if (matches(., '^-?\d{4}(-\d\d){0,2}$')) then e:date-in-words(.) else string(.))"/>
    <xsl:variable name="text" select="e:text-of($element/node())"/>
    <xsl:variable name="said" select="string-join(($date[not(matches($text, '\d'))], $text[. != '']), ', ')"/>
    <xsl:sequence select="if ($said = '' or $element/(self::persName | self::placeName | self::orgName | self::geogName | self::name
      | self::idno | self::person | self::place | self::org | self::listPerson | self::listPlace | self::listOrg | self::ptr | self::linkGrp
      | self::ref | self::link)
      or $element/(self::settlement | self::country | self::region | self::district | self::bloc)[not(../placeName)]) then ()
      else map { 'kind': local-name($element), 'text': $said }"/>
  </xsl:function>
</xsl:stylesheet>
