/** As check-systems.test.ts, with other systems each time and twenty times as many: two minutes. */
import { describeSystems } from "./system-checks";

describeSystems("check, on random systems, thousands of them", {
  ...{ verdicts: 10_000, deadlocks: 10_000, assumptions: 4_000, cuts: 8_000, engines: 3_000 },
  threads: 400,
});
