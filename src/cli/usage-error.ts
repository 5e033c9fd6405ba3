/** The command line cannot be followed: exit 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
