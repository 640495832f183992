// Filters and sorts the tables of class "filtered". Without it they are whole, in the order of the page.
"use strict";
for (const table of document.querySelectorAll("table.filtered")) {
  const heads = [...table.tHead.rows[0].cells];
  const rows = [...table.tBodies[0].rows];
  const text = (row, n) => row.cells[n].textContent.trim().replace(/\s+/g, " ");
  const form = document.createElement("form");
  form.className = "filter";
  form.setAttribute("aria-label", "Narrow the list down");
  form.addEventListener("submit", (event) => event.preventDefault());
  const field = (name, control) => {
    const box = document.createElement("div");
    const label = document.createElement("label");
    label.textContent = name;
    control.id = label.htmlFor = "filter-" + name.toLowerCase();
    box.append(label, control);
    form.append(box);
    return control;
  };
  const words = field("Words", document.createElement("input"));
  words.type = "search";
  const choices = heads.flatMap((head, n) => {
    if (!head.hasAttribute("data-filter")) return [];
    const select = document.createElement("select");
    const values = new Set(rows.flatMap((row) => {
      const links = [...row.cells[n].querySelectorAll("a")].map((link) => link.textContent);
      return links.length ? links : [text(row, n)];
    }));
    select.append(new Option("All", ""), ...[...values].sort((a, b) => a.localeCompare(b)).map((one) => new Option(one)));
    field(head.textContent, select);
    return [[n, select]];
  });
  const count = document.createElement("p");
  count.setAttribute("role", "status");
  form.append(count);
  const narrow = () => {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const all = row.textContent.toLowerCase();
      const fits = wanted.every((word) => all.includes(word)) &&
        choices.every(([n, select]) => !select.value || text(row, n).split(", ").includes(select.value));
      row.hidden = !fits;
      shown += fits;
    }
    count.textContent = shown === rows.length ? `${rows.length} on this page` : `${shown} of the ${rows.length} on this page`;
  };
  form.addEventListener("input", narrow);
  table.parentElement.before(form);
  narrow();
  heads.forEach((head, n) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      heads.forEach((one) => one.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const key = (row) => row.cells[n].dataset.sort || text(row, n);
      const order = new Intl.Collator("en-GB", { numeric: true });
      rows.sort((a, b) => order.compare(key(a), key(b)) * (down ? -1 : 1));
      table.tBodies[0].append(...rows);
    });
  });
}
