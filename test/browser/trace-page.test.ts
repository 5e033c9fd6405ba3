import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import type { AxeResults } from "axe-core";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { defaultTextOptions, statesOf, type TraceFile, writeTrace } from "../../src/report";
import { crash, writeback } from "../report/models";
import { hostile, loop, standstill, traceFileFor } from "../report/trace-files";
import { skipBrowserTests, startChromium } from "./chromium";
import { showPage } from "./show-page";

const pageOf = (file: TraceFile): string => writeTrace(file, "html", defaultTextOptions);
const wide = { viewport: { width: 1280, height: 900 } };
const narrow = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** What an expression is in the page. */
function inPage<T>(page: Page, expression: string): Promise<T> {
  return page.evaluate<T>(expression);
}

/** The values in the tables, by position, without what they were before. */
function shownValues(page: Page): Promise<readonly string[]> {
  return inPage(
    page,
    `Array.from(document.querySelectorAll("[data-cell]"))
      .sort((one, other) => one.dataset.cell - other.dataset.cell)
      .map((cell) => cell.firstChild.textContent)`,
  );
}

const where = async (page: Page): Promise<string> => (await page.locator("#where").textContent()) ?? "";
const current = (page: Page): Promise<string | null> => page.locator("[aria-current=step]").getAttribute("data-state");

