import Module from "node:module";
import { join, sep } from "node:path";

/** What Node offers to no one and everyone uses: how a required name becomes a file. */
interface Resolver {
  _resolveFilename(request: string, parent: { readonly filename?: string } | undefined, ...more: unknown[]): string;
}

const OWN_NAME = "gupcheck";
const own = join(__dirname, "..");
const setOf = new Map<string, Set<string>>();
let installed: Resolver["_resolveFilename"] | undefined;

/**
 * From now on what the file requires is noted in the set that is returned, packages left out, and `gupcheck` means the
 * program that runs, wherever the file lies. Call it after others who change how names become files.
 */
export function followRequires(file: string): Set<string> {
  const files = setOf.get(file) ?? new Set([file]);
  setOf.set(file, files);
  const resolver = Module as unknown as Resolver;
  if (resolver._resolveFilename !== installed) install(resolver);
  return files;
}

/** All files that plug-ins have been made of so far. */
export function ownedFiles(): readonly string[] {
  return [...setOf.keys()];
}

/** Forgets what was noted; a plug-in that is loaded again is noted again. */
export function forgetFiles(): void {
  setOf.clear();
}

function install(resolver: Resolver): void {
  const resolve = resolver._resolveFilename.bind(resolver);
  installed = (request, parent, ...more) => {
    const files = parent?.filename === undefined ? undefined : setOf.get(parent.filename);
    if (files === undefined) return resolve(request, parent, ...more);
    if (request === OWN_NAME) return require.resolve("..");
    const found = resolve(request, parent, ...more);
    if (isOwnedByPlugin(found)) {
      files.add(found);
      setOf.set(found, files);
    }
    return found;
  };
  resolver._resolveFilename = installed;
}

function isOwnedByPlugin(file: string): boolean {
  return file.includes(sep) && !file.includes(`${sep}node_modules${sep}`) && !file.startsWith(`${own}${sep}`);
}
