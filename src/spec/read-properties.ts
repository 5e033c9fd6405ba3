import { type Expr, type Property, processes, TRUE, type Trigger } from "../model";
import { freeLocals } from "../model/transform/free-locals";
import { kernelEvents } from "../states/events";
import { pages } from "../states/world/sets";
import type { Catalogue } from "./catalogue";
import { conform } from "./conform";
import type { Span } from "./diagnostic";
import type { Findings } from "./findings";
import { startOf } from "./place";
import { readCondition } from "./read-condition";
import { alwaysSchema, leadsToSchema, MAX_ITEMS, neverSchema, onEventSchema, schemasOf } from "./schema";
import { didYouMean } from "./suggest";
import { describeTree, entryOf, type Tree, valueAt } from "./tree";
import { type Surroundings, vocabularyOfResponses, vocabularyOfStates, vocabularyOn } from "./vocabulary-at";

/** A property with the place where it was asked for. */
export interface PlacedProperty {
  readonly property: Property;
  readonly span: Span;
}

/** The properties that a spec lists. One with mistakes is left out. */
export function readProperties(tree: Tree, surroundings: Surroundings, findings: Findings): readonly PlacedProperty[] {
  if (tree.kind === "broken") return [];
  if (tree.kind !== "list") {
    const hint = "write each property on a line of its own, after a dash";
    findings.error("spec/wrong-type", startOf(tree), `"properties" must be a list, not ${describeTree(tree)}`, hint);
    return [];
  }
  const items = tree.items.slice(0, MAX_ITEMS);
  const extra = tree.items[MAX_ITEMS];
  if (extra !== undefined) findings.error("spec/too-many", extra.span, `there are more than ${MAX_ITEMS} properties`);
  const placed = items.flatMap((item) => {
    const property =
      item.kind === "map" ? readOwn(item, surroundings, findings) : readBuiltIn(item, surroundings.catalogue, findings);
    const span = (item.kind === "map" ? valueAt(item, "id")?.span : undefined) ?? item.span;
    return property === undefined ? [] : [{ property, span }];
  });
  checkIds(items, findings);
  return placed;
}

/** Ids are compared as they are written, whatever else may be wrong with a property. */
function checkIds(items: readonly Tree[], findings: Findings): void {
  const first = new Map<string, Span>();
  for (const item of items) {
    const id = item.kind === "map" ? valueAt(item, "id") : item;
    if (id?.kind !== "scalar") continue;
    const earlier = first.get(id.content);
    if (earlier === undefined) first.set(id.content, id.span);
    else {
      const line = findings.lineOf(earlier.start);
      findings.error(
        "spec/duplicate-property",
        id.span,
        `there are two properties "${id.content}"`,
        `the first is in line ${line}`,
      );
    }
  }
}

function readBuiltIn(tree: Tree, catalogue: Catalogue, findings: Findings): Property | undefined {
  if (tree.kind === "scalar" && typeof tree.value === "string") {
    const ids = catalogue.properties.map(({ id }) => id);
    const known = catalogue.properties.find(({ id }) => id === tree.value);
    if (known !== undefined) return known;
    const hint = didYouMean(tree.value, ids) ?? `built-in properties: ${ids.join(", ")}`;
    findings.error("spec/unknown-property", tree.span, `there is no property "${tree.value}"`, hint);
    return undefined;
  }
  conform(schemasOf(catalogue).builtIn, tree, "the property", findings);
  return undefined;
}

const FORMS = ["never", "always", "on", "whenever"] as const;

function readOwn(tree: Tree, surroundings: Surroundings, findings: Findings): Property | undefined {
  const errors = findings.errors;
  const forms = FORMS.filter((form) => entryOf(tree, form) !== undefined);
  const [form, second] = forms;
  if (form === undefined) {
    const hint = "add never: …, always: …, on: … with require: …, or whenever: … with leads-to: …";
    findings.error(
      "spec/property-shape",
      startOf(tree),
      "the property says neither never, always, on nor whenever",
      hint,
    );
    return undefined;
  }
  if (second !== undefined) {
    const span = entryOf(tree, second)?.keySpan ?? startOf(tree);
    const hint = "make two properties of it";
    findings.error("spec/property-shape", span, `the property says both ${form} and ${second}`, hint);
    return undefined;
  }
  const id = valueAt(tree, "id");
  if (id?.kind === "scalar" && surroundings.catalogue.properties.some((known) => known.id === id.value)) {
    const message = `"${id.content}" is the id of a built-in property`;
    findings.error("spec/duplicate-property", id.span, message, "choose another id");
  }
  const property = readForm(form, tree, surroundings, findings);
  return findings.errors > errors ? undefined : property;
}

