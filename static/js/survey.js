// What can a survey page do beyond its HTML? Show a follow-up question at once, keep "none" alone, take answers back.
// The server decides all of this again; without this file nothing is missing.

const form = document.querySelector("[data-survey]");

// Conditions come as trees with all that this page cannot change decided before, see surveys/definition/settling.py.
const ruled = form?.querySelectorAll("[data-rule]") ?? [];
let logic = null;

function answersNow() {
  const data = new FormData(form);
  return Object.fromEntries([...new Set(data.keys())].map((name) => [name, data.getAll(name).map(String)]));
}

// In reading order, so that a question that goes takes along what depends on it.
function applyRules() {
  if (!logic) return;
  for (const part of ruled) {
    const shown = logic.holds(JSON.parse(part.dataset.rule), { answers: answersNow() });
    part.hidden = part.disabled = !shown;
  }
}

// "None of these" and "prefer not to say" untick the others, and the other way round.
function keepAlone(input) {
  if (input.type !== "checkbox" || !input.checked) return;
  const others = input.closest(".q-choices")?.querySelectorAll("input[type=checkbox]") ?? [];
  for (const other of others) {
    if (other !== input && ("alone" in input.dataset || "alone" in other.dataset)) other.checked = false;
  }
}

function offerForget(input) {
  const button = input.type === "radio" && input.closest("fieldset.q-question")?.querySelector("[data-forget]");
  if (button) button.hidden = false;
}

function forget(button) {
  const question = button.closest("fieldset.q-question");
  question.querySelectorAll("input[type=radio]").forEach((input) => (input.checked = false));
  button.hidden = true;
  question.querySelector("input[type=radio]")?.focus();
  applyRules();
}

if (form) {
  form.addEventListener("change", (event) => {
    keepAlone(event.target);
    offerForget(event.target);
    applyRules();
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-forget]");
    if (!button) return;
    event.preventDefault();
    forget(button);
  });
}

if (ruled.length) {
  logic = await import("./logic.js");
  applyRules();
}
