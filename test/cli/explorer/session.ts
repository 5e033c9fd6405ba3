import { Readable, Writable } from "node:stream";
import { explore } from "../../../src/cli/explore";
import { DirectSearcher } from "../gupcheck";

export interface Session {
  readonly address: string;
  /** What was written to standard error so far. */
  readonly err: () => string;
  /** As Ctrl-C does; gives the exit code. */
  readonly end: () => Promise<number>;
}

/** Runs `gupcheck explore -` in this process, on a spec from standard input. */
export async function startSession(spec: string): Promise<Session> {
  let err = "";
  let interrupt = (): void => undefined;
  let code: Promise<number> = Promise.resolve(-1);
  const address = await new Promise<string>((resolve, reject) => {
    const stream = (write: (text: string) => void): Writable =>
      new Writable({
        decodeStrings: false,
        write: (text: string, _encoding, done) => {
          write(text);
          done();
        },
      });
    const terminal = {
      input: Readable.from([Buffer.from(spec)]),
      out: stream((text) => resolve(text.trim())),
      err: stream((text) => {
        err += text;
      }),
      env: {},
      onInterrupt: (given: () => void) => {
        interrupt = given;
        return () => undefined;
      },
      newSearcher: () => new DirectSearcher(),
    };
    code = explore("-", { timeout: 60, workers: 1, color: "never" }, terminal, "1.2.3");
    code.then(
      () => reject(new Error(`it has ended: ${err}`)),
      (error: unknown) => reject(error instanceof Error ? error : new Error(String(error))),
    );
  });
  return {
    address,
    err: () => err,
    end: () => {
      interrupt();
      return code;
    },
  };
}
