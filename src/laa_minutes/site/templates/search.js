// Looks for words in every record, in an index that was made with the pages: search-index.js hands it over.
"use strict";
const PAGE = 40;
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/[–—]/g, "-");
const box = document.getElementById("words");
const found = document.getElementById("found");
const count = document.getElementById("count");
const more = document.getElementById("more");
const query = (new URLSearchParams(location.search).get("q") || "").trim();
box.value = query;
for (const input of document.querySelectorAll("#find")) input.value = query;

// A code in any form, NI4 or ni 4, is looked for as one word, so that NI 4 is not found in NI 44.
function terms(text) {
  const list = [];
  const rest = fold(text).replace(/\b(ni|li|lpsa|bvpi|laa)\s*(\d{1,3}(?:\.\d{1,3})?[a-z]?)\b/g, (_, prefix, number) => {
    list.push(new RegExp(`\\b${prefix}s?\\s*(?:[\\d./, &]|and )*?\\b${number.replace(".", "\\.")}(?![\\w]|\\.\\d)`));
    return " ";
  });
  return list.concat(rest.split(/\s+/).filter(Boolean));
}
const at = (text, term) => {
  if (typeof term === "string") return [text.indexOf(term), term.length];
  const match = term.exec(text);
  return match ? [match.index, match[0].length] : [-1, 0];
};

function entry([address, name, heading, kind, text], wanted) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = address;
  link.textContent = name;
  const quiet = document.createElement("span");
  quiet.className = "quiet";
  quiet.textContent = ` ${[heading, kind].filter(Boolean).join(" · ")}`;
  const words = document.createElement("p");
  const folded = fold(text);
  const same = folded.length === text.length;  // else places do not agree, and nothing is marked
  const first = Math.min(...wanted.map((term) => at(folded, term)[0]).filter((n) => n >= 0), text.length);
  const start = first > 90 ? text.lastIndexOf(" ", first - 60) + 1 : 0;
  let shown = text.slice(start, start + 240);
  if (start + 240 < text.length) shown = shown.slice(0, shown.lastIndexOf(" ")) + " …";
  if (start) words.append("… ");
  let rest = shown;
  while (same && rest) {
    const hits = wanted.map((term) => at(fold(rest), term)).filter(([n, size]) => n >= 0 && size);
    if (!hits.length) break;
    const [n, size] = hits.reduce((a, b) => (b[0] < a[0] ? b : a));
    const mark = document.createElement("mark");
    mark.textContent = rest.slice(n, n + size);
    words.append(rest.slice(0, n), mark);
    rest = rest.slice(n + size);
  }
  words.append(rest);
  item.append(link, quiet, words);
  return item;
}

function show(entries) {
  const wanted = terms(query);
  if (!wanted.length) return;
  document.title = `${query} – ${document.title}`;
  const hits = entries.filter(([, name, heading, , text]) => {
    const all = fold(`${name} ${heading} ${text}`);
    return wanted.every((term) => at(all, term)[0] >= 0);
  });
  count.textContent = hits.length ? `${hits.length} found for “${query}”` : `Nothing found for “${query}”. Try fewer words, or only the beginning of one.`;
  let shown = 0;
  const next = () => {
    const first = shown;
    for (const hit of hits.slice(shown, shown + PAGE)) found.append(entry(hit, wanted));
    shown += PAGE;
    more.hidden = shown >= hits.length;
    if (first) found.children[first].querySelector("a").focus();
  };
  more.addEventListener("click", next);
  next();
}

// The index is compressed: a county's ten years of minutes would otherwise be many megabytes.
async function searchIndex(packed) {
  if (!query) return;
  count.textContent = "Looking …";
  const bytes = Uint8Array.from(atob(packed), (one) => one.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const [addresses = [], ...columns] = await new Response(stream).json();
  show(addresses.map((address, n) => [address, ...columns.map((column) => column[n])]));
}
