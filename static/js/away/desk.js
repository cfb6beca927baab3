// What waits on this device, and what was not taken? Only whoever is signed in gets to this page.

import { sendAll } from "./queue.js";
import { forget, keptOf, unrefuse } from "./store.js";

const box = document.querySelector("[data-away-desk]");
const { slug, send } = box.dataset;
const here = box.querySelector("[data-here]");

async function refresh() {
  const kept = await keptOf(slug);
  const refused = kept.filter((one) => one.refused);
  const waiting = kept.length - refused.length;
  const { one, more, none } = here.dataset;
  here.textContent = [none, one][waiting] ?? more.replace("__n__", waiting);
  box.querySelector("[data-send-now]").hidden = !waiting;
  box.querySelector("[data-refused]").hidden = !refused.length;
  box.querySelector("[data-list]").replaceChildren(...refused.map(rowOf));
  box.hidden = !kept.length;
}

function rowOf(one, place) {
  const row = box.querySelector("template").content.firstElementChild.cloneNode(true);
  row.querySelectorAll("[data-number]").forEach((number) => (number.textContent = place + 1));
  row.querySelector("[data-reason]").textContent = one.refused.reason;
  const { version, language, fields } = one;
  row.querySelector("[name=bogen]").value = JSON.stringify({ key: one.key, version, language, fields });
  row.querySelector("[data-remove]").addEventListener("click", () => act(() => forget(one.key)));
  row.querySelector("[data-try]").addEventListener("click", () => act(() => unrefuse(one), sendWhatWaits));
  return row;
}

async function act(...steps) {
  for (const step of steps) await step();
  await refresh();
  box.querySelector("h2").focus();
}

const sendWhatWaits = () => sendAll(slug, send);

box.querySelector("[data-send-now]").addEventListener("click", () => act(sendWhatWaits));
await refresh();
