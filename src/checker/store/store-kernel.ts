import { copyCode, hashCode, sameCode } from "./hash-code";

/**
 * The loops of the state store over states of a fixed number of words, with the loops over the words of one state
 * unrolled.
 */
export interface StoreKernel {
  /** The hashes of `count` states. */
  hash(words: Int32Array, count: number, hashes: Int32Array): void;
  /**
   * Enters the states numbered `first` to `last - 1`, all different, into a table that has none of them. There is room
   * for some hashes, the more the better.
   */
  fill(states: Int32Array, first: number, last: number, table: Int32Array, hashes: Int32Array): void;
  /**
   * Adds those of `count` candidates that are new behind the first `known` states, and returns how many states there are
   * then. Arrays must have room.
   */
  insert(
    candidates: Int32Array,
    from: Int32Array,
    count: number,
    hashes: Int32Array,
    states: Int32Array,
    parents: Int32Array,
    known: number,
    table: Int32Array,
  ): number;
  /** The number of each of `count` candidates among the states; -1 where it is not among them. */
  locate(
    candidates: Int32Array,
    count: number,
    hashes: Int32Array,
    states: Int32Array,
    table: Int32Array,
    numbers: Int32Array,
  ): void;
  /** True where all of `count` candidates are among the states. */
  hasAll(candidates: Int32Array, count: number, hashes: Int32Array, states: Int32Array, table: Int32Array): boolean;
}

const kernels = new Map<number, StoreKernel>();

/**
 * The kernel for states of so many words. An entry of the table is 0, or a state's number plus one in its lower bits
 * (as many as the table's positions have) and the upper bits of the state's hash above; collisions go to the next
 * position.
 *
 * Places in the table are touched for many states first, and only then it is decided what is there: so the cache misses
 * of different states overlap.
 */
export function storeKernel(words: number): StoreKernel {
  const existing = kernels.get(words);
  if (existing !== undefined) return existing;
  const made = makeKernel(words);
  kernels.set(words, made);
  return made;
}

function makeKernel(words: number): StoreKernel {
  const W = String(words);
  const find = [
    "const h=H[k];let slot=h&mask,entry=T[slot];",
    `while(entry!==0){if(((entry^h)&~mask)===0){const at=((entry&mask)-1)*${W};`,
    `if(${sameCode(words, ["S", "at"], ["C", "c"])})break}`,
    "slot=slot+1&mask;entry=T[slot]}",
  ].join("");
  const text = `
let sink=0;
function hash(C,count,H){for(let k=0,c=0;k<count;k++,c+=${W}){${hashCode(words, "C", "c")}H[k]=h}}
function fill(S,first,last,T,H){const mask=T.length-1;
for(let s=first;s<last;s+=H.length){const end=Math.min(last,s+H.length);let touched=0;
for(let n=s;n<end;n++){const at=n*${W};${hashCode(words, "S", "at")}H[n-s]=h}
for(let n=s;n<end;n++)touched^=T[H[n-s]&mask];
sink^=touched;
for(let n=s;n<end;n++){const h=H[n-s];let slot=h&mask;while(T[slot]!==0)slot=slot+1&mask;T[slot]=h&~mask|n+1}}}
function insert(C,F,count,H,S,P,known,T){const mask=T.length-1;
let touched=0;
for(let k=0;k<count;k++)touched^=T[H[k]&mask];
sink^=touched;
for(let k=0,c=0;k<count;k++,c+=${W}){${find}
if(entry===0){const at=known*${W};${copyCode(words, ["S", "at"], ["C", "c"])}P[known]=F[k];known++;T[slot]=h&~mask|known}}
return known}
function locate(C,count,H,S,T,N){const mask=T.length-1;
let touched=0;
for(let k=0;k<count;k++)touched^=T[H[k]&mask];
sink^=touched;
for(let k=0,c=0;k<count;k++,c+=${W}){${find}N[k]=entry===0?-1:(entry&mask)-1}}
function hasAll(C,count,H,S,T){const mask=T.length-1;
for(let k=0,c=0;k<count;k++,c+=${W}){${find}if(entry===0)return false}return true}
return{hash,fill,insert,locate,hasAll}`;
  // The text depends on one number only.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  return (new Function(text) as () => StoreKernel)();
}
