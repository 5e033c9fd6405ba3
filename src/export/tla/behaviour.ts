import { DONE } from "../../model";
import { canHalt } from "../step-text";
import { named } from "../symbols";
import type { TlaContext } from "./context";
import { fairness } from "./fairness";

/** The next-state relation, the specification, and what may be relied upon where liveness is checked. */
export function behaviour(context: TlaContext): readonly (readonly string[])[] {
  return [
    terminating(context),
    ["Next ==", ...stepNames(context).map((name) => `  \\/ ${name}`), "  \\/ Terminating"],
    ["Spec == Init /\\ [][Next]_vars"],
    fairness(context),
    ["FairSpec == Spec /\\ Fairness"],
  ];
}

/** An intended end may go on for ever, so that it is no deadlock. */
function terminating(context: TlaContext): readonly string[] {
  const { model, symbols } = context;
  const finished = model.processes.flatMap(({ mustFinish }, position) => {
    const own = symbols.processes[position];
    return mustFinish ? [`${own?.counter ?? ""} = "${named(own?.labels, DONE)}"`] : [];
  });
  const all = finished.length === 0 ? "TRUE" : finished.join(" /\\ ");
  return [
    "\\* an intended end is no deadlock",
    "Terminating ==",
    canHalt(model) ? `  /\\ (${symbols.halted} \\/ (${all}))` : `  /\\ (${all})`,
    "  /\\ UNCHANGED vars",
  ];
}

function stepNames({ model, symbols }: TlaContext): readonly string[] {
  return model.processes.flatMap((process, position) =>
    process.steps.map(({ label }) => named(symbols.processes[position]?.labels, label)),
  );
}
