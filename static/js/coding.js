// How does coding an answer take five keys? Everything happens in one field: letters look for a code, Enter ticks it,
// a digit ticks the code beside it, a sign sets the tone, Enter alone saves. Without this file: plain boxes.

const form = document.querySelector("[data-coding]");
const TONES = { "+": "praise", "-": "problem", "!": "proposal", "?": "question" };
const MOST_KEYS = 9;

// As the server compares words: small letters, no marks on them.
const plain = (text) => text.toLowerCase().replaceAll("ß", "ss").normalize("NFD").replace(/\p{M}/gu, "");

function start() {
  const field = form.querySelector("[data-coding-type] input");
  const said = form.querySelector("[data-coding-said]");
  const labels = [...form.querySelectorAll("[data-code]")];
  const words = new Map(labels.map((label) => [label, plain(`${label.dataset.code} ${label.textContent}`)]));

  const visible = () => labels.filter((label) => !label.hidden);
  const say = (text) => { said.textContent = text; };

  // Beginnings of words first: "ra" means "Radweg" before "Straße".
  function rank(label, wanted) {
    const own = words.get(label);
    if (plain(label.textContent.trim()).startsWith(wanted)) return 0;
    if (own.split(/[\s,:/]+/).some((word) => word.startsWith(wanted))) return 1;
    return own.includes(wanted) ? 2 : 3;
  }

  function best() {
    const wanted = plain(field.value.trim());
    const fits = visible().filter((label) => rank(label, wanted) < 3);
    return fits.sort((one, other) => rank(one, wanted) - rank(other, wanted))[0];
  }

  function look() {
    const wanted = plain(field.value.trim());
    for (const label of labels) {
      label.hidden = Boolean(wanted) && rank(label, wanted) === 3 && !label.querySelector("input").checked;
    }
    for (const group of form.querySelectorAll("fieldset.q-coding__group:has([data-code])")) {
      group.hidden = ![...group.querySelectorAll("[data-code]")].some((label) => !label.hidden);
    }
    const first = wanted ? best() : null;
    for (const label of labels) label.classList.toggle("q-coding__first", label === first);
    if (wanted) say(first ? name(first) : said.dataset.none);
    number();
  }

  const name = (label) => label.querySelector("span").textContent;

  function number() {
    form.querySelectorAll("[data-code] .q-key").forEach((key) => key.remove());
    visible().slice(0, MOST_KEYS).forEach((label, place) => {
      const key = document.createElement("kbd");
      key.className = "q-key";
      key.setAttribute("aria-hidden", "true");
      key.textContent = place + 1;
      label.append(key);
    });
  }

  function tick(label) {
    if (!label) return;
    const box = label.querySelector("input");
    box.checked = !box.checked;
    box.dispatchEvent(new Event("change", { bubbles: true }));
    field.value = "";
    look();
    say(`${name(label)}: ${box.checked ? said.dataset.on : said.dataset.off}`);
  }

  function setTone(value) {
    const radio = form.querySelector(`[data-tone="${value}"]`);
    radio.checked = !radio.checked;
    if (!radio.checked) form.querySelector('[data-tone=""]').checked = true;
    say(`${radio.closest("label").textContent.trim()}: ${radio.checked ? said.dataset.on : said.dataset.off}`);
  }

  function press(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const empty = !field.value.trim();
    if (event.key === "Enter") {
      event.preventDefault();
      if (empty) form.requestSubmit();
      else tick(best());
    } else if (empty && TONES[event.key]) {
      event.preventDefault();
      setTone(TONES[event.key]);
    } else if (/^[1-9]$/.test(event.key)) {
      event.preventDefault();
      tick(visible()[Number(event.key) - 1]);
    } else if (event.key === "Escape" && !empty) {
      field.value = "";
      look();
    }
  }

  form.querySelector("[data-coding-type]").hidden = false;
  field.addEventListener("input", look);
  field.addEventListener("keydown", press);
  number();
  // On a phone the keyboard would cover the answer before it is read.
  if (!matchMedia("(pointer: coarse)").matches) field.focus({ preventScroll: true });
}

if (form) start();
