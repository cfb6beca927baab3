// What does this page show, offer, need and take, given what stands in it now? The server decides all of it again.
// Trees come with all that this page cannot change decided before, see surveys/forms/live.py.

import { asText, evaluate, holds } from "../logic.js";
import { say } from "./words.js";

let form;
let calculations;

export function judge(page) {
  form = page;
  calculations = JSON.parse(form.dataset.calculations ?? "[]");
  tellTheServer();
  for (const kind of ["change", "input"]) form.addEventListener(kind, (event) => heard(event));
  apply();
  form.querySelectorAll(".q-question").forEach(check);
  form.dataset.judged = "";
}

// Words are judged when they are finished, not at each letter.
function heard(event) {
  if (event.type === "input" && !event.target.matches("select, [type=range]")) return;
  apply();
  const question = event.target.closest(".q-question");
  if (question) check(question);
}

// What was filtered on this page has been seen: the server need not show it once more.
function tellTheServer() {
  const mark = Object.assign(document.createElement("input"), { type: "hidden", name: "live", value: "1" });
  form.append(mark);
}

// In reading order, so that a question that goes takes along what depends on it.
function apply() {
  for (const part of form.querySelectorAll("[data-rule], [data-filter], [data-needed]")) {
    const { rule, filter, needed } = part.dataset;
    const shown = holds(JSON.parse(rule ?? filter ?? needed), { answers: answersNow(), now: now() });
    part.hidden = !shown;
    if (rule) part.disabled = !shown;
    if (filter) offer(part.querySelector("input"), shown);
    if (needed) need(part.closest(".q-question"), shown);
  }
  const answers = answersNow();
  say(form, new Map(calculations.map(([code]) => [code, answers[code]])));
}

function offer(input, offered) {
  input.disabled = !offered;
  if (!offered) input.checked = false;
}

// Where `aria-required` stands: on the group of radio buttons, or on the one field.
function need(question, needed) {
  const bearer = question.matches("[role=radiogroup]") ? question : question.querySelector("input[type=text], textarea");
  if (needed) bearer?.setAttribute("aria-required", "true");
  else bearer?.removeAttribute("aria-required");
}

// An empty answer is never wrong. What the server has said stays until it looks again.
function check(question) {
  const place = question.querySelector("[data-check]");
  if (!place || question.matches(".q-question--error")) return;
  const answers = answersNow();
  const own = answers[place.dataset.code];
  const empty = own === undefined || own === "" || own.length === 0;
  place.firstElementChild.hidden = empty || holds(JSON.parse(place.dataset.check), { answers, own, now: now() });
}

function answersNow() {
  const answers = Object.create(null);
  for (const field of new Set(new FormData(form).keys())) answers[field] = answerTo(field);
  for (const list of form.querySelectorAll("[data-ranking]")) answers[list.dataset.ranking] = orderIn(list);
  for (const [code, tree, rule] of calculations) {
    answers[code] = rule === null || holds(rule, { answers, now: now() }) ? calculated(tree, answers) : "";
  }
  return answers;
}

// The codes stand behind the dot of the fields' names.
function orderIn(list) {
  const placed = [...list.querySelectorAll("select")].filter((one) => one.value && !one.matches(":disabled"));
  placed.sort((a, b) => a.value - b.value);
  return placed.map((one) => one.name.slice(list.dataset.ranking.length + 1));
}

function answerTo(name) {
  const field = form.elements[name];
  const values = new FormData(form).getAll(name).map((value) => (value instanceof File ? value.name : value).trim());
  // The server reads a comma in a number as its point.
  if (field?.inputMode === "decimal") return values[0].replace(",", ".");
  return values.length > 1 || field?.type === "checkbox" || field instanceof RadioNodeList ? values : values[0];
}

// No number is no answer.
function calculated(tree, answers) {
  const context = { answers, now: now() };
  const value = evaluate(tree, context);
  return typeof value === "number" && !Number.isFinite(value) ? "" : asText(tree, context);
}

// The clock on the wall. Only where all questions lie in one page is it asked for: else the server has settled it.
function now() {
  const moment = new Date();
  moment.setMinutes(moment.getMinutes() - moment.getTimezoneOffset());
  return moment.toISOString().slice(0, -1);
}
