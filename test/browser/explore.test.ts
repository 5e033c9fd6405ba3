import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Browser, Page } from "playwright-core";
import { type Session, startSession } from "../cli/explorer/session";
import { readSpec } from "../specs/run-spec";
import { skipBrowserTests, startChromium } from "./chromium";

const deadlocks = readSpec("specs/tutorial/3-wait-for-pins.yaml");
const HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=2</script>';

/** Title, description and the text of a property are the author's; so is the name of a rule. */
const hostile = `gupcheck: 1
title: ${JSON.stringify(HOSTILE)}
description: ${JSON.stringify(HOSTILE)}
source: ${JSON.stringify(`javascript:alert(1) ${HOSTILE}`)}
system: { stable-pages: required, pages: 2, initial: { dirty: any } }
actors:
  app: { run: direct-io-read, dio: legacy-sync }
  flusher: { run: writeback, sync: WB_SYNC_NONE, times: 2 }
kernel: { version: "4.19", direct-io-reference: pin }
policy:
  pin-detector: pincount
  state: { seen: { type: bool, per: page, doc: ${JSON.stringify(HOSTILE)} } }
  rules:
    - { id: note-it, at: writeback.after_mkclean, set: { "seen[page]": true } }
properties:
  - { id: my-own, never: "page.pins > 0 && !page.cached", doc: ${JSON.stringify(HOSTILE)} }
`;

