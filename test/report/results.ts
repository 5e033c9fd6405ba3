import { check, type Limits, ModelErrorFound } from "../../src/checker";
import { Interpreter, type Model } from "../../src/model";
import { errorTraceReport, type PlacedDiagnostic, type SpecFacts, type SpecResult, specResult } from "../../src/report";

/** The result of checking a model, with the same stats each time. */
export function resultOf(model: Model, facts: Partial<SpecFacts> = {}, limits: Limits = {}): SpecResult {
  const found = check(model, { limits });
  const stats = { seconds: 0.25, statesPerSecond: 1000, peakBytes: 2 ** 20 };
  return specResult(
    {
      spec: `specs/${model.name}.yaml`,
      title: `About ${model.name}`,
      claims: [],
      bugs: [],
      bounds: [`${String(model.processes.length)} processes`],
      expectations: [],
      named: [],
      limits: {},
      memoryLimit: 2 ** 30,
      warnings: [],
      rules: new Map(),
      ...facts,
    },
    model,
    { ...found, stats },
  );
}

/** What is said of a model that goes wrong. */
export function errorOf(model: Model): PlacedDiagnostic {
  try {
    check(model);
  } catch (error) {
    if (!(error instanceof ModelErrorFound)) throw error;
    const { code, message, trace } = error.result;
    return {
      code,
      severity: "error",
      message,
      file: "specs/wrong.yaml",
      rendered: `specs/wrong.yaml: error: ${message} [${code}]`,
      trace: errorTraceReport(trace, new Interpreter(model)),
    };
  }
  throw new Error("the model was expected to go wrong");
}
