import { existsSync, type FSWatcher, readdirSync, realpathSync, watch } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { isFolder } from "../inputs";

/** Folders in which nobody keeps specs, and which are large. */
const SKIPPED: ReadonlySet<string> = new Set(["node_modules", ".git"]);

/** More folders than this are not watched one by one. */
const MOST_FOLDERS = 2000;

/**
 * Watches files, and folders for specs in them. Folders are watched and not the files themselves, so that a file that is
 * replaced, renamed into place or gone for a while is still seen; for the same reason a place that is not there is waited
 * for in the nearest folder above. What was not there when the watch began needs a new one: `onChange` is the occasion.
 */
export class FileWatch {
  private readonly watchers = new Map<string, FSWatcher>();
  /** What counts in each folder. */
  private readonly filters = new Map<string, ((name: string) => boolean)[]>();

  constructor(private readonly onChange: (path: string) => void) {}

  /** Throws where the system does not allow so many watches. */
  add(paths: readonly string[]): void {
    for (const path of paths) {
      const place = resolve(path);
      this.addEntry(place);
      if (existsSync(place)) this.addEntry(realpathSync(place));
      if (isFolder(place)) this.addTree(place);
    }
  }

  close(): void {
    for (const watcher of this.watchers.values()) watcher.close();
    this.watchers.clear();
  }

  /** One entry of a folder; of a folder that is not there, the way to it. */
  private addEntry(place: string): void {
    const folder = dirname(place);
    if (folder === place) return;
    if (isFolder(folder)) this.watchFolder(folder, (name) => name === basename(place));
    else this.addEntry(folder);
  }

  private addTree(folder: string): void {
    if (this.watchers.size >= MOST_FOLDERS) return;
    this.watchFolder(folder, (name) => /\.ya?ml$/.test(name) || (!SKIPPED.has(name) && isFolder(join(folder, name))));
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory() && !SKIPPED.has(entry.name)) this.addTree(join(folder, entry.name));
    }
  }

  private watchFolder(folder: string, counts: (name: string) => boolean): void {
    const known = this.filters.get(folder);
    if (known !== undefined) {
      known.push(counts);
      return;
    }
    const filters = [counts];
    const watcher = watch(folder, (_event, name) => {
      if (name === null || filters.some((filter) => filter(name))) this.onChange(join(folder, name ?? ""));
    });
    // A folder that goes away is seen by the folder above.
    watcher.on("error", () => undefined);
    this.filters.set(folder, filters);
    this.watchers.set(folder, watcher);
  }
}
