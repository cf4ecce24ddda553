// The service worker of the form alone (scope /add): without signal the form opens as it was last seen, with its styles and scripts.
// Nothing but that page and files with a version in their address is kept, and nothing that somebody wrote.
interface Waiting extends Event {
    waitUntil(work: Promise<unknown>): void;
}

interface Asked extends Waiting {
    readonly request: Request;
    respondWith(answer: Promise<Response>): void;
}

interface Worker {
    addEventListener(type: "install" | "activate", listener: (event: Waiting) => void): void;
    addEventListener(type: "fetch", listener: (event: Asked) => void): void;
    skipWaiting(): Promise<void>;
    readonly clients: { claim(): Promise<void> };
}

const worker = self as unknown as Worker;
const store = "communityassets-add-1";

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("fetch", (event) => {
    const { request } = event;
    const { origin, pathname } = new URL(request.url);
    if (request.method !== "GET" || origin !== location.origin) {
        return;
    }

    if (request.mode === "navigate" && pathname === "/add") {
        event.respondWith(freshOrKept(request));
    } else if (pathname.startsWith("/dist/")) {
        event.respondWith(freshOrKept(request));
    }
});

async function freshOrKept(request: Request): Promise<Response> {
    const kept = await caches.open(store);
    try {
        const fresh = await fetch(request);
        if (fresh.ok) {
            await kept.put(request, fresh.clone());
        }

        return fresh;
    } catch (error) {
        const old = await kept.match(request);
        if (old) {
            return old;
        }

        throw error;
    }
}
