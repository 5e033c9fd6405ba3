import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type Asset, readAssets } from "./assets";
import { readBody } from "./body";
import { admit, type Refusal } from "./guard";
import { type Question, questionReader } from "./questions";

/** Answers what the page asks. What it throws is an internal error: the page is told so, and `onError` why. */
export interface Service {
  readonly answer: (question: Question) => unknown;
  readonly onError: (error: unknown) => void;
}

export interface ExplorerServer {
  readonly port: number;
  /** The address of the page, with the token in it. */
  readonly address: string;
  close(): Promise<void>;
}

const HEADERS = {
  "Cache-Control": "no-store",
  "Content-Security-Policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; "),
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
} as const;

/**
 * Serves the page on the loopback addresses of this machine, and nowhere else; port 0 means one that is free. Whoever
 * does not know the token gets nothing. Throws where the port cannot be had.
 */
export async function startServer(service: Service, token: string, port: number): Promise<ExplorerServer> {
  const assets = readAssets();
  const readQuestion = questionReader();
  let actual = port;

  const replyTo = async (request: IncomingMessage): Promise<Reply> => {
    const admitted = admit(request, { token, port: actual });
    if ("status" in admitted) return refusal(admitted);
    const { method, resource } = admitted;
    const asset = assets.get(resource);
    if (asset !== undefined) {
      if (method !== "GET") return refusal({ status: 405, message: "GET is possible" });
      return { status: 200, ...asset };
    }
    const name = /^api\/([a-z-]+)$/.exec(resource)?.[1];
    if (name === undefined) return refusal({ status: 404, message: "there is nothing here" });
    if (method !== "POST") return refusal({ status: 405, message: "POST is possible" });
    const body = await readBody(request);
    if ("status" in body) return refusal(body);
    const question = readQuestion(name, body.value);
    if (question === undefined) return refusal({ status: 400, message: "this cannot be asked" });
    return json(200, await service.answer(question));
  };

  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    replyTo(request)
      .catch((error: unknown): Reply => {
        // A client that went away while it was listened to is no error.
        if (request.complete) service.onError(error);
        return json(500, { error: "an internal error: see the terminal" });
      })
      .then(({ status, type, content }) => {
        if (status === 405) response.setHeader("Allow", "GET, POST");
        // What is still on its way is not waited for.
        if (!request.complete) response.setHeader("Connection", "close");
        response.writeHead(status, { ...HEADERS, "Content-Type": type, "Content-Length": content.length });
        response.end(content);
      })
      .catch(service.onError);
  };

  const servers = [await listen(listener, "127.0.0.1", port)];
  actual = portOf(servers[0]);
  // Not every machine has it, and there its port may belong to somebody else: the address that is printed does not need it.
  const second = await listen(listener, "::1", actual).catch(() => undefined);
  if (second !== undefined) servers.push(second);
  return {
    port: actual,
    address: `http://127.0.0.1:${String(actual)}/${token}/`,
    close: async () => {
      await Promise.all(servers.map(closeServer));
    },
  };
}

interface Reply extends Asset {
  readonly status: number;
}

function json(status: number, data: unknown): Reply {
  return { status, type: "application/json; charset=utf-8", content: Buffer.from(JSON.stringify(data)) };
}

function refusal({ status, message }: Refusal): Reply {
  return json(status, { error: message });
}

function listen(
  listener: (request: IncomingMessage, response: ServerResponse) => void,
  host: string,
  port: number,
): Promise<Server> {
  const server = createServer({ maxHeaderSize: 16 * 1024, headersTimeout: 10_000, requestTimeout: 30_000 }, listener);
  server.maxConnections = 64;
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host, port, exclusive: true }, () => {
      server.off("error", reject);
      resolve(server);
    });
  });
}

function portOf(server: Server | undefined): number {
  const address = server?.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
