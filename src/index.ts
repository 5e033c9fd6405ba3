/** What `import … from "gupcheck"` gives: the plug-in API. */
export * from "./plugin/api";
