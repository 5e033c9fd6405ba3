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

export const SUGGEST_HELP = `
On offer are, at each decision point that the scenario comes to, the conditions that docs/reference.md lists with each
legal action, in front of the policy's own rules; and to take each of its own rules away. A set of changes that is found
holds in complete searches of all specs given, and no part of it does. The policy is that of the first spec.

Sets are ordered by what they cost: operations that fail, then steps of waiting, then copies, then pages left dirty,
then changes. Where there is none, the properties that cannot be had together are named, and what each would cost.

Exit codes: 0 a set was found; 1 there is none; 3 none was found before a limit; 2 usage, spec or plug-in error;
4 internal error; 130 interrupted.

Examples:
  gupcheck suggest policy.yaml                     what is missing, and what is too much?
  gupcheck suggest policy.yaml two-pages.yaml      one policy for two scenarios
  gupcheck suggest policy.yaml --from-scratch      without the rules of the spec
  gupcheck suggest policy.yaml --at writeback.after_mkclean,truncate.page_locked --require deadlock-free,no-crash`;

export const DIFF_HELP = `
A behaviour is the sequence of steps of the actors, those apart in which the kernel goes on at a decision, or an actor
goes to sleep there and wakes up. Both policies are looked at in the scenario of the first spec. The search is exact and
slow: for scenarios of a few actors. --timeout is for each direction.

Exit codes: 0 the same behaviours; 1 a difference; 3 none before a limit; 2 usage, spec or plug-in error; 4 internal
error; 130 interrupted.

Examples:
  gupcheck diff literal.yaml repaired.yaml`;
