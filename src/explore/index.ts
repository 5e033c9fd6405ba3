export { Explorer, type Subject } from "./explorer";
export type * from "./frames";
export type { Overview, SpecFacts as ExploredFacts } from "./overview";
export { MOST_MOVES, type Path, type PathMove } from "./path";
export type { StateSection, StateTable, TableCell, TableRow, TableSection } from "./state-table";
export type * from "./view";
