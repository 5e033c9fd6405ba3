import type { PropertyOutcome } from "../outcome";
import { codeMarkdown, counted, linkMarkdown, plainMarkdown, searchText, tableMarkdown, verdictText } from "../text";
import type { Cell, Matrix } from "./matrix";

/** Where the counterexample of a property in a cell was written; undefined where it was not. */
export type CellTrace = (cell: Cell, property: string) => string | undefined;

export const noCellTraces: CellTrace = () => undefined;

const LEGEND = "ok holds · xN violated in N steps · vac vacuous · ? inconclusive · - not checked there";
const COLUMN = 6;

/** A matrix as plain text: properties down, combinations across, in blocks that fit into `width` columns. */
export function matrixText(matrix: Matrix, width: number, traceFile: CellTrace = noCellTraces): string {
  const { cells, properties, models } = matrix;
  const many = new Set(cells.map(({ combination }) => combination.file)).size > 1;
  const lines = cells.map(
    (cell, position) => `${String(position + 1).padStart(4)}  ${nameOf(cell, many)}; ${searchText(cell.outcome)}`,
  );
  const widest = Math.max(0, ...properties.map((id) => id.length));
  const perBlock = Math.max(1, Math.floor((width - widest - 4) / COLUMN));
  for (let first = 0; first < cells.length; first += perBlock) {
    const block = cells.slice(first, first + perBlock);
    const row = (name: string, texts: readonly string[]): string =>
      `  ${name.padEnd(widest)} ${texts.map((text) => text.padStart(COLUMN)).join("")}`.trimEnd();
    lines.push(
      "",
      row(
        "",
        block.map((_, offset) => String(first + offset + 1)),
      ),
      ...properties.map((id) =>
        row(
          id,
          block.map((cell) => mark(propertyIn(cell, id))),
        ),
      ),
    );
  }
  const traces = cells.flatMap((cell, position) =>
    properties.flatMap((id) => {
      const file = traceFile(cell, id);
      return file === undefined ? [] : [`  ${String(position + 1)} ${id}: ${file}`];
    }),
  );
  const end = [
    "",
    `  ${LEGEND}`,
    `  ${counted(cells.length, "combination")}, ${counted(models, "different model")}`,
    ...(traces.length === 0 ? [] : ["", "Counterexamples", ...traces]),
    ...(matrix.interrupted ? ["", "Interrupted: combinations that are not listed were not looked at."] : []),
  ];
  return `${[...lines, ...end].join("\n")}\n`;
}

export function propertyIn({ outcome }: Cell, id: string): PropertyOutcome | undefined {
  return outcome.properties.find((candidate) => candidate.id === id);
}

function mark(property: PropertyOutcome | undefined): string {
  if (property === undefined) return "-";
  switch (property.verdict) {
    case "holds":
      return "ok";
    case "violated":
      return `x${property.steps === undefined ? "" : String(property.steps)}`;
    case "vacuous":
      return "vac";
    case "inconclusive":
      return "?";
    case "error":
      return "err";
    case "not-run":
      return "?";
  }
}

/** The values of a combination, and the spec where there are several. */
export function nameOf({ combination: { file, title, values } }: Cell, many: boolean): string {
  const settings = values.map(({ axis, value }) => `${axis}=${value}`).join(" ");
  if (settings === "") return many ? `${file} (${title})` : title;
  return many ? `${settings}  ${file}` : settings;
}

/** A matrix as Markdown: one row for each combination where there are more of them than properties. */
export function matrixMarkdown(matrix: Matrix, traceFile: CellTrace = noCellTraces): string {
  const { cells, properties } = matrix;
  const many = new Set(cells.map(({ combination }) => combination.file)).size > 1;
  const text = (cell: Cell, id: string): string => {
    const property = propertyIn(cell, id);
    if (property === undefined) return "-";
    return linkMarkdown(verdictText(property), traceFile(cell, id));
  };
  const table =
    cells.length > properties.length
      ? tableMarkdown(
          ["", ...properties.map(codeMarkdown)],
          cells.map((cell) => [plainMarkdown(nameOf(cell, many)), ...properties.map((id) => text(cell, id))]),
        )
      : tableMarkdown(
          ["", ...cells.map((cell) => plainMarkdown(nameOf(cell, many)))],
          properties.map((id) => [codeMarkdown(id), ...cells.map((cell) => text(cell, id))]),
        );
  const end = matrix.interrupted ? "\nInterrupted: combinations that are not listed were not looked at.\n" : "";
  return `${table}\n${end}`;
}

/** A matrix as data for JSON. */
export function matrixObject(matrix: Matrix, traceFile: CellTrace = noCellTraces): object {
  const { axes, cells, ...rest } = matrix;
  return {
    ...rest,
    axes: axes.map(({ name, path, values }) => ({ name, path: path.join("."), values })),
    cells: cells.map((cell) => {
      const { properties, ...outcome } = cell.outcome;
      return {
        ...cell.combination,
        ...outcome,
        properties: properties.map((property) => {
          const trace = traceFile(cell, property.id);
          return { ...property, ...(trace === undefined ? {} : { trace }) };
        }),
      };
    }),
  };
}
