import { parseDocument } from "yaml";

/** A key of a map or a position in a list. */
export type PathStep = string | number;

/** A change of the YAML text of a spec. */
export type Edit =
  | { readonly kind: "set"; readonly path: readonly PathStep[]; readonly value: unknown }
  | { readonly kind: "delete"; readonly path: readonly PathStep[] };

/** Thrown where a path leads through something that is neither a map nor a list. */
export class EditError extends Error {
  override readonly name = "EditError";
}

/**
 * The text with the edits applied, one after the other; maps that are missing on the way are made. What is not edited
 * keeps its meaning, not its layout. The text must be YAML; whether the outcome is a spec is for the loader to say.
 */
export function editedText(text: string, edits: readonly Edit[]): string {
  if (edits.length === 0) return text;
  const document = parseDocument(text);
  for (const edit of edits) {
    try {
      if (edit.kind === "set") document.setIn(edit.path, document.createNode(edit.value));
      else document.deleteIn(edit.path);
    } catch (error) {
      if (edit.kind === "delete") continue; // nothing there to delete
      throw new EditError(`${pathText(edit.path)}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return document.toString({ lineWidth: 0 });
}

/** What stands at a path of a text, as plain data; undefined where nothing does. */
export function valueIn(text: string, path: readonly PathStep[]): unknown {
  const found: unknown = parseDocument(text).getIn(path, true);
  if (typeof found === "object" && found !== null && "toJSON" in found && typeof found.toJSON === "function") {
    return (found.toJSON as () => unknown)();
  }
  return found;
}

/** `actors.app.user`. */
export const pathText = (path: readonly PathStep[]): string => path.map(String).join(".");
