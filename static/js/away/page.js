// How does somebody answer page by page without a server? The page holds all questions; this shows one part of it.
// Each person begins with a fresh copy of the page: nothing of the one before can be left in it.

import { faultOf } from "./checks.js";
import { sendAll } from "./queue.js";
import { deviceOf, dropOldKeys, keep, keptOf, keysLeft } from "./store.js";

const box = document.querySelector("[data-away]");
const form = box.querySelector("form");
const { slug, send } = box.dataset;
const words = JSON.parse(box.dataset.words);
const heading = box.querySelector("[data-heading]");
const count = box.querySelector("[data-count]");
const part = (name) => box.querySelector(`[data-part="${name}"]`);
// How long until the next try: soon at first, as a network that comes back is not there at once.
const SOON = 2_000;
const LATE = 60_000;
const THANKS = 25_000;
let kiosk = false;
let handing = false;
let pause = SOON;
let clock;

// --- pages

const asks = (section) => [...section.querySelectorAll("[data-ask]")].filter((one) => !one.disabled);
const sections = () => [...form.querySelectorAll("[data-page]")].filter((section) => asks(section).length);
const open = () => form.querySelector("[data-page]:not([hidden])");

function show(name) {
  for (const one of ["cover", "questions", "thanks"]) part(one).hidden = one !== name;
  box.querySelector("[data-aside]").hidden = name === "questions";
  count.parentElement.hidden = name !== "questions";
  if (name !== "questions") headline(heading.dataset[name], name === "cover");
}

// `theirs`: in the survey's language, where the page around it speaks another one.
function headline(words, theirs) {
  heading.textContent = words;
  const { lang = "", dir = "" } = theirs ? heading.dataset : {};
  Object.assign(heading, { lang, dir });
  scrollTo(0, 0);
  heading.focus();
}

function turnTo(section) {
  form.querySelectorAll("[data-page]").forEach((one) => (one.hidden = one !== section));
  label(section);
  headline(section.dataset.title, true);
}

// An answer can bring more pages: how many there are is said anew each time.
function label(section) {
  const all = sections();
  const place = all.indexOf(section) + 1;
  count.textContent = words.page.replace("__n__", place).replace("__all__", all.length);
  section.querySelector("[data-last]").hidden = place !== all.length;
  section.querySelector("[data-next]").hidden = place === all.length;
}

async function goOn() {
  const section = open();
  if (complain(section)) return;
  const next = sections()[sections().indexOf(section) + 1];
  if (next) turnTo(next);
  else await handIn();
}

function goBack() {
  const before = sections()[sections().indexOf(open()) - 1];
  if (before) turnTo(before);
  else show("cover");
}

// --- what is missing

function complain(section) {
  section.querySelectorAll("[data-fault-text]").forEach((one) => one.remove());
  section.querySelectorAll(".q-question--error").forEach((one) => one.classList.remove("q-question--error"));
  const faults = asks(section).map((question) => [question, faultOf(question, words)]).filter(([, said]) => said);
  const place = section.querySelector("[data-summary]");
  place.replaceChildren(...(faults.length ? [summaryOf(faults)] : []));
  faults.forEach(([question, said]) => sayAt(question, said));
  place.querySelector("[role=alert]")?.focus();
  return faults.length > 0;
}

const copyOf = (name) => box.querySelector(`template[${name}]`).content.firstElementChild.cloneNode(true);
const fieldOf = (question) => question.querySelector("input:not([type=hidden]), select, textarea");
const textOf = (question) => question.querySelector("legend, .q-question__label, label")?.textContent.trim() ?? "";
const counted = ([one, more], number) => (number === 1 ? one : more).replace("__n__", number);

function summaryOf(faults) {
  const summary = copyOf("data-look");
  summary.querySelector("h2").textContent = counted(words.look, faults.length);
  for (const [question, said] of faults) {
    const link = Object.assign(document.createElement("a"), { textContent: `${textOf(question)} – ${said}` });
    link.href = `#${fieldOf(question).id}`;
    const line = document.createElement("li");
    line.append(link);
    summary.querySelector("ul").append(line);
  }
  return summary;
}

function sayAt(question, said) {
  const shown = question.querySelector(".q-question");
  shown.classList.add("q-question--error");
  if (shown.querySelector("[data-check] > .q-error:not([hidden])")) return;
  const fault = copyOf("data-fault");
  fault.id = `${fieldOf(question).id}-fault`;
  fault.querySelector("span").textContent = said;
  (shown.querySelector("[id$=-hint]") ?? shown.firstElementChild).after(fault);
}

// --- handing in

