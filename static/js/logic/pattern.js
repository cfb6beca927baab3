// Does a whole text fit a pattern? Runs the program of surveys/logic/patterns.py as surveys/logic/matching.py does.

const MOST_WORK = 2_000_000;

export function fits(program, text) {
  const signs = [...text];
  if (program.length * (signs.length + 1) > MOST_WORK) return false;
  let places = reached(program, [0], true, signs.length === 0);
  for (const [index, sign] of signs.entries()) {
    const code = sign.codePointAt(0);
    const taken = places.filter((place) => takes(program[place], code)).map((place) => place + 1);
    if (!taken.length) return false;
    places = reached(program, taken, false, index === signs.length - 1);
  }
  return places.some((place) => program[place][0] === "match");
}

function takes([operation, numbers], code) {
  if (operation !== "set") return false;
  let inside = false;
  for (let at = 1; at < numbers.length; at += 2) inside ||= numbers[at] <= code && code <= numbers[at + 1];
  return inside !== Boolean(numbers[0]);
}

// Where the machine may stand without taking another character.
function reached(program, begin, atStart, atEnd) {
  const seen = new Set();
  const found = [];
  const waiting = [...begin];
  while (waiting.length) {
    const place = waiting.pop();
    if (seen.has(place)) continue;
    seen.add(place);
    const [operation, jumps] = program[place];
    if (operation === "split" || operation === "jump") waiting.push(...jumps.map((jump) => place + jump));
    else if (operation === "start" || operation === "stop") {
      if (operation === "start" ? atStart : atEnd) waiting.push(place + 1);
    } else found.push(place);
  }
  return found;
}
