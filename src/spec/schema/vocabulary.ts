import { z } from "zod";

/** A map with exactly these keys. The message about an unknown key lists the known ones, for suggestions. */
export function object<S extends z.core.$ZodLooseShape>(shape: S) {
  const keys = Object.keys(shape).join(" ");
  return z.strictObject(shape, { error: ({ code }) => (code === "unrecognized_keys" ? keys : undefined) });
}

/** A sentence, with a line for each of some values. */
export function list(doc: string, values: readonly (readonly [name: string, doc: string])[]): string {
  return [`${doc}:`, ...values.map(([name, text]) => `- ${name}: ${text}`)].join("\n");
}

/** Names that people give: of rules, properties, actors. */
export const identifier = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, "must begin with a small letter and go on with small letters, digits and -");

/** Something to be true or false; `true` itself is a YAML boolean. */
export const condition = z.union([z.string(), z.boolean()], { error: "must be an expression" });

/** So many rules, policies and properties a spec may have. */
export const MAX_ITEMS = 100;

export const text = z.string().regex(/\S/, "must not be empty");
