import { spawnSync } from "node:child_process";

/**
 * Why tests that draw graphs are skipped: false where Graphviz is installed. Where GUPCHECK_GRAPHVIZ_TESTS=required says
 * that it has to be, they are not skipped, and fail without it.
 */
export const skipGraphvizTests: string | false =
  spawnSync("dot", ["-V"]).status === 0 || process.env.GUPCHECK_GRAPHVIZ_TESTS === "required"
    ? false
    : "needs dot (apt-get install graphviz)";
