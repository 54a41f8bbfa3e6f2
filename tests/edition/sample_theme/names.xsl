<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" exclude-result-prefixes="#all"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0">

  <!-- one template: salutes are set as ours sets them, within an element of the theme's -->
  <xsl:template match="salute">
    <div class="harbour-salute"><xsl:next-match/></div>
  </xsl:template>

  <!-- one part of the page: the contents stand under a heading -->
  <xsl:template name="masthead">
    <p class="harbour-series">Harbour Series</p>
    <header class="masthead"><h1><xsl:value-of select="teiHeader/fileDesc/titleStmt/title[1]"/></h1></header>
  </xsl:template>
</xsl:stylesheet>