describe("the page of a trace, in a browser", { skip: skipBrowserTests }, () => {
  let browser: Browser;
  before(async () => {
    browser = await startChromium();
  });
  after(async () => {
    await browser.close();
  });

  /** Shows a trace, does something with the page, and makes sure that nothing went wrong on the way. */
  async function withPage(
    file: TraceFile,
    act: (page: Page) => Promise<void>,
    options: BrowserContextOptions = wide,
    hash = "",
  ): Promise<void> {
    const { page, complaints, close } = await showPage(browser, pageOf(file), options, hash);
    await act(page);
    await close();
    assert.deepEqual(complaints, []);
  }

  it("walks through all states by keys, and shows what each is", async () => {
    const file = traceFileFor(writeback, "few-lost-writes");
    const states = statesOf(file.trace);
    const { length } = file.trace;
    await withPage(file, async (page) => {
      assert.equal(await where(page), `after step ${String(length)} of ${String(length)}`);
      await page.keyboard.press("Home");
      assert.equal(await where(page), "first state, before step 1");
      for (const [at, { values }] of states.entries()) {
        assert.deepEqual(await shownValues(page), values);
        assert.equal(await current(page), String(at));
        const changed = await page.locator("td.changed[data-cell]").count();
        assert.equal(changed, at === 0 ? 0 : file.trace.steps[at - 1]?.changes.length);
        await page.keyboard.press("ArrowRight");
      }
      assert.equal(await current(page), String(length));
      await page.keyboard.press("ArrowLeft");
      await page.keyboard.press("ArrowUp");
      assert.equal(await current(page), String(length - 2));
      await page.keyboard.press("ArrowDown");
      assert.equal(await current(page), String(length - 1));
      await page.keyboard.press("End");
      assert.equal(await current(page), String(length));
    });
  });

  it("walks by buttons, slider, and clicks on steps", async () => {
    await withPage(loop, async (page) => {
      await page.locator("#first").click();
      assert.equal(await current(page), "0");
      assert.ok(await page.locator("#first").isDisabled());
      await page.locator("#next").click();
      assert.equal(await current(page), "1");
      await page.locator("#slider").fill("3");
      assert.equal(await where(page), "after step 3 of 5");
      assert.match((await page.locator("#slider").getAttribute("aria-valuetext")) ?? "", /philosopher0: puts back/);
      await page.locator("#slider").focus();
      await page.keyboard.press("ArrowRight");
      assert.equal(await current(page), "4");
      await page.locator("#previous").click();
      assert.equal(await current(page), "3");
      await page.locator("#step-2 button").click();
      assert.equal(await current(page), "2");
      assert.match(page.url(), /#step-2$/);
      await page.locator("#last").click();
      assert.equal(await current(page), "5");
    });
  });

  it("opens at the step that its address names", async () => {
    await withPage(loop, async (page) => assert.equal(await current(page), "2"), wide, "#step-2");
    await withPage(loop, async (page) => assert.equal(await current(page), "5"), wide, "#step-99");
  });

  it("goes round where the trace repeats, and says so", async () => {
    await withPage(loop, async (page) => {
      for (const press of ["ArrowRight", "End"]) await page.keyboard.press(press);
      await page.keyboard.press("ArrowRight");
      assert.equal(await current(page), "2");
      await page.keyboard.press("End");
      await page.locator("#slider").focus();
      await page.keyboard.press("ArrowRight");
      assert.equal(await current(page), "2");
      assert.equal(await page.locator("li.repeated").count(), 4);
      assert.match(await page.locator("ol.steps").innerText(), /Steps 2 to 5 repeat forever\./);
    });
    await withPage(standstill, async (page) => {
      await page.keyboard.press("ArrowRight");
      assert.equal(await current(page), "2");
      assert.match(await page.locator("ol.steps").innerText(), /From here on nothing more need happen, forever\./);
    });
  });

  it("shows cells that never change when it is asked to", async () => {
    await withPage(traceFileFor(crash, "no-crash"), async (page) => {
      const pinned = page.getByRole("rowheader", { name: "pinned \u00b7 app" });
      assert.equal(await pinned.isVisible(), false);
      await page.getByLabel(/show what never changes/).check();
      assert.ok(await pinned.isVisible());
    });
  });

  it("takes hostile text for a text", async () => {
    await withPage(hostile, async (page) => {
      for (const key of ["Home", "ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
      assert.equal(await inPage(page, "document.images.length + document.scripts.length"), 2);
      assert.match(await page.locator("#step-1").innerText(), /<\/script><img src=x onerror=alert\(1\)>/);
    });
  });

  it("tells the whole story without a script", async () => {
    const file = traceFileFor(crash, "no-dma-to-clean-page");
    await withPage(
      file,
      async (page) => {
        assert.equal(await page.locator(".step").count(), file.trace.length);
        assert.equal(await page.locator(".controls").isVisible(), false);
        assert.deepEqual(await page.locator("[data-cell] .value").allInnerTexts(), statesOf(file.trace).at(-1)?.values);
        assert.ok(await page.getByRole("rowheader", { name: "no-crash" }).isVisible());
      },
      { ...wide, javaScriptEnabled: false },
    );
  });

  it("fits into a wide window, a phone and a sheet of paper", async () => {
    for (const file of [traceFileFor(writeback, "few-lost-writes"), loop, hostile]) {
      for (const options of [wide, narrow]) {
        await withPage(
          file,
          async (page) => {
            const overflow = (): Promise<number> =>
              inPage(page, "document.documentElement.scrollWidth - document.documentElement.clientWidth");
            assert.equal(await overflow(), 0);
            await page.emulateMedia({ media: "print" });
            assert.equal(await page.locator(".controls").isVisible(), false);
            for (const step of await page.locator(".step").all()) assert.ok(await step.isVisible());
            assert.equal(await overflow(), 0);
          },
          options,
        );
      }
    }
  });

  it("has nothing that keeps people out, as far as axe can tell, in light and dark", async () => {
    const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
    for (const file of [traceFileFor(crash, "no-crash"), loop]) {
      for (const options of [wide, narrow]) {
        for (const colorScheme of ["light", "dark"] as const) {
          await withPage(
            file,
            async (page) => {
              await page.keyboard.press("ArrowLeft");
              await page.evaluate('document.querySelector("details").open = true');
              await page.evaluate(axe);
              const { violations } = await inPage<AxeResults>(page, "axe.run()");
              assert.deepEqual(
                violations.map(({ id, nodes }) => [
                  id,
                  ...nodes.map(({ html, failureSummary }) => [html, failureSummary]),
                ]),
                [],
              );
            },
            { ...options, colorScheme, reducedMotion: "reduce" },
          );
        }
      }
    }
  });
});
