/** An exception in a form that can be sent between threads. */
export interface Failure {
  readonly message: string;
  readonly stack: string;
}

export function failureOf(error: unknown): Failure {
  if (error instanceof Error) return { message: error.message, stack: error.stack ?? "" };
  return { message: String(error), stack: "" };
}
