// What is a date or a time of day? As surveys/logic/moments.py and calendar.py; the browser's own Date knows too much.

export const DAY = 86_400_000;

const MINUTE = 60_000;
const MOST_DAYS = 10_000_000;
const BEFORE_1970 = 719_162;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const ZONE = "(Z|[+-][0-9]{2}:[0-9]{2})?";
const CLOCK = "([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\\.([0-9]+))?)?";
const STRICT = new RegExp(`^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T${CLOCK}${ZONE})?$`);
const LOOSE = new RegExp(`^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:T${CLOCK}${ZONE})?$`);
const TIME = new RegExp(`^${CLOCK}${ZONE}$`);

export class Moment {
  constructor(at) {
    this.at = at;
  }
}

export function readMoment(text, offset, loose) {
  const found = (loose ? LOOSE : STRICT).exec(text);
  if (!found) return null;
  const [year, month, day] = found.slice(1, 4).map(Number);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  const time = found[4] === undefined ? 0 : clockOf(found.slice(4, 8));
  const zone = zoneOf(found[8], offset);
  return time === null || zone === null ? null : inRange(daysBefore(year, month, day) * DAY + time - zone * MINUTE, offset);
}

export function readTime(text, offset) {
  const found = TIME.exec(text);
  const time = found ? clockOf(found.slice(1, 5)) : null;
  const zone = found ? zoneOf(found[5], offset) : null;
  return time === null || zone === null ? null : modulo(time + ((offset ?? 0) - zone) * MINUTE, DAY);
}

function clockOf([hour, minute, second = "0", part = ""]) {
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + Number(`${part}000`.slice(0, 3));
}

// Minutes east of Greenwich; null when there is no such zone.
function zoneOf(text, offset) {
  let zone = offset ?? 0;
  if (text) {
    const [hours, minutes] = text === "Z" ? [0, 0] : [Number(text.slice(1, 3)), Number(text.slice(4, 6))];
    if (hours > 14 || minutes > 59) return null;
    zone = (hours * 60 + minutes) * (text[0] === "-" ? -1 : 1);
  }
  return offset === null ? 0 : zone;
}

export function momentOfDays(days, offset) {
  if (!Number.isFinite(days) || Math.abs(days) > MOST_DAYS) return null;
  return inRange(Math.floor(days * DAY + 0.5), offset);
}

function inRange(at, offset) {
  const year = yearOf(Math.floor((at + (offset ?? 0) * MINUTE) / DAY));
  return year >= 1 && year <= 9999 ? new Moment(at) : null;
}

export function civil(moment, offset) {
  const local = moment.at + (offset ?? 0) * MINUTE;
  const days = Math.floor(local / DAY);
  const year = yearOf(days);
  let month = 12;
  while (daysBefore(year, month, 1) > days) month -= 1;
  const day = days - daysBefore(year, month, 1) + 1;
  return { year, month, day, weekday: modulo(days + 3, 7), milliseconds: modulo(local, DAY) };
}

const modulo = (number, divisor) => ((number % divisor) + divisor) % divisor;

function daysBefore(year, month, day) {
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  let inYear = day - 1;
  for (let earlier = 1; earlier < month; earlier += 1) inYear += daysIn(year, earlier);
  return before * 365 + leapDays + inYear - BEFORE_1970;
}

function daysIn(year, month) {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function yearOf(days) {
  let year = Math.floor(((days + BEFORE_1970) * 400) / 146_097) + 1;
  while (daysBefore(year, 1, 1) > days) year -= 1;
  while (daysBefore(year + 1, 1, 1) <= days) year += 1;
  return year;
}

const padded = (number, length = 2) => String(number).padStart(length, "0");

// At midnight the date alone, as ODK does.
export function momentText(moment, offset) {
  const { year, month, day, milliseconds } = civil(moment, offset);
  const date = `${padded(year, 4)}-${padded(month)}-${padded(day)}`;
  if (milliseconds === 0) return date;
  const seconds = Math.floor(milliseconds / 1000);
  const clock = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) => padded(Math.floor(part))).join(":");
  return `${date}T${clock}.${padded(milliseconds % 1000, 3)}${zoneText(offset)}`;
}

function zoneText(offset) {
  if (offset === null) return "";
  const minutes = Math.abs(offset);
  return `${offset < 0 ? "-" : "+"}${padded(Math.floor(minutes / 60))}:${padded(minutes % 60)}`;
}

// `%Y-%m-%d`; a sign that means nothing stays as it is.
export function formatted(moment, pattern, { offset, months = MONTHS, days = DAYS }) {
  const { year, month, day, weekday, milliseconds } = civil(moment, offset);
  const seconds = Math.floor(milliseconds / 1000);
  const hour = Math.floor(seconds / 3600);
  const minute = Math.floor(seconds / 60) % 60;
  const parts = {
    Y: padded(year, 4),
    y: padded(year % 100),
    m: padded(month),
    n: String(month),
    b: months[month - 1],
    d: padded(day),
    e: String(day),
    a: days[weekday],
    H: padded(hour),
    h: String(hour),
    M: padded(minute),
    S: padded(seconds % 60),
    3: padded(milliseconds % 1000, 3),
  };
  return pattern.replace(/%([YymnbdeaHhMS3])/g, (_, sign) => parts[sign]);
}
