import { deviceFault, fsyncCall, pinRequest, truncateCall } from "./world/call";
import { driverLock, inFlight, invalidating, mustRetry, revoked } from "./world/device";
import { acked, owed, written } from "./world/durability";
import { fenced, killed, lease } from "./world/lease";
import {
  fileLock,
  fileLockShared,
  invalidateLock,
  invalidateLockShared,
  iRwsem,
  mmapLock,
  mmapLockShared,
  otherFileLock,
  otherFileLockShared,
} from "./world/lock";
import {
  beyondEof,
  bounced,
  buffers,
  cached,
  crashed,
  dirty,
  munmapReturned,
  pageLock,
  pte,
  queuedBy,
  reserved,
  shared,
  stalePte,
  vma,
  writeback,
} from "./world/page";
import { newSinceWriteback, pin, pinFrame } from "./world/pin";

/** Variables of the kernel that belong together, in the order in which people look at them. */
export interface StateSection {
  readonly title: string;
  readonly variables: readonly string[];
}

type Declared = { readonly declaration: { readonly name: string } };

const section = (title: string, ...variables: readonly Declared[]): StateSection => ({
  title,
  variables: variables.map(({ declaration }) => declaration.name),
});

/** All variables of the kernel that can change. Those of a policy are in none of the sections. */
export const stateSections: readonly StateSection[] = [
  section("Pages", cached, dirty, writeback, queuedBy, bounced, buffers, beyondEof, shared, reserved),
  section("Mapping", pte, stalePte, vma, munmapReturned),
  section("Pins", pin, pinFrame),
  section(
    "Locks",
    pageLock,
    iRwsem,
    invalidateLock,
    invalidateLockShared,
    mmapLock,
    mmapLockShared,
    driverLock,
    fileLock,
    fileLockShared,
    otherFileLock,
    otherFileLockShared,
  ),
  section("Leases", lease, killed, fenced),
  section("Devices that fault", inFlight, invalidating, mustRetry, revoked),
  section("Kernel", crashed),
  section("Owed to callers", fsyncCall, truncateCall, pinRequest, deviceFault),
  section("Data, as properties follow it", acked, written, owed, newSinceWriteback),
];
