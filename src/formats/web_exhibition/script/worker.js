
/* The newest from the network; without one, what was kept. Only files of this folder, and never a part of a file. */
const NAME = "malgeurim-" + self.registration.scope + "-" + VERSION;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(FILES)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("malgeurim-" + self.registration.scope + "-") && name !== NAME;
  const clean = caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))));
  event.waitUntil(clean.then(() => self.clients.claim()));
});

/* A folder is its first page. */
async function kept(cache, request) {
  const found = await cache.match(request, { ignoreSearch: true });
  return found || (request.url.endsWith("/") ? cache.match(request.url + "index.html") : undefined);
}

async function newest(request) {
  const cache = await caches.open(NAME);
  try {
    const answer = await fetch(request);
    if (answer.status === 200) await cache.put(request, answer.clone());
    return answer;
  } catch (error) {
    const found = await kept(cache, request);
    if (found) return found;
    throw error;
  }
}

self.addEventListener("fetch", (event) => {
  const request = event.request;
  const own = request.method === "GET" && request.url.startsWith(self.registration.scope);
  if (own && !request.headers.has("range")) event.respondWith(newest(request));
});
