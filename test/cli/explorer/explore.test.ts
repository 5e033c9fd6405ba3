import assert from "node:assert/strict";
import { createServer } from "node:net";
import { describe, it } from "node:test";
import { Searches } from "../../../src/cli/explore-search";
import type { Answers, SearchState } from "../../../src/cli/explorer/answers";
import { ThreadSearcher } from "../../../src/cli/searcher";
import { Explorer } from "../../../src/explore";
import { subjectOf } from "../../explore/subject";
import { DirectSearcher, gupcheck, gupcheckProcess } from "../gupcheck";
import { asExpected, large, misspelt } from "../specs";
import { startSession } from "./session";

const start = { initial: 0, moves: [] };

async function ended(searches: Searches, search: number): Promise<SearchState> {
  for (;;) {
    const state = searches.state(search);
    if (state.kind !== "running") return state;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe("gupcheck explore", () => {
  it("prints its address, answers there, and ends with 0 when it is interrupted", async () => {
    const { address, end, err } = await startSession(asExpected);
    assert.match(address, /^http:\/\/127\.0\.0\.1:\d+\/[\w-]{32}\/$/);
    const ask = async <K extends keyof Answers>(kind: K, question: object): Promise<Answers[K]> => {
      const headers = { "Content-Type": "application/json" };
      const answer = await fetch(`${address}api/${kind}`, { method: "POST", headers, body: JSON.stringify(question) });
      assert.equal(answer.status, 200);
      return (await answer.json()) as Answers[K];
    };
    const { title, file, toolVersion, modelHash } = await ask("overview", {});
    assert.equal(title, "A direct read into a mapped file, and the flusher");
    assert.deepEqual([file, toolVersion, modelHash.length], ["<stdin>", "1.2.3", 16]);
    const view = await ask("view", { path: start, at: 0 });
    assert.ok(view.actors.some(({ steps }) => steps.length > 0));
    assert.equal(await end(), 0);
    await assert.rejects(fetch(address));
    assert.match(err(), /Ctrl-C ends it/);
  });

  it("escapes what could reorder text", async () => {
    const { address, end } = await startSession(asExpected.replace("title: A", 'title: "a\\u202Eb"\nsource: A'));
    const headers = { "Content-Type": "application/json" };
    const answer = await fetch(`${address}api/overview`, { method: "POST", headers, body: "{}" });
    const { title } = (await answer.json()) as Answers["overview"];
    await end();
    assert.equal(title, "a\\u202eb");
  });

  it("refuses what it cannot explore", async () => {
    const wrong = await gupcheck(["explore", "-"], { stdin: misspelt });
    assert.equal(wrong.code, 2);
    assert.match(wrong.err, /no-crsh/);
    assert.equal((await gupcheck(["explore", "-", "--port", "70000"])).code, 2);
    const taken = createServer();
    await new Promise<void>((resolve) => {
      taken.listen(0, "127.0.0.1", resolve);
    });
    const address = taken.address();
    assert.ok(typeof address === "object" && address !== null);
    const { code, err } = await gupcheck(["explore", "-", "--port", String(address.port)], { stdin: asExpected });
    taken.close();
    assert.equal(code, 2);
    assert.match(err, /^error: port \d+ is taken; without --port a free one is found\n$/);
  });

  it("ends as a process on Ctrl-C, without anything left behind", async () => {
    let isEnding = false;
    const { code, out } = await gupcheckProcess(["explore", "-"], {
      stdin: asExpected,
      onErr: (child, err) => {
        if (!isEnding && err.includes("Ctrl-C")) child.kill("SIGINT");
        isEnding = err.includes("Ctrl-C");
      },
    });
    assert.equal(code, 0);
    assert.match(out, /^http:\/\/127\.0\.0\.1:\d+\/[\w-]+\/\n$/);
  });
});

describe("searches of the explorer", () => {
  const explorer = new Explorer(subjectOf(asExpected));
  const limits = {};

  it("find the shortest violation, or say that there is none", async () => {
    const searches = new Searches({ explorer, newSearcher: () => new DirectSearcher(), limits, workers: 1 });
    const found = await ended(searches, searches.begin(0, undefined));
    assert.equal(found.kind, "found");
    assert.equal(found.found.end.kind, "step");
    const absent = await ended(searches, searches.begin(1, undefined));
    assert.deepEqual([absent.kind, absent.kind === "absent" && absent.states > 100], ["absent", true]);
    assert.equal((await ended(searches, searches.begin(9, undefined))).kind, "failed");
    await searches.end();
  });

  it("say that they were cut, and prove nothing then", async () => {
    const cut = { explorer, newSearcher: () => new DirectSearcher(), limits: { depth: 3 }, workers: 1 };
    const searches = new Searches(cut);
    const open = await ended(searches, searches.begin(1, undefined));
    assert.deepEqual([open.kind, open.kind === "open" && open.why], ["open", "cut at depth 3"]);
    await searches.end();
  });

  it("are ended from outside, and by the next one", async () => {
    const big = new Explorer(subjectOf(large.replace("[no-dma-to-clean-page]", "[no-crash, no-dma-to-clean-page]")));
    const searches = new Searches({ explorer: big, newSearcher: () => new ThreadSearcher(), limits, workers: 1 });
    try {
      const first = searches.begin(0, undefined);
      const second = searches.begin(0, undefined);
      assert.equal(searches.state(first).kind, "gone");
      while (true) {
        const state = searches.state(second);
        assert.equal(state.kind, "running");
        if (state.states > 0) break;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      searches.cancel(first);
      assert.equal(searches.state(second).kind, "running");
      searches.cancel(second);
      const open = await ended(searches, second);
      assert.deepEqual([open.kind, open.kind === "open" && open.why], ["open", "interrupted"]);
      // Another thread goes on: that one was stopped.
      const third = await ended(searches, searches.begin(1, undefined));
      assert.equal(third.kind, "found");
    } finally {
      await searches.end();
    }
  });
});
