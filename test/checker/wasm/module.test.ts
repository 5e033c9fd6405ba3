import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { webAssembly } from "../../../src/checker/wasm/api";
import { moduleBytes } from "../../../src/checker/wasm/module";

/** The array `D` of the tests begins at this byte. */
const START = 64;

interface Made {
  readonly run: (...given: readonly number[]) => number | undefined;
  readonly data: Int32Array;
}

function made(text: string): Made {
  const memory = new webAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  const bytes = moduleBytes({
    text,
    arrays: new Map([["D", START]]),
    globals: ["total"],
    exports: ["run"],
    memoryPages: 1,
  });
  const { exports } = new webAssembly.Instance(new webAssembly.Module(bytes), { host: { memory } });
  return { run: exports.run as Made["run"], data: new Int32Array(memory.buffer, START) };
}

/** The same text as JavaScript. */
function plain(text: string, data: Int32Array): Made["run"] {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const make = new Function("D", `let total=0;const failure=new Error();${text};return run`) as (
    d: Int32Array,
  ) => Made["run"];
  return make(data);
}

const integer = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

describe("our subset of JavaScript as WebAssembly", () => {
  const texts: Readonly<Record<string, string>> = {
    arithmetic: "function run(a,b){return (a&b|~a^b>>>3)+(Math.imul(a,b)>>2)-(-b<<1)|0}",
    comparisons: "function run(a,b){return (a<b?1:0)+(a<=b?2:0)*2+(a>b?8:0)+(a>=b?16:0)+(a===b?32:0)+(a!==b?64:0)}",
    "shifts beyond 32": "function run(a,b){return a>>>(b&63)|a<<(b-40)}",
    junctions:
      "function run(a,b){if(a<0&&(b<0||!(a<b))||b===7){return 1}if(!(a<9&&b<9)&&a!==b)return 2;return a<b&&b<50||a===b?3:4}",
    "loops, break and continue":
      "function run(a,b){let n=0;for(let i=0;i<20;i++){if(i===3)continue;if(i>(a&15))break;n+=i}while(n>5){n-=5;if(n===b)break}return n}",
    switches:
      "function run(a,b){let n=0;for(let i=0;i<6;i++){switch(a+i&7){case 1:n+=1;break;case 4:n+=b&3;break;case 6:if(n>2){n+=100}else{n+=1000}break;}}return n}",
    "sequences and assignments": "function run(a,b){let t=0,u=0;return (t=a&7,t<3?b&3:t+1)+(u=t+1,u)}",
    "inlined functions":
      "function run(a,b){let t=0,n=0;return ((()=>{for(t=0;t<9;t++)if(t===(a&15))return true;return false})()?10:20)+((()=>{for(n=0,t=0;t<40;t++)if(t<b)n++;return n})())}",
    "arrays and calls":
      "function twice(D,o,x){D[o+1]=x;return D[o+1]+x|0}function run(a,b){D[0]=a;D[7]=twice(D,a&3,b);return D[0]+D[7]+D[(a&3)+1]|0}",
    "globals that last": "function count(x){total+=x&3;total++}function run(a,b){count(a);count(b);return total}",
    "compare and exchange":
      "function run(a,b){D[2]=a;const seen=Atomics.compareExchange(D,2,b,5);const again=Atomics.compareExchange(D,2,5,6);return (seen&255)*8+(again===5?1:0)+(D[2]&3)}",
  };
  for (const [name, text] of Object.entries(texts)) {
    it(name, () => {
      fc.assert(
        fc.property(
          fc.array(fc.tuple(fc.oneof(integer, fc.nat(20)), fc.oneof(integer, fc.nat(20))), { minLength: 1 }),
          (given) => {
            const { run, data } = made(text);
            const other = new Int32Array(data.length);
            const same = plain(text, other);
            for (const [a, b] of given) assert.equal(run(a, b), same(a, b));
            assert.deepEqual([...data.subarray(0, 16)], [...other.subarray(0, 16)]);
          },
        ),
        { numRuns: 60 },
      );
    });
  }

  it("a failure is a trap", () => {
    const { run } = made("function fail(){throw failure;return 0}function run(a,b){if(a<0||b<0)fail();return a}");
    assert.equal(run(3, 4), 3);
    assert.throws(() => run(3, -4), /unreachable/);
  });

  it("what lies beyond the subset is refused", () => {
    for (const text of [
      "function run(a,b){return a/b}",
      "function run(a,b){return unknown(a)}",
      "function run(a,b){return Z[a]}",
      "function run(a,b){return c}",
      "function run(a,b){return 'text'}",
      "function run(a,b){return a",
      "function other(a,b){return a}",
    ]) {
      assert.throws(() => made(text), SyntaxError, text);
    }
  });
});
