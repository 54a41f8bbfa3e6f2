<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>How to cite the document: Chicago (17th edition, 14.219 f.), BibTeX and CSL-JSON.</xd:desc>
  </xd:doc>

  <xsl:template name="citation">
    <details class="cite">
      <summary>Cite this document</summary>
      <h2>Chicago</h2>
      <p><xsl:value-of select="e:chicago(.)"/></p>
      <h2>BibTeX</h2>
      <pre tabindex="0" role="region" aria-label="BibTeX"><xsl:value-of select="e:bibtex(.)"/></pre>
      <h2>CSL-JSON</h2>
      <pre tabindex="0" role="region" aria-label="CSL-JSON"><xsl:value-of select="e:pretty-json(e:csl(.))"/></pre>
    </details>
  </xsl:template>

  <xsl:function name="e:chicago" as="xs:string">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="parts" select="string-join(e:senders($tei), ', '), '“' || e:title($tei) || ',”'"/>
    <xsl:variable name="rest" select="e:date($tei) ! e:date-text(.), $around?site, e:publisher($tei), $around?canonical"/>
    <xsl:sequence select="string-join($parts[. != ''], '. ') || string-join($rest ! (' ' || .), ',') || '.'"/>
  </xsl:function>

  <xsl:function name="e:bibtex" as="xs:string">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="fields" select="e:bibtex-field('title', '{' || e:tex(e:title($tei)) || '}'),
      e:bibtex-field('author', string-join(e:senders($tei) ! ('{' || e:tex(.) || '}'), ' and ')),
      e:bibtex-field('year', e:when(e:date($tei)) ! substring(., 1, 4)),
      e:bibtex-field('date', e:when(e:date($tei)) ! substring(., 1, 10)),
      e:bibtex-field('howpublished', ($around?site, e:publisher($tei))[1] ! e:tex(.)),
      e:bibtex-field('url', $around?canonical)"/>
    <xsl:sequence select="'@misc{' || e:citation-key($tei) || ',&#10;' || string-join($fields, ',&#10;') || '&#10;}'"/>
  </xsl:function>

  <xsl:function name="e:bibtex-field" as="xs:string?">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="value" as="xs:string?"/>
    <xsl:sequence select="$value[. != ''] ! ('  ' || $name || ' = {' || . || '}')"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>Text with the characters that TeX would obey taken for themselves.</xd:desc>
  </xd:doc>
  <xsl:function name="e:tex" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="$text => replace('\\', '/') => replace('([{}%&amp;#_$])', '\\$1')
      => replace('~', '\\textasciitilde{}') => replace('\^', '\\textasciicircum{}')"/>
  </xsl:function>

  <xsl:function name="e:citation-key" as="xs:string">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="words" select="tokenize(lower-case(e:title($tei)), '[^a-z0-9]+')[string-length(.) gt 3]"/>
    <xsl:sequence select="string-join(($words[position() le 3], e:when(e:date($tei)) ! substring(., 1, 4), 'document'
      [empty($words)]), '-')"/>
  </xsl:function>

  <xsl:function name="e:pretty-json" as="xs:string">
    <xsl:param name="data" as="map(*)"/>
    <xsl:sequence select="serialize($data, map { 'method': 'json', 'indent': true() }) => replace('\\/', '/')"/>
  </xsl:function>

  <xsl:function name="e:csl" as="map(*)">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="e:without-gaps(map { 'id': e:citation-key($tei), 'type': 'document', 'title': e:title($tei),
      'author': array { e:senders($tei) ! map { 'literal': . } },
      'issued': e:when(e:date($tei)) ! e:csl-date(.),
      'language': e:language($tei)[. != 'und'],
      'container-title': $around?site, 'publisher': e:publisher($tei), 'URL': $around?canonical })"/>
  </xsl:function>

  <xsl:function name="e:csl-date" as="map(*)">
    <xsl:param name="iso" as="xs:string"/>
    <xsl:variable name="parts" select="tokenize(substring($iso, 1, 10), '-')"/>
    <xsl:sequence select="if (exists($parts) and (every $part in $parts satisfies $part castable as xs:integer))
      then map { 'date-parts': [ array { $parts ! xs:integer(.) } ] } else map { 'raw': $iso }"/>
  </xsl:function>
</xsl:stylesheet>
