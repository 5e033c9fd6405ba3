/** What `import … from "gupcheck"` gives: specs loaded and checked, and the plug-in API. */
export * from "./library";
export * from "./plugin/api";
