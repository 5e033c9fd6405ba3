/** The matrix: each of these settings, one at a time, on every claim that can have it. */
export const settings: readonly string[] = [
  ...["4.14", "4.19", "5.15", "6.5", "6.15", "7.0"].map((version) => `version=${version}`),
  "storage=page-cache",
  "storage=dax",
  "stable-pages=required",
  "stable-pages=not-needed",
  "actors.*.sync=WB_SYNC_NONE",
  "actors.*.sync=WB_SYNC_ALL",
  ...["cooperative", "slow", "hostile", "exits", "killed"].map((user) => `actors.*.user=${user}`),
];

/** Specs with more states than this are not put through the matrix, nor through weaker options. */
export const MOST_STATES = 40_000;
