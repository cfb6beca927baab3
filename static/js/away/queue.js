// How do kept answers leave the device? One after the other, as often as it takes; the server counts each key once.

import { forget, keptOf, noteSent, refuse } from "./store.js";

// Two windows would send the same answers: harmless, but useless.
const alone = (work) => (navigator.locks ? navigator.locks.request("unterwegs", work) : work());

// Sends what waits. "sent", "away" (no network) or "failed" (the server did not say what became of it).
export const sendAll = (slug, address) =>
  alone(async () => {
    const waiting = (await keptOf(slug)).filter((one) => !one.refused);
    if (waiting.length && !navigator.onLine) return "away";
    for (const one of waiting) {
      const verdict = await send(address, one);
      if (verdict === null) return navigator.onLine ? "failed" : "away";
      if (verdict.stored) await forget(one.key);
      else await refuse(one, verdict.code, verdict.reason);
      if (verdict.stored) await noteSent(slug, timeNow());
    }
    return "sent";
  });

async function send(address, { key, version, language, fields }) {
  try {
    const response = await fetch(address, {
      method: "POST",
      credentials: "omit",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ key, version, language, fields }),
    });
    return response.ok || response.status === 400 ? await response.json() : null;
  } catch {
    return null;
  }
}

const timeNow = () => new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
