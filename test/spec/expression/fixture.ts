import type { Expr, Type } from "../../../src/model";
import type { Diagnostic } from "../../../src/spec/diagnostic";
import { compileExpression } from "../../../src/spec/expression";
import type { Field, Fields, Vocabulary } from "../../../src/states/vocabulary";

const BOOL: Type = { kind: "bool" };
export const variable = (name: string, ...at: readonly Expr[]): Expr => ({ kind: "variable", name, at });
const field = (type: Type, name: string): Field => ({ type, doc: name, read: (at) => variable(name, at) });

const PAGE: Fields = {
  set: "page",
  fields: {
    dirty: field(BOOL, "dirty"),
    pinned: field(BOOL, "pinned"),
    cached: field(BOOL, "cached"),
    pins: field({ kind: "int", min: 0, max: 3 }, "pins"),
    writeback: field({ kind: "enum", name: "writeback_state" }, "writeback"),
    owner: field({ kind: "element", set: "process", none: true }, "owner"),
    // A field may be called like a reserved word.
    package: field(BOOL, "package"),
  },
};

const value = (type: Type, name: string) => ({ kind: "value", type, expr: variable(name), doc: name }) as const;

/** A small world with every kind of name, and with names that are hard to tell apart. */
export const VOCABULARY: Vocabulary = {
  names: {
    page: { kind: "element", of: PAGE, at: { kind: "local", name: "page" }, doc: "the page" },
    pages: { kind: "collection", of: PAGE, doc: "all pages" },
    sync_mode: value({ kind: "enum", name: "sync" }, "sync_mode"),
    actor: value({ kind: "element", set: "process", none: false }, "actor"),
    lock_holder: value({ kind: "element", set: "page", none: true }, "lock_holder"),
    round: value({ kind: "int", min: 0, max: 2 }, "round"),
    huge: value({ kind: "int", min: -(2 ** 31) + 1, max: 2 ** 31 - 1 }, "huge"),
    congested: value(BOOL, "congested"),
    // In scope, and the name of a value as well.
    queued: value(BOOL, "queued"),
    sync_mode_before: value({ kind: "enum", name: "sync" }, "sync_mode_before"),
    caller: { kind: "call-path", procedures: ["write_cache_pages", "pageout", "fsync"], doc: "the call path" },
  },
  enums: {
    writeback_state: ["none", "queued", "submitted"],
    sync: ["WB_SYNC_NONE", "WB_SYNC_ALL"],
  },
  sets: { page: ["p0", "1"], process: ["flusher", "my-app"] },
};

/** `error expression/unknown-name "pge"` for each diagnostic: severity, code and the text that its span covers. */
export function shown(text: string, expected?: Type): readonly string[] {
  const { diagnostics } = compileExpression(text, 0, VOCABULARY, expected ? { expected } : {});
  return diagnostics.map((diagnostic) => show(diagnostic, text));
}

function show({ severity, code, span }: Diagnostic, text: string): string {
  return `${severity} ${code.replace("expression/", "")} ${JSON.stringify(text.slice(span.start, span.end))}`;
}
