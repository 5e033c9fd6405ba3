import { builtInProperties } from "../../../states";
import { propertyExplanations } from "../../../states/properties/explanations";
import { vacuousUnless } from "../../../states/properties/vacuity";
import { examplesWith, word } from "../bundled-examples";
import { lines, prose, type Topic } from "../topic";

export function propertyTopics(): readonly Topic[] {
  return builtInProperties.map(({ property, number }): Topic => {
    const { id, doc } = property;
    const needed = vacuousUnless(property);
    const explained = propertyExplanations[id];
    const violated = new RegExp(`^ +${word(id)}: *(violated|\\{ *verdict: violated)`, "m");
    return {
      kind: "property",
      name: id,
      aliases: [number],
      what: doc,
      parts: () => [
        ...(explained === undefined ? [] : [prose("why", explained.why), prose("mend", explained.mend)]),
        prose("vacuous", needed.length === 0 ? "never" : `unless ${needed.join("; and ")}`),
        ...lines("write", ["properties:", `  - ${id}`]),
        ...lines("violated in", examplesWith(violated)),
      ],
    };
  });
}
