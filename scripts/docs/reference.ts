import { breakLeasePoints, bundledPolicies, pinDetectors } from "../../src/policies";
import { builtInProperties, decisionPoints, kernelOf, kernelVersions, pageFields } from "../../src/states";
import { kernelEvents } from "../../src/states/events";
import { kernelSwitches } from "../../src/states/kernel-switches";
import { vacuousUnless } from "../../src/states/properties/vacuity";
import { specKeys } from "./spec-keys";
import { code, list, table } from "./table";

function properties(): string {
  return table(
    ["property", "number", "what it promises", "vacuous unless"],
    builtInProperties.map(({ property, number }) => [
      code(property.id),
      number,
      property.doc,
      vacuousUnless(property).join("; and ") || "(never)",
    ]),
  );
}

function points(): string {
  return decisionPoints
    .map((point) =>
      [
        `### ${code(point.id)}`,
        "",
        `${point.doc}.`,
        "",
        `* where: ${code(point.fn)}, ${point.file}`,
        `* actions: ${list([...point.actions, ...(breakLeasePoints.includes(point.id) ? ["break-lease"] : [])])}`,
        `* locks held, innermost first: ${list(point.locks)}`,
        `* names in scope: ${list([...Object.keys(point.scope), "pages", "actor", "caller"])}`,
        `* conditions that \`suggest\` tries: ${list(point.conditions ?? [])}`,
      ].join("\n"),
    )
    .join("\n\n");
}

function switches(): string {
  const presets = kernelVersions.map((version) => kernelOf(version));
  return table(
    ["switch", "what it does", ...kernelVersions],
    kernelSwitches.map(({ key, name, doc, choices }) => [
      code(name),
      choices === undefined
        ? doc
        : `${doc}: ${Object.entries(choices)
            .map(([choice, meaning]) => `${code(choice)} ${meaning}`)
            .join("; ")}`,
      ...presets.map((kernel) => String(kernel?.[key] ?? "")),
    ]),
  );
}

function policies(): string {
  return bundledPolicies
    .map(({ name, doc, parameters }) => {
      const rows = Object.entries(parameters).map(([parameter, description]) => [
        code(parameter),
        description.kind === "choice" ? list(description.values) : list(["true", "false"]),
        code(String(description.default)),
        description.doc,
      ]);
      const head = [`### ${code(name)}`, "", `${doc[0]?.toUpperCase() ?? ""}${doc.slice(1)}.`];
      return [
        ...head,
        ...(rows.length === 0 ? [] : ["", table(["parameter", "values", "default", "meaning"], rows)]),
      ].join("\n");
    })
    .join("\n\n");
}

/** docs/reference.md: all that a spec can name. */
export function reference(): string {
  const never = pinDetectors[0];
  const fields = never === undefined ? {} : pageFields(never.pinned).fields;
  return `# Reference

<!-- Made from the code by \`npm run docs\`; do not edit. -->

What a spec can say and name. \`gupcheck explain NAME\` has more about each name: why, an example, how to mend it.
Commands and options: [commands.md](commands.md); error codes: [diagnostics.md](diagnostics.md).

## The keys of a spec
${specKeys()}

## Properties
${properties()}

## Decision points
A rule names one of these in \`at:\`. Where a point can \`wait\`, \`drop:\` may name locks that it holds: dropping one requires
dropping those before it. \`submit: true\` is possible at the two points of writeback. A rule may also set
state of the policy's own; [policy-state.md](policy-state.md) describes that, and \`break-lease\`.

${points()}

## Names in rules and properties
\`pages\` is the pages of the file; \`page\` (and \`first\`, \`last\` where a point has a range) is one of them; \`actor\` is the process
whose step it is; \`caller\` is the procedures on the call path, as in \`"ext4_punch_hole" in caller\`; \`sync_mode\` is
\`WB_SYNC_NONE\` or \`WB_SYNC_ALL\`.

${table(
  ["field of a page", "meaning"],
  Object.entries(fields).map(([name, { doc }]) => [code(name), doc]),
)}

## Events
What a property can be about (\`on:\`).

${table(
  ["event", "arguments", "what happens"],
  kernelEvents.map(({ name, args, doc }) => [code(name), list(Object.keys(args)), doc]),
)}

## Pin detectors
${table(
  ["detector", "what it sees"],
  pinDetectors.map(({ name, doc }) => [code(name), doc]),
)}

## Bundled policies
${policies()}

## Kernel switches
A version is a set of switches; a spec may override each.

${switches()}
`;
}
