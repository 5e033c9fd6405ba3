import { inline, type Model, pruneGhosts } from "../../model";
import { type ActionKind, type Assembly, kernelRules, openProgram, wovenProgram } from "../../policies";

/** A model, and which of its steps are the policy's own. */
export interface BehaviourModel {
  readonly model: Model;
  /** For each process the labels of decisions and of sleeps after them, and the decision point that each belongs to. */
  readonly decisions: readonly ReadonlyMap<string, string>[];
  /** What each rule does, by id. */
  readonly deeds: ReadonlyMap<string, ActionKind>;
}

/**
 * The model of a policy for comparing behaviours: without properties and ghosts, and with no variable taken for a
 * constant, so that steps which are not the policy's own have the same labels and alternatives under every policy.
 */
export function behaviourModel(assembly: Assembly): BehaviourModel {
  const bare: Assembly = { ...assembly, properties: [] };
  const open = openProgram(bare);
  const model = inline(pruneGhosts(wovenProgram(bare)));
  const points = new Map(
    open.procedures.flatMap(({ name, body }) =>
      body.flatMap((step) => (step.kind === "decide" ? [[`${name} ${step.label}`, step.point] as const] : [])),
    ),
  );
  const rules = [...assembly.rules, ...kernelRules(assembly.world, assembly.detector)];
  return {
    model,
    deeds: new Map(rules.map((rule) => [rule.id, rule.do.kind])),
    decisions: model.processes.map(({ steps }) => {
      const found = new Map<string, string>();
      for (const { label, path } of steps) {
        // The last part of a label is that of the step in its procedure.
        const own = label.slice(label.lastIndexOf("/") + 1).replace(/\.asleep\..*$/, "");
        const point = points.get(`${path.at(-1) ?? ""} ${own}`);
        if (point !== undefined) found.set(label, point);
      }
      return found;
    }),
  };
}
