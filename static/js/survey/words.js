// How does a question read that names an answer on its own page? As surveys/selectors/said.py says it.

const NOT_SAID = "…";

// `calculated`: code -> value of what no field holds.
export function say(form, calculated) {
  for (const place of form.querySelectorAll("[data-words]")) {
    const parts = JSON.parse(place.dataset.words);
    const text = parts.map((part) => (Array.isArray(part) ? wordsOf(form, part[0], calculated) || NOT_SAID : part)).join("");
    if (place.textContent !== text) place.textContent = text;
  }
}

function wordsOf(form, code, calculated) {
  if (calculated.has(code)) return inLanguage(calculated.get(code));
  const fields = [...form.elements].filter((field) => field.name === code && !field.matches(":disabled"));
  const ticks = fields.filter((field) => field.matches("[type=radio], [type=checkbox]"));
  if (!ticks.length) return fields.map((field) => inLanguage(field.value.trim())).join(", ");
  const chosen = ticks.filter((tick) => tick.checked).map((tick) => tick.closest("label").textContent.trim());
  const other = chosen.length ? form.elements[`${code}.other`] : null;
  return [...chosen, ...(other?.value.trim() && other.checkVisibility() ? [quoted(other.value.trim())] : [])].join(", ");
}

const german = () => document.documentElement.lang.startsWith("de");
const quoted = (words) => (german() ? `„${words}“` : `“${words}”`);
const inLanguage = (words) => (german() && /^-?\d+\.\d+$/.test(words) ? words.replace(".", ",") : words);
