// How does a device get what it needs to answer without network? Keys into the store, pages into the worker's cache.

import { addKeys } from "./store.js";

const box = document.querySelector("[data-away-ready]");
const show = (place) => (box.querySelector(place).hidden = false);

async function prepare() {
  const { slug, keys, mode, days, worker } = box.dataset;
  await addKeys(slug, JSON.parse(keys), mode, Date.now() + Number(days) * 24 * 3600 * 1000);
  show('[data-step="keys"]');
  const registration = await navigator.serviceWorker.register(worker);
  await registration.update();
  await activated(registration);
  await navigator.storage?.persist?.();
  show('[data-step="pages"]');
  show("[data-done]");
  box.querySelector("[data-under-way]").hidden = true;
  show('[data-step="ready"]');
}

// A worker is active only after it has fetched everything.
function activated(registration) {
  const newest = registration.installing ?? registration.waiting ?? registration.active;
  return new Promise((resolve, reject) => {
    function look() {
      if (newest.state === "activated") resolve();
      if (newest.state === "redundant") reject(new Error("The pages could not be fetched."));
    }
    newest.addEventListener("statechange", look);
    look();
  });
}

prepare().catch(() => show("[data-failed]"));