describe("the page of gupcheck explore", { skip: skipBrowserTests }, () => {
  let browser: Browser;
  const sessions = new Map<string, Session>();
  before(async () => {
    browser = await startChromium();
    for (const spec of [deadlocks, hostile]) sessions.set(spec, await startSession(spec));
  });
  after(async () => {
    await browser.close();
    for (const session of sessions.values()) await session.end();
  });

  /** Opens the page, and looks on until `use` is through: nothing may be said on the console, nothing may come from elsewhere. */
  async function withPage(spec: string, use: (page: Page) => Promise<void>, options = {}): Promise<void> {
    const address = sessions.get(spec)?.address ?? "";
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    const page = await context.newPage();
    const said: string[] = [];
    page.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => said.push(`error: ${error.message}`));
    page.on("request", (request) => {
      if (!request.url().startsWith(address)) said.push(`request: ${request.url()}`);
    });
    try {
      await page.goto(address);
      await at(page, "0 of 0");
      await use(page);
      assert.deepEqual(said, []);
    } finally {
      await context.close();
    }
  }

  /** Waits until the page shows a position, such as "3 of 7". */
  async function at(page: Page, position: string): Promise<void> {
    await page.waitForSelector(`body[data-ready="${position}"]`, { timeout: 20_000 });
  }

  const step = (page: Page, actor: string) => page.locator(`button.step[data-actor="${actor}"]`).first();
  const crumbs = (page: Page) => page.locator(".crumb-text").allTextContents();

  it("takes steps, goes back, and shows what has changed", async () => {
    await withPage(deadlocks, async (page) => {
      assert.equal(await page.locator("h1").textContent(), "fsync waits for pins, and holds the page lock");
      assert.equal(await page.locator("#step-count").textContent(), "3 possible");
      await step(page, "flusher").click();
      await at(page, "1 of 1");
      assert.match((await page.locator(".actor", { hasText: "flusher" }).textContent()) ?? "", /index = none → page0/);
      await step(page, "app").click();
      await at(page, "2 of 2");
      await step(page, "app").click();
      await at(page, "3 of 3");
      const names = await page.locator(".crumb-actor").allTextContents();
      assert.deepEqual(names, ["flusher", "app", "app"]);
      await page.getByRole("button", { name: "← Back" }).click();
      await at(page, "2 of 3");
      await page.locator(".crumb").first().click();
      await at(page, "0 of 3");
      assert.ok(await page.locator("#back").isDisabled());
      await page.getByRole("button", { name: "Forward →" }).click();
      await at(page, "1 of 3");
      // Another step than the one ahead begins another way.
      await step(page, "syncer").click();
      await at(page, "2 of 2");
      assert.deepEqual((await crumbs(page)).length, 3);
      await page.goBack();
      await at(page, "1 of 3");
    });
  });

  it("runs to a violation, from the start and from here, and says what there is", async () => {
    await withPage(deadlocks, async (page) => {
      await page.getByRole("button", { name: "Run to a violation" }).click();
      await page.getByRole("button", { name: "deadlock-free: from the start" }).click();
      await at(page, "27 of 27");
      const banner = (await page.locator("#banner").textContent()) ?? "";
      assert.match(banner, /deadlock-free is violated \(27 steps from the start, and no shorter way\)/);
      assert.match(banner, /these are not done: app, flusher, syncer/);
      const syncer = (await page.locator(".actor", { hasText: "fsync(2)" }).textContent()) ?? "";
      assert.match(syncer, /◌ waits/);
      assert.match(syncer, /rule fsync-waits-for-pins tells it to wait/);
      assert.match(syncer, /that is up to app/);
      assert.equal(await page.locator("button.step").count(), 0);
      assert.equal(await page.locator("td.changed").first().textContent(), "rw → ro");
      // The end of the path is in view, and so is the line of the actor that moved last.
      assert.ok(await page.locator(".crumb[aria-current]").evaluate(isInView));
      assert.ok(await page.locator(".line[aria-current] .mark.here", { hasText: "syncer" }).first().evaluate(isInView));

      await page.locator(".crumb").nth(9).click();
      await at(page, "9 of 27");
      await page.keyboard.press("v");
      await page.getByRole("button", { name: "deadlock-free: from here" }).click();
      await at(page, "27 of 27");
      assert.match((await page.locator("#banner").textContent()) ?? "", /18 steps from step 9/);

      await page.keyboard.press("v");
      await page.getByRole("button", { name: "no-crash: from here" }).click();
      const status = page.locator("#search-status", { hasText: "no violation can be reached from here" });
      await status.waitFor();
      assert.match((await status.textContent()) ?? "", /all 1 state were seen|all 1 state was seen/);
      await page.keyboard.press("Escape");
      await at(page, "27 of 27");
    });
  });

  it("has an address for each state, which is good after a reload and in another window", async () => {
    await withPage(deadlocks, async (page) => {
      for (let taken = 1; taken <= 4; taken += 1) {
        await step(page, taken % 2 === 0 ? "app" : "flusher").click();
        await at(page, `${String(taken)} of ${String(taken)}`);
      }
      await page.keyboard.press("ArrowLeft");
      await at(page, "3 of 4");
      const before = await crumbs(page);
      const state = await page.locator("#tables").textContent();
      await page.reload();
      await at(page, "3 of 4");
      assert.deepEqual(await crumbs(page), before);
      assert.equal(await page.locator("#tables").textContent(), state);
      const link = page.url();
      const other = await page.context().newPage();
      await other.goto(link);
      await at(other, "3 of 4");
      await other.goto(link.replace(/#m=[0-9a-f]+/, "#m=0").replace(/p=[^&]*/, "p=0.99.nonsense.0"));
      await at(other, "1 of 1");
      const banner = (await other.locator("#banner").textContent()) ?? "";
      assert.match(banner, /made for another model/);
      assert.match(banner, /followed for 1 of its 3 steps/);
    });
  });

  it("is walked by keyboard alone", async () => {
    await withPage(deadlocks, async (page) => {
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      assert.equal(await focused(page), "flusher");
      await page.keyboard.press("Enter");
      await at(page, "1 of 1");
      assert.equal(await focused(page), "flusher");
      await page.keyboard.press("ArrowUp");
      assert.equal(await focused(page), "app");
      await page.keyboard.press("Enter");
      await at(page, "2 of 2");
      await page.keyboard.press("Backspace");
      await at(page, "1 of 2");
      await page.keyboard.press("Home");
      await at(page, "0 of 2");
      await page.keyboard.press("End");
      await at(page, "2 of 2");
      await page.keyboard.press("3");
      await at(page, "3 of 3");
      await page.keyboard.press("r");
      await at(page, "4 of 4");
      await page.keyboard.press("?");
      assert.ok(await page.getByRole("dialog", { name: "Keys" }).isVisible());
      await page.keyboard.press("1");
      await page.keyboard.press("Escape");
      assert.ok(!(await page.getByRole("dialog", { name: "Keys" }).isVisible()));
      await at(page, "4 of 4");
      await page.getByRole("button", { name: "Random walk" }).click();
      await page.waitForFunction(() => !(document.body.dataset.ready ?? "").startsWith("4 "));
    });
  });

  it("shows whatever a spec says as text, and lets the initial state be chosen", async () => {
    await withPage(hostile, async (page) => {
      assert.equal(await page.locator("h1").textContent(), HOSTILE);
      assert.equal(await page.title(), `${HOSTILE}: gupcheck explore`);
      await page.locator("#file").click();
      assert.ok((await page.locator("#about").textContent())?.includes(HOSTILE));
      await page.getByRole("button", { name: "Run to a violation" }).click();
      assert.ok((await page.locator("#property-list").textContent())?.includes(HOSTILE));
      await page.keyboard.press("Escape");
      assert.equal(await page.locator("img, script:not([src])").count(), 0);
      const choices = await page.locator("#initial option").allTextContents();
      assert.ok(choices.length > 1);
      assert.match(choices.at(-1) ?? "", /dirty\[page0\] = yes, dirty\[page1\] = yes/);
      await page.locator("#initial").selectOption({ index: choices.length - 1 });
      await page.locator("tr", { hasText: "dirty" }).first().locator("td", { hasText: "yes" }).first().waitFor();
      assert.match(page.url(), new RegExp(`s=${String(choices.length - 1)}$`));
      assert.match((await page.locator("#tables").textContent()) ?? "", /Policy.*policy\.seen/);
    });
  });

  it("can be read on a phone, in the light and in the dark", async () => {
    for (const colorScheme of ["light", "dark"] as const) {
      const options = { viewport: { width: 390, height: 844 }, colorScheme };
      await withPage(
        deadlocks,
        async (page) => {
          await page.keyboard.press("v");
          await page.getByRole("button", { name: "no-dma-to-clean-page: from here" }).click();
          await page.locator("#search-status", { hasText: "no violation" }).waitFor();
          assert.ok(await fits(page), "the dialog");
          await page.keyboard.press("Escape");
          await step(page, "app").click();
          await at(page, "1 of 1");
          assert.ok(await fits(page), "the page");
          assert.deepEqual(await page.evaluate(poorContrasts), []);
          const jump = page.getByRole("button", { name: "Code", exact: true });
          await jump.click();
          assert.ok(await page.locator("#code-heading").evaluate(isInView));
        },
        options,
      );
    }
  });

  it("says so when gupcheck was ended", async () => {
    const session = await startSession(deadlocks);
    const page = await browser.newPage();
    await page.goto(session.address);
    await at(page, "0 of 0");
    assert.equal(await session.end(), 0);
    await step(page, "app").click();
    await page.locator(".message", { hasText: "does not answer any more" }).waitFor();
    await page.close();
  });
});

/** The actor whose step has the focus. */
function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() =>
    document.activeElement instanceof HTMLElement ? document.activeElement.dataset.actor : undefined,
  );
}

