/**
 * Who may import whom. The table is the one in the architecture document; arrows that are not in it are errors.
 * `packages: false` means: no npm package and no Node module either.
 */
const rooms = {
  model: { rooms: [], packages: false },
  states: { rooms: ["model"] },
  policies: { rooms: ["model", "states"] },
  spec: { rooms: ["model", "states", "policies"] },
  checker: { rooms: ["model"] },
  export: { rooms: ["model"] },
  report: { rooms: ["model", "checker"] },
  explore: { rooms: ["model", "checker", "report"] },
  plugin: { rooms: ["model", "states", "policies", "spec"] },
  analysis: { rooms: ["model", "states", "policies", "spec", "checker"] },
  cli: {
    rooms: ["model", "states", "policies", "spec", "plugin", "checker", "export", "report", "explore", "analysis"],
  },
  library: { rooms: ["checker", "report", "cli"] },
};
const names = Object.keys(rooms);

/** One rule per room: it reaches itself, the rooms in the table, and (unless forbidden) packages. */
const roomRules = names.map((name) => ({
  name: `room-${name}`,
  severity: "error",
  comment: `src/${name} may import: ${rooms[name].rooms.map((room) => `src/${room}`).join(", ") || "nothing"}.`,
  from: { path: `^src/${name}/` },
  to:
    rooms[name].packages === false
      ? { pathNot: `^src/${name}/` }
      : { path: "^(src|bin|test|bench|scripts)/", pathNot: `^src/(${[name, ...rooms[name].rooms].join("|")})/` },
}));

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    ...roomRules,
    {
      name: "every-file-has-a-room",
      severity: "error",
      comment: `Sources live in one of: ${names.join(", ")}.`,
      from: { path: "^src/", pathNot: `^src/((${names.join("|")})/|index[.]ts$)` },
      to: {},
    },
    {
      name: "index-only-shows-the-public-interface",
      severity: "error",
      from: { path: "^src/index[.]ts$" },
      to: { pathNot: "^src/(plugin/api|library/index)[.]ts$" },
    },
    {
      name: "library-stays-off-the-terminal",
      severity: "error",
      comment: "The library shares with the command line how specs are read and searched, and nothing that prints.",
      from: { path: "^src/library/" },
      to: {
        path: "(^|/)node_modules/(chalk|commander)/|^(node:)?(process|tty|readline)(/|$)|^src/cli/main[.]ts$",
        reachable: true,
      },
    },
    {
      name: "bin-only-starts-the-cli",
      severity: "error",
      from: { path: "^bin/" },
      to: { pathNot: "^src/cli/" },
    },
    {
      name: "terminal-only-in-cli",
      severity: "error",
      comment: "Only src/cli touches the terminal and the process.",
      from: { path: "^src/", pathNot: "^src/cli/" },
      to: { path: "(^|/)node_modules/(chalk|commander)/|^(node:)?(process|tty|readline)(/|$)" },
    },
    {
      name: "no-development-packages",
      severity: "error",
      comment: "What ships may import run-time dependencies only (ts-node is an optional peer, for plug-ins).",
      from: { path: "^(bin|src)/" },
      to: {
        dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"],
        dependencyTypesNot: ["npm", "npm-peer", "npm-optional"],
      },
    },
    {
      name: "resolvable",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "no-cycles-between-folders",
      severity: "error",
      scope: "folder",
      from: { path: "^(bin|src)" },
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^dist/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    moduleSystems: ["cjs", "es6"],
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["require", "node", "default", "types"] },
  },
};
