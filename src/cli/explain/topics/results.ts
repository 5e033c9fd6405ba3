import { CONCERNS, claims } from "../../../report";
import { exitDocs } from "../../exit-code";
import { verdictDocs } from "../../verdict-docs";
import { examplesWith, word } from "../bundled-examples";
import { lines, prose, type Topic } from "../topic";

export function verdictTopics(): readonly Topic[] {
  return Object.entries(verdictDocs).map(
    ([name, what]): Topic => ({
      kind: "verdict",
      name,
      what,
      parts: () => [...lines("write", ["expect:", `  no-dma-to-clean-page: ${name}`])],
    }),
  );
}

export function exitCodeTopics(): readonly Topic[] {
  return exitDocs.map(
    ([code, what]): Topic => ({
      kind: "exit code",
      name: String(code),
      what,
      parts: () => [
        prose("order", `of several the first one counts: ${exitDocs.map(([each]) => String(each)).join(", ")}`),
      ],
    }),
  );
}

export function concernTopics(): readonly Topic[] {
  return Object.entries(CONCERNS).map(
    ([name, what]): Topic => ({
      kind: "concern",
      name,
      what,
      parts: () => [...lines("write", [`gupcheck run specs/ --fail-on ${name}`])],
    }),
  );
}

export function claimTopics(): readonly Topic[] {
  return claims.map(
    ({ id, who, says }): Topic => ({
      kind: "claim",
      name: id,
      what: `${who}: ${says}`,
      parts: () => [...lines("checked by", examplesWith(new RegExp(`^claims: .*${word(id)}`, "m"), 5))],
    }),
  );
}