/** Whether nothing sticks out to the right. */
function fits(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
}

function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  for (let around = element.parentElement; around !== null; around = around.parentElement) {
    if (getComputedStyle(around).overflowY === "visible") continue;
    const box = around.getBoundingClientRect();
    if (bottom > box.bottom + 1 || top < box.top - 1) return false;
  }
  return top >= 0 && bottom <= innerHeight;
}

/** Texts that have less contrast to what is behind them than WCAG's AA asks for (4.5). */
function poorContrasts(): readonly string[] {
  const numbers = (color: string): readonly number[] => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (color: string): number => {
    const [red = 0, green = 0, blue = 0] = numbers(color).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element: Element | null): string => {
    for (let around = element; around !== null; around = around.parentElement) {
      const { backgroundColor } = getComputedStyle(around);
      if ((numbers(backgroundColor)[3] ?? 1) > 0) return backgroundColor;
    }
    return "rgb(255, 255, 255)";
  };
  return [...document.querySelectorAll("body *")].flatMap((element) => {
    const text = [...element.childNodes].map((node) => (node.nodeType === 3 ? (node.textContent ?? "") : "")).join("");
    const isOff =
      element.matches(":disabled, option") ||
      element.closest("dialog, [hidden], noscript, details:not([open])") !== null;
    if (text.trim() === "" || isOff) return [];
    const [one, other] = [luminance(getComputedStyle(element).color), luminance(behind(element))];
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    return contrast < 4.5 ? [`${text.trim()}: ${contrast.toFixed(2)}`] : [];
  });
}
