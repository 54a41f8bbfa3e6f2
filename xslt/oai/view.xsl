<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:oai="http://www.openarchives.org/OAI/2.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:id="http://www.openarchives.org/OAI/2.0/oai-identifier"
  xmlns:friends="http://www.openarchives.org/OAI/2.0/friends/"
  xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" exclude-result-prefixes="oai dc id friends oai_dc">
  <!-- An answer of OAI-PMH for people. XSLT 1.0: browsers read no other. -->

  <xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>

  <xsl:variable name="verb" select="name(/oai:OAI-PMH/*[3])"/>

  <xsl:template match="/">
    <html lang="en">
      <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <title>OAI-PMH · <xsl:value-of select="$verb"/></title>
        <style>
          :root { font: 1rem/1.5 Georgia, serif; }
          body { max-width: 56rem; margin: 2rem auto; padding: 0 1rem; }
          nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; list-style: none; }
          article { border-top: 1px solid; margin-top: 1rem; }
          dt { font-weight: bold; } dd { margin: 0 0 .25rem 1.5rem; overflow-wrap: anywhere; }
          pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .85rem; }
          table { border-collapse: collapse; } th, td { text-align: left; padding: .15rem 1rem .15rem 0; vertical-align: top; }
          .deleted { opacity: .75; }
        </style>
      </head>
      <body>
        <header>
          <h1><xsl:value-of select="$verb"/></h1>
          <nav aria-label="Requests">
            <ul>
              <li><a href="?verb=Identify">Identify</a></li>
              <li><a href="?verb=ListMetadataFormats">Formats</a></li>
              <li><a href="?verb=ListSets">Sets</a></li>
              <li><a href="?verb=ListIdentifiers&amp;metadataPrefix=oai_dc">Identifiers</a></li>
              <li><a href="?verb=ListRecords&amp;metadataPrefix=oai_dc">Records</a></li>
            </ul>
          </nav>
        </header>
        <main><xsl:apply-templates select="oai:OAI-PMH/*[position() &gt; 2]"/></main>
        <footer><p>Answered at <xsl:value-of select="oai:OAI-PMH/oai:responseDate"/> by
          <xsl:value-of select="oai:OAI-PMH/oai:request"/></p></footer>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="oai:error">
    <p role="alert"><strong><xsl:value-of select="@code"/></strong>: <xsl:value-of select="."/></p>
  </xsl:template>

  <xsl:template match="oai:Identify">
    <dl><xsl:for-each select="*[not(self::oai:description)] | oai:description//*[not(*)]">
      <dt><xsl:value-of select="local-name()"/></dt><dd><xsl:value-of select="."/></dd>
    </xsl:for-each></dl>
  </xsl:template>

  <xsl:template match="oai:ListMetadataFormats">
    <table>
      <tr><th scope="col">Prefix</th><th scope="col">Namespace</th><th scope="col">Records</th></tr>
      <xsl:for-each select="oai:metadataFormat">
        <tr>
          <td><xsl:value-of select="oai:metadataPrefix"/></td>
          <td><xsl:value-of select="oai:metadataNamespace"/></td>
          <td><a href="?verb=ListRecords&amp;metadataPrefix={oai:metadataPrefix}">list</a></td>
        </tr>
      </xsl:for-each>
    </table>
  </xsl:template>

  <xsl:template match="oai:ListSets">
    <table>
      <tr><th scope="col">Set</th><th scope="col">Name</th></tr>
      <xsl:for-each select="oai:set">
        <tr>
          <td><a href="?verb=ListRecords&amp;metadataPrefix=oai_dc&amp;set={oai:setSpec}"><xsl:value-of select="oai:setSpec"/></a></td>
          <td><xsl:value-of select="oai:setName"/></td>
        </tr>
      </xsl:for-each>
    </table>
    <xsl:apply-templates select="oai:resumptionToken"/>
  </xsl:template>

  <xsl:template match="oai:ListIdentifiers | oai:ListRecords | oai:GetRecord">
    <xsl:apply-templates select="oai:header | oai:record | oai:resumptionToken"/>
  </xsl:template>

  <xsl:template match="oai:record">
    <article>
      <xsl:if test="oai:header/@status"><xsl:attribute name="class">deleted</xsl:attribute></xsl:if>
      <h2><xsl:value-of select="(oai:metadata//dc:title | oai:header/oai:identifier)[1]"/></h2>
      <xsl:call-template name="header"><xsl:with-param name="header" select="oai:header"/></xsl:call-template>
      <xsl:apply-templates select="oai:metadata/*"/>
    </article>
  </xsl:template>

  <xsl:template match="oai:header">
    <article><xsl:call-template name="header"><xsl:with-param name="header" select="."/></xsl:call-template></article>
  </xsl:template>

  <xsl:template name="header">
    <xsl:param name="header"/>
    <p>
      <code><xsl:value-of select="$header/oai:identifier"/></code>,
      <xsl:value-of select="$header/oai:datestamp"/>
      <xsl:if test="$header/@status">, <strong><xsl:value-of select="$header/@status"/></strong></xsl:if>
      <xsl:for-each select="$header/oai:setSpec">
        <xsl:text> · </xsl:text>
        <a href="?verb=ListRecords&amp;metadataPrefix=oai_dc&amp;set={.}"><xsl:value-of select="."/></a>
      </xsl:for-each>
    </p>
  </xsl:template>

  <xsl:template match="oai_dc:dc">
    <dl><xsl:for-each select="*"><dt><xsl:value-of select="local-name()"/></dt><dd><xsl:value-of select="."/></dd></xsl:for-each></dl>
  </xsl:template>

  <xsl:template match="oai:metadata/*[not(self::oai_dc:dc)]">
    <pre><xsl:value-of select="."/></pre>
  </xsl:template>

  <xsl:template match="oai:resumptionToken">
    <p>
      <xsl:value-of select="@cursor"/> before these, <xsl:value-of select="@completeListSize"/> in all.
      <xsl:if test=". != ''"><a rel="next" href="?verb={$verb}&amp;resumptionToken={.}">The next</a></xsl:if>
    </p>
  </xsl:template>
</xsl:stylesheet>
