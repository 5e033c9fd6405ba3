import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A file of the page, as it is sent. */
export interface Asset {
  readonly type: string;
  readonly content: Buffer;
}

const TYPES = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  mjs: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
} as const;

/** What the page consists of; nothing else in the folder is served. */
const FILES: readonly (readonly [string, keyof typeof TYPES])[] = [
  ["index.html", "html"],
  ["explore.css", "css"],
  ["icon.svg", "svg"],
  ...[
    "actors",
    "address",
    "api",
    "banner",
    "code",
    "dialogs",
    "dom",
    "keyboard",
    "main",
    "path",
    "search",
    "state-tables",
    "store",
  ].map((name) => [`${name}.mjs`, "mjs"] as const),
];

/** The files of the page by the name under which they are asked for: the page itself has the empty one. */
export function readAssets(): ReadonlyMap<string, Asset> {
  return new Map(
    FILES.map(([file, type]) => [
      file === "index.html" ? "" : file,
      { type: TYPES[type], content: readFileSync(join(__dirname, "page", file)) },
    ]),
  );
}
