import type { Terminal } from "./terminal";

/**
 * Whether a terminal gets ASCII only: what --ascii or --no-ascii says, else whether the locale (LC_ALL, LC_CTYPE, LANG: the
 * first that is set) has another character set than UTF-8. Where no locale is set at all, as in many containers, UTF-8 is
 * taken for granted.
 */
export function wantsAscii(asked: boolean | undefined, env: Terminal["env"]): boolean {
  if (asked !== undefined) return asked;
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find((value) => value !== undefined && value !== "");
  return locale !== undefined && !/\.?utf-?8(@.*)?$/i.test(locale);
}
