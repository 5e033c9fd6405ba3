import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { githubCommands, githubSummary, type RunReport } from "../../../src/report";
import { fileOptions } from "../file-options";
import { everything, hostileRun, interrupted, passing, violated } from "../reports";

const options = { ...fileOptions, pathOf: (file: string) => (file === "<stdin>" ? undefined : file) };

interface Command {
  readonly kind: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

const decode = (text: string): string =>
  text
    .replaceAll("%2C", ",")
    .replaceAll("%3A", ":")
    .replaceAll("%0A", "\n")
    .replaceAll("%0D", "\r")
    .replaceAll("%25", "%");

/** A line of a log as GitHub's runner reads it: up to the second `::` are properties, separated by commas. */
function parsed(line: string): Command | undefined {
  const trimmed = line.trimStart();
  if (!trimmed.startsWith("::")) return undefined;
  const end = trimmed.indexOf("::", 2);
  if (end < 0) return undefined;
  const head = trimmed.slice(2, end);
  const space = head.indexOf(" ");
  const [kind, rest] = space < 0 ? [head, ""] : [head.slice(0, space), head.slice(space + 1)];
  const properties = Object.fromEntries(
    rest
      .split(",")
      .map((pair) => pair.split(/=([\s\S]*)/))
      .map(([key = "", value = ""]) => [key, decode(value)]),
  );
  return { kind, properties, message: decode(trimmed.slice(end + 2)) };
}

function commandsOf(report: RunReport): readonly Command[] {
  return githubCommands(report, options)
    .split("\n")
    .flatMap((line) => parsed(line) ?? []);
}

const many = (count: number): RunReport => ({
  ...passing,
  outcomes: Array.from({ length: count }, (_, at) => ({
    kind: "checked",
    result: { ...violated, spec: `specs/${String(at)}.yaml`, properties: violated.properties.slice(0, 1) },
  })),
});

describe("GitHub's workflow commands", () => {
  it("annotate what is wrong or open, where it stands", () => {
    const told = commandsOf(everything).map(
      ({ kind, properties: { file, line, title } }) => `${kind} ${file ?? ""}:${line ?? ""} ${title ?? ""}`,
    );
    assert.deepEqual(told, [
      "error specs/crash.yaml:15 gupcheck: no-crash is violated",
      "error specs/crash.yaml:12 gupcheck: no-dma-to-clean-page is violated",
      "error specs/philosophers.yaml: gupcheck: deadlock-free is violated",
      "error specs/philosophers.yaml: gupcheck: first-fork-free is violated",
      "error specs/writeback.yaml: gupcheck: no-dma-to-clean-page is violated",
      "error specs/writeback.yaml: gupcheck: few-lost-writes is violated",
      "error specs/liveness.yaml: gupcheck: fsync-returns is violated",
      "error specs/liveness.yaml: gupcheck: partly-stuck is violated",
      "error specs/vacuous.yaml: gupcheck: other is vacuous",
      "error specs/vacuous.yaml: gupcheck: unexpectedly-safe is not violated",
      "warning specs/peterson.yaml: gupcheck: deadlock-free is inconclusive",
      "warning specs/peterson.yaml: gupcheck: mutual-exclusion is inconclusive",
      "warning specs/vacuous.yaml: gupcheck: undecided is inconclusive",
      "warning specs/warned.yaml: gupcheck: deadlock-free is inconclusive",
      "warning specs/warned.yaml: gupcheck: mutual-exclusion is inconclusive",
      "warning specs/warned.yaml:3 gupcheck: spec/rule-never-fired",
      "warning specs/refused.yaml:3 gupcheck: spec/rule-never-fired",
    ]);
  });

  it("say what is wrong and how to see it again", () => {
    const [first] = commandsOf(everything);
    assert.match(first?.message ?? "", /^violated in 2 steps; expected: holds: About crash\nVIOLATED after step 2/);
    assert.match(first?.message ?? "", /\nto reproduce: gupcheck run specs\/crash\.yaml$/);
  });

  it("are at most ten of a kind; the rest is counted", () => {
    assert.equal(commandsOf(many(10)).length, 10);
    const text = githubCommands(many(13), options);
    assert.equal(commandsOf(many(13)).length, 10);
    assert.match(text, /^gupcheck: 3 more errors: see the summary$/m);
    assert.match(githubCommands(everything, options), /^gupcheck: 3 more errors: see the summary$/m);
    assert.match(githubSummary(many(13), options), /specs\/12\.yaml/);
  });

  it("are none where all is well, and one where the run was interrupted", () => {
    assert.equal(githubCommands(passing, options), "");
    assert.deepEqual(
      commandsOf(interrupted).map(({ kind, properties }) => `${kind} ${properties.title ?? ""}`),
      ["error gupcheck was interrupted"],
    );
  });

  it("are these and no others, whatever specs say", () => {
    const text = githubCommands(hostileRun, options);
    const lines = text.split("\n").filter((line) => line !== "");
    assert.deepEqual(
      lines.map((line) => parsed(line)?.kind),
      ["error", "error", "error", "warning"],
    );
    for (const line of lines) {
      const properties = parsed(line)?.properties ?? {};
      assert.deepEqual(
        Object.keys(properties).filter((key) => !["file", "line", "col", "title"].includes(key)),
        [],
      );
    }
    assert.match(lines[0] ?? "", /%25/);
  });

  it("have no file for standard input", () => {
    const [command] = commandsOf({
      ...passing,
      outcomes: [{ kind: "checked", result: { ...violated, spec: "<stdin>" } }],
    });
    assert.deepEqual(Object.keys(command?.properties ?? {}), ["title"]);
  });
});

describe("the summary of the job", () => {
  it("has the interleavings", () => {
    assert.match(githubSummary(everything, options), /```text\n[\s\S]*VIOLATED after step 2/);
  });

  it("is cut between its parts where it would be too long, and says so", () => {
    const whole = githubSummary(many(20), options);
    const cut = githubSummary(many(20), options, 4000);
    assert.ok(Buffer.byteLength(cut) < 4200);
    assert.match(cut, /too long for GitHub: \d+ parts left out/);
    assert.ok(whole.startsWith(cut.slice(0, cut.indexOf("**The summary"))));
    assert.equal((cut.match(/^```/gm) ?? []).length % 2, 0);
  });
});
