{% autoescape off %}// What does a device keep of this survey, to answer where there is no network? Written by surveys/views/away_files.py.
const NAME = {{ name }};
const FILES = {{ files }};
const OURS = NAME.slice(0, NAME.lastIndexOf(" ") + 1);

// All or nothing; and nobody's cookies, so that the pages are the same for everybody.
async function fetchAll() {
  const kept = await caches.open(NAME);
  await kept.addAll(FILES.map((file) => new Request(file, { cache: "reload", credentials: "omit" })));
  await skipWaiting();
}

async function dropOlder() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== NAME).map((name) => caches.delete(name)));
  await clients.claim();
}

async function answer(request) {
  const kept = await caches.open(NAME);
  return (await kept.match(request, { ignoreVary: true })) ?? fetch(request);
}

addEventListener("install", (event) => event.waitUntil(fetchAll()));
addEventListener("activate", (event) => event.waitUntil(dropOlder()));
addEventListener("fetch", (event) => {
  if (event.request.method === "GET") event.respondWith(answer(event.request));
});
{% endautoescape %}
