// What is missing or wrong on a page, as far as a browser can tell? The server looks at all of it again.

const EMPTY = new Set(["asked", "live"]);

// `ask`: what surveys/forms/away.py says about a question. Returns a sentence, "" where nothing is wrong.
export function faultOf(question, words) {
  const ask = JSON.parse(question.dataset.ask);
  const given = valuesIn(question);
  if (!given.length) return wanted(question, ask) ? words.needed : badDay(question, words);
  return numberFault(given[0], ask.number, words) || picksFault(given.length, ask.picks, words) || checkFault(question);
}

function valuesIn(question) {
  const fields = [...question.elements].filter((one) => one.name && !one.matches(":disabled") && !EMPTY.has(one.name));
  const ticked = fields.filter((one) => !one.matches("[type=radio], [type=checkbox]") || one.checked);
  return ticked.filter((one) => !one.name.endsWith(".other")).map((one) => one.value.trim()).filter(Boolean);
}

const wanted = (question, ask) => ask.needed || Boolean(question.querySelector("[data-needed]:not([hidden])"));

// A calendar field says nothing when half a date stands in it.
const badDay = (question, words) => (question.querySelector("[type=date]")?.validity.badInput ? words.day : "");

function numberFault(text, range, words) {
  if (!range) return "";
  const number = Number(text.replace(",", "."));
  const [low, high] = range;
  if (Number.isNaN(number)) return words.number;
  if (low !== null && number < low) return filled(words.low, low);
  if (high !== null && number > high) return filled(words.high, high);
  return "";
}

function picksFault(number, picks, words) {
  const [least, most] = picks ?? [null, null];
  if (least !== null && number < least) return filled(words.least, least);
  if (most !== null && number > most) return filled(words.most, most);
  return "";
}

function checkFault(question) {
  const said = question.querySelector("[data-check] > .q-error:not([hidden]) span");
  return said?.textContent ?? "";
}

const filled = (words, number) => words.replace("__n__", number.toLocaleString(document.documentElement.lang));
