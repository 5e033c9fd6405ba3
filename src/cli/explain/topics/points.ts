import { type ActionName, actionDocs, breakLeasePoints } from "../../../policies";
import { decisionPoints } from "../../../states";
import { examplesWith, word } from "../bundled-examples";
import { lines, prose, type Topic } from "../topic";

const actionsAt = (point: (typeof decisionPoints)[number]): readonly ActionName[] => [
  ...point.actions,
  ...(breakLeasePoints.includes(point.id) ? (["break-lease"] as const) : []),
];

export function pointTopics(): readonly Topic[] {
  return decisionPoints.map((point): Topic => {
    const { id, fn, file, doc, locks, scope } = point;
    const [action = "proceed"] = actionsAt(point).filter((each) => each !== "proceed");
    const subject = "page" in scope ? "page" : "first" in scope ? "first" : undefined;
    const when = subject === undefined ? '"pages.exists(p, p.pinned)"' : `${subject}.pinned`;
    return {
      kind: "decision point",
      name: id,
      what: doc,
      parts: () => [
        prose("where", `${fn}, ${file}`),
        prose("actions", actionsAt(point).join(", ")),
        prose("locks held", locks.length === 0 ? "none" : `${locks.join(", ")} (innermost first; drop: from the left)`),
        prose("in scope", [...Object.keys(scope), "pages", "actor", "caller"].join(", ")),
        ...lines("write", [`- id: my-rule`, `  at: ${id}`, `  when: ${when}`, `  do: ${action}`]),
        ...lines("used in", examplesWith(new RegExp(`^ +at: ${word(id)}`, "m"))),
      ],
    };
  });
}

export function actionTopics(): readonly Topic[] {
  return (Object.keys(actionDocs) as readonly ActionName[]).map((name): Topic => {
    const points = decisionPoints.filter((point) => actionsAt(point).includes(name)).map(({ id }) => id);
    return {
      kind: "action",
      name,
      what: actionDocs[name],
      parts: () => [
        prose("possible at", points.join(", ")),
        ...lines("write", [`- { id: my-rule, at: ${points[0] ?? ""}, do: ${name} }`]),
        ...lines("used in", examplesWith(new RegExp(`^ +do: ${word(name)}`, "m"))),
      ],
    };
  });
}
