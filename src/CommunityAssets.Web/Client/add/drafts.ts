// What somebody writes into the form stays in this browser until it is sent or thrown away; without signal it is sent when there is some.

type Fields = [string, string][];

const prefix = "communityassets.draft.";
const waitingKey = "communityassets.waiting";
const sendingKey = "communityassets.sending";
const retryEvery = 30_000;
const leftOut = new Set(["__RequestVerificationToken", "Fax", "version", "step"]);

export function startDrafts(): void {
    if (document.querySelector("[data-sent]")) {
        const sent = take(sessionStorage, sendingKey);
        if (sent !== null) {
            localStorage.removeItem(prefix + sent);
        }
    }

    const form = document.querySelector<HTMLFormElement>("form[data-draft-form]");
    const note = document.querySelector<HTMLElement>("[data-draft-note]");
    if (!form || !note) {
        return;
    }

    const name = form.dataset["draftForm"] ?? "";
    const key = prefix + name;
    let later = 0;
    // A form that came back from the service with problems is as the person left it; only an untouched one is filled in.
    const kept = readFields(key);
    if (kept && document.getElementById("problems") === null && fieldsOf(form).every(([, value]) => value === "" || value === "1")) {
        fill(form, kept);
        tell(note, "We kept what you wrote last time, on this device only.", "Throw it away", () => {
            localStorage.removeItem(key);
            location.assign("/add");
        });
    }

    const keep = (): void => {
        window.clearTimeout(later);
        later = window.setTimeout(() => store(key, fieldsOf(form)), 300);
    };
    form.addEventListener("input", keep);
    form.addEventListener("change", keep);
    form.addEventListener("submit", (event) => {
        window.clearTimeout(later);
        store(key, fieldsOf(form));
        sessionStorage.setItem(sendingKey, name);
        const submitter = (event as SubmitEvent).submitter;
        if (!navigator.onLine && !(submitter instanceof HTMLButtonElement && submitter.value === "time")) {
            event.preventDefault();
            store(waitingKey, fieldsOf(form));
            wait(form, note, key);
        }
    });
    if (readFields(waitingKey)) {
        wait(form, note, key);
    }
}

function wait(form: HTMLFormElement, note: HTMLElement, key: string): void {
    tell(note, "There is no signal just now. What you wrote is kept on this device and sent as soon as there is.", "Do not send it", () => {
        localStorage.removeItem(waitingKey);
        note.hidden = true;
    });
    note.focus();
    const send = async (): Promise<void> => {
        const fields = readFields(waitingKey);
        if (!fields || !navigator.onLine) {
            return;
        }

        try {
            // The page may have lain here for days: the form's token is asked for afresh.
            const fresh = new DOMParser().parseFromString(await (await fetch("/add", { cache: "no-store" })).text(), "text/html");
            const token = fresh.querySelector<HTMLInputElement>("input[name=__RequestVerificationToken]")?.value ?? "";
            const body = new URLSearchParams([...fields, ["__RequestVerificationToken", token], ["step", "send"]]);
            const answer = await fetch("/add", { method: "POST", body });
            if (new URL(answer.url).pathname.startsWith("/suggestions/")) {
                localStorage.removeItem(waitingKey);
                localStorage.removeItem(key);
                location.assign(answer.url);
            } else if (answer.ok) {
                // Something in it can't be used: whoever wrote it is shown what.
                localStorage.removeItem(waitingKey);
                fill(form, fields);
                form.querySelector<HTMLButtonElement>("button[value=check]")?.click();
            }
        } catch {
            // Still no signal: the next turn tries again.
        }
    };
    window.addEventListener("online", () => void send());
    window.setInterval(() => void send(), retryEvery);
    void send();
}

function tell(note: HTMLElement, words: string, action: string, act: () => void): void {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "govuk-button govuk-button--secondary";
    button.textContent = action;
    button.addEventListener("click", act);
    const text = document.createElement("p");
    text.className = "govuk-body";
    text.textContent = words;
    note.replaceChildren(text, button);
    note.className = "govuk-inset-text";
    note.tabIndex = -1;
    note.setAttribute("role", "status");
    note.hidden = false;
}

function fieldsOf(form: HTMLFormElement): Fields {
    return [...new FormData(form)].filter(
        (field): field is [string, string] => typeof field[1] === "string" && !leftOut.has(field[0]),
    );
}

function fill(form: HTMLFormElement, fields: Fields): void {
    const rows = Math.max(0, ...fields.map(([name]) => Number(/Times\[(\d+)\]/u.exec(name)?.[1] ?? 0)));
    for (let row = 1; row <= rows; row++) {
        addRow(form, row);
    }

    const values = (name: string): string[] => fields.filter((field) => field[0] === name).map((field) => field[1]);
    for (const field of form.elements) {
        if (field instanceof HTMLInputElement && (field.type === "checkbox" || field.type === "radio")) {
            field.checked = values(field.name).includes(field.value);
        } else if (
            (field instanceof HTMLInputElement && field.type !== "hidden") ||
            field instanceof HTMLTextAreaElement ||
            field instanceof HTMLSelectElement
        ) {
            const value = values(field.name)[0];
            if (value !== undefined && field.name !== "Fax") {
                field.value = value;
            }
        }
    }

    document.getElementById("f-longitude")?.dispatchEvent(new Event("change"));
}

/** One more regular time, as the service would write it. */
function addRow(form: HTMLFormElement, row: number): void {
    const rows = form.querySelectorAll<HTMLElement>(".time-row");
    const last = rows[rows.length - 1];
    if (!last || rows.length > row) {
        return;
    }

    const next = last.cloneNode(true) as HTMLElement;
    for (const element of next.querySelectorAll<HTMLElement>("[id], [name], [for]")) {
        for (const attribute of ["id", "name", "for"]) {
            const value = element.getAttribute(attribute);
            if (value !== null) {
                element.setAttribute(attribute, value.replace(/Times\[\d+\]/u, `Times[${row}]`).replace(/f-times-\d+/u, `f-times-${row}`));
            }
        }
    }

    last.after(next);
}

function store(key: string, fields: Fields): void {
    try {
        localStorage.setItem(key, JSON.stringify(fields));
    } catch {
        // A browser that keeps nothing loses a draft, nothing more.
    }
}

function readFields(key: string): Fields | null {
    try {
        const fields: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
        return Array.isArray(fields) ? (fields as Fields) : null;
    } catch {
        return null;
    }
}

function take(storage: Storage, key: string): string | null {
    const value = storage.getItem(key);
    storage.removeItem(key);
    return value;
}
