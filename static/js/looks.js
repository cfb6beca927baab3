// Which ideas had somebody really before them? Half of a card for a second; the server counts each person once.
const form = document.getElementById("gesehen");
const HALF = 0.5;
const A_SECOND = 1000;
const SOME_SECONDS = 3000;
const timers = new Map();
const seen = new Set();
let untold = [];
let due = 0;

function tell() {
  clearTimeout(due);
  due = 0;
  if (!untold.length) return;
  const note = new FormData(form);
  note.set("ideen", untold.join(","));
  untold = [];
  navigator.sendBeacon(form.action, note);
}

function remember(card) {
  if (seen.has(card.dataset.idea)) return;
  seen.add(card.dataset.idea);
  untold.push(card.dataset.idea);
  due ||= setTimeout(tell, SOME_SECONDS);
}

function forget(card) {
  clearTimeout(timers.get(card));
  timers.delete(card);
}

// On a small window a card may be taller than what is to be seen of it: then half of the window counts.
function isBefore(entry) {
  const window = entry.rootBounds?.height ?? innerHeight;
  return entry.isIntersecting && (entry.intersectionRatio >= HALF || entry.intersectionRect.height >= window * HALF);
}

const observer = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      const card = entry.target;
      if (!isBefore(entry)) forget(card);
      else if (!timers.has(card)) timers.set(card, setTimeout(remember, A_SECOND, card));
    }
  },
  { threshold: [0, 0.25, HALF, 0.75] },
);
const cards = document.querySelectorAll("[data-idea]");
const watch = () => cards.forEach((card) => observer.observe(card));

if (form) watch();

// A page in the background is read by nobody.
document.addEventListener("visibilitychange", () => {
  if (!form) return;
  if (document.hidden) {
    observer.disconnect();
    [...timers.keys()].forEach(forget);
    tell();
  } else watch();
});

// Back on this page, the browser may have got its key meanwhile: what was told without one is told again.
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  untold = [...seen];
  tell();
});
