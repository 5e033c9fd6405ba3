import { bool, enumeration, processes, table } from "../../model";

/*
 * What is owed to callers: ghosts that only responses read.
 */
export const callState = enumeration("call", ["idle", "pending", "failed"]);
export const fsyncCall = table("fsync_call", callState, processes, "idle", {
  doc: "the actor's fsync: pending (has been called, has not returned), failed (the last one returned an error), idle",
  ghost: true,
});
export const truncateCall = table("truncate_call", callState, processes, "idle", {
  doc: "the actor's truncate or hole punch: pending, failed (the last one returned an error), idle",
  ghost: true,
});
export const pinRequest = table("pin_request", bool, processes, false, {
  doc: "the actor has asked for pins and has neither got them nor an error",
  ghost: true,
});
export const deviceFault = table("device_fault", bool, processes, false, {
  doc: "the actor's device has raised a page request that is not answered",
  ghost: true,
});
