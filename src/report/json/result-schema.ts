import { z } from "zod";

/**
 * The one source of the form of `-f json`: the JSON Schema under schema/ is made from it, and the types that what is
 * written must have. Objects may get more keys without a new version of the schema.
 */

const verdict = z.enum(["holds", "violated", "vacuous", "inconclusive"]);
const count = z.int().min(0);

const region = z
  .object({ line: z.int().min(1), column: z.int().min(1), endLine: z.int().min(1), endColumn: z.int().min(1) })
  .meta({
    id: "region",
    description: "A place in the text of a file, counted from 1, columns in UTF-16 code units; the end is not included",
  });

const namedValue = z
  .object({ variable: z.string(), value: z.string() })
  .meta({ id: "namedValue", description: "A cell of the state, such as page_lock[page0], and its value" });

const source = z
  .object({ fn: z.string(), file: z.string() })
  .meta({ id: "source", description: "The kernel function that a step stands for" });

const agent = z.enum(["kernel", "device", "user"]);

const change = z
  .object({
    variable: z.string(),
    from: z.string(),
    to: z.string(),
    scope: z.enum(["shared", "ghost", "local"]).describe("Locals belong to the actor of the step"),
  })
  .meta({ id: "change" });

const step = z
  .object({
    actor: z.string(),
    step: z.string().describe("The label of the step, with its call path"),
    source,
    agent,
    text: z.string().describe("What happens, in words"),
    changes: z.array(change),
    rule: z.string().optional().describe("The rule that the step comes from"),
  })
  .meta({ id: "step" });

const waiting = z
  .object({
    actor: z.string(),
    mustFinish: z.boolean().describe("False for a background process"),
    step: z.string(),
    source,
    until: z.array(z.string()).describe("The conditions, any of which would let it go on; none where nothing can"),
    because: z.array(namedValue).describe("The cells because of which none of them is true"),
    rules: z.array(z.string()).describe("The rules that tell it to wait"),
    on: z.array(z.string()).describe("Whom it waits for, as far as the cells tell"),
    holds: z.array(namedValue).describe("What it holds itself"),
  })
  .meta({ id: "waiting" });

const helper = z
  .object({ actor: z.string(), step: z.string(), source, agent, text: z.string() })
  .meta({ id: "helper", description: "Someone who could do something that is not counted on" });

const traceEnd = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("step"), because: z.array(namedValue) }).describe("The last step is the offence"),
    z.object({ kind: z.literal("state"), because: z.array(namedValue) }).describe("The last state is the offence"),
    z
      .object({ kind: z.literal("deadlock"), waiting: z.array(waiting), othersMove: z.literal(true).optional() })
      .describe("Nobody can move any more; with othersMove, those who wait never move again, but others may"),
    z
      .object({ kind: z.literal("forever"), waiting: z.array(waiting), helpers: z.array(helper) })
      .describe("What was to come never does: the steps from loopStart on repeat forever"),
    z.object({ kind: z.literal("error"), atStep: z.boolean() }).describe("The model itself goes wrong"),
  ])
  .meta({ id: "traceEnd", description: "Why the trace ends where it ends" });

const trace = z
  .object({
    length: count.describe("The number of steps"),
    initially: z.array(namedValue).describe("Values in the first state that another initial state has otherwise"),
    steps: z.array(step),
    loopStart: count
      .optional()
      .describe("How many steps come before those that repeat forever; equal to length: nothing more need happen"),
    end: traceEnd,
    halted: z.string().optional().describe("The condition that halts the system, where the trace ends halted"),
  })
  .meta({ id: "trace", description: "An interleaving, step by step" });

const diagnostic = z
  .object({
    code: z.string(),
    severity: z.enum(["error", "warning"]),
    message: z.string(),
    hint: z.string().optional(),
    file: z.string(),
    range: region.optional(),
    rendered: z.string().describe("The diagnostic as text of several lines"),
    trace: trace.optional().describe("The way to where the model goes wrong"),
  })
  .meta({ id: "diagnostic" });

const limitHit = z
  .object({
    kind: z.enum([
      "states",
      "depth",
      "memory",
      "time",
      "interrupted",
      "preemptions",
      "simulation",
      "graph",
      "violation",
    ]),
    value: z.number().describe("States, levels, bytes, seconds, switches, random runs; 0 for an interruption"),
  })
  .meta({ id: "limitHit", description: "What cut the search short" });

const fairParties = z
  .array(z.object({ process: z.string(), agent, asked: z.boolean().optional() }))
  .describe("Actors, and which of their agents");

const fairness = z
  .object({
    assumed: fairParties,
    handOver: z.boolean().describe("Sleeping locks are handed over to who waits for them"),
    restsOn: fairParties.optional(),
    withOtherLocks: z.enum(["holds", "violated"]).optional(),
    holdsWith: z.array(fairParties).optional(),
  })
  .meta({
    id: "fairness",
    description:
      "What the verdict on a response assumes: who is counted on to go on (assumed); of one that holds, those without whose progress alone it would not (restsOn); of a violated one, lists of whose progress would make it hold (holdsWith); and the verdict with the other reading of sleeping locks, where it differs",
  });

