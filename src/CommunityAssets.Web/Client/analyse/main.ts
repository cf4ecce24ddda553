// While something is worked out: tells how far it is, and shows the answer when it is there. Without script the page says how to look.
interface JobState {
    readonly state: "waiting" | "running" | "done" | "failed" | "cancelled";
    readonly progress: number;
    readonly words: string;
}

const working = document.querySelector<HTMLElement>("[data-job]");
const longest = 5000;

async function look(place: string): Promise<JobState | null> {
    const answer = await fetch(place, { headers: { accept: "application/json" }, cache: "no-store" });
    return answer.ok ? ((await answer.json()) as JobState) : null;
}

async function follow(part: HTMLElement): Promise<void> {
    const { job = "", result = "" } = part.dataset;
    const words = part.querySelector<HTMLElement>("[data-words]");
    const bar = part.querySelector<HTMLProgressElement>("[data-bar]");
    let pause = 500;
    for (;;) {
        await new Promise((after) => setTimeout(after, pause));
        pause = Math.min(longest, pause * 1.3);
        let state: JobState | null;
        try {
            state = await look(job);
        } catch {
            // Not reached just now: it is asked again, and the link is there.
            continue;
        }

        if (state === null || (state.state !== "waiting" && state.state !== "running")) {
            location.replace(result);
            return;
        }

        if (bar !== null) {
            bar.value = state.progress;
        }

        // Somebody who listens is told at each tenth, not at each step.
        if (words !== null && Math.floor(state.progress * 10) + state.state !== words.dataset["told"]) {
            words.dataset["told"] = Math.floor(state.progress * 10) + state.state;
            words.textContent = state.words;
        }
    }
}

if (working !== null) {
    void follow(working);
}
