// Asking the service. What it refuses comes back in its own words; what can't be reached says so.

/** The service answered, and the answer was no. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
    this.name = "Refused";
  }
}

/** The service could not be reached. */
export class Unreachable extends Error {
  constructor() {
    super(
      navigator.onLine
        ? "The atlas can’t be reached just now. What is on the screen stays; please try again in a minute."
        : "You are offline. What is on the screen stays; the rest comes when you are back online.",
    );
    this.name = "Unreachable";
  }
}

/** Reads an address of the service as JSON. What should not stand in an address goes in the body. */
export async function ask<T>(path: string, signal?: AbortSignal, body?: URLSearchParams): Promise<T> {
  const method = body ? "POST" : "GET";
  const how = { method, headers: { accept: "application/json" }, signal: signal ?? null, body: body ?? null };
  return (await (await answered(path, how)).json()) as T;
}

/** Sends something to be read and answered, not kept. */
export function send(path: string, type: string, body: string | Blob, signal?: AbortSignal): Promise<Response> {
  return answered(path, { method: "POST", headers: { "content-type": type }, body, signal: signal ?? null });
}

async function answered(path: string, how: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, how);
  } catch (error) {
    throw how.signal?.aborted ? error : new Unreachable();
  }

  if (!answer.ok) {
    throw new Refused(await reason(answer), answer.status);
  }

  return answer;
}

async function reason(answer: Response): Promise<string> {
  try {
    const problem = (await answer.json()) as { detail?: string; title?: string };
    return problem.detail ?? problem.title ?? answer.statusText;
  } catch {
    return answer.statusText;
  }
}

/** Whether an error only says that a newer question has taken the place of this one. */
export function isOvertaken(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

/** What to tell a person about an error. */
export function words(error: unknown): string {
  return error instanceof Refused || error instanceof Unreachable
    ? error.message
    : "Something went wrong on this page. Loading it again usually helps.";
}

/** Asks one question at a time: a newer one overtakes the one before it. */
export class Asker {
  private current: AbortController | null = null;

  /** Asks, overtaking the question before. */
  async ask<T>(path: string): Promise<T> {
    return ask<T>(path, this.overtake());
  }

  /** Overtakes the question before; the signal is aborted when this one is overtaken itself. */
  overtake(): AbortSignal {
    this.current?.abort();
    this.current = new AbortController();
    return this.current.signal;
  }
}
