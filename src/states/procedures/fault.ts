import { isDax, type World } from "../world";
import { daxFault } from "./dax-fault";
import { handleMmFault } from "./handle-mm-fault";

/** The write fault of the storage; the caller holds mmap_lock. */
export const writeFault = (world: World) => (isDax(world) ? daxFault(world) : handleMmFault(world));