// Questions that do not apply are disabled: their answers do not leave the page.
function fieldsNow() {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (name !== "asked" && name !== "live" && value.trim()) (fields[name] ??= []).push(value);
  }
  return fields;
}

async function handIn() {
  if (handing) return;
  handing = true;
  const { version, language } = box.dataset;
  if (!(await keep(slug, { version: Number(version), language, fields: fieldsNow() }))) return location.reload();
  form.replaceChildren();
  show("thanks");
  await refresh();
  await sendNow();
  if (kiosk) setTimeout(anew, THANKS);
}

const anew = () => location.replace(location.pathname);

// --- the queue

async function refresh(said = "") {
  const kept = await keptOf(slug);
  const refused = kept.filter((one) => one.refused);
  const waiting = kept.length - refused.length;
  const device = await deviceOf(slug);
  const sent = device?.sentAt ? words.sent.replace("__time__", device.sentAt) : "";
  const lines = [waiting ? counted(words.waiting, waiting) : words.nothing, said, sent];
  write("[data-waiting]", lines.filter(Boolean).join(" "));
  write("[data-left]", counted(words.left, await keysLeft(slug)));
  const reasons = [...new Set(refused.map((one) => one.refused.reason))].join(" ");
  write("[data-refused]", counted(words.refused, refused.length).replace("__reason__", reasons));
  box.querySelector("[data-refused]").hidden = !refused.length;
  box.querySelector("[data-send-now]").hidden = !waiting;
  box.querySelector("[data-queue]").hidden = !device;
}

function write(place, text) {
  const line = box.querySelector(place);
  if (line.textContent !== text) line.textContent = text;
}

async function sendNow() {
  clearTimeout(clock);
  const outcome = await sendAll(slug, send);
  await refresh({ away: words.away, failed: words.failed }[outcome] ?? "");
  pause = outcome === "failed" ? Math.min(2 * pause, LATE) : SOON;
  clock = setTimeout(sendNow, outcome === "failed" ? pause : LATE);
}

// --- beginning

// Options and rows in an order by lot, where the survey wants that; "none" and "something else" stay where they are.
function mix() {
  for (const question of form.querySelectorAll("[data-ask]")) {
    if (!JSON.parse(question.dataset.ask).mixed) continue;
    const labels = [...question.querySelectorAll(".q-choices > label")].filter(moves);
    const rows = question.querySelector(".q-matrix__group, .q-pairs__group") ? [] : question.querySelectorAll(".q-matrix__row, .q-pair");
    for (const parts of [labels, [...rows]]) shuffle(parts);
  }
}

const moves = (label) => !label.querySelector("[data-alone]") && !label.nextElementSibling?.matches(".q-choice__words");

function shuffle(parts) {
  const places = parts.map((one) => one.parentNode.insertBefore(document.createComment(""), one));
  for (let last = parts.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1));
    [parts[last], parts[other]] = [parts[other], parts[last]];
  }
  places.forEach((place, number) => place.replaceWith(parts[number]));
}

async function begin() {
  show("questions");
  document.querySelector("[data-anew]").hidden = false;
  turnTo(sections()[0]);
  await watchTheClock();
}

// Only a kiosk has nobody beside it who sees that somebody went away.
async function watchTheClock() {
  if (!kiosk) return;
  const question = document.querySelector("[data-kiosk-box]");
  question.dataset.kiosk = location.pathname;
  await import("../kiosk.js");
}

async function arrange() {
  await dropOldKeys(slug);
  const device = await deviceOf(slug);
  const ready = Boolean(device) && (await keysLeft(slug)) > 0;
  kiosk = device?.mode === "kiosk";
  box.querySelectorAll("[data-ready]").forEach((one) => (one.hidden = !ready));
  box.querySelector("[data-not-ready]").hidden = ready;
  await refresh();
  if (!device) return;
  // Without network there is nothing to register anew.
  await navigator.serviceWorker?.register(box.dataset.worker).catch(() => null);
  await sendNow();
  addEventListener("online", sendNow);
}

mix();
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("keydown", (event) => event.key === "Enter" && event.target.matches("input") && event.preventDefault());
form.addEventListener("change", () => open() && label(open()));
box.addEventListener("click", async (event) => {
  const pressed = event.target.closest("button");
  if (!pressed) return;
  if (pressed.matches("[data-begin]")) await begin();
  else if (pressed.matches("[data-on]")) await goOn();
  else if (pressed.matches("[data-back]")) goBack();
  else if (pressed.matches("[data-send-now]")) await sendNow();
  else if (pressed.matches("[data-next-person]")) anew();
});
document.querySelector("[data-anew]").addEventListener("click", anew);
// A browser that keeps nothing cannot take part.
await arrange().catch(() => (box.querySelector("[data-not-ready]").hidden = false));
