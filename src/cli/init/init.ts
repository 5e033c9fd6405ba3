import { existsSync, lstatSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { nearest } from "../../model";
import { escapeControls } from "../../report";
import { EXIT, type ExitCode } from "../exit-code";
import { isFolder } from "../inputs";
import { quoted } from "../quoted";
import { schemaText } from "../schema";
import type { Terminal } from "../terminal";
import { UsageError } from "../usage-error";
import { schemaLine, schemaPlace } from "./schema-line";
import { ciTemplate, DEFAULT_TEMPLATE, type Template, templates } from "./templates";

export interface InitOptions {
  readonly template?: string;
  readonly ci: "github" | "gitlab" | "none";
  readonly force?: boolean;
  readonly list?: boolean;
}

/** A file that is going to be written. */
interface NewFile {
  readonly path: string;
  readonly text: string;
}

/**
 * `gupcheck init`: writes a spec to start from, and what runs it in a CI server. Nothing is written where one of the files
 * is there already, unless that was asked for.
 */
export function init(path: string | undefined, options: InitOptions, terminal: Terminal, version: string): ExitCode {
  const known = templates();
  const say = (text: string): void => void terminal.out.write(`${escapeControls(text)}\n`);
  if (options.list === true) {
    const widest = Math.max(...known.map(({ name }) => name.length));
    for (const { name, title } of known) say(`${name.padEnd(widest)}  ${title}`);
    return EXIT.ok;
  }
  const template = templateNamed(options.template ?? DEFAULT_TEMPLATE, known);
  const spec = specPath(path ?? ".", template);
  const schema = schemaPlace(spec);
  const copy = schema.copy !== undefined && !existsSync(schema.copy) ? [{ path: schema.copy, text: schemaText() }] : [];
  const head = `${schemaLine(schema)}${template.text.replaceAll("FILE", quoted(spec))}`;
  const files: readonly NewFile[] = [
    { path: spec, text: head },
    ...copy,
    ...ciFiles(options.ci, gated(path, spec), version),
  ];
  write(files, options.force === true);
  for (const { path: file } of files) say(`wrote ${file}`);
  const include = files.find((file) => file.path === GITLAB_BESIDE);
  if (include !== undefined) say(`add to .gitlab-ci.yml:  include: { local: ${GITLAB_BESIDE} }`);
  say(`now:  gupcheck run ${quoted(spec)}`);
  return EXIT.ok;
}

function templateNamed(name: string, known: readonly Template[]): Template {
  const found = known.find((template) => template.name === name);
  if (found !== undefined) return found;
  const names = known.map((template) => template.name);
  const near = nearest(name, names);
  throw new UsageError(
    `there is no template "${name}"; ${near === undefined ? `there are: ${names.join(", ")}` : `did you mean "${near}"?`}`,
  );
}

/** A path that looks like a spec is one; any other is a folder, which may have to be made. */
function specPath(path: string, { name }: Template): string {
  return isFolder(path) || !/\.ya?ml$/.test(path) ? join(path, `${name}.yaml`) : path;
}

/** What a CI server is to run: the folder that was named, with the specs that will join this one, unless it has other files. */
function gated(path: string | undefined, spec: string): string {
  if (path === undefined || path === spec || resolve(path) === resolve(".")) return spec;
  const others = isFolder(path) ? readdirSync(path, { recursive: true, encoding: "utf8" }) : [];
  return others.some((name) => /\.ya?ml$/.test(name) && join(path, name) !== spec) ? spec : path;
}

const GITLAB_BESIDE = "gupcheck.gitlab-ci.yml";

function ciFiles(server: InitOptions["ci"], path: string, version: string): readonly NewFile[] {
  if (server === "none") return [];
  const text = ciTemplate(server).replaceAll("{{version}}", version).replaceAll("{{path}}", quoted(path));
  if (server === "github") return [{ path: join(".github", "workflows", "gupcheck.yml"), text }];
  return [{ path: existsSync(".gitlab-ci.yml") ? GITLAB_BESIDE : ".gitlab-ci.yml", text }];
}

/** Writes all files or none. A symbolic link is a file that is there, even one to nowhere. */
function write(files: readonly NewFile[], force: boolean): void {
  try {
    const there = files.filter(({ path }) => lstatSync(path, { throwIfNoEntry: false }) !== undefined);
    if (there.length > 0 && !force) {
      const names = there.map(({ path }) => `"${path}"`).join(", ");
      throw new UsageError(`${names} ${there.length === 1 ? "is" : "are"} there already; --force writes over it`);
    }
    for (const { path, text } of files) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text, force ? {} : { flag: "wx" });
    }
  } catch (error) {
    if (error instanceof Error && "code" in error) throw new UsageError(`cannot write: ${error.message}`);
    throw error;
  }
}
