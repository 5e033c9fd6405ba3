import { builtInProperties } from "../../../states";
import { propertyExplanations } from "../../../states/properties/explanations";
import { examplesWith, word } from "../bundled-examples";
import { lines, prose, type Topic } from "../topic";

export function propertyTopics(): readonly Topic[] {
  return builtInProperties.map(({ property, number }): Topic => {
    const { id, doc, triggers } = property;
    const explained = propertyExplanations[id];
    const violated = new RegExp(`^ +${word(id)}: *(violated|\\{ *verdict: violated)`, "m");
    return {
      kind: "property",
      name: id,
      aliases: [number],
      what: doc,
      parts: () => [
        ...(explained === undefined ? [] : [prose("why", explained.why), prose("mend", explained.mend)]),
        prose("vacuous", triggers.length === 0 ? "never" : `unless ${triggers.map(({ text }) => text).join("; and ")}`),
        ...lines("write", ["properties:", `  - ${id}`]),
        ...lines("violated in", examplesWith(violated)),
      ],
    };
  });
}
