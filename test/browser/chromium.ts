import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const PROGRAM = "/usr/bin/chromium";

/**
 * Why tests in a browser are skipped: false where Chromium is installed. Where GUPCHECK_BROWSER_TESTS=required says that
 * it has to be, they are not skipped, and fail without it.
 */
export const skipBrowserTests: string | false =
  existsSync(PROGRAM) || process.env.GUPCHECK_BROWSER_TESTS === "required"
    ? false
    : `needs Chromium as ${PROGRAM} (apt-get install chromium)`;

/** Starts Chromium without a window, in a profile of its own that is gone afterwards. */
export function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: PROGRAM,
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
