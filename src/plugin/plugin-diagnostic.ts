import { stripVTControlCharacters } from "node:util";
import { type PluginDiagnostic, PluginMistake } from "./mistake";
import { type Site, siteIn, siteOf } from "./site";

/** Says what an exception of a plug-in comes to, and where in the plug-in's own source. */
export function diagnosticOf(
  error: unknown,
  plugin: string,
  main: string,
  files: ReadonlySet<string>,
  definition?: object,
): PluginDiagnostic {
  if (error instanceof PluginMistake) {
    const { code, message, options, stack = "" } = error;
    const { hint, subject } = options;
    const site =
      (subject && siteOf(subject, files)) ?? siteIn(stack, files) ?? (definition && siteOf(definition, files));
    return { code, message, ...(hint === undefined ? {} : { hint }), plugin, ...placed(site) };
  }
  const { name, message, stack } = partsOf(error);
  const syntax = syntaxSite(error, message, stack, main);
  if (syntax !== undefined) return { code: "plugin/syntax", message: syntax.message, plugin, ...placed(syntax.site) };
  const site = siteIn(stack, files) ?? (definition && siteOf(definition, files));
  const [first = ""] = message.split("\n");
  return { code: "plugin/threw", message: `it throws ${name}: ${first}`, plugin, ...placed(site) };
}

const placed = (site: Site | undefined) => (site === undefined ? {} : { site });

function partsOf(error: unknown): { readonly name: string; readonly message: string; readonly stack: string } {
  if (error instanceof Error) return { name: error.name, message: error.message, stack: error.stack ?? "" };
  return { name: "something that is no error", message: String(error), stack: "" };
}

/** ts-node names `file.ts(line,column): error TS…: message` or `file.ts:line:column - …`; Node begins its stack with `file:line`. */
function syntaxSite(
  error: unknown,
  message: string,
  stack: string,
  main: string,
): { readonly message: string; readonly site: Site | undefined } | undefined {
  const plain = stripVTControlCharacters(message);
  const [, row, column, text] =
    /[(:](\d+)[,:](\d+)\)?(?::| -)? (?:error )?(TS\d+: .*)/.exec(plain.replace(/ - error /, ": error ")) ?? [];
  if (text !== undefined) {
    return {
      message: `it is not TypeScript: ${text}`,
      site: { file: main, line: Number(row), column: Number(column) },
    };
  }
  if (!(error instanceof SyntaxError)) return undefined;
  const [, file, line] = /^(\/.*|[A-Z]:.*):(\d+)\n/.exec(stack) ?? [];
  if (file === undefined) return undefined;
  const caret = /^( *)\^/m.exec(stack)?.[1]?.length ?? 0;
  const site = { file, line: Number(line), column: caret + 1 };
  return { message: `it is not JavaScript: ${message}`, site };
}
