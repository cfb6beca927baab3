// How does a form of forty questions take no more than sixty keys? One key per answer, Enter goes on.
// Keys work only while an answer has the focus, so nobody presses one by mistake. Without this file: plain fields.

const KEYS = "1234567890abcdefghijklmnopqrstuvwxyz";
const form = document.querySelector("[data-keying]");
const TICKS = ["radio", "checkbox"];

const isTick = (field) => TICKS.includes(field.type);

function fields() {
  const found = form.querySelectorAll("input:not([type=hidden]), textarea, select, button[type=submit]:not([name])");
  return [...found].filter((field) => !field.closest("[hidden]") && !field.matches(":disabled") && shown(field));
}

// A line for own words counts only beside a ticked "other".
function shown(field) {
  const words = field.closest(".q-choice__words");
  if (!words) return true;
  const tick = words.previousElementSibling?.querySelector("input");
  return Boolean(tick?.checked);
}

// What is answered with one press: all boxes of a question, one row of a table, one line.
function units() {
  const found = [];
  for (const field of fields()) {
    const last = found.at(-1);
    if (last && isTick(field) && last[0].name === field.name) last.push(field);
    else found.push([field]);
  }
  return found;
}

function unitOf(field) {
  const all = units();
  return { all, place: all.findIndex((unit) => unit.includes(field)) };
}

function enter(unit) {
  const field = unit?.find((one) => one.checked) ?? unit?.[0];
  if (!field) return;
  field.focus();
  if (!isTick(field) && field.select) field.select();
}

function move(field, steps) {
  const { all, place } = unitOf(field);
  enter(all[Math.max(0, place + steps)]);
}

function change(field, checked) {
  field.checked = checked;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

function choose(field, key) {
  const { all, place } = unitOf(field);
  const wanted = all[place][KEYS.indexOf(key)];
  if (!wanted) return;
  if (wanted.type === "checkbox") {
    wanted.focus();
    change(wanted, !wanted.checked);
    return;
  }
  change(wanted, true);
  move(wanted, 1);
}

function takeBack(field) {
  const { all, place } = unitOf(field);
  const given = all[place].filter((one) => one.checked);
  if (!given.length) return move(field, -1);
  for (const one of given) change(one, false);
  all[place][0].focus();
}

function press(event) {
  const field = event.target;
  if (event.altKey || event.ctrlKey || event.metaKey || field.type === "submit") return;
  if (event.key === "Enter" && field.tagName !== "TEXTAREA") {
    event.preventDefault();
    move(field, 1);
  } else if (isTick(field) && event.key === "Backspace") {
    event.preventDefault();
    takeBack(field);
  } else if (isTick(field) && KEYS.includes(event.key.toLowerCase())) {
    event.preventDefault();
    choose(field, event.key.toLowerCase());
  }
}

// The key stands beside its answer. Screen readers read the answer, not the key.
function showKeys() {
  for (const unit of units()) {
    if (!isTick(unit[0])) continue;
    unit.forEach((field, place) => {
      const label = field.closest("label");
      if (!label || place >= KEYS.length) return;
      const key = document.createElement("kbd");
      key.className = "q-key";
      key.setAttribute("aria-hidden", "true");
      key.textContent = KEYS[place];
      label.append(key);
    });
  }
}

if (form) {
  document.querySelector("[data-keyhelp]")?.removeAttribute("hidden");
  form.classList.add("q-keying--keys");
  showKeys();
  form.addEventListener("keydown", press);
  if (!document.querySelector("[data-errors]")) enter(units()[0]);
}
