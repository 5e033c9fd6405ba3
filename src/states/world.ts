import type { Kernel } from "./kernel";
import type { Scenario } from "./scenario";

/** What the procedures are built for: they differ by kernel switch and, where hardware asks for it, by scenario. */
export interface World {
  readonly kernel: Kernel;
  readonly scenario: Scenario;
}
