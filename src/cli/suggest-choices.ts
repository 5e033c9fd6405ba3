import { type Argument, type Command, InvalidArgumentError, type Option } from "commander";
import { nearest } from "../model/check/nearest";

/** Has every option and argument with a list of choices say which of them was meant, in this and all commands below. */
export function suggestChoices(command: Command): void {
  for (const place of [...command.options, ...command.registeredArguments]) suggestIn(place);
  for (const each of command.commands) suggestChoices(each);
}

function suggestIn(place: Option | Argument): void {
  const choices = place.argChoices;
  if (choices === undefined || place.variadic) return;
  place.argParser((word: string) => {
    if (choices.includes(word)) return word;
    const near = nearest(word, choices);
    const hint = near === undefined ? "" : ` Did you mean ${near}?`;
    throw new InvalidArgumentError(`Allowed choices are ${choices.join(", ")}.${hint}`);
  });
}
