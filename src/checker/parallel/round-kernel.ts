import { copyCode, hashCode, sameCode } from "../store/hash-code";

/**
 * The loops of a round of parallel search (see `CrewMember`), for states of a fixed number of words.
 *
 * A found state lies in the area of the member that found it until it gets its number; until then the table names it by
 * `known` plus its position over all areas. The log has three numbers for each state that a member found, or to which
 * it found a smaller parent: position, parent, place in the table.
 */
export interface RoundKernel {
  hash(words: Int32Array, count: number, hashes: Int32Array): void;
  /**
   * Enters those of `count` candidates that are new into the table and the area, from `cursor[0]` on, and logs them from
   * `cursor[1]` on. Both cursors move.
   */
  claim(
    candidates: Int32Array,
    from: Int32Array,
    count: number,
    hashes: Int32Array,
    states: Int32Array,
    known: number,
    table: Int32Array,
    area: Int32Array,
    areaParents: Int32Array,
    log: Int32Array,
    cursor: Int32Array,
  ): void;
  /** Keeps the entries of the log from `start` to `end - 1` that name the smallest parent; returns how many they are. */
  rank(areaParents: Int32Array, log: Int32Array, start: number, end: number): number;
  /** Gives the states of `count` entries of the log their numbers, from `number` on. */
  place(
    area: Int32Array,
    log: Int32Array,
    start: number,
    count: number,
    states: Int32Array,
    parents: Int32Array,
    table: Int32Array,
    number: number,
  ): void;
}

const kernels = new Map<number, RoundKernel>();

export function roundKernel(words: number): RoundKernel {
  const existing = kernels.get(words);
  if (existing !== undefined) return existing;
  const made = makeKernel(words);
  kernels.set(words, made);
  return made;
}

/**
 * Threads read the table without synchronisation: an entry once written is overwritten only between phases, and the
 * words it leads to were written before it was, so a reader sees either nothing, and then fails to claim the place, or
 * all of it.
 */
function makeKernel(words: number): RoundKernel {
  const W = String(words);
  const candidate: [string, string] = ["C", "c"];
  const text = `
let sink=0;
function hash(C,count,H){for(let k=0,c=0;k<count;k++,c+=${W}){${hashCode(words, "C", "c")}H[k]=h}}
function claim(C,F,count,H,S,known,T,X,Q,L,cursor){const mask=T.length-1;
let f=cursor[0],l=cursor[1],touched=0;
for(let k=0;k<count;k++)touched^=T[H[k]&mask];
sink^=touched;
for(let k=0,c=0;k<count;k++,c+=${W}){
const h=H[k];let slot=h&mask,entry=T[slot];
for(;;){
if(entry===0){
const at=f*${W};${copyCode(words, ["X", "at"], candidate)}Q[f]=F[k];
entry=Atomics.compareExchange(T,slot,0,h&~mask|known+f+1);
if(entry===0){L[l]=f;L[l+1]=F[k];L[l+2]=slot;l+=3;f++;break}}
if(((entry^h)&~mask)===0){const n=(entry&mask)-1;
if(n<known){const at=n*${W};if(${sameCode(words, ["S", "at"], candidate)})break}
else{const e=n-known,at=e*${W};if(${sameCode(words, ["X", "at"], candidate)}){
const p=F[k];let q=Q[e];
while(p<q){const seen=Atomics.compareExchange(Q,e,q,p);if(seen===q){L[l]=e;L[l+1]=p;L[l+2]=slot;l+=3;break}q=seen}
break}}}
slot=slot+1&mask;entry=T[slot]}}
cursor[0]=f;cursor[1]=l}
function rank(Q,L,start,end){let to=start;
for(let l=start;l<end;l+=3){const f=L[l],p=L[l+1];if(Q[f]===p){L[to]=f;L[to+1]=p;L[to+2]=L[l+2];to+=3}}
return(to-start)/3}
function place(X,L,start,count,S,P,T,number){const mask=T.length-1;
for(let k=0,l=start;k<count;k++,l+=3){const from=L[l]*${W},at=number*${W},slot=L[l+2];
${copyCode(words, ["S", "at"], ["X", "from"])}P[number]=L[l+1];number++;T[slot]=T[slot]&~mask|number}}
return{hash,claim,rank,place}`;
  // The text depends on one number only.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  return (new Function(text) as () => RoundKernel)();
}
