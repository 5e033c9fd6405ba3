import type { Region } from "../spec-result";

const ROOT = "%SRCROOT%";

export interface SarifPlace {
  readonly physicalLocation?: object;
}

/** A place in a file; without a region the file as a whole. What is no file, such as standard input, has no place. */
export function sarifPlace(file: string, region: Region | undefined): SarifPlace {
  if (file === "" || /^<.*>$/.test(file)) return {};
  return {
    physicalLocation: {
      artifactLocation: artifactLocation(file),
      ...(region === undefined
        ? {}
        : {
            region: {
              startLine: region.line,
              startColumn: region.column,
              endLine: region.endLine,
              endColumn: region.endColumn,
            },
          }),
    },
  };
}

/** Relative paths are meant from where gupcheck was started, which is the root of the sources to whoever reads this. */
function artifactLocation(file: string): object {
  const path = file.replaceAll("\\", "/");
  if (path.startsWith("/")) return { uri: `file://${encodePath(path)}` };
  const relative = path.split("/").filter((part) => part !== "" && part !== ".");
  const uri = encodePath(relative.join("/"));
  return relative.includes("..") ? { uri } : { uri, uriBaseId: ROOT };
}

function encodePath(path: string): string {
  return path
    .split("/")
    .map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, "\ufffd")))
    .join("/");
}

export const originalUriBaseIds = {
  [ROOT]: { description: { text: "The folder in which gupcheck was started." } },
} as const;
