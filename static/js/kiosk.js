// When does the next person begin at a kiosk? After some time without a touch, and not before the question was asked.

const box = document.querySelector("[data-kiosk]");

function arrange() {
  const again = box.dataset.kiosk;
  const wait = 1000 * Number(box.dataset.seconds);
  const warning = Math.min(wait / 2, 1000 * Number(box.dataset.warning));
  let clocks = [];

  function restart() {
    clocks.forEach(clearTimeout);
    box.hidden = true;
    clocks = [setTimeout(() => (box.hidden = false), wait - warning), setTimeout(() => location.replace(again), wait)];
  }

  for (const sign of ["pointerdown", "keydown", "input", "scroll"]) addEventListener(sign, restart, { passive: true });
  box.querySelector("button").addEventListener("click", restart);
  // A page kept by the browser may be older than the person before it.
  addEventListener("pageshow", (event) => event.persisted && location.replace(again));
  restart();
}

if (box) arrange();
