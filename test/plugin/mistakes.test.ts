import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, it } from "node:test";
import { folderWith, gupcheck } from "../cli/gupcheck";

const spec = `gupcheck: 1
title: a spec that uses a plug-in
system: { pages: 1 }
actors: { app: { run: direct-io-read }, flusher: { run: writeback } }
policy: { use: [mine] }
properties: [no-crash]
`;

const header =
  'import { and, assign, bool, decide, decisionPoint, definePlugin, definePoint, definePolicy, exit, int, kernel, procedure, replaceProcedure, rule, scalar, step } from "gupcheck";\n';
const policy = (
  rules: string,
): string => `const mine = definePolicy({ name: "mine", doc: "d", parameters: {}, rules: () => [
${rules}
] });
`;
const plugin = (more: string): string => `export default definePlugin({ apiVersion: 1, name: "p", ${more} });\n`;
const whole = (rules: string, more = "policies: [mine]"): string => header + policy(rules) + plugin(more);

/** What is wrong with a plug-in, and where: `line: what it says there [code]`. */
const mistakes: readonly (readonly [what: string, file: string, source: string, said: RegExp])[] = [
  [
    "a syntax error",
    "p.ts",
    `${header}\nconst x: = 3;\n`,
    /p\.ts:3:10: error: it is not TypeScript: .*\[plugin\/syntax\]/,
  ],
  [
    "a syntax error in JavaScript",
    "p.js",
    "\nconst x = ;\n",
    /p\.js:2:11: error: it is not JavaScript: .*\[plugin\/syntax\]/,
  ],
  [
    "code that throws",
    "p.ts",
    `${header}\nthrow new RangeError("no");\n`,
    /p\.ts:3:7: error: it throws RangeError: no \[plugin\/threw\]/,
  ],
  [
    "no plug-in",
    "p.ts",
    "export default { apiVersion: 1 };\n",
    /p\.ts: error: it does not export .*\[plugin\/no-plugin\]/,
  ],
  [
    "another version of the API",
    "p.ts",
    `${header}export default definePlugin({ apiVersion: 9 as never, name: "p" });\n`,
    /p\.ts:2:\d+: error: .*version 9 .*\[plugin\/api-version\]/,
  ],
  [
    "an unknown key",
    "p.ts",
    `${header}${plugin("polices: []")}`,
    /p\.ts:2:\d+: error: .*no key "polices".*\[plugin\/wrong-shape\][\s\S]*did you mean "policies"/,
  ],
  [
    "a policy without doc",
    "p.ts",
    `${header}\n${plugin('policies: [{ name: "mine", parameters: {}, rules: () => [] }] as never')}`,
    /p\.ts:3:\d+: error: the policy "mine" needs "doc".*\[plugin\/wrong-shape\]/,
  ],
  [
    "the name of a bundled policy",
    "p.ts",
    `${header}${policy("").replace('"mine"', '"napalm"')}${plugin("policies: [mine]")}`,
    /p\.ts:2:\d+: error: there is another policy "napalm" \[plugin\/duplicate-name\]/,
  ],
  [
    "an illegal action",
    "p.ts",
    whole('rule("r", kernel.pageMkwrite, () => kernel.vma, "bounce" as never),'),
    /p\.ts:3:\d+: error: "bounce" is not possible at page_mkwrite \[plugin\/illegal-action\][\s\S]*possible there: proceed, wait, fail/,
  ],
  [
    "a lock that is not held",
    "p.ts",
    whole('rule("r", kernel.pageMkwrite, () => kernel.vma, { wait: { drop: ["i_rwsem"] } } as never),'),
    /p\.ts:3:\d+: error: "i_rwsem" is not held at page_mkwrite \[plugin\/illegal-action\]/,
  ],
  [
    "rules that throw",
    "p.ts",
    whole("\nJSON.parse('{'),"),
    /p\.ts:4:\d+: error: it throws SyntaxError.*\[plugin\/threw\]/,
  ],
  [
    "rules that are none",
    "p.ts",
    whole('{ id: "r", at: "page_mkwrit", when: {}, do: { kind: "wait" }, set: [] } as never,'),
    /p\.ts:2:\d+: error: rule "r": there is no decision point "page_mkwrit" \[plugin\/unknown-point\][\s\S]*did you mean "page_mkwrite"/,
  ],
  [
    "a rule that makes an ill-formed model",
    "p.ts",
    whole(
      'rule("ok", kernel.pageMkwrite, () => kernel.vma, "proceed"),\nrule("r", kernel.pageMkwrite, () => scalar("nowhere", bool, false, { doc: "" }), "proceed"),',
    ),
    /p\.ts:4:\d+: error: this makes an ill-formed model: .*nowhere.*\[plugin\/ill-formed\]/,
  ],
  [
    "a decision point in a procedure that is not there",
    "p.ts",
    `${header}const point = decisionPoint({ id: "my.point", fn: "f", file: "f.c", doc: "d", actions: ["proceed"], locks: [], scope: {} });
${policy("")}${plugin('policies: [mine], decisionPoints: [definePoint({ point, insert: { in: "write_cache_page", before: "x", step: decide("d", point, { scope: {}, on: { proceed: "x" } }) } })]')}`,
    /p\.ts:6:\d+: error: the kernel has no procedure "write_cache_page" \[plugin\/unknown-procedure\][\s\S]*did you mean "write_cache_pages"/,
  ],
  [
    "a decision point before a step that is not there",
    "p.ts",
    `${header}const point = decisionPoint({ id: "my.point", fn: "f", file: "f.c", doc: "d", actions: ["proceed"], locks: [], scope: {} });
${policy("")}${plugin('policies: [mine], decisionPoints: [definePoint({ point, insert: { in: "write_cache_pages", before: "lok_page", step: decide("d", point, { scope: {}, on: { proceed: "lock_page" } }) } })]')}`,
    /p\.ts:6:\d+: error: "write_cache_pages" has no step "lok_page" \[plugin\/unknown-label\]/,
  ],
  [
    "a procedure with another signature",
    "p.ts",
    `${header}const other = replaceProcedure({ replaces: "write_cache_pages", build: () => procedure("write_cache_pages", { file: "f.c", doc: "d", params: {}, locals: {}, exits: ["no"] }, () => [step("s", { go: exit("no") })]) });
${policy("")}${plugin("policies: [mine], procedures: [other]")}`,
    /p\.ts:2:\d+: error: "write_cache_pages" is replaced by a procedure with .* \[plugin\/wrong-signature\]/,
  ],
];