const property = z
  .object({
    id: z.string(),
    doc: z.string().describe("What is promised, in one sentence"),
    location: region.optional().describe("Where the spec asks for it"),
    expectedAt: region.optional().describe("Where the spec says what it expects"),
    verdict,
    expected: verdict.optional().describe("What the spec expects, where it says so"),
    differs: z.string().optional().describe("Why that differs from what the literature says"),
    passed: z.boolean(),
    known: z.literal(true).optional().describe("It did not pass, and the baseline knows that"),
    bounds: z.array(z.string()).describe("The bounds of the scenario that the verdict is relative to, in words"),
    limit: limitHit.optional().describe("What kept it from being decided"),
    plain: z
      .literal(true)
      .optional()
      .describe("Of deadlock-free: whether some wait forever while others move was not looked at"),
    assumptions: fairness.optional(),
    vacuity: z.array(z.string()).describe("What never happened, where the verdict is vacuous"),
    trace: trace.optional(),
    shortest: z.literal(false).optional().describe("False where a shorter counterexample may exist"),
  })
  .meta({ id: "property" });

const result = z
  .object({
    spec: z.string().describe("The spec as it was named"),
    title: z.string(),
    source: z.string().optional(),
    claims: z.array(z.string()),
    bugs: z.array(z.string()),
    passed: z.boolean().describe("Every verdict is as it should be"),
    properties: z.array(property),
    rules: z
      .array(z.object({ id: z.string(), policy: z.string().optional(), location: region }))
      .describe("The rules of the policy, in the order in which they are asked"),
    actors: z.array(z.object({ name: z.string(), location: region })),
    complete: z.boolean().describe("Every reachable state was explored"),
    limit: limitHit.optional(),
    limits: z
      .object({
        states: z.number().optional(),
        depth: z.number().optional(),
        seconds: z.number().optional(),
        memoryBytes: z.number().optional(),
      })
      .describe("The limits that were asked for"),
    simulation: z
      .object({ runs: count, depth: count.describe("Steps of a run, at most"), seed: count })
      .optional()
      .describe("Random runs instead of a search: the same three numbers give the same runs"),
    states: count,
    transitions: count,
    depth: count,
    exploredDepth: z.int().min(-1).describe("Everything up to this distance from the start was explored"),
    ghosts: z.array(z.string()).describe("The ghost variables carried: state counts depend on them"),
    modelHash: z.string(),
    omissionProbability: z
      .number()
      .optional()
      .describe("With fingerprints: the probability that some state was taken for another one"),
    warnings: z.array(diagnostic),
    stats: z
      .object({
        seconds: z.number(),
        statesPerSecond: z.number(),
        peakBytes: z.number(),
        memoryLimit: z.number().describe("The limit on memory in force, in bytes"),
        checkpointFailure: z.string().optional().describe("Why the last checkpoint could not be written"),
      })
      .describe("What differs from run to run"),
  })
  .meta({ id: "result", description: "What a check of one spec came to" });

const concern = z.enum(["violated", "unexpected", "inconclusive", "vacuous", "warning", "stale"]);
const entry = { spec: z.string(), property: z.string(), verdict };

const gate = z
  .object({
    failOn: z.array(concern).describe("What fails the run, apart from errors"),
    baseline: z
      .object({
        file: z.string(),
        toolVersion: z.string().describe("The version that has recorded it"),
        known: z.array(z.object(entry)).describe("The verdicts of this run that it knows"),
        stale: z
          .array(
            z.object({
              ...entry,
              modelHash: z.string(),
              reason: z.enum([
                "other-version",
                "spec-gone",
                "property-gone",
                "model-changed",
                "verdict-changed",
                "as-expected",
              ]),
              now: verdict.optional().describe("The verdict now"),
            }),
          )
          .describe("Its entries that no longer fit"),
        written: count.optional().describe("It was written by this run, with so many verdicts"),
      })
      .optional(),
    unchanged: z
      .object({ since: z.string(), specs: z.array(z.string()) })
      .optional()
      .describe("Specs that were not run because they have not changed since that revision"),
  })
  .meta({ id: "gate" });

const runSchema = z
  .object({
    schemaVersion: z.literal(1).describe("Raised whenever a key changes its meaning or goes away"),
    toolVersion: z.string(),
    passed: z.boolean().describe("Every spec was checked, and every verdict is as it should be"),
    interrupted: z.literal(true).optional().describe("The run was interrupted: specs may be missing"),
    gate: gate.optional().describe("What was asked of the run as a gate, where something was"),
    plugins: z.array(
      z.object({
        file: z.string(),
        name: z.string(),
        apiVersion: z.number(),
        sha256: z.string().describe("Of its contents, and of the files of its own that it loads"),
      }),
    ),
    diagnostics: z.array(diagnostic).describe("Why specs have no result"),
    results: z.array(result),
  })
  .describe("What `gupcheck run -f json` prints");

/**
 * The JSON Schema of results (draft 7). `closed`: no keys but these, as this version of gupcheck writes them; otherwise
 * later versions may add some.
 */
export function resultSchema({ closed = false } = {}): object {
  return {
    title: "gupcheck result",
    ...z.toJSONSchema(runSchema, { target: "draft-7", io: closed ? "output" : "input" }),
  };
}

type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;

/** A run as `-f json` writes it. */
export type RunObject = DeepReadonly<z.output<typeof runSchema>>;
