import { describeSystems } from "./system-checks";

describeSystems("check, on random systems", {
  ...{ verdicts: 500, deadlocks: 500, assumptions: 200, cuts: 400, engines: 150 },
  threads: 20,
});
