import { enumeration, indexSet } from "../../model";

/** The pages of the file, by position. */
export const pages = indexSet("page");

export const syncMode = enumeration("sync_mode", ["WB_SYNC_NONE", "WB_SYNC_ALL"]);
