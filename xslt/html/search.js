// Asks the Pagefind index of this site. Everything is read from the site's own folder.
"use strict";
(async () => {
  const at = (id) => document.getElementById(id);
  const [form, query, facets, status, results, more] = ["search", "query", "facets", "status", "results", "more"].map(at);
  const pagefind = await import(new URL("pagefind/pagefind.js", document.baseURI)).catch(() => null);
  if (!pagefind) {
    status.textContent = form.dataset.served;
    return;
  }
  const element = (name, properties = {}, ...children) => {
    const node = Object.assign(document.createElement(name), properties);
    node.append(...children);
    return node;
  };
  // Pagefind marks what was found with <mark>; everything else of the excerpt is text.
  const excerpt = (html) => {
    const parsed = new DOMParser().parseFromString(html, "text/html").body;
    const parts = [...parsed.childNodes].map((node) =>
      node.nodeName === "MARK" ? element("mark", { textContent: node.textContent }) : node.textContent);
    return element("p", {}, ...parts);
  };
  const inNotes = (url) => url.endsWith("#engross-notes");
  const entry = (data) => {
    const parts = data.sub_results.slice(0, 3).map((part) => {
      const text = excerpt(part.excerpt);
      if (inNotes(part.url)) text.prepend(element("a", { href: part.url, className: "in-notes", textContent: form.dataset.notes }));
      return text;
    });
    const about = [data.meta.date, ...(data.filters.classification || [])].filter(Boolean).join(" · ");
    return element("li", {},
      element("h2", {}, element("a", { href: data.url, textContent: data.meta.title })),
      element("p", { className: "kicker", textContent: about }), ...parts);
  };
  const facetNames = JSON.parse(form.dataset.facets);
  for (const [key, counts] of Object.entries(await pagefind.filters())) {
    const values = Object.keys(counts);
    if (!facetNames[key] || values.length < 2) continue;
    const options = values.sort().map((value) => element("option", { value, textContent: value }));
    const select = element("select", { name: key }, element("option", { value: "", textContent: form.dataset.all }), ...options);
    facets.append(element("label", {}, facetNames[key], select));
    facets.hidden = false;
  }
  const language = document.documentElement.lang;
  const said = (count) => {
    const text = form.dataset[new Intl.PluralRules(language).select(count)] || form.dataset.other;
    return text.replace("{count}", () => count.toLocaleString(language));
  };
  let found = [];
  let shown = 0;
  const show = async () => {
    const next = found.slice(shown, shown + 10);
    shown += next.length;
    results.append(...(await Promise.all(next.map((result) => result.data()))).map(entry));
    more.hidden = shown >= found.length;
  };
  const ask = async () => {
    const chosen = Object.fromEntries([...new FormData(form)].filter(([key, value]) => key !== "q" && value));
    const words = query.value.trim();
    history.replaceState(null, "", `#${new URLSearchParams(words ? { q: words, ...chosen } : chosen)}`);
    const answer = words || Object.keys(chosen).length ? await pagefind.debouncedSearch(words || null, { filters: chosen }, 150) : { results: [] };
    if (!answer) return;
    found = answer.results;
    shown = 0;
    results.replaceChildren();
    status.textContent = words || found.length ? said(found.length) : "";
    await show();
  };
  for (const [key, value] of new URLSearchParams(location.hash.slice(1))) {
    const field = form.elements.namedItem(key);
    if (field) field.value = value;
  }
  form.addEventListener("input", ask);
  form.addEventListener("submit", (event) => { event.preventDefault(); ask(); });
  more.addEventListener("click", show);
  ask();
})();
