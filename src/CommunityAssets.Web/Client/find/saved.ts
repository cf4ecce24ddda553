// The shortlist, kept in this browser and nowhere else.

export interface Saved {
  readonly id: string;
  readonly name: string;
  readonly lines: readonly string[];
}

const key = "communityassets.shortlist";
const most = 50;

/** What is on the shortlist, oldest first. */
export function read(): readonly Saved[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isSaved).slice(0, most) : [];
  } catch {
    // No storage, or something else in it: then there is no shortlist.
    return [];
  }
}

/** Keeps a shortlist; false where this browser keeps nothing. */
export function write(list: readonly Saved[]): boolean {
  try {
    if (list.length === 0) {
      localStorage.removeItem(key);
    } else {
      localStorage.setItem(key, JSON.stringify(list.slice(-most)));
    }

    return true;
  } catch {
    return false;
  }
}

function isSaved(value: unknown): value is Saved {
  const saved = value as Partial<Saved> | null;
  return (
    typeof saved?.id === "string" &&
    /^[0-9a-f-]{36}$/u.test(saved.id) &&
    typeof saved.name === "string" &&
    Array.isArray(saved.lines) &&
    saved.lines.every((line) => typeof line === "string")
  );
}
