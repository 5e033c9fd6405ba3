import { CONCERNS } from "../report/gate/concern";
import { exitDocs } from "./exit-docs";
import { verdictDocs } from "./verdict-docs";

const listed = (rows: Iterable<readonly [name: string | number, doc: string]>, width: number): string =>
  [...rows].map(([name, doc]) => `  ${String(name).padEnd(width)}${doc}`).join("\n");

const EXIT_CODES = `
Exit codes, the first that applies:
${listed(exitDocs, 5)}`;

export const RUN_HELP = `
Verdicts:
${listed(Object.entries(verdictDocs), 14)}

A spec passes when every verdict is as its "expect" says. A property of which nothing is expected must not be violated
nor inconclusive; nor vacuous, where the spec names it under "properties".
What --fail-on can name (default: violated,unexpected,inconclusive,stale; errors always fail):
${listed(Object.entries(CONCERNS), 14)}

With several specs, those that pass are shown in the summary only; -v shows them all.
${EXIT_CODES}

Examples:
  gupcheck run policy.yaml
  gupcheck run specs/ --timeout 60                 every *.yaml and *.yml in a folder
  gupcheck run specs/ --baseline known.json        tolerates what is known; docs/gate.md
  gupcheck run specs/ --changed-since main         only what has changed in git
  gupcheck run policy.yaml --watch                 again whenever it changes
  gupcheck run policy.yaml -f json=out.json        the text stays on the terminal
  gupcheck run specs/ -f text -f github -f sarif=out.sarif -f junit=out.xml -f markdown=out.md
  gupcheck run policy.yaml --plugin mine.ts        with policies of a plug-in, whose code runs
  gupcheck run policy.yaml --simulate 100000       random runs where a search would never end
  gupcheck run policy.yaml --traces all --width 72 --ascii > mail.txt
  generate-policy | gupcheck run -                 a spec from standard input`;

export const CHECK_HELP = `
Reads each spec and weaves its model, without searching. Exit code 2 where there is an error.

Examples:
  gupcheck check specs/`;

export const SHOW_HELP = `
Prints what exactly is checked: the kernel's procedures with the rules of the policy woven in.

Examples:
  gupcheck show policy.yaml                        procedure by procedure
  gupcheck show policy.yaml --model                process by process, procedures inlined`;

export const EXPORT_HELP = `
The model has the same states and the same names. What else the other checker must be told stands in the comments of the
file; docs/exports.md has the details.

Examples:
  gupcheck export policy.yaml --to promela > model.pml
  gupcheck export policy.yaml --to murphi --property fsync-durable -o out/
  gupcheck export policy.yaml --to tla -o out/     the module and its configuration for TLC`;

export const CROSS_CHECK_HELP = `
Counts are compared first, then each property. TLC is run where TLA2TOOLS names its jar file.

Exit codes: 0 all that was compared agrees; 4 something does not; 3 nothing could be compared; 2 as for run.

Examples:
  gupcheck cross-check policy.yaml
  gupcheck cross-check specs/tutorial --with spin,rumur,tlc --timeout 120`;

export const CLAIMS_HELP = `
A claim is listed with each spec whose "claims" names it, and with the property that says most: one that is not as
expected, else the violation with the shortest interleaving, else the first that the spec expects something of.
The exit code is that of running these specs.

Examples:
  gupcheck claims                                  the claims of December 2018
  gupcheck claims -f json
  gupcheck claims my-specs/`;

export const MAIN_HELP = `${EXIT_CODES}

Examples:
  gupcheck run policy.yaml                         does the policy keep its promises?
  gupcheck check specs/                            are these specs well-formed?
  gupcheck show policy.yaml                        what exactly is checked?
  gupcheck explore policy.yaml                     walk through it by hand, in a browser
  gupcheck init                                    a spec to start from
  gupcheck explain spec/shadowed-rule              what does that message mean?
  gupcheck claims                                  who claimed what, and is it so?
  gupcheck ablate policy.yaml                      which of these rules is needed?
  gupcheck suggest policy.yaml                     which changes make everything hold?
  gupcheck help run                                all options, and what verdicts mean`;
