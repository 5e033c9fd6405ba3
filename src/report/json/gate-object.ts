import { knownVerdicts } from "../gate/gate-report";
import type { RunReport } from "../spec-result";
import type { RunObject } from "./result-schema";

/** The gate's part of the machine-readable result; undefined where nothing was asked of it. */
export function gateObject(report: RunReport): RunObject["gate"] {
  const { gate } = report;
  if (gate === undefined) return undefined;
  const { failOn, baseline, unchanged } = gate;
  return {
    failOn,
    ...(baseline === undefined
      ? {}
      : {
          baseline: {
            file: baseline.file,
            toolVersion: baseline.toolVersion,
            known: knownVerdicts(report).map(({ spec, id, verdict }) => ({ spec, property: id, verdict })),
            stale: baseline.stale,
            ...(baseline.written === undefined ? {} : { written: baseline.written }),
          },
        }),
    ...(unchanged === undefined ? {} : { unchanged }),
  };
}
