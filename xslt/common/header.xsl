<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>What the header says about the document (Guidelines 2). Every function takes the `TEI` element and
      answers with nothing where the header is silent.</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>The title of the document: a main or complete title first, else that of an article or letter before that of
      the volume, and never that of the series where there is another; else the first head of the text.</xd:desc>
  </xd:doc>
  <xsl:function name="e:title" as="xs:string">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="titles" select="$tei/teiHeader/fileDesc/titleStmt/title"/>
    <xsl:variable name="chosen" select="($titles[@type = ('main', 'complete')][not(@level = 's')], $titles[@level = 'a'],
      $titles[not(@level = ('s', 'j') or @type = ('sub', 'desc', 'short', 'alt'))], $titles, ($tei//head)[1])"/>
    <xsl:sequence select="(($chosen ! e:text-of(.))[. != ''], e:say('document.untitled'))[1]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The title of the document as a reader sees it: the date that ends a devised one (`title/@type='desc'`) in words.</xd:desc>
  </xd:doc>
  <xsl:function name="e:shown-title" as="xs:string">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="title" select="e:title($tei)"/>
    <xsl:sequence select="if (e:is-devised($tei)) then e:with-date-in-words($title, e:date($tei)) else $title"/>
  </xsl:function>

  <xsl:function name="e:with-date-in-words" as="xs:string" visibility="private">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="date" as="element()?"/>
    <xsl:variable name="last" select="tokenize($title, ', ')[last()]"/>
    <xsl:sequence select="if (tokenize($last, '/')[1] = e:when($date))
      then substring($title, 1, string-length($title) - string-length($last)) || e:date-text($date) else $title"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>True where the title of the document is a description that somebody has devised.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-devised" as="xs:boolean">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="described" select="$tei/teiHeader/fileDesc/titleStmt/title[@type = 'desc']"/>
    <xsl:sequence select="exists($described) and $described ! e:text-of(.) = e:title($tei)"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The division whose head may be the title: one that is nothing but another division (a play of one act) leaves it to that.</xd:desc>
  </xd:doc>
  <xsl:function name="e:headed-division" as="element()">
    <xsl:param name="division" as="element()"/>
    <xsl:variable name="content" select="$division[not(head[e:text-of(.) != ''])]/*[not(self::pb or self::fw)]"/>
    <xsl:sequence select="if (count($content) eq 1 and $content/(self::div | self::div1 | self::div2 | self::div3 | self::div4
      | self::div5 | self::div6 | self::div7)) then e:headed-division($content) else $division"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>True for a head that may stand for the title of the document: "Act I", of a part of it, only where the header says the same.</xd:desc>
  </xd:doc>
  <xsl:function name="e:names-document" as="xs:boolean">
    <xsl:param name="head" as="element(head)"/>
    <xsl:variable name="of" as="element()?" select="$head/ancestor::TEI[1]"/>
    <xsl:variable name="said" select="$of/teiHeader/fileDesc/titleStmt/title[not(@type = 'sub')] ! e:letters(e:text-of(.))[. != '']"/>
    <xsl:variable name="headed" select="e:letters(e:text-of($head))"/>
    <xsl:sequence select="if (not($head/parent::div/@type = $parts-of-texts)) then true() else empty($said)
      or (some $title in $said satisfies contains($title, $headed) and string-length($headed) * 3 ge string-length($title)
      or contains($headed, $title))"/>
  </xsl:function>

  <xsl:function name="e:letters" as="xs:string" visibility="private">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="lower-case(replace($text, '[^\p{L}\p{N}]', ''))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The outermost divisions of the texts of a file: its documents, where it holds several.</xd:desc>
  </xd:doc>
  <xsl:function name="e:divisions" as="element()*">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="root($node)/*/(self::TEI | TEI | teiCorpus/TEI)/text/(. | group/text)/(front | body | back)
      /(child::div | child::div1)"/>
  </xsl:function>

  <xsl:function name="e:has-several-divisions" as="xs:boolean" cache="yes" visibility="private">
    <xsl:param name="root" as="node()"/>
    <xsl:sequence select="exists(e:divisions($root)[2])"/>
  </xsl:function>

  <xsl:key name="correspondence" match="correspDesc[@corresp]"
    use="tokenize(@corresp)[starts-with(., '#')] ! substring(., 2)"/>

  <xd:doc>
    <xd:desc>Who wrote to whom: all that the header says, of whatever part of the file.</xd:desc>
  </xd:doc>
  <xsl:function name="e:correspondence" as="element(correspDesc)*">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="$tei/teiHeader/profileDesc/correspDesc"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>What the header says of one division of several (`correspDesc/@corresp`): it is told at its head.</xd:desc>
  </xd:doc>
  <xsl:function name="e:own-correspondence" as="element(correspDesc)*">
    <xsl:param name="division" as="element()"/>
    <xsl:sequence select="$division/@xml:id ! key('correspondence', .)[e:has-several-divisions(root(.))]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The heads of a division and what stands above them: below is told what the header says of it.</xd:desc>
  </xd:doc>
  <xsl:function name="e:top" as="node()*">
    <xsl:param name="division" as="element()"/>
    <xsl:sequence select="$division/head[last()]/(preceding-sibling::node() | .)"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>What the header says of the file as a whole, and of nothing in it that could tell it.</xd:desc>
  </xd:doc>
  <xsl:function name="e:common-correspondence" as="element(correspDesc)*">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="e:correspondence($tei) except $tei/text//(div | div1 | div2 | div3 | div4 | div5 | div6 | div7)
      ! e:own-correspondence(.)"/>
  </xsl:function>

  <xsl:function name="e:sent" as="element(correspAction)*" visibility="private">
    <xsl:param name="correspondence" as="element(correspDesc)*"/>
    <xsl:sequence select="$correspondence/correspAction[@type = 'sent']"/>
  </xsl:function>

  <xsl:function name="e:received" as="element(correspAction)*" visibility="private">
    <xsl:param name="correspondence" as="element(correspDesc)*"/>
    <xsl:sequence select="$correspondence/correspAction[@type = 'received']"/>
  </xsl:function>

  <xsl:function name="e:names" as="xs:string*" visibility="private">
    <xsl:param name="actions" as="element(correspAction)*"/>
    <xsl:sequence select="distinct-values($actions/(persName | name | orgName | rs) ! e:text-of(.))[. != '']"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The names of the senders (`correspAction[@type='sent']`), each once.</xd:desc>
  </xd:doc>
  <xsl:function name="e:senders" as="xs:string*">
    <xsl:param name="correspondence" as="element(correspDesc)*"/>
    <xsl:sequence select="e:names(e:sent($correspondence))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The names of the recipients (`correspAction[@type='received']`), each once.</xd:desc>
  </xd:doc>
  <xsl:function name="e:recipients" as="xs:string*">
    <xsl:param name="correspondence" as="element(correspDesc)*"/>
    <xsl:sequence select="e:names(e:received($correspondence))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The first place that letters were sent from.</xd:desc>
  </xd:doc>
  <xsl:function name="e:place-of-sending" as="xs:string?">
    <xsl:param name="correspondence" as="element(correspDesc)*"/>
    <xsl:sequence select="(e:sent($correspondence)/(placeName | settlement) ! e:text-of(.))[. != ''][1]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The first `date` that letters were sent on.</xd:desc>
  </xd:doc>
  <xsl:function name="e:date-of-sending" as="element(date)?">
    <xsl:param name="correspondence" as="element(correspDesc)*"/>
    <xsl:sequence select="(e:sent($correspondence)/date)[1]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The place of writing.</xd:desc>
  </xd:doc>
  <xsl:function name="e:place" as="xs:string?">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="(e:place-of-sending(e:correspondence($tei)), (($tei/teiHeader/profileDesc/creation/placeName,
      e:datelines($tei)[1]/placeName) ! e:text-of(.))[. != ''])[1]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>Where and when a text says that it was written: what has a title page, a newspaper or a book, is not of the place and
      day of the first letter in it.</xd:desc>
  </xd:doc>
  <xsl:function name="e:datelines" as="element(dateline)*" visibility="private">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="$tei/text[not(front/descendant::titlePage)]/body/descendant::dateline"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The place of writing of a file, unless it is that of one document of several.</xd:desc>
  </xd:doc>
  <xsl:function name="e:common-place" as="xs:string?">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="common" select="e:common-correspondence($tei)"/>
    <xsl:sequence select="if (exists(e:correspondence($tei) except $common)) then e:place-of-sending($common)
      else e:place($tei)"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The `date` element that dates the document: of the letter, else of its creation, else of the first
      dateline.</xd:desc>
  </xd:doc>
  <xsl:function name="e:date" as="element()?">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="(e:date-of-sending(e:correspondence($tei)), $tei/teiHeader/profileDesc/creation/(self::*[@when] | date),
      $tei/text/front/descendant::titlePage/descendant::docDate[e:when(.)], e:datelines($tei)/descendant::date[e:when(.)])[1]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The category of the highest classification, `secret`: the target of the `catRef`.</xd:desc>
  </xd:doc>
  <xsl:function name="e:classification" as="xs:string?">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="($tei/teiHeader/profileDesc/textClass/catRef[e:own-id(@scheme) = 'classification']/@target
      ! e:own-id(.))[. != ''][1]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The id that a pointer names, as it stands in the file: of a document that was harvested, without what
      the `xml:id` of its `TEI` sets before all others, "#memo-17.secret" → "secret".</xd:desc>
  </xd:doc>
  <xsl:function name="e:own-id" as="xs:string?">
    <xsl:param name="pointer" as="attribute()?"/>
    <xsl:variable name="scope" select="$pointer/ancestor::TEI[1]/@xml:id || '.'"/>
    <xsl:sequence select="$pointer ! tokenize(.)[1] ! (if (starts-with(., '#')) then substring(., 2) else .)
      ! (if (starts-with(., $scope)) then substring-after(., $scope) else .)"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>A classification for display: the category's own words where the header has them, else its id:
      "top-secret" → "Top Secret".</xd:desc>
  </xd:doc>
  <xsl:function name="e:classification-text" as="xs:string?">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="id" select="e:classification($tei)"/>
    <xsl:variable name="category" select="$tei/teiHeader/encodingDesc/classDecl//category[e:own-id(@xml:id) = $id]"/>
    <xsl:sequence select="(($category/(catDesc, gloss) ! e:text-of(.))[. != ''][string-length(.) le 40],
      $id ! string-join(tokenize(., '-') ! (upper-case(substring(., 1, 1)) || substring(., 2)), ' '))[1]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The language of the text, BCP 47; "und" where nothing says it.</xd:desc>
  </xd:doc>
  <xsl:function name="e:language" as="xs:string">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="string((($tei/text/@xml:lang, $tei/teiHeader/profileDesc/langUsage/language[1]/@ident,
      $tei/@xml:lang, $tei/teiHeader/@xml:lang)[e:is-language(.)][1] ! e:language-tag(.), 'und')[1])"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>True for what is built like a BCP 47 tag.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-language" as="xs:boolean">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:sequence select="matches($tag, '^([A-Za-z]{2,3}|[xi])(-[A-Za-z0-9]{1,8})*$') or map:contains($shortest, lower-case($tag))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The publisher or other body that gives the file out.</xd:desc>
  </xd:doc>
  <xsl:function name="e:publisher" as="xs:string?">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="($tei/teiHeader/fileDesc/publicationStmt/(publisher, authority, distributor)
      ! e:text-of(.))[. != ''][1]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The names of those who edit the document, or the edition that it is one of.</xd:desc>
  </xd:doc>
  <xsl:function name="e:editors" as="xs:string*">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="distinct-values($tei/teiHeader/fileDesc/(titleStmt, seriesStmt[not(../titleStmt/editor)])/editor
      ! e:text-of(.))[. != '']"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The title of the edition that the document is one of (Guidelines 2.2.5).</xd:desc>
  </xd:doc>
  <xsl:function name="e:edition" as="xs:string?">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="($tei/teiHeader/fileDesc/(seriesStmt/title, titleStmt[title[not(@level = 's')]]/title[@level = 's'])
      [not(@type = 'sub')] ! e:text-of(.))[. != ''][1]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The identifier of the file or of the document in its archive.</xd:desc>
  </xd:doc>
  <xsl:function name="e:identifier" as="xs:string?">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="($tei/teiHeader/fileDesc/publicationStmt/idno ! normalize-space())[. != ''][1]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The source described by the header, in one line.</xd:desc>
  </xd:doc>
  <xsl:function name="e:source" as="xs:string?">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="source" as="element()?" select="$tei/teiHeader/fileDesc/sourceDesc/*[1]"/>
    <xsl:sequence select="(($source/self::bibl/title, $source) ! e:described(.))[. != ''][1]"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>What parts of texts are called: a play is no act, an inscription no edition, a dictionary no letter of the alphabet.</xd:desc>
  </xd:doc>
  <xsl:variable name="parts-of-texts" as="xs:string*" static="yes" select="tokenize('act scene textpart text edition apparatus translation
    commentary bibliography part page version title book canto volume year month day title_page titlepage poem stanza strophe transcription notes')"/>

  <xd:doc>
    <xd:desc>The kind of document: the `@type` of its divisions, `memorandum`, where the first of them is the document and no part
      of a longer text.</xd:desc>
  </xd:doc>
  <xsl:function name="e:document-type" as="xs:string">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="string(($tei/text/body/div[1][empty((entry, superEntry, entryFree))]/@type[not(. = $parts-of-texts)], 'document')[1])"/>
  </xsl:function>
</xsl:stylesheet>
