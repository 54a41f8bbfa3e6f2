<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>What `@rend` means: projects write it in many ways; the output knows a closed list of words.</xd:desc>
  </xd:doc>

  <xsl:variable name="renditions" as="map(xs:string, xs:string)" static="yes" select="map {
    'italic': 'italic', 'italics': 'italic', 'i': 'italic', 'it': 'italic', 'sectiontitleital': 'italic',
    'bold': 'bold', 'b': 'bold', 'strong': 'bold', 'bo': 'bold',
    'underline': 'underline', 'underlined': 'underline', 'u': 'underline', 'ul': 'underline',
    'smallcaps': 'smallcaps', 'small-caps': 'smallcaps', 'sc': 'smallcaps', 'smcap': 'smallcaps',
    'strikethrough': 'strike', 'strike': 'strike', 'overstrike': 'strike', 'line-through': 'strike',
    'superscript': 'superscript', 'sup': 'superscript', 'super': 'superscript',
    'subscript': 'subscript', 'sub': 'subscript',
    'roman': 'roman', 'normal': 'roman', 'uppercase': 'uppercase', 'caps': 'uppercase', 'allcaps': 'uppercase',
    'center': 'center', 'centered': 'center', 'centre': 'center',
    'right': 'right', 'flushright': 'right', 'indent': 'indent', 'quote': 'indent',
    'indent1': 'indent', 'indent2': 'indent2', 'indent3': 'indent3', 'indent4': 'indent4' }"/>

  <xd:doc>
    <xd:desc>The words of an element's `@rend` that the output knows: italic, bold, underline, smallcaps, strike,
      superscript, subscript, roman, uppercase, center, right, indent, and how far: indent2.</xd:desc>
  </xd:doc>
  <xsl:function name="e:renditions" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element/@rend ! (if (map:contains($renditions-of-text, .)) then $renditions-of-text(.) else e:rendition-words(.))"/>
  </xsl:function>

  <xsl:function name="e:rendition-words" as="xs:string*" visibility="private">
    <xsl:param name="rend" as="xs:string"/>
    <xsl:sequence select="distinct-values(tokenize(lower-case($rend), '[\s,;:]+') ! $renditions(.))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>What a document has in `@rend`, few values that come again, with the words that they mean.</xd:desc>
  </xd:doc>
  <xsl:variable name="renditions-of-text" as="map(xs:string, xs:string*)" select="map:merge(distinct-values(//@rend) ! map:entry(string(.), e:rendition-words(.)))"/>

  <xd:doc>
    <xd:desc>The number of a line of verse that is shown: every fifth, as readers expect.</xd:desc>
  </xd:doc>
  <xsl:function name="e:shown-number" as="xs:string?">
    <xsl:param name="line" as="element()"/>
    <xsl:sequence select="$line/@n[. castable as xs:integer][xs:integer(.) mod 5 = 0] ! string()"/>
  </xsl:function>
</xsl:stylesheet>
