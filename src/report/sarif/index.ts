export { type SarifOptions, sarifLog } from "./sarif-log";
