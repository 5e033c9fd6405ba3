/** Writes docs/pictures/*.svg: pictures of what gupcheck writes to a terminal, each made from a run. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { PICTURES, svgOf } from "./pictures";

async function main(): Promise<void> {
  process.chdir(join(__dirname, "../.."));
  for (const picture of PICTURES) writeFileSync(join("docs/pictures", `${picture.name}.svg`), await svgOf(picture));
}

void main();
