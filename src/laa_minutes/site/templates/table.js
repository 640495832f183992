// Filters and sorts the tables of class "filtered", and the whole of a list that has several pages: the rows of the
// others are asked for once, when somebody begins. Without it each page is whole, in the order of the list.
"use strict";
const MOST = 120;  // rows shown at once
const order = new Intl.Collator("en-GB", { numeric: true });
const text = (row, n) => row.cells[n].textContent.trim().replace(/\s+/g, " ");
const key = (row, n) => row.cells[n].dataset.sort || text(row, n);
const has = (row, n, value) => key(row, n) === value || `, ${text(row, n)}, `.includes(`, ${value}, `);

// The rows of all pages, compressed in a script that hands them over: a page on a disk can read nothing else.
const every = (address) => new Promise((done, failed) => {
  window.tableRows = async (packed) => {
    const bytes = Uint8Array.from(atob(packed), (one) => one.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const holder = document.createElement("template");
    holder.innerHTML = `<table>${await new Response(stream).text()}</table>`;
    done([...holder.content.querySelectorAll("tr")]);
  };
  const script = document.createElement("script");
  script.addEventListener("error", failed);
  script.src = address;
  document.body.append(script);
});

for (const table of document.querySelectorAll("table.filtered")) {
  const heads = [...table.tHead.rows[0].cells];
  const body = table.tBodies[0];
  const page = [...body.rows];
  const { rows: address, total } = table.dataset;
  const pager = document.querySelector(".pager");
  const words = new WeakMap();  // of rows, in small letters
  let whole, sorted, list = page, shown = page.length;

  const form = document.createElement("form");
  form.className = "filter";
  form.setAttribute("aria-label", "Narrow the list down");
  form.addEventListener("submit", (event) => event.preventDefault());
  const field = (name, control) => {
    const box = document.createElement("div");
    const label = document.createElement("label");
    label.textContent = name;
    control.id = label.htmlFor = "filter-" + name.toLowerCase();
    control.value = new URLSearchParams(location.search).get(name.toLowerCase()) || "";
    box.append(label, control);
    form.append(box);
    return control;
  };
  const sought = document.createElement("input");
  sought.type = "search";
  field("Words", sought);
  const choices = heads.flatMap((head, n) => {
    if (!head.dataset.filter) return [];
    const select = document.createElement("select");
    select.append(new Option("All", ""), ...JSON.parse(head.dataset.filter).map((one) => new Option(one)));
    field(head.textContent, select);
    return [[n, select]];
  });
  const count = document.createElement("p");
  count.setAttribute("role", "status");
  form.append(count);
  const more = document.createElement("button");
  more.type = "button";
  more.textContent = "Show more";

  const draw = () => {
    body.replaceChildren(...list.slice(0, shown));
    more.hidden = shown >= list.length;
  };
  const narrow = async () => {
    const asked = () => sorted || sought.value.trim() || choices.some(([, select]) => select.value);
    if (asked() && !whole) {
      if (address) count.textContent = "Looking …";
      whole = address ? every(address) : page;
    }
    let rows;
    try {
      rows = await (whole || page);
    } catch {
      count.textContent = "The other pages cannot be read.";
      return;
    }
    if (!asked()) {
      list = page;
      shown = page.length;
      count.textContent = address ? `${shown} of ${total} on this page` : `${total} in all`;
    } else {
      const wanted = sought.value.toLowerCase().split(/\s+/).filter(Boolean);
      list = rows.filter((row) => {
        if (!words.has(row)) words.set(row, row.textContent.toLowerCase());
        return wanted.every((word) => words.get(row).includes(word)) &&
          choices.every(([n, select]) => !select.value || has(row, n, select.value));
      });
      if (sorted) {
        const [n, down] = sorted;
        list.sort((a, b) => order.compare(key(a, n), key(b, n)) * (down ? -1 : 1));
      }
      shown = MOST;
      count.textContent = `${list.length} of ${total}` + (list.length > MOST ? `, the first ${MOST} shown` : "");
    }
    if (pager) pager.hidden = asked();
    draw();
  };

  more.addEventListener("click", () => {
    const first = shown;
    shown += MOST;
    draw();
    count.textContent = `${list.length} of ${total}` + (shown < list.length ? `, the first ${shown} shown` : "");
    body.rows[first].querySelector("a")?.focus();
  });
  form.addEventListener("input", narrow);
  table.parentElement.before(form);
  table.parentElement.after(more);
  heads.forEach((head, n) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      heads.forEach((one) => one.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      sorted = [n, down];
      narrow();
    });
  });
  narrow();
}
