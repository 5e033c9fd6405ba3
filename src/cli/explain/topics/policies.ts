import { bundledPolicies, type PolicyParameter, pinDetectors } from "../../../policies";
import { examplesWith, word } from "../bundled-examples";
import { lines, type Topic } from "../topic";

export function policyTopics(): readonly Topic[] {
  return bundledPolicies.map(({ name, doc, parameters }): Topic => {
    const all = Object.entries(parameters);
    const [first] = all;
    const use =
      first === undefined ? `  use: [${name}]` : `  use: [{ name: ${name}, ${first[0]}: ${choice(first[1])} }]`;
    return {
      kind: "policy",
      name,
      what: doc,
      parts: () => [
        ...all.map(([parameter, description]) => ({
          title: parameter,
          prose: `${description.doc}: ${values(description).join(", ")} (default: ${String(description.default)})`,
        })),
        ...lines("write", ["policy:", use]),
        ...lines("used in", examplesWith(new RegExp(`\\buse: .*${word(name)}|^ +- (\\{ name: )?${word(name)}`, "m"))),
      ],
    };
  });
}

const values = (parameter: PolicyParameter): readonly string[] =>
  parameter.kind === "choice" ? parameter.values : ["true", "false"];

/** A value that is not the default, to show how one is given. */
const choice = (parameter: PolicyParameter): string =>
  values(parameter).find((value) => value !== String(parameter.default)) ?? String(parameter.default);

export function detectorTopics(): readonly Topic[] {
  return pinDetectors.map(
    ({ name, doc }): Topic => ({
      kind: "pin detector",
      name,
      what: doc,
      parts: () => [
        ...lines("write", ["policy:", `  pin-detector: ${name}`]),
        ...lines("used in", examplesWith(new RegExp(`pin-detector: ${word(name)}`))),
      ],
    }),
  );
}
