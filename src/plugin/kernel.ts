/** What plug-ins can name of the kernel: decision points, state, and conditions on it. */
export {
  evictInode,
  freeBlocks,
  fsyncStart,
  gupCheckVma,
  gupFastPath,
  invalidatePageLocked,
  pageMkwrite,
  reclaimAfterUnmap,
  reflinkBeforeShare,
  reflinkStart,
  truncateAfterUnmap,
  truncateBeforeUnmap,
  truncatePageLocked,
  truncateStart,
  writeBegin,
  writebackAfterMkclean,
  writebackBeforeMkclean,
} from "../states/decision-points";
export { isDax } from "../states/world";
export {
  breakLeases,
  fenced,
  killed,
  lease,
  someLeaseBreaking,
  someLeaseExpired,
  someLeaseHeld,
} from "../states/world/lease";
export { invalidateLock, invalidateLockShared, iRwsem } from "../states/world/lock";
export {
  beyondEof,
  bounced,
  buffers,
  cached,
  crashed,
  dirty,
  isMapped,
  isReadByDevice,
  isUnderWriteback,
  pageLock,
  pte,
  shared,
  vma,
  writeback,
} from "../states/world/page";
export {
  hasCountedPin,
  hasExtraReference,
  hasManyReferences,
  hasUnsettledWritePin,
  isHeld,
  longTerm,
  pin,
  pinFrame,
  takesPins,
  writesMemory,
} from "../states/world/pin";
export { pages, syncMode } from "../states/world/sets";
