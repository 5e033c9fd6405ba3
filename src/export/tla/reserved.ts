import { type IsReserved, reservedWords } from "../names";

const words = reservedWords(`
  action assume assumption axiom by case choose constant constants corollary def define defs domain else enabled except
  extends have hide if in instance lambda lemma let local module new obvious omitted only other pick proof proposition
  prove qed recursive sf_ state string subset suffices take temporal then theorem unchanged union use variable variables
  wf_ with witness boolean true false nat int cardinality isfiniteset divides
  init next spec fairspec fairness typeok terminating vars pc max min seq len head tail append subseq selectseq
`);

/** Words of TLA+, of the modules that the export extends, and the names that it gives itself. */
export const isReserved: IsReserved = (identifier) => words(identifier) || /^[WS]F_/i.test(identifier);
