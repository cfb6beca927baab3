// What can a survey page do beyond its HTML? Show a follow-up question at once, keep "none" alone, take answers back.
// The server decides all of this again; without this file nothing is missing.

const form = document.querySelector("[data-survey]");
const judged = form?.matches("[data-calculations]") || form?.querySelector("[data-rule], [data-check], [data-needed], [data-filter], [data-words]");

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
  question.dispatchEvent(new Event("change", { bubbles: true }));
}

if (form) {
  form.addEventListener("change", (event) => {
    keepAlone(event.target);
    offerForget(event.target);
  });
  form.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-forget]");
    if (!button) return;
    event.preventDefault();
    forget(button);
  });
}

for (const list of form?.querySelectorAll("[data-ranking]") ?? []) (await import("./survey/ranking.js")).rank(list);
for (const map of form?.querySelectorAll("[data-needle-map]") ?? []) (await import("./survey/needles.js")).stick(map);
for (const knob of form?.querySelectorAll("[data-slider]") ?? []) (await import("./survey/slider.js")).slide(knob);
if (judged) (await import("./survey/judge.js")).judge(form);
