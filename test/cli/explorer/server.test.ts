import assert from "node:assert/strict";
import { type IncomingHttpHeaders, request } from "node:http";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { after, before, describe, it } from "node:test";
import { MOST_BYTES } from "../../../src/cli/explorer/body";
import type { Question } from "../../../src/cli/explorer/questions";
import { type ExplorerServer, startServer } from "../../../src/cli/explorer/server";
import { newToken, sameToken } from "../../../src/cli/explorer/token";
import { MOST_MOVES } from "../../../src/explore";

interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly host?: string;
}

const token = newToken();
const path = { initial: 0, moves: [] };
const json = { "Content-Type": "application/json" };

describe("the server of the explorer", () => {
  const heard: Question[] = [];
  const errors: unknown[] = [];
  let server: ExplorerServer;
  before(async () => {
    const answer = (question: Question): unknown => {
      heard.push(question);
      if (question.kind === "cancel") throw new Error("secret");
      return { kind: question.kind };
    };
    server = await startServer({ answer, onError: (error) => errors.push(error) }, token, 0);
  });
  after(() => server.close());

  const send = (resource: string, { method = "GET", headers = {}, body, host = "127.0.0.1" }: Sent = {}) =>
    new Promise<Reply>((resolve, reject) => {
      const sent = request({ host, port: server.port, path: resource, method, headers }, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (piece: string) => {
          text += piece;
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      });
      sent.on("error", reject);
      sent.end(body);
    });
  const statusOf = async (resource: string, sent?: Sent): Promise<number> => (await send(resource, sent)).status;
  const post = (resource: string, data: unknown, headers = {}): Promise<Reply> =>
    send(`/${token}/${resource}`, { method: "POST", headers: { ...json, ...headers }, body: JSON.stringify(data) });

  it("serves the page and what it needs, and lets nothing else be loaded or kept", async () => {
    const { status, headers, text } = await send(`/${token}/`);
    assert.equal(status, 200);
    assert.match(text, /<script type="module" src="main.mjs">/);
    const policy = String(headers["content-security-policy"]);
    assert.match(policy, /^default-src 'none'; script-src 'self';/);
    assert.match(policy, /frame-ancestors 'none'; require-trusted-types-for 'script'/);
    assert.doesNotMatch(policy, /unsafe|\*|http/);
    assert.equal(headers["cache-control"], "no-store");
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.equal(headers["referrer-policy"], "no-referrer");
    assert.equal(headers["access-control-allow-origin"], undefined);
    for (const [, file = ""] of text.matchAll(/(?:src|href)="([^"]*)"/g)) {
      assert.equal(await statusOf(`/${token}/${file}`), 200, file);
    }
  });

  it("serves every module that another one imports", async () => {
    const seen = new Set<string>();
    const pending = ["main.mjs"];
    for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
      if (seen.has(file)) continue;
      seen.add(file);
      const { status, headers, text } = await send(`/${token}/${file}`);
      assert.equal(status, 200, file);
      assert.equal(headers["content-type"], "text/javascript; charset=utf-8");
      pending.push(...[...text.matchAll(/^import .* from "\.\/(.*)";$/gm)].map(([, name = ""]) => name));
    }
    assert.ok(seen.size > 10);
  });

  it("says nothing to those who do not know the token", async () => {
    for (const resource of [
      "/",
      "/favicon.ico",
      "/main.mjs",
      `/${token.slice(1)}/`,
      `/${token}x/`,
      "//",
      `/x/${token}/`,
    ]) {
      const { status, text } = await send(resource);
      assert.equal(status, 403, resource);
      assert.ok(!text.includes(token));
    }
    assert.equal(await statusOf("/wrong/api/view", { method: "POST", headers: json, body: "{}" }), 403);
    assert.equal(await statusOf("http://127.0.0.1/", {}), 403);
  });

  it("has no other files", async () => {
    for (const resource of [
      "x.mjs",
      "../assets.ts",
      "..%2fassets.ts",
      "%2e%2e/assets.ts",
      "index.html",
      "api",
      "api/",
      "api/x/y",
    ]) {
      assert.equal(await statusOf(`/${token}/${resource}`), 404, resource);
    }
    assert.equal(await statusOf(`/${token}`), 404);
  });

  it("answers only under a name of this machine", async () => {
    const port = String(server.port);
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `LOCALHOST:${port}`, `[::1]:${port}`]) {
      assert.equal(await statusOf(`/${token}/`, { headers: { Host: host } }), 200, host);
    }
    for (const host of ["evil.example", `evil.example:${port}`, "127.0.0.1", "127.0.0.1:1", `localhost.evil:${port}`]) {
      assert.equal(await statusOf(`/${token}/`, { headers: { Host: host } }), 403, host);
    }
  });

  it("answers no page of another origin", async () => {
    const port = String(server.port);
    const own = { Origin: `http://127.0.0.1:${port}`, "Sec-Fetch-Site": "same-origin" };
    assert.equal((await post("api/view", { path, at: 0 }, own)).status, 200);
    for (const origin of ["http://evil.example", "null", `https://127.0.0.1:${port}`, "http://127.0.0.1:1"]) {
      assert.equal((await post("api/view", { path, at: 0 }, { Origin: origin })).status, 403, origin);
    }
    assert.equal((await post("api/view", { path, at: 0 }, { "Sec-Fetch-Site": "cross-site" })).status, 403);
    assert.equal(await statusOf(`/${token}/main.mjs`, { headers: { "Sec-Fetch-Site": "cross-site" } }), 403);
    assert.equal(await statusOf(`/${token}/`, { headers: { "Sec-Fetch-Site": "none" } }), 200);
  });

  it("knows two methods", async () => {
    for (const method of ["PUT", "DELETE", "OPTIONS", "HEAD", "PATCH"]) {
      const { status, headers } = await send(`/${token}/`, { method });
      assert.equal(status, 405, method);
      assert.equal(headers.allow, "GET, POST");
    }
    assert.equal(await statusOf(`/${token}/`, { method: "POST", headers: json, body: "{}" }), 405);
    assert.equal(await statusOf(`/${token}/api/overview`), 405);
  });

  it("reads JSON of a limited length, and nothing else", async () => {
    const send2 = (body: string, headers: Readonly<Record<string, string>> = json) =>
      send(`/${token}/api/view`, { method: "POST", headers, body });
    assert.equal((await send2("{}", { "Content-Type": "text/plain" })).status, 415);
    assert.equal((await send2("{}", {})).status, 415);
    assert.equal((await send2("{")).status, 400);
    assert.equal((await send2(" ".repeat(MOST_BYTES + 1))).status, 413);
    // The length is not believed.
    assert.equal((await send2(" ".repeat(2 * MOST_BYTES), { ...json, "Transfer-Encoding": "chunked" })).status, 413);
    assert.equal((await post("api/view", { path, at: 0 })).status, 200);
  });

  it("is asked what it knows, in the form that it knows", async () => {
    heard.length = 0;
    const moves = [{ process: 1, alternative: 0, binding: 2 }];
    const good: readonly (readonly [string, object])[] = [
      ["overview", {}],
      ["view", { path: { initial: 3, moves }, at: 1 }],
      ["wander", { path, steps: 20, seed: 2 ** 32 - 1 }],
      ["search", { property: 0 }],
      ["search", { property: 0, path }],
      ["search-state", { search: 1 }],
    ];
    for (const [kind, question] of good) assert.equal((await post(`api/${kind}`, question)).status, 200, kind);
    assert.deepEqual(
      heard,
      good.map(([kind, question]) => ({ ...question, kind })),
    );
    const tooLong = Array.from({ length: MOST_MOVES + 1 }, () => ({ process: 0, alternative: 0 }));
    const bad: readonly (readonly [string, unknown])[] = [
      ["nothing", {}],
      ["view", { path }],
      ["view", { path, at: -1 }],
      ["view", { path, at: 0.5 }],
      ["view", { path, at: 0, more: 1 }],
      ["view", { path: { initial: 0, moves: [{ process: "0", alternative: 0 }] }, at: 0 }],
      ["view", { path: { initial: 0, moves: [{ process: 1e20, alternative: 0 }] }, at: 0 }],
      ["view", { path: { initial: 0, moves: tooLong }, at: 0 }],
      ["view", { path, at: 0, kind: "overview" }],
      ["view", []],
      ["view", null],
      ["view", 1],
      ["wander", { path, steps: 1e6, seed: 0 }],
    ];
    for (const [kind, question] of bad) {
      assert.equal((await post(`api/${kind}`, question)).status, 400, JSON.stringify(question).slice(0, 80));
    }
    assert.equal(heard.length, good.length);
  });

  it("tells the terminal, not the page, what went wrong inside", async () => {
    const { status, text } = await post("api/cancel", { search: 1 });
    assert.equal(status, 500);
    assert.doesNotMatch(text, /secret/);
    assert.match(String(errors.at(-1)), /secret/);
  });

  it("is not to be had from other machines", async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === "IPv4");
    for (const { address } of others) {
      const refused = await new Promise<boolean>((resolve) => {
        const socket = connect({ host: address, port: server.port, timeout: 2000 });
        socket.on("connect", () => resolve(false)).on("error", () => resolve(true));
        socket.on("timeout", () => resolve(true)).on("close", () => socket.destroy());
        setTimeout(() => socket.destroy(), 2500).unref();
      });
      assert.ok(refused, address);
    }
  });
});

describe("a token", () => {
  it("cannot be guessed, and is compared as a whole", () => {
    assert.match(token, /^[\w-]{32}$/);
    assert.notEqual(newToken(), newToken());
    assert.ok(sameToken("abc", "abc"));
    for (const other of ["", "ab", "abcd", "abd"]) assert.ok(!sameToken("abc", other));
  });
});
