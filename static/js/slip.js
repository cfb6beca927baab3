// How is a slip entered without the mouse? Ctrl and Enter saves, and the field is ready for the next number.

const form = document.querySelector("[data-slip]");

if (form) {
  const field = form.querySelector("#typed");
  const take = form.querySelector("button[value=aufnehmen]");
  const save = form.querySelector("button[value=speichern]");
  let settled = null;
  let ticked = new Map();

  form.querySelector("[data-shortcut]").hidden = false;
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(save);
    }
  });

  field.addEventListener("input", () => (settled = null));
  // The next word replaces one whose ideas were ticked.
  field.addEventListener("focus", () => field.select());

  form.addEventListener("change", ({ target }) => {
    if (target.type === "checkbox") ticked.set(target.value, target);
  });
  form.addEventListener("htmx:beforeRequest", (event) => {
    // What was just put on the slip need not be looked for again.
    if (event.target === field && field.value === settled) event.preventDefault();
    else ticked = new Map();
  });

  // The answer does not know of what was ticked while it was on its way: that holds.
  function tickAgain(chosen) {
    for (const [idea, box] of ticked) {
      const now = form.querySelector(`input[name=idea][value="${idea}"]`);
      if (now) now.checked = box.checked;
      else if (box.checked) chosen.append(box.closest("label"));
    }
  }

  document.addEventListener("htmx:afterSettle", ({ detail: { target, requestConfig } }) => {
    if (target?.id !== "auswahl") return;
    const chosen = document.getElementById("auswahl");
    tickAgain(chosen);
    const wrong = chosen.querySelector("#typed-error .q-error") !== null;
    field.setAttribute("aria-invalid", String(wrong));
    field.classList.toggle("kern-form-input__input--error", wrong);
    if (requestConfig.elt !== take) return;
    field.value = settled = chosen.dataset.left;
    (chosen.querySelector("input:not(:checked)") ?? field).focus();
  });
}