function readForm(
  form: (typeof FORMS)[number],
  tree: Tree,
  surroundings: Surroundings,
  findings: Findings,
): Property | undefined {
  switch (form) {
    case "on":
      return readOnEvent(tree, surroundings, findings);
    case "whenever":
      return readLeadsTo(tree, surroundings, findings);
    case "never":
    case "always":
      return readInvariant(tree, form, surroundings, findings);
  }
}

/** A response for each page or each actor that it speaks of. */
function readLeadsTo(tree: Tree, surroundings: Surroundings, findings: Findings): Property | undefined {
  const data = conform(leadsToSchema, tree, "the property", findings);
  const vocabulary = vocabularyOfResponses(surroundings);
  const read = (key: string) => readCondition(valueAt(tree, key), vocabulary, surroundings.program, findings);
  const from = read("whenever");
  const to = read("leads-to");
  if (data === undefined || from === undefined || to === undefined) return undefined;
  const free = new Set([...freeLocals(from), ...freeLocals(to)]);
  if (free.has("page") && free.has("actor")) {
    const span = valueAt(tree, "whenever")?.span ?? startOf(tree);
    const hint = "quantify over one of them: actors.exists(a, …) or pages.exists(p, …)";
    findings.error("spec/property-shape", span, "the response is about each page and each actor at once", hint);
    return undefined;
  }
  const each = free.has("page")
    ? { bind: "page", set: pages.name }
    : free.has("actor")
      ? { bind: "actor", set: processes.name }
      : undefined;
  return {
    kind: "leads-to",
    id: data.id,
    doc: data.doc ?? `whenever ${contentOf(tree, "whenever")}, then or later ${contentOf(tree, "leads-to")}`,
    ...(each === undefined ? {} : { each }),
    from,
    to,
    triggers: [],
  };
}

function readInvariant(
  tree: Tree,
  form: "never" | "always",
  surroundings: Surroundings,
  findings: Findings,
): Property | undefined {
  const vocabulary = vocabularyOfStates(surroundings);
  const read = (key: string) => readCondition(valueAt(tree, key), vocabulary, surroundings.program, findings);
  const data = conform(form === "never" ? neverSchema : alwaysSchema, tree, "the property", findings);
  const condition = read(form);
  const trigger = read("trigger");
  if (data === undefined || condition === undefined) return undefined;
  return {
    kind: "invariant",
    id: data.id,
    doc: data.doc ?? `${form}: ${contentOf(tree, form)}`,
    holds: form === "never" ? { kind: "not", of: overPages("exists", condition) } : overPages("forall", condition),
    triggers:
      trigger === undefined ? [] : [{ kind: "state", when: overPages("exists", trigger), text: triggerText(tree) }],
  };
}

/** Binds `page` where the condition speaks of it. */
function overPages(kind: "exists" | "forall", condition: Expr): Expr {
  return [...freeLocals(condition)].includes("page") ? { kind, bind: "page", set: "page", body: condition } : condition;
}

function readOnEvent(tree: Tree, surroundings: Surroundings, findings: Findings): Property | undefined {
  const data = conform(onEventSchema, tree, "the property", findings);
  const on = valueAt(tree, "on");
  const event = on?.kind === "scalar" ? kernelEvents.find(({ name }) => name === on.value) : undefined;
  if (event === undefined) return undefined;
  const vocabulary = vocabularyOn(event, surroundings);
  const read = (key: string) => readCondition(valueAt(tree, key), vocabulary, surroundings.program, findings);
  const require = read("require");
  const when = read("trigger");
  if (data === undefined || require === undefined) return undefined;
  const trigger: Trigger = { kind: "event", on: [event.name], when: when ?? TRUE, text: triggerText(tree) };
  return {
    kind: "event",
    id: data.id,
    doc: data.doc ?? `on ${event.name}: ${contentOf(tree, "require")}`,
    on: [event.name],
    require,
    triggers: when === undefined ? [] : [trigger],
  };
}

function contentOf(tree: Tree, key: string): string {
  const value = valueAt(tree, key);
  return value?.kind === "scalar" ? value.content.trim().replace(/\s+/g, " ") : "";
}

function triggerText(tree: Tree): string {
  return `the trigger was true: ${contentOf(tree, "trigger")}`;
}
