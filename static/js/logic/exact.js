// What are the sine, the logarithm and the power of a number? Step by step as surveys/logic/fixed.py, powers.py and
// angles.py, on whole numbers, because browsers and Python differ in the last digit of their own functions.
// A division of BigInt cuts towards zero and one of Python goes down: `over` goes down as well.

const PLACES = 256n;
const ONE = 1n << PLACES;
const TINY = 2 ** -60;
const HUGE = 1100;
const MOST_FACTORS = 64;

const isNegative = (number) => number < 0 || Object.is(number, -0);
const withSign = (size, sign) => (isNegative(sign) ? -size : size);
const absolute = (whole) => (whole < 0n ? -whole : whole);
const bits = (whole) => (whole === 0n ? 0 : whole.toString(2).length);

function over(dividend, divisor) {
  const quotient = dividend / divisor;
  return dividend % divisor !== 0n && dividend < 0n !== divisor < 0n ? quotient - 1n : quotient;
}

// A whole number and the power of two that it is multiplied with.
function binary(number) {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(number));
  const all = view.getBigUint64(0);
  const exponent = Number(all >> 52n);
  const fraction = all & ((1n << 52n) - 1n);
  let whole = exponent ? fraction | (1n << 52n) : fraction;
  let place = (exponent || 1) - 1075;
  // Fifty-three digits always, as Python's frexp gives them.
  const missing = whole ? 53 - bits(whole) : 0;
  whole <<= BigInt(missing);
  place = whole ? place - missing : -53;
  return [number < 0 ? -whole : whole, place];
}

function fixed(number, places = Number(PLACES)) {
  const [whole, exponent] = binary(number);
  return shifted(whole, exponent + places);
}

const shifted = (whole, places) => (places >= 0 ? whole << BigInt(places) : whole >> BigInt(-places));

// The double nearest to whole * 2 ** exponent, halves to even.
function nearest(whole, exponent) {
  if (whole < 0n) return -nearest(-whole, exponent);
  const drop = Math.max(bits(whole) - 53, -1074 - exponent);
  let kept = whole;
  if (drop > 0) {
    const left = whole & ((1n << BigInt(drop)) - 1n);
    const half = 1n << BigInt(drop - 1);
    kept = whole >> BigInt(drop);
    if (left > half || (left === half && kept & 1n)) kept += 1n;
  }
  const place = drop > 0 ? exponent + drop : exponent;
  if (bits(kept) + place > 1024) return Infinity;
  // In two steps, because a single power of two may itself be too large or too small.
  const half = Math.trunc(place / 2);
  return Number(kept) * 2 ** half * 2 ** (place - half);
}

const remembered = new Map();

function pi(places) {
  if (!remembered.has(places)) {
    const unit = 1n << BigInt(places + 16);
    remembered.set(places, (16n * smallArcus(unit, 5n) - 4n * smallArcus(unit, 239n)) >> 16n);
  }
  return remembered.get(places);
}

const halfTurn = () => pi(Number(PLACES));

function smallArcus(unit, divisor) {
  let power = unit / divisor;
  let total = 0n;
  for (let odd = 1n, sign = 1n; power; odd += 2n, sign = -sign) {
    total += sign * (power / odd);
    power /= divisor * divisor;
  }
  return total;
}

function artanh(numerator, denominator) {
  let ratio = (numerator << PLACES) / denominator;
  const square = (ratio * ratio) >> PLACES;
  let total = 0n;
  for (let odd = 1n; ratio; odd += 2n) {
    total += ratio / odd;
    ratio = (ratio * square) >> PLACES;
  }
  return total;
}

function ln2() {
  if (!remembered.has("ln2")) remembered.set("ln2", 2n * artanh(1n, 3n));
  return remembered.get("ln2");
}

function ln(number) {
  const [whole, exponent] = binary(number);
  const top = bits(whole) - 1;
  const unit = 1n << BigInt(top);
  return 2n * artanh(whole - unit, whole + unit) + BigInt(exponent + top) * ln2();
}

function exponential(argument) {
  const turns = over(argument, ln2());
  if (absolute(turns) > BigInt(HUGE)) return turns > 0n ? Infinity : 0;
  const rest = argument - turns * ln2();
  let total = ONE;
  let term = ONE;
  for (let count = 1n; term; count += 1n) {
    term = ((term * rest) >> PLACES) / count;
    total += term;
  }
  return nearest(total, Number(turns - PLACES));
}

export function exp(number) {
  if (Number.isNaN(number)) return NaN;
  if (Math.abs(number) > HUGE) return number > 0 ? Infinity : 0;
  return exponential(fixed(number));
}

export const log = (number) => logarithm(number, () => ONE);
export const log10 = (number) => logarithm(number, () => ln(10));

function logarithm(number, base) {
  if (Number.isNaN(number) || number < 0) return NaN;
  if (number === 0) return -Infinity;
  if (number === Infinity) return Infinity;
  const found = ln(number);
  const size = nearest((absolute(found) << PLACES) / base(), -Number(PLACES));
  return found < 0n ? -size : size;
}

export function power(base, exponent) {
  if (exponent === 0 || base === 1) return 1;
  if (Number.isNaN(base) || Number.isNaN(exponent)) return NaN;
  const size = Math.abs(base);
  const whole = Number.isInteger(exponent);
  const endless = !Number.isFinite(exponent);
  if (base < 0 && base !== -Infinity && !endless && !whole) return NaN;
  const onEdge = size === 0 || size === 1 || size === Infinity || endless;
  const found = onEdge ? edge(size, exponent) : sizeOfPower(size, exponent);
  return whole && Math.abs(exponent % 2) === 1 && isNegative(base) ? -found : found;
}

