export type * from "./candidates";
export * from "./conflict";
export type * from "./cost";
export * from "./suggest";
export * from "./suggest-text";
export type * from "./suggestion";
export type { Item } from "./universe";
