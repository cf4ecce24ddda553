// The form on which people add or correct something. Everything works without this script; with it there is a pin to put on a map, what
// is written stays in the browser until it is sent, and the form opens without signal.
import { startCopying } from "./copying";
import { startDrafts } from "./drafts";
import { startPin } from "./pin";

startCopying();
startDrafts();
startPin();
if ("serviceWorker" in navigator && document.querySelector('form[data-draft-form="add"]')) {
    navigator.serviceWorker.register("/dist/offline.js", { scope: "/add" }).catch((error: unknown) => {
        console.warn("The form will not open without signal.", error);
    });
}
