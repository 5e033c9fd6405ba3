import type { Agent } from "../model";

/** How a direct read tells the user that it is done, and when it sets the pages dirty (fs/direct-io.c, fs/iomap.c). */
export type DioFlavour = "legacy-sync" | "legacy-aio" | "iomap";
export const dioFlavours: readonly DioFlavour[] = ["legacy-sync", "legacy-aio", "iomap"];

/**
 * Which file is read, into a mapping of which: another one into a mapping of ours, ours into a mapping of itself, or ours
 * into a mapping of another one.
 */
export type DioFiles = "another-file" | "this-file" | "this-file-elsewhere";
export const dioFiles: readonly DioFiles[] = ["another-file", "this-file", "this-file-elsewhere"];

/** WB_SYNC_NONE is background writeback, WB_SYNC_ALL is for data integrity. */
export type SyncMode = "WB_SYNC_NONE" | "WB_SYNC_ALL";

/**
 * Who holds a long-term registration. Each may give it up at any time and need not; a cooperative one answers when it is
 * asked to, before any timer runs out. `exits`: may exit without giving it up, its descriptor is closed then.
 * `passes-descriptor`: has sent its descriptor to another process, and may exit. `killed`: can be killed at any time.
 */
export type RdmaUser = "cooperative" | "slow" | "hostile" | "exits" | "passes-descriptor" | "killed";
export const rdmaUsers: readonly RdmaUser[] = [
  "cooperative",
  "slow",
  "hostile",
  "exits",
  "passes-descriptor",
  "killed",
];

/** Page cache: a page is a copy of a block. fsdax: a page is the block. */
export type Storage = "page-cache" | "dax";
export const storages: readonly Storage[] = ["page-cache", "dax"];

/**
 * The entries of the mapping of an fsdax file: one for each page, or a multi-order one for all of them, which a PMD maps as
 * a whole. On the page cache it means nothing.
 */
export type DaxEntries = "one-page" | "multi-order";
export const daxEntries: readonly DaxEntries[] = ["one-page", "multi-order"];

/** Whose progress in an actor's work can be counted on where it is not said otherwise, or can not. */
export type ActorFairness = Partial<Readonly<Record<Agent, "fair" | "unfair">>>;

interface ActorBase {
  readonly name: string;
  /** What differs from `unfairAgents`. */
  readonly fairness?: ActorFairness;
  /** How often it does it; `forever` is a background actor that need not finish. */
  readonly times: number | "forever";
}

/** Who does what. Page numbers are positions in the file, from 0. */
export type Actor = ActorBase &
  (
    | { readonly run: "cpu-store"; readonly page: number }
    | { readonly run: "buffered-write"; readonly page: number }
    | {
        readonly run: "direct-io-read";
        readonly dio: DioFlavour;
        /** Default: another file. */
        readonly reads?: DioFiles;
        /** The pages of the mapped buffer, in the order in which they are pinned; none where it is elsewhere. */
        readonly buffer: readonly number[];
        /** At most so many device writes to the buffer in each read. */
        readonly dmaWrites: number;
      }
    | { readonly run: "writeback"; readonly sync: SyncMode; readonly from: number }
    | { readonly run: "fsync" }
    | { readonly run: "truncate"; readonly from: number; readonly for?: string }
    | { readonly run: "punch-hole"; readonly from: number; readonly to: number; readonly for?: string }
    | { readonly run: "direct-write"; readonly from: number; readonly to: number }
    | { readonly run: "reclaim" }
    | {
        readonly run: "rdma";
        readonly user: RdmaUser;
        /** The pages that are registered, in the order in which they are pinned. */
        readonly buffer: readonly number[];
        /** At most so many transfers by the remote side. */
        readonly dmaWrites: number;
        /** The layout lease that the user takes before it registers. */
        readonly lease: "none" | "shared" | "exclusive";
      }
    | {
        readonly run: "faulting-device";
        /** The pages that the device may write to. */
        readonly buffer: readonly number[];
        /** At most so many DMA writes. */
        readonly dmaWrites: number;
      }
    | { readonly run: "reflink" }
    | { readonly run: "migrate" }
    | { readonly run: "munmap" }
    | { readonly run: "unlink" }
    | { readonly run: "allocate" }
  );

export type ActorKind = Actor["run"];

/** Whether actors of that kind have something to do on that storage. */
export const worksOn = (run: ActorKind, storage: Storage): boolean =>
  storage === "page-cache" || !["buffered-write", "direct-write", "reclaim", "migrate"].includes(run);

/** Lets go of a registration sooner or later: by itself, or, under a lease, when asked. */
export const isCooperative = (user: RdmaUser): boolean => user === "cooperative" || user === "slow";

/**
 * Whose progress in an actor's work cannot be counted on: the user's, except one that holds a registration without a lease
 * and lets go of it sooner or later (cooperative, slow); and whatever the scenario says. With a lease such a user answers
 * when it is asked to give it up, and lets go of nothing by itself.
 */
export function unfairAgents(actor: Actor): readonly Agent[] {
  const isWilling = actor.run === "rdma" && isCooperative(actor.user) && actor.lease === "none";
  const agents: readonly Agent[] = ["kernel", "device", "user"];
  return agents.filter((agent) => {
    const told = actor.fairness?.[agent];
    return told === undefined ? agent === "user" && !isWilling : told === "unfair";
  });
}

/** The worker that completes what a direct read has deferred. */
export const workerName = (actor: string): string => `${actor}.worker`;

/** Direct reads other than synchronous ones, into the page cache, may leave their completion to a worker. */
export const hasWorker = (actor: Actor, storage: Storage): boolean =>
  storage === "page-cache" &&
  actor.run === "direct-io-read" &&
  actor.dio !== "legacy-sync" &&
  actor.reads !== "this-file-elsewhere";

/** The queue in which a device with an asynchronous driver finds its invalidations. */
export const queueName = (actor: string): string => `${actor}.queue`;

/** Whether anybody unmaps the file, or exits. */
export const takesMappingsDown = (actors: readonly Actor[]): boolean =>
  actors.some(
    (actor) =>
      actor.run === "munmap" ||
      (actor.run === "rdma" &&
        (actor.lease !== "none" || ["exits", "passes-descriptor", "killed"].includes(actor.user))),
  );

/** A fixed value, or each possible one. */
export type Initially<T> = T | "any";

/** How each page of the file starts. */
export interface InitialPage {
  readonly cached: Initially<boolean>;
  readonly dirty: Initially<boolean>;
  readonly pte: Initially<"none" | "ro" | "rw">;
  readonly buffers: Initially<boolean>;
  readonly writeback: Initially<"none" | "submitted">;
}

export const defaultInitialPage: InitialPage = {
  cached: true,
  dirty: false,
  pte: "none",
  buffers: true,
  writeback: "none",
};

/** Who runs what, on which storage. */
export interface Scenario {
  readonly storage: Storage;
  readonly daxEntries: DaxEntries;
  /** Whether the device needs pages not to change while it reads them (checksums, parity). */
  readonly stablePagesRequired: boolean;
  /** Blocks may be shared between files, and a write to a shared one goes to a new block that must be reserved first. */
  readonly copyOnWrite: boolean;
  readonly pages: number;
  readonly initial: InitialPage;
  readonly actors: readonly Actor[];
}

/** The largest numbers a scenario may ask for. */
export const scenarioLimits = { pages: 4, actors: 12, times: 8, dmaWrites: 8 } as const;
