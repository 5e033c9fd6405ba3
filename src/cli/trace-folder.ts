import { join } from "node:path";
import type { Checked } from "../analysis";
import { defaultMemoryLimit } from "../checker";
import type { Model } from "../model";
import { defaultTextOptions, escapeControls, specResult, specText } from "../report";
import { makeFolder, writeOutput } from "./write-output";

/** Writes counterexamples into a folder, one file for each variant with all that is violated there. */
export class TraceFolder {
  private readonly written = new Map<Checked, string>();
  private readonly names = new Set<string>();

  constructor(
    private readonly folder: string,
    private readonly width: number,
  ) {
    makeFolder(folder);
  }

  /** The file with the counterexample of a property; undefined where there is none. */
  fileFor(checked: Checked, model: Model, spec: string, title: string, property: string): string | undefined {
    if (checked.kind !== "result") return undefined;
    const found = checked.result.properties.find(({ id }) => id === property);
    if (found?.trace === undefined) return undefined;
    const before = this.written.get(checked);
    if (before !== undefined) return before;
    const file = join(this.folder, this.nameFor(title));
    const result = specResult(
      {
        spec,
        title,
        claims: [],
        bugs: [],
        bounds: [],
        expectations: [],
        named: [],
        limits: {},
        memoryLimit: defaultMemoryLimit(),
        warnings: [],
        rules: rulesIn(model),
      },
      model,
      checked.result,
    );
    const text = specText(result, { ...defaultTextOptions, width: this.width, traces: "all" });
    writeOutput(file, text.split("\n").map(escapeControls).join("\n"));
    this.written.set(checked, file);
    return file;
  }

  /** A name that says what it is about, and that no other file has. */
  private nameFor(title: string): string {
    const words = title.toLowerCase().replace(/[^a-z0-9.]+/g, "-");
    const base = words.replace(/^[-.]+|[-.]+$/g, "").slice(0, 60) || "variant";
    let name = `${base}.txt`;
    for (let number = 2; this.names.has(name); number += 1) name = `${base}-${String(number)}.txt`;
    this.names.add(name);
    return name;
  }
}

const MARK = "rule ";

/** The rules behind the marks of a model. */
function rulesIn({ processes }: Model): ReadonlyMap<string, string> {
  const marks = processes.flatMap(({ steps }) => steps.flatMap((step) => step.marks.map(({ id }) => id)));
  return new Map(marks.filter((id) => id.startsWith(MARK)).map((id) => [id, id.slice(MARK.length)]));
}
