// Are there newer figures than those on this page? It asks now and then, and says so once; the reader takes them.
//
// The page writes (dashboards/_live.html) `data-live` (whom to ask), `data-mark` (what it shows) and `data-seconds`.
// The server answers 304 while the page would show the same. Nothing on the page moves by itself. A tab that nobody sees
// asks nothing; who is not let in any more is not asked again.

const LONGEST = 600;
const place = document.querySelector("[data-live]");
const said = place.querySelector("[data-live-words]");
const button = place.querySelector("button");
let pause = Number(place.dataset.seconds);
let timer = 0;
let asked = Date.now();
let over = false;

function later(seconds) {
  clearTimeout(timer);
  if (!over && !document.hidden) timer = setTimeout(ask, seconds * 1000);
}

function tell({ words }) {
  over = true;
  place.classList.add("q-live--news");
  said.textContent = `${said.dataset.liveWords} ${words}`;
  button.hidden = false;
}

async function ask() {
  asked = Date.now();
  let answer;
  try {
    const headers = { "If-None-Match": place.dataset.mark };
    answer = await fetch(place.dataset.live, { headers, redirect: "manual", cache: "no-store" });
  } catch {
    answer = null;
  }
  if (answer?.status === 200) return tell(await answer.json());
  if (answer && answer.status !== 304 && answer.status < 500) over = true; // signed out: an opaque redirect has status 0
  pause = answer?.status === 304 ? Number(place.dataset.seconds) : Math.min(2 * pause, LONGEST);
  later(pause);
}

document.addEventListener("visibilitychange", () => later(Math.max(0, pause - (Date.now() - asked) / 1000)));
button.addEventListener("click", () => location.reload());
later(pause);