function edge(size, exponent) {
  if (size === 1) return 1;
  return size > 1 === exponent > 0 ? Infinity : 0;
}

function sizeOfPower(size, exponent) {
  const [whole, place] = binary(size);
  if (Number.isInteger(exponent) && exponent > 0 && exponent <= MOST_FACTORS) {
    return nearest(whole ** BigInt(exponent), place * exponent);
  }
  if (Math.abs(exponent) > 2 ** 64) return edge(size, exponent);
  const [factor, factorPlace] = binary(exponent);
  return exponential(shifted(ln(size) * factor, factorPlace));
}

export function sin(number) {
  if (Math.abs(number) < TINY) return number;
  return Number.isFinite(number) ? nearest(sineAndCosine(number)[0], -Number(PLACES)) : NaN;
}

export function cos(number) {
  return Number.isFinite(number) ? nearest(sineAndCosine(number)[1], -Number(PLACES)) : NaN;
}

export function tan(number) {
  if (Math.abs(number) < TINY) return number;
  if (!Number.isFinite(number)) return NaN;
  const [sine, cosine] = sineAndCosine(number);
  const size = nearest((absolute(sine) << PLACES) / absolute(cosine), -Number(PLACES));
  return sine < 0n === cosine < 0n ? size : -size;
}

function sineAndCosine(number) {
  const extra = Math.max(0, binary(number)[1] + 53);
  const places = Number(PLACES) + extra;
  const argument = fixed(number, places);
  const quarter = pi(places) / 2n;
  const turns = over(2n * argument + quarter, 2n * quarter);
  const rest = (argument - turns * quarter) >> BigInt(extra);
  const sine = series(rest, rest);
  const cosine = series(rest, ONE);
  const turned = [[sine, cosine], [cosine, -sine], [-sine, -cosine], [-cosine, sine]];
  return turned[Number(((turns % 4n) + 4n) % 4n)];
}

function series(argument, first) {
  const square = (argument * argument) >> PLACES;
  const negative = first < 0n;
  let total = first;
  let term = absolute(first);
  for (let count = first === ONE ? 1n : 2n, sign = -1n; term; count += 2n, sign = -sign) {
    term = ((term * square) >> PLACES) / (count * (count + 1n));
    total += negative ? -sign * term : sign * term;
  }
  return total;
}

// Angle of a ratio between zero and one, by Euler's series.
function arcus(numerator, denominator) {
  const ratio = (numerator << PLACES) / denominator;
  const square = (ratio * ratio) >> PLACES;
  const factor = (square << PLACES) / (ONE + square);
  let term = (ratio << PLACES) / (ONE + square);
  let total = 0n;
  for (let count = 1n; term; count += 1n) {
    total += term;
    term = (((term * factor) >> PLACES) * (2n * count)) / (2n * count + 1n);
  }
  return total;
}

function angle(opposite, adjacent) {
  if (opposite <= adjacent) return arcus(opposite, adjacent);
  return halfTurn() / 2n - arcus(adjacent, opposite);
}

export function atan(number) {
  if (Number.isNaN(number) || Math.abs(number) < TINY) return number;
  return withSign(atan2(Math.abs(number), 1), number);
}

export function atan2(opposite, adjacent) {
  if (Number.isNaN(opposite) || Number.isNaN(adjacent)) return NaN;
  const endless = !Number.isFinite(opposite) || !Number.isFinite(adjacent);
  const high = endless ? Number(!Number.isFinite(opposite)) : Math.abs(opposite);
  const flat = endless ? withSign(Number(!Number.isFinite(adjacent)), adjacent) : adjacent;
  const backwards = isNegative(flat);
  let found;
  if (high === 0) found = backwards ? halfTurn() : 0n;
  else if (flat > 0 && high / flat < TINY) return withSign(high / flat, opposite);
  else {
    const turn = angle(...wholeSides(high, Math.abs(flat)));
    found = backwards ? halfTurn() - turn : turn;
  }
  return withSign(nearest(found, -Number(PLACES)), opposite);
}

function wholeSides(high, flat) {
  const [tall, tallPlace] = binary(high);
  const [wide, widePlace] = binary(flat);
  const place = Math.min(tallPlace, widePlace);
  return [tall << BigInt(tallPlace - place), wide << BigInt(widePlace - place)];
}

export function asin(number) {
  if (Number.isNaN(number) || Math.abs(number) > 1) return NaN;
  if (Math.abs(number) < TINY) return number;
  return withSign(nearest(arcsine(Math.abs(number)), -Number(PLACES)), number);
}

export function acos(number) {
  if (Number.isNaN(number) || Math.abs(number) > 1) return NaN;
  const quarter = halfTurn() / 2n;
  const turn = arcsine(Math.abs(number));
  return nearest(number < 0 ? quarter + turn : quarter - turn, -Number(PLACES));
}

function arcsine(number) {
  const side = fixed(number);
  return angle(side, root(ONE * ONE - side * side));
}

// Whole square root, by Newton.
function root(whole) {
  if (whole < 2n) return whole;
  let found = 1n << BigInt((bits(whole) + 1) >> 1);
  for (;;) {
    const better = (found + whole / found) >> 1n;
    if (better >= found) return found;
    found = better;
  }
}
