export * from "./assemble";
export * from "./bundled";
export * from "./detector";
export * from "./kernel-rules";
export * from "./policy";
export * from "./rule";
export * from "./typed-rule";
export * from "./weave";
