<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>How to cite the document: Chicago (17th edition, 14.219 f.), BibTeX and CSL-JSON.</xd:desc>
  </xd:doc>

  <xsl:template name="citation">
    <details class="cite">
      <summary><xsl:value-of select="e:say('cite')"/></summary>
      <h2>Chicago</h2>
      <p><xsl:value-of select="e:chicago()"/></p>
      <h2>BibTeX</h2>
      <pre tabindex="0" role="region" aria-label="BibTeX"><xsl:value-of select="e:bibtex()"/></pre>
      <h2>CSL-JSON</h2>
      <pre tabindex="0" role="region" aria-label="CSL-JSON"><xsl:value-of select="e:csl()"/></pre>
    </details>
  </xsl:template>

  <xsl:function name="e:chicago" as="xs:string">
    <xsl:variable name="parts" select="string-join($senders, ', '), e:say('cite.title', map { 'title': $title })"/>
    <xsl:variable name="edited" select="e:say('cite.editors', map { 'names': e:enumerated($editors) })[exists($editors)]"/>
    <xsl:variable name="published" select="string-join(($around?imprint?place, $publisher), ': ')[. != '']"/>
    <xsl:variable name="rest" select="$date-text, distinct-values(($edition, $edited, $published)), $around?imprint?date,
      $around?canonical"/>
    <xsl:sequence select="(string-join($parts[. != ''], '. ') || string-join($rest ! (' ' || .), ',')) => replace(',$', '') || '.'"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>Names in a row: "A, B and C".</xd:desc>
  </xd:doc>
  <xsl:function name="e:enumerated" as="xs:string">
    <xsl:param name="names" as="xs:string*"/>
    <xsl:variable name="last" select="$names[last()]"/>
    <xsl:sequence select="if (exists($names[2]))
      then e:say('list.last', map { 'names': string-join($names[position() lt last()], ', '), 'last': $last }) else string($last)"/>
  </xsl:function>

  <xsl:function name="e:bibtex" as="xs:string">
    <xsl:variable name="fields" select="e:bibtex-field('title', '{' || e:tex($title) || '}'),
      e:bibtex-field('author', string-join($senders ! ('{' || e:tex(.) || '}'), ' and ')),
      e:bibtex-field('year', $when ! substring(., 1, 4)),
      e:bibtex-field('date', $when ! substring(., 1, 10)),
      e:bibtex-field('editor', string-join($editors ! ('{' || e:tex(.) || '}'), ' and ')),
      e:bibtex-field('howpublished', ($edition, $publisher)[1] ! e:tex(.)),
      e:bibtex-field('publisher', $publisher[exists($edition)] ! e:tex(.)),
      e:bibtex-field('url', $around?canonical)"/>
    <xsl:sequence select="'@misc{' || $citation-key || ',&#10;' || string-join($fields, ',&#10;') || '&#10;}'"/>
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
    <xsl:sequence select="if (translate($text, '\{}%&amp;#_$~^', '') = $text) then $text
      else $text => replace('\\', '/') => replace('([{}%&amp;#_$])', '\\$1')
      => replace('~', '\\textasciitilde{}') => replace('\^', '\\textasciicircum{}')"/>
  </xsl:function>

  <xsl:variable name="citation-key" as="xs:string">
    <xsl:variable name="words" select="tokenize(lower-case($title))[string-length() ge 4][translate(., 'abcdefghijklmnopqrstuvwxyz', '') = '']"/>
    <xsl:sequence select="string-join(($words[position() le 3], $when ! substring(., 1, 4), 'document'
      [empty($words)]), '-')"/>
  </xsl:variable>

  <xsl:function name="e:csl" as="xs:string">
    <xsl:sequence select="e:json-lines((
      e:member('id', e:json-text($citation-key)),
      e:member('type', e:json-text('document')),
      e:member('title', e:json-text($title)),
      e:member('author', e:json-list($senders ! e:json-object(e:member('literal', e:json-text(.))))),
      e:member('issued', $when ! e:csl-date(.)),
      e:member('language', e:json-text($known-language)),
      e:member('editor', e:json-list($editors ! e:json-object(e:member('literal', e:json-text(.))))),
      e:member('container-title', e:json-text($edition)),
      e:member('publisher', e:json-text($publisher)),
      e:member('URL', e:json-text($around?canonical))))"/>
  </xsl:function>

  <xsl:function name="e:csl-date" as="xs:string">
    <xsl:param name="iso" as="xs:string"/>
    <xsl:variable name="parts" select="tokenize(substring($iso, 1, 10), '-')"/>
    <xsl:variable name="is-date" select="every $part in $parts satisfies $part castable as xs:integer"/>
    <xsl:sequence select="e:json-object(if ($is-date and exists($parts))
      then e:member('date-parts', e:json-list(e:json-list($parts ! string(xs:integer(.)))))
      else e:member('raw', e:json-text($iso)))"/>
  </xsl:function>
</xsl:stylesheet>
