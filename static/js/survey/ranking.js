// How does somebody put answers in an order with buttons? The lists of places stay: what is chosen there counts as well.

export function rank(list) {
  const rows = [...list.children];
  const placeOf = (row) => row.querySelector("select");
  const most = placeOf(rows[0]).options.length - 1;
  let order = rows.filter((row) => placeOf(row).value).sort((a, b) => placeOf(a).value - placeOf(b).value);

  rows.forEach((row) => (row.querySelector(".q-rank__moves").hidden = false));
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (button) move(button.closest("li"), Number(button.dataset.move), button);
  });
  list.addEventListener("change", (event) => {
    if (!event.target.matches("select")) return;
    put(event.target.closest("li"), Number(event.target.value) - 1);
    event.target.focus();
  });
  show();

  // Up from the rows without a place takes the next free place; down from the last place gives it back.
  function move(row, step, button) {
    const before = order.indexOf(row);
    if (before < 0 && step > 0) return tell(row);
    put(row, before < 0 ? Math.min(order.length, most - 1) : before + step < order.length ? Math.max(0, before + step) : -1);
    button.focus();
    placeOf(row).dispatchEvent(new Event("input", { bubbles: true }));
  }

  function put(row, place) {
    order = order.filter((one) => one !== row);
    if (place >= 0) order.splice(place, 0, row);
    order = order.slice(0, most);
    show();
    tell(row);
  }

  function show() {
    rows.forEach((row) => {
      const place = order.indexOf(row);
      placeOf(row).value = place < 0 ? "" : String(place + 1);
      row.classList.toggle("q-rank--placed", place >= 0);
    });
    list.append(...order, ...rows.filter((row) => !order.includes(row)));
  }

  function tell(row) {
    const place = order.indexOf(row) + 1;
    const words = place ? list.dataset.said : list.dataset.unsaid;
    const values = { answer: row.querySelector("label").textContent, place, places: most };
    list.parentElement.querySelector("[data-told]").textContent = words.replace(/__(\w+?)__/g, (_, name) => values[name]);
  }
}
