export { blame } from "./blame";
export { catalogueWith } from "./catalogue-with";
export { loadPlugin } from "./load-plugin";
export { type PluginDiagnostic, PluginError } from "./mistake";
export type { LoadedPlugin } from "./plugin";
