export const ABLATE_HELP = `
A rule protects a property that holds with it and does not without it. Options are weakened as their decision point
and their policy declare them: a rule proceeds, waits with more locks held, does not submit, decides for one value of
what it knows only, or at another point; parameters of policies and the pin detector take each of their other values.

Exit codes: 0 done; 3 a limit cut some search; 2 usage, spec or plug-in error; 4 internal error; 130 interrupted.

Examples:
  gupcheck ablate policy.yaml
  gupcheck ablate policy.yaml --no-options -f markdown=table.md --traces traces/
  gupcheck ablate policy.yaml --set kernel.stable-page-wait=never`;

export const COMPARE_HELP = `
An axis is a path into the spec and the values to try there; a..b stands for the whole numbers from a to b. Items of
lists go by their id or name, * stands for each item that can have what follows. Short names: pages, storage,
stable-pages, version, dma-writes, times. Equal models are searched once.

Exit codes: 0 done; 3 a limit cut some search; 2 usage, spec or plug-in error; 4 internal error; 130 interrupted.

Examples:
  gupcheck compare literal.yaml repaired.yaml
  gupcheck compare policy.yaml --axis version=4.19,6.15 --axis actors.app.user=cooperative,hostile
  gupcheck compare policy.yaml --axis policy.use.transient-pins-repaired.background=skip,wait,bounce`;

export const SWEEP_HELP = `
Verdicts are compared over all combinations of the bounds. "Stable from" is about what was swept only: a verdict may
change beyond the largest bounds.

Exit codes: 0 done; 3 a limit cut some search; 2 usage, spec or plug-in error; 4 internal error; 130 interrupted.

Examples:
  gupcheck sweep policy.yaml --over pages=1..3,dma-writes=1..2
  gupcheck sweep policy.yaml --over actors.app.times=1..3 --timeout 60`;
