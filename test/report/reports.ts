import {
  escapeControls,
  type PlacedDiagnostic,
  type PropertyReport,
  type RunReport,
  type SpecResult,
} from "../../src/report";
import { peterson } from "../models/peterson";
import { philosophers } from "../models/philosophers";
import { crash, writeback, wrong } from "./models";
import { errorOf, resultOf } from "./results";

const region = (line: number): { line: number; column: number; endLine: number; endColumn: number } => ({
  line,
  column: 5,
  endLine: line,
  endColumn: 9,
});

/** Text that means something to terminals, XML, HTML, Markdown, CI logs and shells. */
export const hostile =
  "a\u001b[31m\u202eb\u0007\u2028c\r\n::error file=x::pwned\n##[error]pwned <script>alert(1)</script> ]]> & \"q\" 'q' `code` ``` " +
  "**bold** [link](javascript:alert) ![image](https://example.org/x.png) | pipe | @somebody #12 https://example.org \ufffe \ud800 " +
  "\\ _x_ ~~y~~ <!-- --> 100% :smile: $math$ www.example.org me@example.org";

/** A diagnostic that was rendered of it: several lines, control characters escaped. */
const hostileText = hostile.split("\n").map(escapeControls).join("\n");

/** Violations of all kinds, and where their spec says what. */
export const violated: SpecResult = resultOf(crash, {
  expectations: [{ property: "no-crash", verdict: "holds" }],
  places: {
    properties: new Map([
      ["no-crash", region(11)],
      ["no-dma-to-clean-page", region(12)],
    ]),
    expectations: new Map([["no-crash", region(15)]]),
    rules: [],
    actors: [{ name: "app", location: region(4) }],
  },
});

const deadlock: SpecResult = resultOf(philosophers(2), {
  places: {
    properties: new Map(),
    expectations: new Map(),
    rules: [{ id: "wait", location: region(8) }],
    actors: [],
  },
});

/** As expected, with a reason. */
export const expected: SpecResult = resultOf(crash, {
  spec: "specs/expected.yaml",
  source: "Message-ID 1@example",
  claims: ["C5"],
  bugs: ["B01"],
  expectations: [
    { property: "no-crash", verdict: "violated" },
    { property: "no-dma-to-clean-page", verdict: "violated", differs: "the mail says so" },
  ],
});

const cut: SpecResult = resultOf(peterson(2), {}, { states: 10 });

const chosen: SpecResult = resultOf(writeback);

const [first] = deadlock.properties;
if (first?.trace?.end.kind !== "deadlock") throw new Error("two philosophers were expected to get stuck");

/** What was to come never does. */
const neverReturns: PropertyReport = {
  ...first,
  id: "fsync-returns",
  doc: "fsync returns",
  assumptions: {
    assumed: [{ process: "app", agent: "kernel" }],
    handOver: true,
    withOtherLocks: "holds",
    holdsWith: [[{ process: "app", agent: "user" }]],
  },
  trace: {
    ...first.trace,
    loopStart: 1,
    end: {
      kind: "forever",
      waiting: first.trace.end.waiting,
      helpers: [
        { actor: "app", step: "unpin", source: { fn: "release", file: "" }, agent: "user", text: "drops its pin" },
      ],
    },
  },
};

/** Some of those who wait, though others may move. */
const partial: PropertyReport = {
  ...first,
  id: "partly-stuck",
  trace: { ...first.trace, end: { ...first.trace.end, othersMove: true } },
};

const liveness: SpecResult = { ...deadlock, spec: "specs/liveness.yaml", properties: [neverReturns, partial] };

const { trace: _, ...withoutTrace } = first;

