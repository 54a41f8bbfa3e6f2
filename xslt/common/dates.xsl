<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>Dates of the header and text (Guidelines 14.4, W3C dates in attributes).</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>An ISO date in words: "1962-10-27T18:00:00Z" → "27 October 1962", "1962-10" → "October 1962"; what is
      not such a date comes back as it is.</xd:desc>
  </xd:doc>
  <xsl:function name="e:date-in-words" as="xs:string">
    <xsl:param name="iso" as="xs:string"/>
    <xsl:variable name="parts" select="tokenize(substring-before($iso || 'T', 'T'), '-')"/>
    <xsl:sequence select="if (not(matches($iso, '^\d{4}(-(0[1-9]|1[0-2])(-[0-3]\d(T.*)?)?)?$'))) then $iso
      else if (empty($parts[2])) then $parts[1]
      else e:day-in-words($parts[1], e:say('month.' || xs:integer($parts[2])), $parts[3] ! xs:integer(.))"/>
  </xsl:function>

  <xsl:function name="e:day-in-words" as="xs:string" visibility="private">
    <xsl:param name="year" as="xs:string"/>
    <xsl:param name="month" as="xs:string"/>
    <xsl:param name="day" as="xs:integer?"/>
    <xsl:variable name="values" select="map { 'year': $year, 'month': $month }"/>
    <xsl:sequence select="if (empty($day)) then e:say('date.month', $values)
      else e:say('date.day', map:put($values, 'day', if ($day eq 1) then e:say('date.first-day') else string($day)))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The date that a `date` element says in its attributes: a day, else the start of its range, else what
      it cannot be before or after.</xd:desc>
  </xd:doc>
  <xsl:function name="e:when" as="xs:string?">
    <xsl:param name="date" as="element()?"/>
    <xsl:sequence select="($date/@when, $date/@when-iso, $date/@from, $date/@notBefore, $date/@to, $date/@notAfter)[1]
      ! normalize-space()"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The end of the range that a `date` element says, where it says one.</xd:desc>
  </xd:doc>
  <xsl:function name="e:until" as="xs:string?">
    <xsl:param name="date" as="element()?"/>
    <xsl:sequence select="($date[@from or @notBefore]/(@to, @notAfter))[1] ! normalize-space()"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>A `date` element in words: "27 October 1962", "1 May 1962 to 3 May 1962", else its own text.</xd:desc>
  </xd:doc>
  <xsl:function name="e:date-text" as="xs:string?">
    <xsl:param name="date" as="element()?"/>
    <xsl:variable name="ends" select="(e:when($date), e:until($date)) ! e:date-in-words(.)"/>
    <xsl:sequence select="if (exists($ends)) then e:range($ends)
      else e:text-of($date)[. != '']"/>
  </xsl:function>

  <xsl:function name="e:range" as="xs:string">
    <xsl:param name="ends" as="xs:string*"/>
    <xsl:variable name="two" select="distinct-values($ends)"/>
    <xsl:sequence select="if (exists($two[2])) then e:say('date.range', map { 'from': $two[1], 'to': $two[2] }) else string($two)"/>
  </xsl:function>
</xsl:stylesheet>
