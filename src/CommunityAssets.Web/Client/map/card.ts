// The card of one asset, in plain words.
import type { AssetFeature, Choices } from "./contract";
import { el, mark } from "./dom";
import type { View } from "./view";

const access: Readonly<Record<string, string>> = {
  "step-free": "Step-free",
  "accessible-toilet": "Accessible toilet",
  "hearing-loop": "Hearing loop",
  bsl: "British Sign Language",
  "quiet-space": "Quiet space",
  parking: "Parking",
  "near-bus-stop": "Near a bus stop",
};

/** Fills the card. */
export function fill(asset: AssetFeature, choices: Choices, href: (change: Partial<View>) => string): Node[] {
  const facts = asset.properties;
  const kind = choices.kinds.find((candidate) => candidate.id === facts.kind);
  const topics = facts.topics.map((id) => choices.topics.find((topic) => topic.id === id)?.label ?? id.replaceAll("-", " "));
  return [
    kind
      ? el("p", { class: "quiet card__kind" }, mark(kind.shape, kind.colour), kind.one.charAt(0).toUpperCase() + kind.one.slice(1))
      : null,
    el("h2", { class: "govuk-heading-m story__name", id: "story-name", tabindex: -1 }, facts.name),
    facts.summary ? el("p", { class: "govuk-body" }, facts.summary) : null,
    el(
      "dl",
      { class: "facts" },
      ...row("When", list(facts.sessions.map((session) => session.words))),
      ...row("Where", where(asset)),
      ...row("Cost", facts.cost?.words),
      ...row("Who for", audience(asset)),
      ...row("Access", list(known(facts.access))),
      ...row("Contact", contact(asset)),
      ...row("About", topics.join(", ")),
      ...row("Links", links(asset, (id) => href({ asset: id }))),
      ...row("From", [facts.source.name, facts.source.licence].filter(Boolean).join(", ")),
      ...row("Last checked", facts.verified?.on ? day(facts.verified.on) : "Not yet checked by anybody here"),
    ),
    asset.geometry
      ? el(
          "p",
          { class: "govuk-body" },
          el(
            "a",
            { class: "govuk-link", href: href({ view: "reach", own: { from: asset.id }, area: null, asset: null }), "data-walk": asset.id },
            "What is within 15 minutes’ walk from here",
          ),
        )
      : null,
    el(
      "p",
      { class: "govuk-body story__page" },
      el("a", { class: "govuk-link", href: `/assets/${encodeURIComponent(asset.id)}` }, `The page about ${facts.name}`),
      ", to read or to print",
    ),
  ].filter((node) => node !== null);
}

function row(name: string, value: Node | string | null | undefined): Node[] {
  return value ? [el("dt", {}, name), el("dd", {}, value)] : [];
}

function list(parts: readonly string[]): Node | string | null {
  return parts.length > 1 ? el("ul", {}, ...parts.map((part) => el("li", {}, part))) : (parts[0] ?? null);
}

function where({ properties: facts }: AssetFeature): string | null {
  const address =
    facts.address && facts.postcode && !facts.address.includes(facts.postcode)
      ? `${facts.address}, ${facts.postcode}`
      : (facts.address ?? facts.postcode);
  return (
    [address, facts.online ? "online" : null]
      .filter(Boolean)
      .join("; ")
      .replace(/^online$/u, "Online") || null
  );
}

function audience({ properties: { audience: who } }: AssetFeature): string | null {
  if (!who) {
    return null;
  }

  const ages =
    who.ageFrom !== null && who.ageTo !== null
      ? `People aged ${who.ageFrom} to ${who.ageTo}`
      : who.ageFrom !== null
        ? `People aged ${who.ageFrom} and over`
        : who.ageTo !== null
          ? `People up to the age of ${who.ageTo}`
          : null;
  return [ages, who.words].filter(Boolean).join(": ") || null;
}

function known(answers: Readonly<Record<string, "yes" | "no" | null>>): string[] {
  return Object.entries(answers)
    .filter(([, answer]) => answer !== null)
    .map(([name, answer]) => `${access[name] ?? name}: ${answer}`);
}

function contact({ properties: { contact: route } }: AssetFeature): Node | null {
  if (!route || !(route.phone || route.email || route.web)) {
    return null;
  }

  const link = (href: string, words: string): HTMLElement => el("a", { class: "govuk-link", href, rel: "noopener noreferrer" }, words);
  const web =
    route.web && /^https?:\/\//iu.test(route.web)
      ? link(route.web, route.web.replace(/^https?:\/\/(?:www\.)?/iu, "").replace(/\/$/u, ""))
      : route.web;
  return el(
    "ul",
    {},
    route.phone ? el("li", {}, link(`tel:${route.phone.replaceAll(/[^+\d]/gu, "")}`, route.phone)) : null,
    route.email ? el("li", {}, link(`mailto:${route.email}`, route.email)) : null,
    web ? el("li", {}, web) : null,
  );
}

function links({ properties: { links: others } }: AssetFeature, href: (id: string) => string): Node | null {
  return others && others.length > 0
    ? el(
        "ul",
        {},
        ...others.map((link) =>
          el("li", {}, `${link.words} `, el("a", { class: "govuk-link", href: href(link.id), "data-asset": link.id }, link.name)),
        ),
      )
    : null;
}

/** 12 March 2026 */
function day(text: string): string {
  return new Date(`${text}T12:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
}
