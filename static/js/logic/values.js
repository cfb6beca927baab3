// How does one kind of value become another, and how is a number written and read? As surveys/logic/values.py.

import { DAY, Moment, momentText, readMoment } from "./moments.js";

export { Moment };

const PLAIN = /^-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)$/;
const WHITE = " \t\r\n";
const MOST_DECIMALS = 400;

// An answer as XForms stores it: always a text. Several choices are separated by spaces.
export function answerText(answer) {
  if (typeof answer === "string") return answer;
  if (typeof answer === "boolean") return answer ? "true" : "false";
  if (typeof answer === "number") return numberText(answer);
  if (Array.isArray(answer)) return answer.map(answerText).filter(Boolean).join(" ");
  return "";
}

export function toText(value, context) {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "true" : "false";
  return value instanceof Moment ? momentText(value, context.offset) : numberText(value);
}

export function toNumber(value, context) {
  if (value instanceof Moment) return value.at / DAY;
  if (typeof value !== "string") return Number(value);
  const number = plainNumber(value);
  const moment = Number.isNaN(number) ? readMoment(trimmed(value), context.offset, false) : null;
  return moment ? moment.at / DAY : number;
}

export function toBoolean(value) {
  if (typeof value === "number") return value !== 0 && !Number.isNaN(value);
  return Boolean(value);
}

// As truths when one is a truth, else as numbers when one is a number or date, else as texts.
export function compare(left, right, negated, context) {
  if (typeof left === "boolean" || typeof right === "boolean") {
    return (toBoolean(left) === toBoolean(right)) !== negated;
  }
  if (typeof left === "string" && typeof right === "string") return (left === right) !== negated;
  return (toNumber(left, context) === toNumber(right, context)) !== negated;
}

export function trimmed(text) {
  let start = 0;
  let end = text.length;
  while (start < end && WHITE.includes(text[start])) start += 1;
  while (end > start && WHITE.includes(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

export const words = (text) => text.split(/[ \t\r\n]+/).filter(Boolean);

export function plainNumber(text) {
  const plain = trimmed(text);
  return PLAIN.test(plain) ? Number(plain) : NaN;
}

// Without exponent, and zero without a sign; the shortest digits that mean this very number.
export function numberText(value) {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return "0";
  const [digits, exponent] = digitsOf(Math.abs(value));
  const point = digits.length + exponent;
  const sign = value < 0 ? "-" : "";
  if (exponent >= 0) return sign + digits + "0".repeat(exponent);
  if (point > 0) return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
  return `${sign}0.${"0".repeat(-point)}${digits}`;
}

// Digits and power of ten of a positive number.
function digitsOf(value) {
  const [mantissa, exponent] = value.toExponential().split("e");
  const digits = mantissa.replace(".", "");
  return [digits, Number(exponent) - (digits.length - 1)];
}

// Halves away from zero, judged by the digits that people see.
export function rounded(value, decimals) {
  if (Number.isNaN(decimals)) return NaN;
  if (!Number.isFinite(value) || value === 0) return value;
  const places = Math.trunc(Math.max(-MOST_DECIMALS, Math.min(MOST_DECIMALS, decimals)));
  const [digits, exponent] = digitsOf(Math.abs(value));
  const surplus = -exponent - places;
  if (surplus <= 0) return value;
  const unit = 10n ** BigInt(surplus);
  let whole = BigInt(digits) / unit;
  if (2n * (BigInt(digits) % unit) >= unit) whole += 1n;
  const size = Number(`${whole}e${-places}`);
  return value < 0 ? -size : size;
}
