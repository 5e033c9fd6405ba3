import { type IsReserved, reservedWords } from "../names";

/** Words of Murphi and of Rumur's dialect of it. */
export const isReserved: IsReserved = reservedWords(`
  alias array assert assume begin boolean by case clear const cover do else elsif end endalias endexists endfor
  endforall endfunction endif endprocedure endrecord endrule endruleset endstartstate endswitch endwhile enum error
  exists false flowing for forall function if import in interleaved invariant ismember isundefined liveness multiset
  multisetadd multisetcount multisetremove multisetremovepred none_of of or procedure process program put record return
  returns rule ruleset scalarset startstate switch then to traceuntil true type undefine undefined union var while with
`);
