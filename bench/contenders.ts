import type { Contender } from "./contender";
import { gupcheck, type Installation } from "./gupcheck";
import { rumur } from "./rumur";
import { spin } from "./spin";

/** All that are compared, the reference first. */
export function contendersFor(installation: Installation): readonly Contender[] {
  return [
    gupcheck({ name: names.one, workers: 1, installation }),
    gupcheck({ name: names.two, workers: 2, installation }),
    spin({ name: names.spin, reduce: false }),
    spin({ name: names.spinReduced, reduce: true }),
    rumur({ name: names.rumur, threads: 1 }),
    rumur({ name: names.rumurTwo, threads: 2 }),
  ];
}

export const names = {
  one: "gupcheck",
  two: "gupcheck, 2 workers",
  spin: "SPIN",
  spinReduced: "SPIN, reduced",
  rumur: "Rumur",
  rumurTwo: "Rumur, 2 threads",
} as const;
