import { always } from "../../model";
import { gupCheckVma, gupFastPath } from "../../states";
import { definePolicy } from "../policy";
import { rule } from "../typed-rule";

/** Rule (k): ban pins of file-backed pages. */
export const refusePins = definePolicy({
  name: "refuse-pins",
  doc: "GUP refuses to pin file-backed pages for writing",
  parameters: {
    "fast-path": { kind: "flag", default: true, doc: "GUP-fast hands such pages to the slow path, which refuses" },
  },
  rules: (args) => [
    rule("refuse-pins", gupCheckVma, () => always, { refuse: "EFAULT" }),
    ...(args["fast-path"] ? [rule("refuse-pins-fast-path", gupFastPath, () => always, "skip")] : []),
  ],
});
