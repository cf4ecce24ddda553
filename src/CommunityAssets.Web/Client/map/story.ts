// The story of one area: what's here, who links it, how well this is known, and then the needs behind it.
import type { KindChoice, Need, Story } from "./contract";
import { count, el, mark } from "./dom";
import { whisker } from "./whisker";

/** Tells the story. Links to assets carry their id, so that the page can open the card in place. */
export function tell(story: Story, kinds: readonly KindChoice[], href: (id: string) => string): Node[] {
  const { area, strengths, known, links } = story;
  const people = area.population === null ? null : `${count(area.population)} people`;
  return [
    el("h2", { class: "govuk-heading-m story__name", id: "story-name", tabindex: -1 }, area.name),
    el("p", { class: "quiet story__facts" }, [area.levelLabel, people, area.code].filter(Boolean).join(" · ")),
    el("h3", { class: "govuk-heading-s" }, "What’s here"),
    el("p", { class: known.notYetMapped ? "govuk-body not-yet-mapped" : "govuk-body" }, strengths.sentence),
    ...strengthList(story, kinds, href),
    links.sentence ? el("p", { class: "govuk-body" }, links.sentence) : null,
    el("h3", { class: "govuk-heading-s" }, "How well this is known"),
    el("p", { class: "govuk-body" }, capital(known.sentence.replace(/^How well this is known: /u, ""))),
    ...needs(story.indicators, area.name),
    el(
      "p",
      { class: "govuk-body story__page" },
      el(
        "a",
        { class: "govuk-link", href: `/areas/${encodeURIComponent(area.code)}?vintage=${area.vintage}` },
        `The page about ${area.name}`,
      ),
      ", to read or to print",
    ),
  ].filter((node) => node !== null);
}

/** What is there, by kind and topic, with a few examples. */
export function strengthList(story: Pick<Story, "strengths">, kinds: readonly KindChoice[], href: (id: string) => string): Node[] {
  const { byKind, byTopic, examples } = story.strengths;
  const of = (id: string): KindChoice | undefined => kinds.find((kind) => kind.id === id);
  return [
    byKind.length > 0 &&
      el(
        "ul",
        { class: "tally" },
        ...byKind.map((row) => {
          const kind = of(row.id);
          return el("li", {}, kind && mark(kind.shape, kind.colour), `${count(row.count)} ${row.count === 1 ? row.one : row.many}`);
        }),
      ),
    byTopic.length > 0 &&
      el(
        "p",
        { class: "govuk-body" },
        "Most of it is about ",
        sentence(byTopic.slice(0, 4).map((topic) => topic.label.toLowerCase())),
        ".",
      ),
    examples.length > 0 && el("p", { class: "govuk-body story__for-instance" }, "For instance"),
    examples.length > 0 &&
      el(
        "ul",
        { class: "kinds story__examples" },
        ...examples.map((example) => {
          const kind = of(example.kind);
          return el(
            "li",
            {},
            kind && mark(kind.shape, kind.colour),
            el(
              "span",
              {},
              el("a", { class: "govuk-link", href: href(example.id), "data-asset": example.id }, example.name),
              kind && el("span", { class: "govuk-visually-hidden" }, `, ${kind.one}`),
            ),
          );
        }),
      ),
  ].filter((node) => node !== false);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function sentence(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** The needs, each a line with its whisker. */
export function needs(lines: readonly Need[], name: string): Node[] {
  if (lines.length === 0) {
    return [];
  }

  const place = lines.find((line) => line.place)?.place?.name;
  const country = lines.find((line) => line.england)?.england?.name;
  return [
    el("h3", { class: "govuk-heading-s" }, "Behind it: need"),
    el(
      "p",
      { class: "quiet whisker-key" },
      [`● ${name}, with its 95% limits where known`, place && `┃ ${place}`, country && `┊ ${country}`].filter(Boolean).join("\n"),
    ),
    el("ul", { class: "needs" }, ...lines.map(line)),
  ];
}

function line(need: Need): HTMLLIElement {
  return el(
    "li",
    { class: "need" },
    el("p", { class: "need__name" }, el("span", {}, need.name), " ", el("strong", { class: "need__value" }, need.valueWords)),
    whisker(need),
    el(
      "p",
      { class: "quiet need__words" },
      [need.comparison, need.limitsWords, need.rankWords, need.polarityWords.toLowerCase(), need.period]
        .filter(Boolean)
        .map((words, i) => (i === 0 ? capital(words ?? "") : words))
        .join(" · "),
    ),
    need.note ? el("p", { class: "quiet need__words" }, need.note) : null,
  );
}
