// The wizard, if the page is one: sibling panels of which at most one is shown, or a step indicator.

import { all, ancestors, childrenOf, classOf, contains, hiddenItself, idOf, referenced, squeeze, visible } from "./dom";
import { ownText } from "./labels";
import { findControls } from "./controls";
import { perStructure } from "./structure";
import { fold, withoutMarks } from "./words";

export interface Wizard { panels: Element[]; step: number; steps: number; titles: string[] }

const MARKED = /(^|[\s_-])(step|steps|wizard|tab-?pane|tabpanel|page|panel|buoc|stage|slide)([\s_-]?\d+)?($|[\s_-])/i;
const STEP_ATTRIBUTES = ["data-step", "data-step-index", "data-page", "data-wizard-step", "data-panel", "data-tab"];
const INDICATOR = "[class*=step i],[class*=progress i],[class*=wizard i],[aria-label*=bước i],[aria-label*=step i]";

let shownLast = 1;

export function findWizard(fields: HTMLElement[]): Wizard {
  const panels = findPanels(fields);
  const indicator = readIndicator();
  if (panels.length < 2) return { panels: [], step: indicator?.step ?? 1, steps: indicator?.titles.length ?? 1, titles: indicator?.titles ?? [] };
  const at = panels.findIndex((panel) => visible(panel));
  if (at >= 0) shownLast = at + 1;
  const titles = panels.map((panel, index) => titleOf(panel) || (indicator?.titles.length === panels.length ? (indicator.titles[index] ?? "") : ""));
  return { panels, step: Math.min(shownLast, panels.length), steps: panels.length, titles };
}

export function stepOf(el: Element, wizard: Wizard): number {
  const at = wizard.panels.findIndex((panel) => contains(panel, el));
  return at >= 0 ? at + 1 : wizard.step;
}

function marker(el: Element): string {
  if (el.getAttribute("role") === "tabpanel") return "tabpanel";
  const attribute = STEP_ATTRIBUTES.find((name) => el.hasAttribute(name));
  if (attribute) return attribute;
  return classOf(el).split(/\s+/).find((token) => MARKED.test(token) && !/\d/.test(token)) ?? (MARKED.test(idOf(el)) ? "id" : "");
}

function findPanels(fields: HTMLElement[]): Element[] {
  let best: { panels: Element[]; covered: number } = { panels: [], covered: 0 };
  for (const { panels, marked, covered } of familiesOf(document)) {
    const shown = panels.filter((panel) => !hiddenItself(panel)).length;
    if ((marked ? shown <= 1 : shown === 1) && covered > best.covered) best = { panels, covered };
  }
  return fields.length > 0 ? best.panels : [];
}

interface Family { panels: Element[]; marked: boolean; covered: number }

/** All sets of siblings that could be a wizard's panels, with the number of fields in them. */
const familiesOf = perStructure((_: Document): Family[] => {
  const fields = findControls().map((control) => control.el);
  const children = new Map<Element, Set<Element>>();
  for (const field of fields) {
    let child: Element = field;
    for (const up of ancestors(field)) {
      const known = children.get(up) ?? new Set();
      children.set(up, known.add(child));
      child = up;
    }
  }
  const families: Family[] = [];
  for (const [parent, holding] of children) {
    const { panels, marked } = family(parent, holding);
    if (panels.length < 2) continue;
    families.push({ panels, marked, covered: fields.filter((field) => panels.some((panel) => contains(panel, field))).length });
  }
  return families;
});

/** The siblings that are panels together: marked alike, or fieldsets and sections one of which is shown. */
function family(parent: Element, holding: Set<Element>): { panels: Element[]; marked: boolean } {
  const siblings = childrenOf(parent);
  const first = siblings.find((el) => holding.has(el) && marker(el));
  if (first) {
    const mark = marker(first);
    return { panels: siblings.filter((el) => el.tagName === first.tagName && marker(el) === mark), marked: true };
  }
  const plain = siblings.filter((el) => holding.has(el));
  const alike = plain.every((el) => el.tagName === plain[0]?.tagName && /^(FIELDSET|SECTION|ARTICLE)$/.test(el.tagName));
  return { panels: alike ? plain : [], marked: false };
}

const titleOf = perStructure((panel: Element): string => {
  const named = squeeze(panel.getAttribute("aria-label")) || squeeze(referenced(panel, "aria-labelledby").map((named) => ownText(named)).join(" "));
  if (named) return withoutMarks(named);
  const heading = panel.querySelector("legend,h1,h2,h3,h4,[role=heading]");
  return heading ? withoutMarks(squeeze(ownText(heading))) : squeeze(panel.getAttribute("data-title"));
});

const itemTitle = perStructure((item: Element): string => squeeze(ownText(item) || item.textContent).replace(/^\d+[.)]?\s*/, ""));

/** The items of the list that marks the current step, and that one among them. */
function stepList(): { items: Element[]; item: Element | undefined } {
  const current = all("[aria-current=step],[aria-current=true]").find(visible);
  const item = current?.closest("li") ?? current;
  return { items: (item?.parentElement ? childrenOf(item.parentElement) : []).filter((el) => el.tagName === item?.tagName), item };
}

function readIndicator(): { step: number; titles: string[] } | null {
  const { items, item } = stepList();
  if (item && items.length > 1) return { step: items.indexOf(item) + 1, titles: items.map(itemTitle) };
  for (const el of all(`${INDICATOR},h1,h2,h3,legend`)) {
    const text = squeeze(el.textContent);
    const said = text.length < 80 ? /\b(?:buoc|step|trang|phan)\s*(\d+)\s*(?:\/|tren|of|trong)\s*(?:so\s*)?(\d+)/.exec(fold(text)) : null;
    if (said && visible(el)) return { step: Number(said[1]), titles: Array<string>(Math.min(Number(said[2]), 20)).fill("") };
  }
  return null;
}

/** The button or link of a step in the list of steps; a list of another length is of something else. */
function listed(step: number, wizard: Wizard): Element | undefined {
  const { items } = stepList();
  if (items.length !== wizard.panels.length) return undefined;
  const item = items[step - 1];
  const pressed = "button,a[href],[role=button],[role=tab]";
  return item?.matches(pressed) ? item : (item?.querySelector(pressed) ?? undefined);
}

/** What brings a panel to the front when the page has tabs or a step list that can be pressed. */
export function tabOf(step: number, wizard: Wizard): HTMLElement | null {
  const panel = wizard.panels[step - 1];
  if (!panel) return null;
  const labelled = referenced(panel, "aria-labelledby").find((el) => el.matches("[role=tab]"));
  const id = CSS.escape(idOf(panel));
  const known = labelled ?? (id ? all(`[role=tab][aria-controls="${id}"],[data-bs-target="#${id}"],[data-target="#${id}"],a[href="#${id}"]`)[0] : undefined);
  const tab = known ?? listed(step, wizard);
  if (!tab || tab.matches(":disabled,[aria-disabled=true],.disabled")) return null;
  return tab as HTMLElement;
}
