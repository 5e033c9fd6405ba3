import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { CheckResult, Limits } from "../checker";

/** Raised whenever what is kept changes its form. */
const FORMAT = 1;

/** What a result depends on apart from the program. */
export interface CacheKey {
  readonly modelHash: string;
  readonly limits: Limits;
  readonly stopAtViolation: boolean;
}

interface Kept {
  readonly format: number;
  readonly toolVersion: string;
  readonly key: CacheKey;
  readonly result: CheckResult;
}

/**
 * Results of searches in a folder, one file each, by the hash of the model. A file of another version of the program, or
 * one that is damaged, counts for nothing. What a limit on time or memory or an interruption cut is not kept. A folder
 * that cannot be written to makes no difference but to the time: `failure` says so.
 */
export class ResultCache {
  failure: string | undefined;

  constructor(
    private readonly folder: string,
    private readonly toolVersion: string,
  ) {}

  get(key: CacheKey): CheckResult | undefined {
    try {
      const [digest, text] = split(readFileSync(this.fileOf(key), "utf8"));
      if (digest !== sha256(text)) return undefined;
      const kept = JSON.parse(text) as Kept;
      const isMine = kept.format === FORMAT && kept.toolVersion === this.toolVersion;
      return isMine && same(kept.key, key) && kept.result.modelHash === key.modelHash ? kept.result : undefined;
    } catch {
      return undefined; // not there, or not one of ours
    }
  }

  put(key: CacheKey, result: CheckResult): void {
    const cut = result.limit?.kind;
    if (cut === "time" || cut === "memory" || cut === "interrupted") return;
    const kept: Kept = { format: FORMAT, toolVersion: this.toolVersion, key, result };
    const text = JSON.stringify(kept);
    const file = this.fileOf(key);
    const partial = `${file}.${String(process.pid)}.partial`;
    try {
      mkdirSync(this.folder, { recursive: true });
      writeFileSync(partial, `${sha256(text)}\n${text}`);
      renameSync(partial, file);
    } catch (error) {
      rmSync(partial, { force: true });
      this.failure ??= error instanceof Error ? error.message : String(error);
    }
  }

  private fileOf(key: CacheKey): string {
    return join(this.folder, `${key.modelHash}-${sha256(JSON.stringify(canonical(key))).slice(0, 8)}.json`);
  }
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

function split(text: string): readonly [digest: string, rest: string] {
  const end = text.indexOf("\n");
  return [text.slice(0, end), text.slice(end + 1)];
}

function canonical({ modelHash, limits, stopAtViolation }: CacheKey): readonly unknown[] {
  return [modelHash, stopAtViolation, limits.states ?? null, limits.depth ?? null];
}

function same(left: CacheKey, right: CacheKey): boolean {
  return JSON.stringify(canonical(left)) === JSON.stringify(canonical(right));
}