const vacuous: SpecResult = {
  ...deadlock,
  spec: "specs/vacuous.yaml",
  properties: [
    { ...withoutTrace, verdict: "vacuous", judgement: "met", vacuity: ["a device wrote"] },
    {
      ...withoutTrace,
      id: "other",
      verdict: "vacuous",
      expected: "holds",
      judgement: "wrong",
      vacuity: ["a device wrote"],
    },
    { ...withoutTrace, id: "unexpectedly-safe", verdict: "holds", expected: "violated", judgement: "wrong" },
    { ...withoutTrace, id: "plain", verdict: "holds", judgement: "met", plain: true },
    {
      ...withoutTrace,
      id: "undecided",
      verdict: "inconclusive",
      judgement: "open",
      limit: { kind: "graph", value: 0 },
    },
  ],
};

const warning: PlacedDiagnostic = {
  code: "spec/rule-never-fired",
  severity: "warning",
  message: 'rule "idle" never fired',
  file: "specs/warned.yaml",
  range: region(3),
  rendered: "specs/warned.yaml:3:5: warning: rule never fired",
};

const warned: SpecResult = { ...cut, spec: "specs/warned.yaml", warnings: [warning] };

const refusal: PlacedDiagnostic = {
  code: "spec/unknown-property",
  severity: "error",
  message: 'there is no property "no-crsh"',
  hint: 'did you mean "no-crash"?',
  file: "specs/refused.yaml",
  range: region(7),
  rendered: "specs/refused.yaml:7:5: error: there is no property\n  no-crsh\n  ^~~~~~~\n  help: did you mean no-crash?",
};

const bug: PlacedDiagnostic = {
  code: "internal/error",
  severity: "error",
  message: "out of bounds",
  file: "specs/bug.yaml",
  rendered: "specs/bug.yaml: error: out of bounds [internal/error]",
};

/** A spec and everything in it named by somebody who means no good. */
const evil: SpecResult = {
  ...violated,
  spec: `specs/${hostile}.yaml`,
  title: hostile,
  source: hostile,
  claims: [hostile],
  bounds: [hostile],
  ghosts: [hostile],
  warnings: [{ ...warning, message: hostile, file: hostile, hint: hostile, rendered: hostileText }],
  properties: violated.properties.map((property, at) => ({
    ...property,
    id: `${String(at)}-${hostile}`,
    doc: hostile,
    differs: hostile,
  })),
};

/** Every kind of outcome, one of each. */
export const everything: RunReport = {
  toolVersion: "0.0.0",
  plugins: [{ file: "mine.ts", name: "mine", apiVersion: 1, sha256: "0".repeat(64) }],
  outcomes: [
    ...[violated, deadlock, expected, cut, chosen, liveness, vacuous, warned].map(
      (result) => ({ kind: "checked", result }) as const,
    ),
    { kind: "refused", spec: "specs/refused.yaml", diagnostics: [refusal, { ...warning, file: "specs/refused.yaml" }] },
    { kind: "refused", spec: "specs/wrong.yaml", diagnostics: [errorOf(wrong)] },
    { kind: "internal-error", spec: "specs/bug.yaml", diagnostics: [bug] },
  ],
  interrupted: false,
};

export const interrupted: RunReport = {
  toolVersion: "0.0.0",
  outcomes: [{ kind: "checked", result: expected }],
  interrupted: true,
};

export const hostileRun: RunReport = {
  toolVersion: "0.0.0",
  plugins: [{ file: hostile, name: hostile, apiVersion: 1, sha256: "0" }],
  outcomes: [
    { kind: "checked", result: evil },
    {
      kind: "refused",
      spec: hostile,
      diagnostics: [{ ...refusal, message: hostile, file: hostile, hint: hostile, rendered: hostileText }],
    },
  ],
  interrupted: false,
};

export const passing: RunReport = {
  toolVersion: "0.0.0",
  outcomes: [{ kind: "checked", result: expected }],
  interrupted: false,
};

export const nothing: RunReport = { toolVersion: "0.0.0", outcomes: [], interrupted: false };

/** All of the above, by name. */
export const reports: Readonly<Record<string, RunReport>> = { everything, interrupted, hostileRun, passing, nothing };
