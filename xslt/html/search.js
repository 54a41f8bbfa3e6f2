// Asks the Pagefind index of this site. Everything is read from the site's own folder.
"use strict";
(async () => {
  const at = (id) => document.getElementById(id);
  const [form, query, narrow, facets, chosen, status, results, more] =
    ["search", "query", "narrow", "facets", "chosen", "status", "results", "more"].map(at);
  const said = JSON.parse(form.dataset.words);
  const wide = matchMedia("(min-width: 60rem)");
  narrow.open = wide.matches;
  const pagefind = await import(new URL("pagefind/pagefind.js", document.baseURI)).catch(() => null);
  if (!pagefind) {
    status.textContent = said.served;
    return;
  }
  const language = document.documentElement.lang;
  const number = (value) => value.toLocaleString(language);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, place) => values[place]);
  const counted = (count) =>
    fill(form.dataset[new Intl.PluralRules(language).select(count)] || form.dataset.other, { count: number(count) });
  const element = (name, properties = {}, ...children) => {
    const node = Object.assign(document.createElement(name), properties);
    node.append(...children);
    return node;
  };
  const drawn = (name, attributes, ...children) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.append(...children);
    return node;
  };

  // What can be chosen: of each facet all values with the number of their documents.
  const SHOWN = 8;
  const all = await pagefind.filters();
  const keys = Object.keys(said.facets).filter((key) => Object.keys(all[key] || {}).length > 1);
  const years = Object.keys(all.year || {}).filter((year) => /^\d{4}$/.test(year)).sort();
  const picks = Object.fromEntries(keys.map((key) => [key, new Set()]));
  const opened = new Set();
  let [first, last] = ["", ""];
  const languages = new Intl.DisplayNames([language], { type: "language" });
  const shownAs = (key, value) => {
    if (key !== "language") return value;
    try {
      return languages.of(value);
    } catch {
      return value;
    }
  };
  const filters = (without) => {
    const wanted = {};
    for (const key of keys)
      if (picks[key].size && key !== without) wanted[key] = { any: [...picks[key]] };
    if ((first || last) && without !== "year")
      wanted.year = { any: years.filter((year) => (!first || year >= first) && (!last || year <= last)) };
    return wanted;
  };

  // The years: a picture for the eye and the mouse, two lists for everyone.
  const select = (name, label) => {
    const options = years.map((year) => element("option", { value: year, textContent: year }));
    const box = element("select", { name }, element("option", { value: "", textContent: "–" }), ...options);
    box.addEventListener("input", () => {
      [first, last] = [from.value, until.value];
      if (first && last && first > last) [first, last] = [last, first];
      ask();
    });
    return [box, element("label", {}, label, box)];
  };
  const [from, fromLabel] = select("first", said.first);
  const [until, untilLabel] = select("last", said.last);
  const picture = element("div", { className: "years" });
  const steps = () => {
    const [start, end] = [Number(years[0]), Number(years.at(-1))];
    const width = end - start < 60 ? 1 : end - start < 600 ? 10 : 100;
    const begin = start - (start % width);
    return Array.from({ length: Math.floor((end - begin) / width) + 1 }, (_, place) => [begin + place * width, width]);
  };
  const sum = (counts, start, width) =>
    Object.entries(counts).reduce((total, [year, count]) =>
      total + (Number(year) >= start && Number(year) < start + width ? count : 0), 0);
  const drawYears = (counts) => {
    const bars = steps().map(([start, width]) =>
      ({ start, end: start + width - 1, all: sum(all.year, start, width), now: sum(counts, start, width) }));
    const [height, step] = [56, 100 / bars.length];
    const highest = Math.max(...bars.map((bar) => bar.all));
    const most = bars.reduce((one, other) => (other.now > one.now ? other : one));
    const name = (bar) => (bar.start === bar.end ? `${bar.start}` : `${bar.start}–${bar.end}`);
    const inside = (bar) => (!first || bar.end >= Number(first)) && (!last || bar.start <= Number(last));
    const column = (bar, count, kind, place) => {
      const tall = (count / highest) * (height - 2);
      return drawn("rect", { class: kind, x: place * step + step * 0.1, width: step * 0.8, y: height - tall, height: tall });
    };
    const groups = bars.map((bar, place) => {
      const title = drawn("title", {});
      title.textContent = `${name(bar)}: ${number(bar.now)}`;
      const group = drawn("g", { class: inside(bar) ? "in" : "out" }, title,
        drawn("rect", { class: "hold", x: place * step, width: step, y: 0, height }),
        column(bar, bar.all, "all", place), column(bar, bar.now, "now", place));
      group.addEventListener("click", () => {
        const same = first === `${bar.start}` && last === `${bar.end}`;
        [first, last] = same ? ["", ""] : [`${bar.start}`, `${bar.end}`];
        ask();
      });
      return group;
    });
    const label = fill(said.years, { first: years[0], last: years.at(-1), most: name(most), count: number(most.now) });
    const svg = drawn("svg", { viewBox: `0 0 100 ${height}`, preserveAspectRatio: "none", role: "img", "aria-label": label }, ...groups);
    const ends = element("p", { className: "ends", ariaHidden: "true" },
      element("span", { textContent: bars[0].start }), element("span", { textContent: bars.at(-1).end }));
    picture.replaceChildren(svg, ends);
    const nearest = (year, list) => (year === "" || list.includes(year) ? year : list.find((one) => one >= year) || list.at(-1));
    from.value = nearest(first, years);
    until.value = last === "" || years.includes(last) ? last : years.findLast((one) => one <= last) || years[0];
  };

  // The other facets: the values that still lead to something, the most frequent first.
  const boxes = Object.fromEntries(keys.filter((key) => key !== "year").map((key) => [key, element("fieldset")]));
  const drawFacet = (key, counts) => {
    const box = boxes[key];
    const focused = box.contains(document.activeElement) ? document.activeElement.value : null;
    const values = Object.keys(all[key])
      .filter((value) => counts[value] || picks[key].has(value))
      .sort((one, other) => all[key][other] - all[key][one] || one.localeCompare(other, language));
    const kept = opened.has(key) ? values : values.filter((value, place) => place < SHOWN || picks[key].has(value));
    const labels = kept.map((value) => {
      const input = element("input", { type: "checkbox", value, checked: picks[key].has(value) });
      input.addEventListener("input", () => {
        picks[key][input.checked ? "add" : "delete"](value);
        ask();
      });
      return element("label", {}, input, element("span", { textContent: shownAs(key, value) }),
        element("span", { className: "number", textContent: number(counts[value] || 0) }));
    });
    const rest = values.length - kept.length;
    const further = element("button", { type: "button", className: "plain", textContent: fill(said.further, { count: number(rest) }) });
    further.addEventListener("click", () => {
      opened.add(key);
      drawFacet(key, counts);
      boxes[key].querySelectorAll("input")[SHOWN]?.focus();
    });
    box.replaceChildren(element("legend", { textContent: said.facets[key] }), ...labels, ...(rest ? [further] : []));
    if (focused !== null) [...box.querySelectorAll("input")].find((input) => input.value === focused)?.focus();
  };
  boxes.year = element("fieldset", { className: "when" }, element("legend", { textContent: said.facets.year }), picture, fromLabel, untilLabel);
  let latest = null;
  const drawFacets = (counts) => {
    latest = counts;
    if (!narrow.open) return;
    for (const key of keys) (key === "year" ? drawYears : drawFacet.bind(null, key))(counts[key]);
    if (!facets.firstChild) facets.append(...keys.map((key) => boxes[key]));
  };

  narrow.addEventListener("toggle", () => {
    if (latest) drawFacets(latest);
  });

  // What is chosen, each to be taken back.
  const back = (text, undo, label = fill(said.remove, { value: text })) => {
    const button = element("button", { type: "button", ariaLabel: label, textContent: text });
    button.addEventListener("click", () => {
      undo();
      query.focus();
      ask();
    });
    return element("li", {}, button);
  };
  const drawChosen = () => {
    const backs = keys.flatMap((key) => [...picks[key]].map((value) =>
      back(`${said.facets[key]}: ${shownAs(key, value)}`, () => picks[key].delete(value))));
    const span = first === last ? first : `${first}–${last}`;
    if (first || last) backs.push(back(`${said.facets.year}: ${span}`, () => { [first, last] = ["", ""]; }));
    if (backs.length > 1)
      backs.push(back(said.clear, () => {
        [first, last] = ["", ""];
        for (const key of keys) picks[key].clear();
      }, said.clear));
    chosen.replaceChildren(...backs);
  };

  // Pagefind marks what was found with <mark>; everything else of an excerpt is text.
  const excerpt = (html) => {
    const parsed = new DOMParser().parseFromString(html, "text/html").body;
    return [...parsed.childNodes].map((node) =>
      node.nodeName === "MARK" ? element("mark", { textContent: node.textContent }) : node.textContent);
  };
  // The words of a document that were found, as they stand there, for the page to mark.
  const FORMS = 24;
  const found = (data) => {
    const words = data.content.split(/[\r\n\s\u200B]+/);
    const phrased = /^\s*".*"\s*$/.test(query.value);
    const forms = new Set();
    for (let place = 0; place < data.locations.length && forms.size < FORMS; place++) {
      const run = [words[data.locations[place]]];
      while (phrased && data.locations[place + 1] === data.locations[place] + 1) run.push(words[data.locations[++place]]);
      forms.add(run.join(" ").toLocaleLowerCase(language).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""));
    }
    return [...forms].filter(Boolean);
  };
  const leadingTo = (url, forms) => {
    const [page, part] = url.split("#");
    const hits = new URLSearchParams(forms.map((form) => ["hit", form]));
    return page + (forms.length ? `?${hits}` : "") + (part ? `#${part}` : "");
  };
  const inNotes = (url) => url.endsWith("#engross-notes");
  const entry = (data) => {
    const forms = query.value.trim() ? found(data) : [];
    const parts = data.sub_results.slice(0, 3).map((part) => {
      const place = inNotes(part.url) ? said.notes : part.title === data.meta.title ? "" : part.title;
      const link = element("a", { href: leadingTo(part.url, forms), className: "in-part", textContent: place });
      return element("p", {}, ...(place ? [link] : []), ...excerpt(part.excerpt));
    });
    const about = [data.meta.date, ...(data.filters.kind || []), ...(data.filters.place || [])].filter(Boolean).join(" · ");
    return element("li", {},
      element("h2", {}, element("a", { href: leadingTo(data.url, forms), textContent: data.meta.title })),
      element("p", { className: "kicker", textContent: about }), ...parts);
  };

  // The browser draws and listens between two steps.
  const breath = () => new Promise((go) => setTimeout(go));
  let answers = [];
  let shown = 0;
  let turn = 0;
  const show = async () => {
    const mine = turn;
    const next = answers.slice(shown, shown + 10);
    shown += next.length;
    const entries = (await Promise.all(next.map((result) => result.data()))).map(entry);
    if (mine !== turn) return;
    results.append(...entries);
    more.hidden = shown >= answers.length;
  };
  const order = form.elements.namedItem("sort");
  const sorting = () => (order.value ? { sort: { date: order.value } } : {});
  const address = (words) => {
    const pairs = [...(words ? [["q", words]] : []), ...keys.flatMap((key) => [...picks[key]].map((value) => [key, value]))];
    for (const [key, value] of [["first", first], ["last", last], ["sort", order.value]]) if (value) pairs.push([key, value]);
    history.replaceState(null, "", `${location.pathname}#${new URLSearchParams(pairs)}`);
  };
  const ask = async () => {
    const mine = ++turn;
    const words = query.value.trim() || null;
    const wanted = filters();
    address(words);
    drawChosen();
    const answer = await pagefind.search(words, { filters: wanted, ...sorting() });
    const narrowed = Object.fromEntries(await Promise.all(keys.map(async (key) => {
      const others = wanted[key] ? await pagefind.search(words, { filters: filters(key) }) : answer;
      return [key, others.filters[key] || {}];
    })));
    if (mine !== turn) return;
    await breath();
    drawFacets(narrowed);
    const asked = words || Object.keys(wanted).length;
    answers = asked ? answer.results : [];
    shown = 0;
    status.textContent = asked ? counted(answers.length) : "";
    results.replaceChildren();
    await breath();
    await show();
  };

  const given = new URLSearchParams(location.hash.length > 1 ? location.hash.slice(1) : location.search);
  query.value = given.get("q") || "";
  order.value = given.get("sort") || "";
  [first, last] = ["first", "last"].map((key) => (/^\d{4}$/.test(given.get(key)) ? given.get(key) : ""));
  for (const key of keys) for (const value of given.getAll(key)) if (value in all[key]) picks[key].add(value);
  let typing;
  query.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(ask, 150);
  });
  order.addEventListener("input", ask);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(typing);
    ask();
  });
  more.addEventListener("click", show);
  ask();
})();