describe("mistakes in plug-ins are reported against their own source, with exit 2", () => {
  for (const [what, file, source, said] of mistakes) {
    it(what, async (context) => {
      const folder = folderWith({ [file]: source, "spec.yaml": spec }, (clean) => context.after(clean));
      const args = ["--plugin", join(folder, file), join(folder, "spec.yaml")];
      const { code, err } = await gupcheck(["check", ...args]);
      assert.match(err, said);
      assert.equal(code, 2);
    });
  }

  it("a decision point that names a local that is not there", async (context) => {
    const source =
      `${header}const point = decisionPoint({ id: "my.point", fn: "f", file: "f.c", doc: "d", actions: ["proceed", "wait"], locks: [], scope: { page: kernel.pages.element } });
${policy('rule("r", point, ({ page }) => kernel.dirty(page), { wait: {} }),')}${plugin('policies: [mine], decisionPoints: [definePoint({ point, insert: { in: "write_cache_pages", before: "lock_page", step: decide("d", point, { scope: { page: named("pag", kernel.pages.element) }, on: { proceed: "lock_page" }, locks: {} }) } })]')}`.replace(
        "definePoint,",
        "definePoint, named,",
      );
    const folder = folderWith({ "p.ts": source, "spec.yaml": spec }, (clean) => context.after(clean));
    const { code, err } = await gupcheck(["check", "--plugin", join(folder, "p.ts"), join(folder, "spec.yaml")]);
    assert.match(err, /p\.ts:6:\d+: error: this makes an ill-formed model: .*"pag".*\[plugin\/ill-formed\]/);
    assert.equal(code, 2);
  });

  it("a file that is not there", async () => {
    const { code, err } = await gupcheck(["run", "--plugin", "nowhere.ts", "-"], { stdin: spec });
    assert.match(err, /^nowhere\.ts: error: cannot be read: no such file \[plugin\/unreadable\]/);
    assert.equal(code, 2);
  });

  it("the JSON carries them", async (context) => {
    const folder = folderWith({ "p.js": "throw new Error('no');\n" }, (clean) => context.after(clean));
    const args = ["run", "-f", "json", "--plugin", join(folder, "p.js"), "-"];
    const { code, out } = await gupcheck(args, { stdin: spec });
    const { passed, diagnostics } = JSON.parse(out) as { passed: boolean; diagnostics: { code: string }[] };
    assert.deepEqual([code, passed, diagnostics.map((each) => each.code)], [2, false, ["plugin/threw"]]);
  });
});
