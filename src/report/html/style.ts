/** Hues by which the columns of actors are told apart, besides their names. */
const HUES: readonly number[] = [212, 28, 150, 285, 345, 190];

/** How many columns there are, and the colour of each: what depends on the trace. */
export function actorStyle(count: number): string {
  const columns = Math.max(1, count);
  const each = Array.from({ length: columns }, (_, at) => {
    const hue = String(HUES[at % HUES.length]);
    return `.c${String(at)} { --hue: ${hue}; grid-column: ${String(at + 1)}; }`;
  });
  return [`.grid { --actors: ${String(columns)}; }`, ...each, ""].join("\n");
}

/** The look of a page: light and dark, wide and narrow, on screen and on paper. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --raised: #f5f7fa; --ink: #1b2129; --soft: #55606c; --line: #d3dae2; --edge: #7d8996;
  --bad: #b3202c; --bad-paper: #fdecec; --good: #17683a; --doubt: #7a5200;
  --new: #fff3c4; --new-edge: #b07d00; --link: #0a56b0; --lightness: 36%; --tint: 96%;
  --bar: 3.4rem;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #0f141a; --raised: #171e27; --ink: #e6ebf1; --soft: #a3afbc; --line: #2c3642; --edge: #7d8996;
    --bad: #ff8a8a; --bad-paper: #34171b; --good: #74d199; --doubt: #ebc06d;
    --new: #3d3312; --new-edge: #d9a92b; --link: #82b8ff; --lightness: 74%; --tint: 13%;
  }
}
* { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 15px/1.45 system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; }
body { margin: 0 auto; max-width: 100rem; padding: 1.25rem clamp(0.75rem, 2.5vw, 2rem) 2rem; overflow-wrap: anywhere; }
code, .fn, .change, .value, .was, .cells th { font-family: ui-monospace, "SF Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: 0.86em; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0.15rem 0 0.35rem; overflow-wrap: anywhere; }
h1 code { font-size: 1em; }
h2 { font-size: 1rem; margin: 0; }
p { margin: 0.3rem 0; }
.about, .faint { color: var(--soft); }
.about { margin: 0; overflow-wrap: anywhere; }
.verdict { color: var(--bad); font-size: 0.72em; white-space: nowrap; }
.verdict::before { content: "\\2717  "; }
.promise { font-size: 1.05rem; }
.end { border: 1px solid var(--line); border-left: 5px solid var(--bad); border-radius: 6px; background: var(--raised); padding: 0.55rem 0.9rem; margin: 0.8rem 0 0; }
.end ul { margin: 0.15rem 0 0.3rem; padding-left: 1.2rem; }
.end code { overflow-wrap: anywhere; }
.waiting { columns: 26rem 2; column-gap: 2rem; }
.waiting > li { break-inside: avoid; margin-bottom: 0.5rem; }

.controls { display: none; position: sticky; top: 0; z-index: 3; align-items: center; gap: 0.4rem; height: var(--bar); margin-top: 0.9rem; background: var(--paper); border-bottom: 1px solid var(--line); }
.live .controls { display: flex; }
.controls button { flex: none; width: 2.4rem; height: 2.2rem; border: 1px solid var(--edge); border-radius: 6px; background: var(--raised); color: var(--ink); font-size: 1.1rem; line-height: 1; cursor: pointer; }
.controls button:disabled { color: var(--soft); border-color: var(--line); cursor: default; }
.controls input { flex: 1; min-width: 4rem; height: 2.2rem; margin: 0 0.4rem; accent-color: var(--link); }
.controls output { flex: none; min-width: 10.5em; text-align: right; font-variant-numeric: tabular-nums; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 1px; }

.columns { display: grid; grid-template-columns: minmax(0, 1fr) 23rem; gap: 1.6rem; align-items: start; margin-top: 0.8rem; }
.story > h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.grid { display: grid; grid-template-columns: repeat(var(--actors), minmax(0, 1fr)); gap: 0 0.6rem; }
.heads { position: sticky; top: 0; z-index: 2; background: var(--paper); padding-bottom: 0.4rem; }
.live .heads { top: var(--bar); padding-top: 0.5rem; }
.head { border-bottom: 3px solid hsl(var(--hue) 60% var(--lightness)); padding: 0 0.2rem 0.25rem; overflow-wrap: anywhere; }
.head strong { display: block; }
.head span { display: block; color: var(--soft); font-size: 0.82rem; line-height: 1.3; }
.steps { list-style: none; margin: 0; padding: 0; }
.steps > li { margin-top: 0.3rem; scroll-margin-top: 6rem; }
.live .steps > li { scroll-margin-top: calc(var(--bar) + 6rem); }
.step button { display: block; width: 100%; height: 100%; text-align: left; font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-left: 4px solid hsl(var(--hue) 60% var(--lightness)); border-radius: 5px; padding: 0.3rem 0.55rem 0.4rem; cursor: pointer; overflow-wrap: anywhere; }
.step button > span { display: block; }
.step .line { float: left; margin-right: 0.5rem; }
.step .number { font-weight: 700; font-variant-numeric: tabular-nums; }
.step .actor { display: none; }
.step .fn { color: var(--soft); padding-top: 0.1em; }
.step .text { clear: left; }
.change { padding-left: 0.9rem; text-indent: -0.9rem; }
.change::before { content: "\\00b7\\00a0"; }
.change .was { color: var(--soft); }
.change .arrow { padding: 0 0.3em; color: var(--soft); }
.cell { padding-right: 0.6em; }
.badge { display: inline-block; text-indent: 0; margin-left: 0.45em; padding: 0 0.4em; border: 1px solid var(--edge); border-radius: 0.7rem; font: 0.7rem/1.5 system-ui, sans-serif; color: var(--soft); }
.live .future button { color: var(--soft); background: var(--raised); }
.step button:hover, .start button:hover { border-color: var(--link); }
.steps [aria-current="step"] { outline: 3px solid var(--link); outline-offset: -1px; background: hsl(var(--hue, 212) 60% var(--tint)); color: var(--ink); }
.step .offence { color: var(--bad); font-weight: 700; }
.last button { border-color: var(--bad); border-width: 2px 2px 2px 4px; }
.repeated button { border-style: dashed; border-left-style: double; border-left-width: 7px; }
.mark.loop { color: var(--bad); font-weight: 600; border-top: 2px dashed var(--bad); padding-top: 0.2rem; margin: 0.35rem 0 0.1rem; }
.mark.loop .sign { font-size: 1.2em; }
.start button { border: 1px dashed var(--edge); border-radius: 5px; background: none; color: var(--soft); font: inherit; font-size: 0.85rem; padding: 0.1rem 0.6rem; }
.live .start button { cursor: pointer; }
.start [aria-current="step"] { color: var(--ink); }

.state { position: sticky; top: 0.8rem; border: 1px solid var(--line); border-radius: 8px; background: var(--raised); }
.live .state { top: calc(var(--bar) + 0.6rem); }
.state summary { padding: 0.5rem 0.8rem; cursor: pointer; }
.state summary h2 { display: inline; }
.tables { padding: 0 0.8rem 0.7rem; }
.live .tables { max-height: calc(100vh - var(--bar) - 4.5rem); overflow: auto; }
.tools { display: none; font-size: 0.85rem; color: var(--soft); }
.live .tools { display: block; }
.tools input { margin: 0 0.3em 0 0; vertical-align: -0.1em; accent-color: var(--link); }
.cells { width: 100%; border-collapse: collapse; margin-top: 0.6rem; }
.cells caption { text-align: left; font-weight: 700; font-size: 0.86rem; padding-bottom: 0.1rem; }
.cells caption::first-letter { text-transform: uppercase; }
.cells caption.again { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.cells th, .cells td { text-align: left; padding: 0.12rem 0.4rem; border-top: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
.cells th { font-weight: 400; color: var(--soft); }
.cells tbody th { padding-left: 0; width: 58%; }
.places tbody th { width: 33%; }
.state summary span { color: var(--soft); font-size: 0.85rem; padding-left: 0.5rem; }
.cells .value { color: var(--ink); }
.changed { background: var(--new); box-shadow: inset 3px 0 0 var(--new-edge); }
.changed .value { font-weight: 700; }
.changed .was { display: block; font-size: 0.74rem; color: var(--soft); }
.live .still { display: none; }
.live .all .still { display: revert; }

.about-run { margin-top: 2rem; border-top: 1px solid var(--line); padding-top: 1rem; }
.about-run h2 { margin: 0 0 0.5rem; }
.scroll { overflow-x: auto; margin-bottom: 1.4rem; }
.properties { border-collapse: collapse; }
.properties th, .properties td { text-align: left; vertical-align: top; padding: 0.3rem 1.2rem 0.3rem 0.4rem; border-top: 1px solid var(--line); }
.properties thead th { border-top: 0; color: var(--soft); font-weight: 600; }
.properties tbody th { font-weight: 400; white-space: nowrap; }
.properties [aria-current] { background: var(--raised); font-weight: 600; }
.properties td:nth-child(2) { white-space: nowrap; }
.properties .badge { white-space: nowrap; }
.judged-met { color: var(--good); }
.judged-wrong { color: var(--bad); }
.judged-open { color: var(--doubt); }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.25rem 1rem; margin: 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }

@media (max-width: 62rem) {
  .columns { grid-template-columns: minmax(0, 1fr); }
  .live .state { position: fixed; left: 0; right: 0; bottom: 0; top: auto; z-index: 4; border-radius: 10px 10px 0 0; border-width: 1px 0 0; box-shadow: 0 -4px 16px rgb(0 0 0 / 18%); }
  .live .tables { max-height: 34vh; }
  .live body { padding-bottom: 45vh; }
}
@media (max-width: 40rem) {
  html { font-size: 14.5px; }
  h1 { font-size: 1.2rem; }
  .verdict { white-space: normal; }
  .controls { flex-wrap: wrap; gap: 0.35rem; }
  .controls input { order: 2; flex: 1 0 100%; margin: 0; height: 1.6rem; }
  .controls output { flex: 1; min-width: 0; font-size: 0.88rem; }
  .live { --bar: 5.2rem; }
  .heads { display: none; }
  .grid { grid-template-columns: minmax(0, 1fr); }
  .step button { grid-column: 1; }
  .step .actor { display: inline; font-weight: 700; color: hsl(var(--hue) 60% var(--lightness)); margin-left: 0.5rem; }
  .step .actor.same { font-weight: 400; }
  .step .line { float: none; }
  .properties tbody th { white-space: normal; overflow-wrap: anywhere; min-width: 9rem; }
  .properties th, .properties td { padding-right: 0.6rem; }
  dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
  dd { margin-bottom: 0.5rem; }
}
@media (prefers-reduced-motion: no-preference) { .step button, .changed { transition: background-color 120ms; } }
@media print {
  :root { --paper: #fff; --raised: #fff; --ink: #000; --soft: #444; --line: #bbb; --edge: #777; --bad: #a00; --good: #060; --doubt: #640; --new: #eee; --new-edge: #000; --lightness: 32%; color-scheme: light; }
  html { font-size: 9.5pt; }
  body { padding: 0; max-width: none; }
  .live .controls, .live .tools { display: none; }
  .heads, .live .heads, .state, .live .state { position: static; box-shadow: none; }
  .columns { display: block; }
  .live .tables { max-height: none; overflow: visible; }
  .live .future button { color: var(--ink); background: none; }
  .steps [aria-current="step"] { outline: none; background: none; }
  .step, tr, .waiting > li { break-inside: avoid; }
  .state { margin-top: 1rem; border: 0; }
  .scroll { overflow: visible; }
  .live body { padding-bottom: 0; }
}
`;
