/** The look of a picture; light, and dark where the viewer asks for it. */
export const SVG_STYLE = `
text { font: 12px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: #1f2328; white-space: pre; }
.heading { font-size: 17px; font-weight: bold; }
.name, .verdict { font-weight: bold; }
.faint, .fn, .end { fill: #57606a; }
.number { fill: #57606a; }
.change { fill: #0a4f9e; }
.verdict, .loop-text { fill: #b01e28; }
.paper { fill: #ffffff; }
.actor { fill: #eef1f5; stroke: #afb8c1; }
.life { stroke: #afb8c1; stroke-dasharray: 4 4; }
.step { fill: #ffffff; stroke: #8c959f; }
.offence { stroke: #b01e28; stroke-width: 2.5; }
.loop { fill: none; stroke: #b01e28; stroke-width: 1.5; stroke-dasharray: 8 4; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3; }
  .faint, .fn, .end, .number { fill: #9ba6b2; }
  .change { fill: #79b8ff; }
  .verdict, .loop-text { fill: #ff8b8b; }
  .paper { fill: #0d1117; }
  .actor { fill: #1c2330; stroke: #4b5563; }
  .life { stroke: #4b5563; }
  .step { fill: #0d1117; stroke: #6e7681; }
  .offence, .loop { stroke: #ff8b8b; }
}
`;
