import { it } from "node:test";
import { folderWith, gupcheck, inFolder } from "../cli/gupcheck";
import { newUserTrial } from "./trial";

it("a new user gets from three mistakes to a gate by the messages alone", async (context) => {
  const folder = folderWith({}, (clean) => context.after(clean));
  await inFolder(folder, () => newUserTrial(folder, (...args) => gupcheck(args)));
});
