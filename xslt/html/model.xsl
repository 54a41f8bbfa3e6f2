<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:xd="http://www.oxygenxml.com/ns/doc/xsl" xmlns:e="urn:engross:xslt" exclude-result-prefixes="#all"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <xd:doc scope="stylesheet">
    <xd:desc>TEI's content model against HTML's: which elements become blocks. HTML's `p`, `h1` and `span` hold no blocks; TEI's `p`, `head` and `hi` may.</xd:desc>
  </xd:doc>

  <xd:doc>
    <xd:desc>Elements that are blocks wherever they stand.</xd:desc>
  </xd:doc>
  <xsl:variable name="blocks" as="xs:string*" static="yes" select="tokenize('
    TEI teiCorpus text body front back group floatingText div div1 div2 div3 div4 div5 div6 div7 p ab list table lg l sp
    spGrp listBibl listPerson listPlace listOrg listEvent listNym listRelation listObject listApp listWit listChange
    castList castGroup castItem opener closer postscript trailer epigraph argument byline titlePage docTitle docImprint
    imprimatur set prologue epilogue performance figure egXML eg entry entryFree superEntry msDesc msPart msFrag
    msContents msItem msItemStruct physDesc history biblStruct biblFull standOff facsimile sourceDoc surface surfaceGrp
    zone line sense re hom dictScrap u annotationBlock spanGrp graph tree eTree forest listForest fs fvLib fLib witness address dateline head')"/>

  <xd:doc>
    <xd:desc>Elements of the phrase: inline unless they hold a block. All others (bibl, quote, stage, lists of names and
      what we have never heard of) are blocks where their parent has no text of its own.</xd:desc>
  </xd:doc>
  <xsl:variable name="phrases" as="xs:string*" static="yes" select="tokenize('
    abbr add addName binaryObject formula alt am anchor att c cb citedRange cl code corr country damage date del delSpan addSpan damageSpan
    depth dim distinct district docDate email emph ex expan faith foreign forename fw g gap gb genName geo geogFeat
    geogName gi gloss graphic handShift height heraldry hi ident idno label lang lb lem locus m material measure mentioned
    metamark milestone mod name nameLink note num objectName objectType offset orgName orig origDate origPlace pause pb pc
    persName phr placeName ptr rdg redo ref reg region restore retrace rhyme roleName rs s seg settlement shift sic
    signatures soCalled space stamp street subst supplied surname surplus tag term time title unclear undo unit val
    w watermark width choice app secl signed salute ruby rb rt witDetail
    form orth pron hyph syll stress gram gramGrp pos gen number case per tns mood iType subc colloc usg def etym lbl oRef oVar xr
    pause analytic monogr imprint series edition biblScope publisher pubPlace meeting
    specList specDesc author editor respStmt resp postCode postBox headLabel headItem index interp interpGrp span
    certainty precision respons symbol binary numeric string default vAlt vColl vLabel vNot vMerge')"/>

  <xd:doc>
    <xd:desc>Local name → 1 for a block, 2 for a phrase: one look-up decides.</xd:desc>
  </xd:doc>
  <xsl:variable name="kinds" as="map(xs:string, xs:integer)" static="yes" select="map:merge(($blocks ! map:entry(., 1),
    $phrases ! map:entry(., 2)))"/>

  <xd:doc>
    <xd:desc>True where an element is set as a block.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-block" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="kind" as="xs:integer?" select="$kinds(local-name($element))"/>
    <xsl:sequence select="if ($kind eq 1) then true()
      else if ($kind eq 2 and not($element/(self::note | self::app | parent::notatedMusic))) then exists($element/*) and e:holds-block($element)
        or exists($element/(parent::person | parent::place | parent::org | parent::personGrp))
      else if (namespace-uri($element) = 'http://www.w3.org/1998/Math/MathML') then false()
      else if ($element/self::note) then e:is-note-block($element)
      else if ($element/self::notatedMusic or $element/parent::notatedMusic) then e:is-among-blocks($element/ancestor-or-self::notatedMusic[1]) or e:holds-block($element)
      else if ($element/self::app) then if ($element/ancestor::listApp) then e:holds-block($element) else e:is-reading-block($element)
      else e:is-among-blocks($element) or e:holds-block($element)"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>True for an element whose parent has no text of its own and is no phrase or paragraph.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-among-blocks" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="not($element/(parent::p | parent::sense | parent::re | parent::entry | parent::hom | parent::u
      | parent::vocal | parent::kinesic | parent::incident
      | parent::cit/(parent::sense | parent::entry | parent::re | parent::hom))) and not($kinds(local-name($element/..)) = 2)
      and not($element/.. ! e:speaks(.))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>True for an entry of an apparatus of which blocks stand in the text.</xd:desc>
  </xd:doc>
  <xsl:function name="e:is-reading-block" as="xs:boolean">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="main" select="($app/(lem, rdg, rdgGrp/(lem, rdg)))[1]"/>
    <xsl:sequence select="e:holds-block(if (empty($main) or $app/(ancestor::app | text()[normalize-space()]) or $app/@loc) then $app else $main)"/>
  </xsl:function>

  <xsl:function name="e:is-note-block" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="not(e:is-numbered($note)) and (e:holds-block($note) or e:is-unreferenced($note)
      or exists($note/(parent::person | parent::place | parent::org | parent::personGrp)))"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>True where a block will stand inside an element, numbered notes aside: they are printed elsewhere.</xd:desc>
  </xd:doc>
  <xsl:function name="e:holds-block" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="some $child in $element/* satisfies e:is-block($child)"/>
  </xsl:function>

  <xd:doc>
    <xd:desc>The name of the HTML element for an element: `inline`, or `div` where HTML forbids `inline` its content.</xd:desc>
  </xd:doc>
  <xsl:function name="e:tag" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="inline" as="xs:string"/>
    <xsl:sequence select="if (e:holds-block($element)) then 'div' else $inline"/>
  </xsl:function>
</xsl:stylesheet>
