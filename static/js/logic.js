// What is the value of an expression on this page? The tree comes from the server, see surveys/logic/serialising.py.
// The server decides all of this again. No text becomes a program here: a tree is a nested list of known parts.

import { functions } from "./logic/functions.js";
import { compare, Moment, toBoolean, toNumber, toText, answerText } from "./logic/values.js";

export { answerText, toBoolean, toNumber, toText };

const NOTHING = { answers: {}, own: "", columns: {}, now: "", offset: null, seed: null };

const OPERATORS = {
  "<": (left, right) => left < right,
  "<=": (left, right) => left <= right,
  ">": (left, right) => left > right,
  ">=": (left, right) => left >= right,
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  div: (left, right) => left / right,
  mod: (left, right) => left % right,
};

// `context`: answers by name, `own` for ".", `columns` of a choice, `now` as local time, a stored `seed`.
export function evaluate(tree, context) {
  const given = { ...NOTHING, ...context };
  return valueOf(tree, { ...given, chance: rowOf(given.seed) });
}

export const holds = (tree, context) => toBoolean(evaluate(tree, context));

export const asText = (tree, context) => toText(evaluate(tree, context), { ...NOTHING, ...context });

export function kindOf(value) {
  if (value instanceof Moment) return "date";
  return typeof value;
}

function valueOf(tree, context) {
  const [kind, first, ...rest] = tree;
  switch (kind) {
    case "text":
    case "number":
      return first;
    case "answer":
      return answerText(own(context.answers, first));
    case "own":
      return answerText(context.own);
    case "column":
      return answerText(own(context.columns, first));
    case "minus":
      return -toNumber(valueOf(first, context), context);
    case "chain":
      return chain(first, rest, context);
    case "call":
      return call(first, rest[0], rest[1], context);
  }
  throw new TypeError(`no part of an expression: ${kind}`);
}

// A question may be called "constructor".
const own = (record, name) => (Object.hasOwn(record, name) ? record[name] : "");

function chain(first, rest, context) {
  if (rest[0] === "and" || rest[0] === "or") {
    const decisive = rest[0] === "or";
    const parts = [first, ...rest.filter((_, place) => place % 2)];
    return parts.some((part) => toBoolean(valueOf(part, context)) === decisive) ? decisive : !decisive;
  }
  let left = valueOf(first, context);
  for (let place = 0; place < rest.length; place += 2) {
    left = operated(rest[place], left, valueOf(rest[place + 1], context), context);
  }
  return left;
}

function operated(sign, left, right, context) {
  if (sign === "=" || sign === "!=") return compare(left, right, sign === "!=", context);
  return OPERATORS[sign](toNumber(left, context), toNumber(right, context));
}

function call(name, args, program, context) {
  switch (name) {
    case "if":
      return valueOf(toBoolean(valueOf(args[0], context)) ? args[1] : args[2], context);
    case "coalesce":
      return firstGiven(args, context);
    case "once":
      return answerText(context.own) || valueOf(args[0], context);
    case "random":
      return context.chance();
  }
  return functions[name](context, args.map((part) => valueOf(part, context)), program);
}

// NaN counts as not given.
function firstGiven(args, context) {
  let value = "";
  for (const part of args) {
    value = valueOf(part, context);
    if (value !== "" && !Number.isNaN(value)) break;
  }
  return value;
}

// surveys/logic/chance.py
function rowOf(seed) {
  let state = seed;
  return () => {
    if (seed === null) throw new TypeError("An expression with random() needs a seed.");
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
