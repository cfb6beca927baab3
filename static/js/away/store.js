// What does the browser keep while answers wait? Keys without answers, and answers under their key: no name, no time.

const NAME = "unterwegs";
const VERSION = 1;
let opening;

function open() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      const base = request.result;
      base.createObjectStore("keys", { keyPath: "key" }).createIndex("slug", "slug");
      base.createObjectStore("kept", { keyPath: "key" }).createIndex("slug", "slug");
      base.createObjectStore("device", { keyPath: "slug" });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opening;
}

const result = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

// All of it or nothing: the promise is kept when the browser has written it down.
async function act(stores, work) {
  const base = await open();
  const transaction = base.transaction(stores, "readwrite", { durability: "strict" });
  const done = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
  const found = await work(...[stores].flat().map((name) => transaction.objectStore(name)));
  await done;
  return found;
}

// What was left of an earlier preparation goes: it names another way, or somebody else who prepared the device.
// `until`: the server forgets them, so the device does it before.
export const addKeys = (slug, keys, mode, until) =>
  act(["keys", "device"], async (stock, device) => {
    for (const old of await result(stock.index("slug").getAllKeys(slug))) stock.delete(old);
    for (const key of keys) stock.put({ key, slug, until });
    const before = await result(device.get(slug));
    device.put({ ...before, slug, mode });
  });

export const keysLeft = (slug) => act(["keys"], (stock) => result(stock.index("slug").count(slug)));

// A key goes over to its answers in one step: two windows never take the same one. False when none is left.
export const keep = (slug, answers) =>
  act(["keys", "kept"], async (stock, kept) => {
    const [key] = await result(stock.index("slug").getAllKeys(slug, 1));
    if (key === undefined) return false;
    stock.delete(key);
    kept.put({ key, slug, ...answers });
    return true;
  });

export const keptOf = (slug) => act(["kept"], (kept) => result(kept.index("slug").getAll(slug)));

export const forget = (key) => act(["kept"], (kept) => result(kept.delete(key)));

export const refuse = (one, code, reason) => act(["kept"], (kept) => result(kept.put({ ...one, refused: { code, reason } })));

export const deviceOf = (slug) => act(["device"], (device) => result(device.get(slug)));

export const noteSent = (slug, sentAt) =>
  act(["device"], async (device) => {
    const before = await result(device.get(slug));
    device.put({ ...before, slug, sentAt });
  });

export const dropOldKeys = (slug) =>
  act(["keys"], async (stock) => {
    for (const { key, until } of await result(stock.index("slug").getAll(slug))) if (until < Date.now()) stock.delete(key);
  });

export const unrefuse = ({ refused, ...one }) => act(["kept"], (kept) => result(kept.put(one)));
