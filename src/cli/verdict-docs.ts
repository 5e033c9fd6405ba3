import type { Verdict } from "../checker";

/** What each verdict means, in a line. */
export const verdictDocs: Readonly<Record<Verdict, string>> = {
  holds: "no violation; the search was complete, the bounds of the scenario are printed",
  violated: "with an interleaving that shows it; breadth-first, with a shortest one",
  vacuous: "not violated, but what the property is about never happened",
  inconclusive: "not violated as far as the search went before a limit cut it",
};
