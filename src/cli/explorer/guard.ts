import type { IncomingHttpHeaders } from "node:http";
import { sameToken } from "./token";

/** A request that is not answered, and why. */
export interface Refusal {
  readonly status: 400 | 403 | 404 | 405 | 413 | 415;
  readonly message: string;
}

/** What may be asked for once the guard has let a request through. */
export interface Admitted {
  readonly method: "GET" | "POST";
  /** What follows the token in the address: empty for the page itself. */
  readonly resource: string;
}

/** What is looked at of a request. */
export interface Asked {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/**
 * Lets a request through or says why not. The name that was asked for must be one of this machine (or a page elsewhere
 * could come here under a name of its own), the secret must be in the address, and a page of another origin may do no more
 * than link here.
 */
export function admit(
  { method, url = "", headers }: Asked,
  { token, port }: { readonly token: string; readonly port: number },
): Admitted | Refusal {
  const names = hostNames(port);
  if (headers.host === undefined || !names.includes(headers.host.toLowerCase())) {
    return { status: 403, message: "this name is not served" };
  }
  const { origin } = headers;
  if (origin !== undefined && !names.some((name) => origin === `http://${name}`)) {
    return { status: 403, message: "other origins are not served" };
  }
  const [, given = "", resource] = /^\/([^/?#]*)(?:\/([^?#]*))?(?:[?#]|$)/.exec(url) ?? [];
  if (!sameToken(given, token)) return { status: 403, message: "the address lacks the token that gupcheck printed" };
  if (resource === undefined) return { status: 404, message: "there is nothing here" };
  const site = headers["sec-fetch-site"];
  if (resource !== "" && site !== undefined && site !== "same-origin") {
    return { status: 403, message: "other origins are not served" };
  }
  if (method !== "GET" && method !== "POST") return { status: 405, message: "GET and POST are possible" };
  return { method, resource };
}

/** The names under which this machine may be asked, as they stand in the header. */
function hostNames(port: number): readonly string[] {
  const names = ["127.0.0.1", "localhost", "[::1]"];
  return [...names.map((name) => `${name}:${String(port)}`), ...(port === 80 ? names : [])];
}
