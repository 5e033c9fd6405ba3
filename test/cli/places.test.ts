import assert from "node:assert/strict";
import { it } from "node:test";
import { placesOf } from "../../src/cli/places";
import { loadSpec } from "../../src/spec";

const text = `gupcheck: 1
title: Where things are written
system: { stable-pages: required, pages: 1 }
actors:
  app: { run: direct-io-read, dio: legacy-sync }
  flusher: { run: writeback, sync: WB_SYNC_NONE }
kernel: { version: "4.19" }
policy:
  pin-detector: pincount
  rules:
    - { id: mine, at: writeback.after_mkclean, when: page.pinned, do: wait }
  use: [bounce-pinned-pages]
properties:
  - no-crash
  - { id: own, never: page.pins > 0 }
expect:
  no-crash: holds
`;

it("a spec says where its properties, expectations, rules and actors are written", () => {
  const { spec, diagnostics } = loadSpec(text, "spec.yaml");
  assert.ok(spec, JSON.stringify(diagnostics));
  const places = placesOf(spec, text);
  const at = ({
    line,
    column,
    endLine,
    endColumn,
  }: {
    line: number;
    column: number;
    endLine: number;
    endColumn: number;
  }) => `${String(line)}:${String(column)}-${String(endLine)}:${String(endColumn)}`;
  assert.deepEqual(
    [...places.properties].map(([id, region]) => `${id} ${at(region)}`),
    ["no-crash 14:5-14:13", "own 15:11-15:14"],
  );
  assert.deepEqual(
    [...places.expectations].map(([id, region]) => `${id} ${at(region)}`),
    ["no-crash 17:3-17:11"],
  );
  assert.deepEqual(
    places.actors.map(({ name, location }) => `${name} ${at(location)}`),
    ["app 5:3-5:6", "flusher 6:3-6:10"],
  );
  const [own, used] = places.rules;
  assert.equal(own && `${own.id} ${at(own.location)}`, "mine 11:13-11:17");
  assert.equal(used && `${used.policy ?? ""} ${at(used.location)}`, "bounce-pinned-pages 12:9-12:28");
});

it("a property that is checked by default has no place", () => {
  const bare = text.replace(/properties:[\s\S]*/, "");
  const { spec } = loadSpec(bare, "spec.yaml");
  assert.ok(spec);
  assert.equal(placesOf(spec, bare).properties.size, 0);
});
