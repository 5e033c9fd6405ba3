import { and, constant, type Term } from "../../model";
import { gupCheckVma, gupFastPath, isDax } from "../../states";
import { definePolicy } from "../policy";
import { rule } from "../typed-rule";

/** Rule (k) in the two versions that were merged, for long-term pins only. */
export const refuseLongtermPins = definePolicy({
  name: "refuse-longterm-pins",
  doc: "GUP refuses long-term pins for writing, and leaves transient ones alone",
  parameters: {
    which: {
      kind: "choice",
      values: ["fsdax", "file-backed"],
      default: "file-backed",
      doc: "of which pages: of fsdax files (as of 4.15, but before anything is pinned), or of all files (as of 6.5)",
    },
    "fast-path": { kind: "flag", default: true, doc: "GUP-fast hands such pages to the slow path, which refuses" },
  },
  rules: (args, { world }) => {
    const covered = constant(args.which === "file-backed" || isDax(world));
    const errno = args.which === "fsdax" ? "EOPNOTSUPP" : "EFAULT";
    const isRefused = ({ longterm }: { readonly longterm: Term<boolean> }) => and(covered, longterm);
    return [
      rule("refuse-longterm-pins", gupCheckVma, isRefused, { refuse: errno }),
      ...(args["fast-path"] ? [rule("refuse-longterm-pins-fast-path", gupFastPath, isRefused, "skip")] : []),
    ];
  },
});
