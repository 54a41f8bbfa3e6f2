// Marks what a search found in the text, and goes from one hit to the next.
"use strict";
(() => {
  const bar = document.getElementById("engross-hits");
  const text = document.querySelector("article");
  const forms = new URLSearchParams(location.search).getAll("hit").filter((form) => form && form.length < 400).slice(0, 50);
  if (!bar || !text || !forms.length) return;
  const MOST = 2000;
  const escaped = (form) => form.split(/\s+/).map((word) => word.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")).join("\\s+");
  const longestFirst = [...forms].sort((one, other) => other.length - one.length);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.map(escaped).join("|")})(?![\\p{L}\\p{N}])`, "giu");

  // The text as it is read, and where each of its nodes begins; a block parts words.
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node.nodeType === Node.ELEMENT_NODE && (node.dataset.pagefindIgnore === "all" || node.matches("script, style, .here"))
      ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const BLOCK = "p, div, li, section, h1, h2, h3, h4, h5, h6, td, th, dt, dd, tr, blockquote, figcaption, header, article";
  const nodes = [];
  let read = "";
  let block = null;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType !== Node.TEXT_NODE) {
      if (node.matches("br:not(.lb)")) read += "\n";
      continue;
    }
    const own = node.parentElement.closest(BLOCK);
    if (own !== block) read += "\n";
    block = own;
    nodes.push({ node, start: read.length });
    read += node.data;
  }
  const found = [...read.matchAll(pattern)].slice(0, MOST);
  if (!found.length) return;
  const marked = found.map(() => []);
  const endOf = (match) => match.index + match[0].length;
  let latest = found.length - 1;
  for (const { node, start } of nodes.reverse()) {
    const end = start + node.length;
    while (latest >= 0 && found[latest].index >= end) latest--;
    for (let at = latest; at >= 0 && endOf(found[at]) > start; at--) {
      const [from, until] = [Math.max(found[at].index, start), Math.min(endOf(found[at]), end)];
      node.splitText(until - start);
      const middle = node.splitText(from - start);
      const mark = Object.assign(document.createElement("mark"), { className: "hit" });
      middle.replaceWith(mark);
      mark.append(middle);
      marked[at].unshift(mark);
    }
  }
  const hits = marked.filter((marks) => marks.length);
  const where = bar.querySelector("[role=status]");
  let current = 0;
  const go = (to) => {
    for (const mark of hits[current]) mark.classList.remove("current");
    current = (to + hits.length) % hits.length;
    for (const mark of hits[current]) mark.classList.add("current");
    hits[current][0].scrollIntoView({ block: "center" });
    const values = { number: current + 1, count: hits.length };
    where.textContent = where.dataset.text.replace(/\{(\w+)\}/g, (_, place) =>
      values[place].toLocaleString(document.documentElement.lang));
  };
  const [previous, next, end] = ["previous", "next", "end"].map((name) => bar.querySelector(`[data-go=${name}]`));
  previous.addEventListener("click", () => go(current - 1));
  next.addEventListener("click", () => go(current + 1));
  end.addEventListener("click", () => {
    for (const mark of hits.flat()) mark.replaceWith(...mark.childNodes);
    text.normalize();
    bar.hidden = true;
    history.replaceState(null, "", location.pathname + location.hash);
  });
  bar.hidden = false;
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const after = target ? hits.findIndex(([mark]) => target.compareDocumentPosition(mark) & Node.DOCUMENT_POSITION_FOLLOWING) : 0;
  go(Math.max(after, 0));
})();
