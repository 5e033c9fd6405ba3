import { InvalidArgumentError, Option } from "commander";
import { nearest } from "../model/check/nearest";
import type { Concern } from "../report/gate/concern";

/** `violated,vacuous`, `all` or `none`; added to the ones before it. Loads what it needs only when it is used. */
export function concernList(text: string, before: readonly Concern[] = []): readonly Concern[] {
  const { concernNames } = require("../report/gate/concern") as typeof import("../report/gate/concern");
  const words = text.split(",").map((word) => word.trim());
  if (words.length === 1 && words[0] === "all") return concernNames;
  if (words.length === 1 && words[0] === "none") return before;
  const found = words.map((word) => {
    const concern = concernNames.find((name) => name === word);
    if (concern !== undefined) return concern;
    const near = nearest(word, [...concernNames, "all", "none"]);
    const hint = near === undefined ? "" : ` Did you mean ${near}?`;
    throw new InvalidArgumentError(`"${word}" is none of ${concernNames.join(", ")}; all and none stand alone.${hint}`);
  });
  return concernNames.filter((name) => before.includes(name) || found.includes(name));
}

export const failOnOption = (): Option =>
  new Option(
    "--fail-on <concerns>",
    "what fails the run: violated, unexpected, inconclusive, vacuous, warning, stale, separated by commas; all; none",
  ).argParser(concernList);
