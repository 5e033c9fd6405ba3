/** What can be wrong with a plug-in, and how it is mended. Codes are stable. */
export const PLUGIN_CODES = {
  "plugin/unreadable": {
    what: "The file cannot be read.",
    mend: "--plugin takes the path of a file, from where gupcheck runs.",
  },
  "plugin/no-typescript": {
    what: "The plug-in is written in TypeScript, and there is no ts-node with a compiler to load it.",
    mend: "npm install --save-dev ts-node@10 typescript@6 beside it, or compile it to JavaScript.",
  },
  "plugin/syntax": {
    what: "The file is not well-formed TypeScript or JavaScript.",
    mend: "Mend it at the place that is shown; nothing of it was run.",
  },
  "plugin/threw": {
    what: "Code of the plug-in throws.",
    mend: "The place is in the plug-in's own source, as far as it is known.",
  },
  "plugin/no-plugin": {
    what: "The file does not export what `definePlugin` makes.",
    mend: "export default definePlugin({ apiVersion: 1, name: …, … }); in JavaScript: module.exports = ….",
  },
  "plugin/api-version": {
    what: "The plug-in is written for another version of the API.",
    mend: "Install the gupcheck that it is written for, or bring it up to date and change apiVersion.",
  },
  "plugin/wrong-shape": {
    what: "A definition is not what it should be.",
    mend: "docs/plugins.md shows each kind; TypeScript tells while you write.",
  },
  "plugin/duplicate-name": {
    what: "There is something else of that name.",
    mend: "Choose another name: nothing that gupcheck brings along is replaced by accident.",
  },
  "plugin/unknown-point": {
    what: "There is no such decision point.",
    mend: "`gupcheck explain decision-points` lists them; or define one under decisionPoints.",
  },
  "plugin/unknown-procedure": {
    what: "There is no such procedure of the kernel.",
    mend: "`gupcheck show SPEC` prints the procedures with their names.",
  },
  "plugin/unknown-label": {
    what: "The procedure has no step of that label.",
    mend: "`gupcheck show SPEC` prints the labels of each procedure.",
  },
  "plugin/illegal-action": {
    what: "The action or the lock is not possible at the decision point.",
    mend: "`gupcheck explain POINT` lists its actions and the locks held there.",
  },
  "plugin/wrong-signature": {
    what: "A procedure has other parameters or exits than the one that it replaces.",
    mend: "Keep its parameters and exits: its callers rely on them.",
  },
  "plugin/ill-formed": {
    what: "What the plug-in adds makes an ill-formed model.",
    mend: "The message says what is wrong with the model, and the place which definition does it.",
  },
} as const;

export type PluginCode = keyof typeof PLUGIN_CODES;
