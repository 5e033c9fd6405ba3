/** Codes that only the command line gives, and what to do about them. */
export const CLI_CODES = {
  "cli/unreadable": {
    what: "A file cannot be read, or is not UTF-8.",
    mend: "Look at its path and its permissions; paths start where gupcheck runs.",
  },
  "cli/unwritable": {
    what: "An output cannot be written.",
    mend: "Look at its path, its permissions and the room on the disk; the other outputs are complete.",
  },
  "internal/error": {
    what: "gupcheck itself has failed. No verdict of that spec can be trusted.",
    mend: "Report it with the spec and what -v shows.",
  },
  "internal/engine-disagreement": {
    what: "The reference interpreter does not confirm what the compiled search has found. No verdict of that spec can be trusted.",
    mend: "Report it with the spec; --engine interpreter goes without the compiled search.",
  },
  "model/none-as-index": {
    what: "On the way that is shown a step reads or assigns a variable at the element `none`.",
    mend: "Guard the step so that there is an element; with no plug-in this is a bug in gupcheck.",
  },
  "model/no-initial-state": {
    what: "No combination of initial values is allowed.",
    mend: "Widen `initial` of the system, or the initial condition of a plug-in.",
  },
  "model/range-too-wide": {
    what: "A variable has more values than the compiled search can pack into a word.",
    mend: "Narrow its range, or use --engine interpreter.",
  },
  "spec/rule-never-fired": {
    what: "In no reachable state did the rule, or any rule of the policy, decide anything.",
    mend: "It protects nothing in this scenario: add the actors that it is made for, or delete it.",
  },
} as const;
