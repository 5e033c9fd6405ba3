import type { Target } from "../program";

/** A label of the same procedure, or an exit of it. */
export type Go = string | { readonly exit: string };

export function exit<const X extends string>(name: X): { readonly exit: X } {
  return { exit: name };
}

export function target(go: Go): Target {
  return typeof go === "string" ? { kind: "label", label: go } : { kind: "exit", exit: go.exit };
}
