export const TRACE_HELP = `
A trace file has the suffix .json, and all that is needed to show the trace in any format: text for mail (72 columns), html
(a page of its own), svg, dot (Graphviz), mermaid, itf (Apalache, Quint), perfetto (also for chrome://tracing).

Examples:
  gupcheck run policy.yaml --trace-out '{property}.json'
  gupcheck trace no-crash.json                     as text, 72 columns wide
  gupcheck trace no-crash.json -o no-crash.html    the suffix says the format
  gupcheck trace no-crash.json --to dot | dot -Tpdf > no-crash.pdf`;

export const REPLAY_HELP = `
A regression test that needs no search. The violation is gone where the interleaving violates the property no more, or
cannot happen any more: then the first step that is not possible is named, and why. It says nothing about other
interleavings: "gupcheck run" looks at all of them. Steps that are new and change nothing that was recorded do not matter.

Exit codes: 0 as expected (--expect gone, or violated); 1 not so; 2 the trace or the spec cannot be read, or the spec does
not check the property.

Examples:
  gupcheck replay deadlock.json policy.yaml        fails while the bug is there
  gupcheck replay deadlock.json broken.yaml --expect violated`;
