<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>What the pages of a collection need to know of one document, as JSON: `encoder/rendering/record.py` reads
      it. Entry point.</xd:desc>
  </xd:doc>

  <xsl:import href="../common/common.xsl"/>
  <xsl:include href="named.xsl"/>
  <xsl:param name="interface" as="xs:string" select="'en'"/>
  <xsl:output method="json" encoding="UTF-8" indent="no"/>
  <xsl:mode use-accumulators="notes pages page doubts" on-no-match="shallow-skip"/>

  <xsl:template match="/*">
    <xsl:variable name="root" select="root(.)"/>
    <xsl:variable name="passages" as="xs:string*"><xsl:call-template name="passages"/></xsl:variable>
    <xsl:variable name="ids" select="text//(div | div1 | div2 | div3 | note)/@xml:id ! string()"/>
    <xsl:sequence select="map {
      'title': e:shown-title(.),
      'date': e:when(e:date(.)),
      'date_text': e:date(.) ! e:date-text(.),
      'senders': array { e:senders(e:correspondence(.)) },
      'recipients': array { e:recipients(e:correspondence(.)) },
      'place': e:place(.),
      'classification': e:classification-text(.),
      'kind': e:document-type(.),
      'language': e:language(.),
      'ids': array { $ids },
      'targets': array { distinct-values(text//(ref | ptr)/@target[starts-with(., '#')] ! substring(., 2))
        [empty(id(., $root)/ancestor::text)],
        distinct-values(text//(ref | ptr)/@target[matches(., '^[\w.-][\w./-]*\.(xml|tei)(#[\w.-]+)?$')]) },
      'pictures': array { distinct-values((.//graphic/@url ! normalize-space(.), text//(pb | div | body | front | back | self::text)/@facs ! tokenize(.)))[not(starts-with(., '#'))][. != ''] },
      'names': array { $named ! e:name-record(., ''), e:header-names(.) },
      'passages': array { $passages },
      'entries': array { e:entries($root) },
      'doubts': array { text//(choice | supplied | unclear | *[@cert])[e:is-doubtful(.)] ! e:doubt-record(.) } }"/>
  </xsl:template>

  <xd:doc>
    <xd:desc>A doubtful place: its id on the page, the element, its words, why it is doubtful, how certain it is.</xd:desc>
  </xd:doc>
  <xsl:function name="e:doubt-record" as="map(*)">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="page" select="$element/accumulator-before('page')"/>
    <xsl:sequence select="map {
      'id': e:doubtful-place($element),
      'kind': local-name($element),
      'text': substring(normalize-space(string-join($element[not(self::pb)] ! e:words(.))), 1, 120),
      'why': e:doubt($element),
      'certainty': e:certainty($element),
      'page': ($element[self::pb], $page)[1] ! e:page-number(.) }"/>
  </xsl:function>

  <xsl:function name="e:words" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="if ($element/self::note or $element/self::fw) then e:text-of($element/node())
      else e:text-of($element)"/>
  </xsl:function>
</xsl:stylesheet>
