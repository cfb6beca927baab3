// What does each function do? As surveys/logic/calls_*.py, name by name; a text is a row of Unicode characters.

import * as exact from "./exact.js";
import { civil, DAY, formatted, Moment, momentOfDays, readMoment, readTime } from "./moments.js";
import { fits } from "./pattern.js";
import { answerText, rounded, toBoolean, toNumber, toText, trimmed, words } from "./values.js";

const texts = (context, values) => values.map((value) => toText(value, context));
const numbers = (context, values) => values.map((value) => toNumber(value, context));
const ofNumbers = (calculate) => (context, values) => calculate(...numbers(context, values));
const ofTexts = (test) => (context, values) => test(...texts(context, values));
const ownOrFirst = (context, values) => (values.length ? values[0] : answerText(context.own));
const string = (context, values) => toText(ownOrFirst(context, values), context);

// -1 means no limit.
function between(context, values, count) {
  const [least, most] = numbers(context, values.slice(0, 2));
  return (least === -1 || count >= least) && count <= (most === -1 ? Infinity : most);
}

function weighted(context, values) {
  let sum = 0;
  for (let at = 2; at < values.length; at += 2) {
    if (toBoolean(values[at])) sum += toNumber(values[at + 1], context);
  }
  return between(context, values, sum);
}

function selectedAt(context, values) {
  const found = words(toText(values[0], context));
  const place = toNumber(values[1], context);
  return place >= 0 && place < found.length ? found[Math.trunc(place)] : "";
}

function place(number, length) {
  if (Number.isNaN(number)) return 0;
  const whole = Math.trunc(number);
  return Math.min(Math.max(whole < 0 ? whole + length : whole, 0), length);
}

function substr(context, values) {
  const signs = [...toText(values[0], context)];
  const start = place(toNumber(values[1], context), signs.length);
  const end = values.length > 2 ? place(toNumber(values[2], context), signs.length) : signs.length;
  return signs.slice(start, end).join("");
}

const halfUp = (number) => (Number.isFinite(number) ? Math.floor(number + 0.5) : number);

function substring(context, values) {
  const start = halfUp(toNumber(values[1], context));
  const end = values.length > 2 ? start + halfUp(toNumber(values[2], context)) : Infinity;
  return [...toText(values[0], context)].filter((_, at) => start <= at + 1 && at + 1 < end).join("");
}

function before(text, mark) {
  return text.slice(0, Math.max(text.indexOf(mark), 0));
}

function after(text, mark) {
  const at = text.indexOf(mark);
  return at < 0 ? "" : text.slice(at + mark.length);
}

function translate(text, from, to) {
  const signs = [...from];
  const instead = [...to];
  return [...text].map((sign) => (signs.includes(sign) ? (instead[signs.indexOf(sign)] ?? "") : sign)).join("");
}

function first(found, isBefore) {
  let best = found[0];
  for (const number of found) {
    if (Number.isNaN(number)) return NaN;
    if (isBefore(number, best)) best = number;
  }
  return best;
}

function now(context) {
  const moment = readMoment(context.now, context.offset, false);
  if (!moment) throw new TypeError("An expression with today() or now() needs the time.");
  return moment;
}

function today(context) {
  const moment = now(context);
  return new Moment(moment.at - civil(moment, context.offset).milliseconds);
}

function momentOf(context, value) {
  if (value instanceof Moment) return value;
  if (typeof value === "number") return momentOfDays(value, context.offset);
  return typeof value === "string" ? readMoment(trimmed(value), context.offset, true) : null;
}

const date = (context, values) => momentOf(context, values[0]) ?? "";

function decimalDateTime(context, values) {
  const moment = momentOf(context, values[0]);
  return moment ? moment.at / DAY : NaN;
}

function decimalTime(context, values) {
  const text = trimmed(toText(values[0], context));
  const moment = values[0] instanceof Moment ? values[0] : readMoment(text, context.offset, false);
  const time = moment ? civil(moment, context.offset).milliseconds : readTime(text, context.offset);
  return time === null ? NaN : time / DAY;
}

function formatDate(context, values) {
  const moment = momentOf(context, values[0]);
  return moment ? formatted(moment, toText(values[1], context), context) : "";
}

export const functions = {
  selected: (context, [list, value]) => words(toText(list, context)).includes(trimmed(toText(value, context))),
  "selected-at": selectedAt,
  "count-selected": (context, [list]) => words(toText(list, context)).length,
  true: () => true,
  false: () => false,
  not: (context, [value]) => !toBoolean(value),
  boolean: (context, [value]) => toBoolean(value),
  "boolean-from-string": (context, [value]) => ["1", "true"].includes(toText(value, context)),
  checklist: (context, values) => between(context, values, values.slice(2).filter(toBoolean).length),
  "weighted-checklist": weighted,
  string,
  "string-length": (context, values) => [...string(context, values)].length,
  "normalize-space": (context, values) => words(string(context, values)).join(" "),
  concat: (context, values) => texts(context, values).join(""),
  join: ofTexts((between, ...parts) => parts.join(between)),
  contains: ofTexts((text, part) => text.includes(part)),
  "starts-with": ofTexts((text, part) => text.startsWith(part)),
  "ends-with": ofTexts((text, part) => text.endsWith(part)),
  substr,
  substring,
  "substring-before": ofTexts(before),
  "substring-after": ofTexts(after),
  translate: ofTexts(translate),
  regex: (context, [text], program) => fits(program, toText(text, context)),
  number: (context, values) => toNumber(ownOrFirst(context, values), context),
  int: ofNumbers(Math.trunc),
  floor: ofNumbers(Math.floor),
  ceiling: ofNumbers(Math.ceil),
  round: ofNumbers((number, decimals = 0) => rounded(number, decimals)),
  abs: ofNumbers(Math.abs),
  min: ofNumbers((...found) => first(found, (one, other) => one < other)),
  max: ofNumbers((...found) => first(found, (one, other) => one > other)),
  sqrt: ofNumbers(Math.sqrt),
  pow: ofNumbers(exact.power),
  exp: ofNumbers(exact.exp),
  exp10: ofNumbers((number) => exact.power(10, number)),
  log: ofNumbers(exact.log),
  log10: ofNumbers(exact.log10),
  pi: () => Math.PI,
  sin: ofNumbers(exact.sin),
  cos: ofNumbers(exact.cos),
  tan: ofNumbers(exact.tan),
  asin: ofNumbers(exact.asin),
  acos: ofNumbers(exact.acos),
  atan: ofNumbers(exact.atan),
  atan2: ofNumbers(exact.atan2),
  now,
  today,
  date,
  "date-time": date,
  "decimal-date-time": decimalDateTime,
  "decimal-time": decimalTime,
  "format-date": formatDate,
  "format-date-time": formatDate,
};
