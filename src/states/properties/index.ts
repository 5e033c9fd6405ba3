import { noCleanWhilePinned, noDmaToCleanPage, noUnpreparedDirty } from "./clean-pages";
import { fsyncDurable } from "./durability";
import { deadlockFree, noCrash } from "./kernel-health";
import { deviceMappingSubset, mappingWithinVma, noFreedBlockReference } from "./references";
import { noDmaToTruncatedPage, noSilentDrop } from "./removal";
import {
  deviceFaultResolves,
  dirtyPageCleaned,
  fsyncReturns,
  fsyncSucceeds,
  leaseBreakEnds,
  pinResolves,
  truncateReturns,
  truncateSucceeds,
} from "./responses";
import { noSharedBlockWrite, spaceReserved } from "./shared-blocks";
import { noNewPinWriteUnderWriteback, noWriteUnderWriteback } from "./stable-pages";

export type { BuiltInProperty } from "./built-in-property";

/** All properties that gupcheck knows by name, in the order of reports. */
export const builtInProperties = [
  noWriteUnderWriteback,
  noNewPinWriteUnderWriteback,
  noDmaToCleanPage,
  noCleanWhilePinned,
  noUnpreparedDirty,
  noDmaToTruncatedPage,
  noFreedBlockReference,
  mappingWithinVma,
  deviceMappingSubset,
  noSharedBlockWrite,
  spaceReserved,
  fsyncDurable,
  noSilentDrop,
  noCrash,
  deadlockFree,
  fsyncReturns,
  fsyncSucceeds,
  truncateReturns,
  truncateSucceeds,
  pinResolves,
  dirtyPageCleaned,
  leaseBreakEnds,
  deviceFaultResolves,
] as const;
