/** `1234567` as `1,234,567`. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** `1 step`, `28 steps`. */
export function counted(count: number, what: string): string {
  return `${grouped(count)} ${what}${count === 1 ? "" : "s"}`;
}

export function seconds(value: number): string {
  return value < 10 ? `${value.toFixed(1)} s` : `${grouped(Math.round(value))} s`;
}

const UNITS = ["bytes", "KiB", "MiB", "GiB", "TiB"] as const;

/** Bytes in the largest unit that leaves at least one of it. */
export function bytes(count: number): string {
  let [value, unit] = [count, 0];
  while (value >= 1024 && unit < UNITS.length - 1) [value, unit] = [value / 1024, unit + 1];
  return `${Number.isInteger(value) ? String(value) : value.toFixed(1)} ${UNITS[unit] ?? ""}`;
}

/** What is to be said wherever states were told apart by fingerprints: those that were missed are not in the verdicts. */
export function omissionText(probability: number): string {
  return `by fingerprints: some state was missed with probability ${probability.toExponential(1)} at most`;
}
