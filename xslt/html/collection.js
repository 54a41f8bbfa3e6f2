// Sorts and filters the list of documents in place; the list is complete without it.
"use strict";
(() => {
  const form = document.getElementById("filters");
  const list = document.getElementById("documents");
  const count = document.getElementById("count");
  if (!form || !list) return;
  const language = document.documentElement.lang;
  const said = (shown) => {
    const text = form.dataset[new Intl.PluralRules(language).select(entries.length)] || form.dataset.other;
    const values = { shown: shown.toLocaleString(language), count: entries.length.toLocaleString(language) };
    return text.replace(/\{(\w+)\}/g, (_, place) => values[place]);
  };
  const sections = [...list.querySelectorAll("section")];
  const entries = [...list.querySelectorAll("li")].map((node, place) => ({
    node,
    place,
    home: node.parentElement,
    title: node.firstElementChild.textContent,
    words: node.firstElementChild.textContent.toLocaleLowerCase(),
    facets: Object.fromEntries(Object.entries(node.dataset).map(([key, value]) => [key, value.split("\n")])),
  }));
  const fields = () => Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ""));
  const matches = (entry, wanted) =>
    Object.entries(wanted).every(([key, value]) =>
      key === "sort" ||
      (key === "words"
        ? value.toLocaleLowerCase().split(/\s+/).every((word) => entry.words.includes(word))
        : (entry.facets[key] || []).includes(value)));
  const sortKey = (entry, key) => (key === "title" ? entry.title : (entry.facets[key] || ["~"])[0] || "~");
  const own = form.elements.namedItem("sort").options[0].value;
  const show = () => {
    const wanted = fields();
    const key = wanted.sort || own;
    const order = new Intl.Collator(language, { numeric: true });
    entries.sort((a, b) => (key ? order.compare(sortKey(a, key), sortKey(b, key)) : 0) || a.place - b.place);
    let shown = 0;
    for (const entry of entries) {
      const fits = matches(entry, wanted);
      entry.node.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    for (const entry of entries) (key === own ? entry.home : entries[0].home).append(entry.node);
    for (const section of sections) {
      section.hidden = !section.querySelector("li:not([hidden])");
      section.querySelector("h2").hidden = key !== own;
    }
    count.textContent = shown === entries.length ? "" : said(shown);
    const chosen = new URLSearchParams(wanted);
    if (key === own) chosen.delete("sort");
    history.replaceState(null, "", `#${chosen}`);
  };
  for (const [key, value] of new URLSearchParams(location.hash.slice(1))) {
    const field = form.elements.namedItem(key);
    if (field) field.value = value;
  }
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  if (location.hash.length > 1) show();
})();
