"""What a site has for machines and for lost readers: sitemap, robots, the page for wrong addresses."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from encoder.rendering.frame import Frame, page
from encoder.rendering.markup import tag
from encoder.writer import write_changed

SITEMAP: Final = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
ADDRESSES_AT_MOST: Final = 50_000  # sitemaps.org, "Sitemap file limits"


def write_companions(out: Path, frame: Frame, pages: Sequence[str]) -> None:
    """Writes `robots.txt`, `404.html` and, where the site's own address is known, `sitemap.xml`.

    Args:
        out: the folder of the site.
        frame: what its pages share.
        pages: the addresses of all that everybody may find, relative to the site.
    """
    write_changed(out / "robots.txt", robots(frame.canonical))
    write_changed(out / "404.html", not_found(frame))
    if frame.canonical:
        addresses = ["" if page == "index.html" else page for page in pages]
        for name, text in sitemaps(frame.canonical, addresses).items():
            write_changed(out / name, text)


def robots(canonical: str | None) -> str:
    """`robots.txt`: everything may be read."""
    sitemap = f"\nSitemap: {canonical}sitemap.xml\n" if canonical else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def sitemaps(canonical: str, addresses: Sequence[str]) -> dict[str, str]:
    """File name → sitemap; several and an index of them where one would be too long."""
    parts = [addresses[at : at + ADDRESSES_AT_MOST] for at in range(0, len(addresses), ADDRESSES_AT_MOST)]
    if len(parts) <= 1:
        return {"sitemap.xml": _list("urlset", "url", [canonical + address for address in addresses])}
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    files = {
        name: _list("urlset", "url", [canonical + address for address in part])
        for name, part in zip(names, parts, strict=True)
    }
    return files | {"sitemap.xml": _list("sitemapindex", "sitemap", [canonical + name for name in names])}


def not_found(frame: Frame) -> str:
    """`404.html`, which a server may show at any depth: it loads nothing."""
    words = frame.interface
    link = tag("a", words.say("missing.link", site=frame.site), href=frame.canonical or "index.html")
    body = [
        tag("header", tag("h1", words.say("missing")), class_="masthead"),
        tag("p", words.markup("missing.text", link=link)),
    ]
    return page(
        replace(frame, sections=(), inline=True, canonical=None), "404.html", words.say("missing"), body
    )


def tombstone(frame: Frame, href: str, title: str) -> str:
    """The page in the place of one that is withdrawn: who has its address learns that it was here."""
    body = [
        tag("header", tag("h1", title), class_="masthead"),
        tag("p", frame.interface.markup("withdrawn", site=tag("a", frame.site, href="index.html"))),
    ]
    return page(replace(frame, is_listed=False), href, title, body)


def _list(root: str, element: str, addresses: Sequence[str]) -> str:
    entries = "".join(f"<{element}><loc>{escape(address)}</loc></{element}>\n" for address in addresses)
    return f"{DECLARATION}<{root} {SITEMAP}>\n{entries}</{root}>\n"
