import { copyCode, hashCode, sameCode } from "../store/hash-code";

/** Bits of a place among the states met lately. */
export const RECENT_BITS = 12;

/**
 * The search's loops for states of so many words, in our subset of JavaScript. They work on the table of `storeKernel`.
 *
 * `keep` is offered every successor, at `p` of the candidates `O`. Most have been met shortly before: `X` has the words of
 * states met lately and `E` their hashes, at a place that the hash says. Only what is not found there remains a candidate
 * and is looked up in the table. What is there is known, or a candidate already.
 *
 * `expand` writes into `Y` how many candidates there are, and how many successors there were.
 *
 * Look-ups come in three passes over all candidates, so that the cache misses of different ones overlap: places in the
 * table are touched; then the state, where one with the same hash is there; then it is decided.
 */
export function kernelText(words: number, sleepWords: number): string {
  return serialText(words, sleepWords) + crewText(words, sleepWords);
}

function serialText(words: number, sleepWords: number): string {
  const W = String(words);
  return `
function keep(p,i,c){total++;${hashCode(words, "O", "p")}
const e=h>>>${String(32 - RECENT_BITS)},r=e*${W};
if(E[e]===h&&${sameCode(words, ["X", "r"], ["O", "p"])})return p;
E[e]=h;${copyCode(words, ["X", "r"], ["O", "p"])}H[kept]=h;B[kept]=i;C[kept]=c;kept++;return p+${W}}
function expand(first,last,room,from){kept=0;total=0;trusted=from;let i=first,p=0;
for(;i<last&&kept<=room;i++)p=state(i*${W},i,p);
Y[0]=kept;Y[1]=total;return i}
function seek(mask,known){let touched=0;
for(let k=0;k<kept;k++)touched^=T[H[k]&mask];
for(let k=0;k<kept;k++){const h=H[k];let slot=h&mask,entry=T[slot];
while(entry!==0&&((entry^h)&~mask)!==0){slot=slot+1&mask;entry=T[slot]}
G[k]=slot;if(entry!==0){const n=(entry&mask)-1;if(n<known)touched^=S[n*${W}]}}
sink=touched}
function insert(known,mask){seek(mask,known);
for(let k=0,c=0;k<kept;k++,c+=${W}){
const h=H[k];let slot=G[k],entry=T[slot];
while(entry!==0){if(((entry^h)&~mask)===0){const at=((entry&mask)-1)*${W};
if(${sameCode(words, ["S", "at"], ["O", "c"])})break}
slot=slot+1&mask;entry=T[slot]}
if(entry===0){const at=known*${W};${copyCode(words, ["S", "at"], ["O", "c"])}P[known]=B[k];${sleepCode("known", "D[k]", sleepWords)}known++;T[slot]=h&~mask|known}}
return known}
function fill(first,last,mask,room){
for(let s=first;s<last;s+=room){let end=s+room,touched=0;if(end>last)end=last;
for(let n=s;n<end;n++){const at=n*${W};${hashCode(words, "S", "at")}H[n-s]=h}
for(let n=s;n<end;n++)touched^=T[H[n-s]&mask];
sink=touched;
for(let n=s;n<end;n++){const h=H[n-s];let slot=h&mask;while(T[slot]!==0)slot=slot+1&mask;T[slot]=h&~mask|n+1}}}
`;
}

/**
 * See `parallel/round-kernel.ts`: the same, but that `claim` writes both cursors into `Y[2]` and `Y[3]`. `refill` is `fill`
 * for several threads at once, each with states of its own.
 */
function crewText(words: number, sleepWords: number): string {
  const W = String(words);
  return `
function claim(known,mask,f,l){seek(mask,known);
for(let k=0,c=0;k<kept;k++,c+=${W}){
const h=H[k];let slot=G[k],entry=T[slot];
for(;;){
if(entry===0){
const at=f*${W};${copyCode(words, ["A", "at"], ["O", "c"])}Q[f]=B[k];
entry=Atomics.compareExchange(T,slot,0,h&~mask|known+f+1);
if(entry===0){L[l]=f;L[l+1]=B[k];L[l+2]=slot;L[l+3]=D[k];l+=4;f++;break}}
if(((entry^h)&~mask)===0){const n=(entry&mask)-1;
if(n<known){const at=n*${W};if(${sameCode(words, ["S", "at"], ["O", "c"])})break}
else{const e=n-known,at=e*${W};if(${sameCode(words, ["A", "at"], ["O", "c"])}){
const p=B[k];let q=Q[e];
while(p<q){const seen=Atomics.compareExchange(Q,e,q,p);if(seen===q){L[l]=e;L[l+1]=p;L[l+2]=slot;L[l+3]=D[k];l+=4;break}q=seen}
break}}}
slot=slot+1&mask;entry=T[slot]}}
Y[2]=f;Y[3]=l}
function rank(start,end){let to=start;
for(let l=start;l<end;l+=4){const f=L[l],p=L[l+1];if(Q[f]===p){L[to]=f;L[to+1]=p;L[to+2]=L[l+2];L[to+3]=L[l+3];to+=4}}
return(to-start)>>>0}
function place(start,count,mask,number){
for(let k=0,l=start;k<count;k++,l+=4){const from=L[l]*${W},at=number*${W},slot=L[l+2];
${copyCode(words, ["S", "at"], ["A", "from"])}P[number]=L[l+1];${sleepCode("number", "L[l+3]", sleepWords)}number++;T[slot]=T[slot]&~mask|number}}
function refill(first,last,mask,room){
for(let s=first;s<last;s+=room){let end=s+room,touched=0;if(end>last)end=last;
for(let n=s;n<end;n++){const at=n*${W};${hashCode(words, "S", "at")}H[n-s]=h}
for(let n=s;n<end;n++)touched^=T[H[n-s]&mask];
sink=touched;
for(let n=s;n<end;n++){const h=H[n-s];let slot=h&mask;
while(Atomics.compareExchange(T,slot,0,h&~mask|n+1)!==0)slot=slot+1&mask}}}
`;
}

/** Keeps the sleep word of a state. */
function sleepCode(state: string, word: string, sleepWords: number): string {
  return sleepWords === 0 ? "" : `Z[${state}&${String(sleepWords - 1)}]=${word};`;
}
