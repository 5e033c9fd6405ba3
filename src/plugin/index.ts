export { blame } from "./blame";
export { catalogueWith } from "./catalogue-with";
export { forgetPlugins, loadPlugin } from "./load-plugin";
export { type PluginDiagnostic, PluginError } from "./mistake";
export { ownedFiles } from "./module-files";
export type { LoadedPlugin } from "./plugin";
