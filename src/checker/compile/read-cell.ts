import { asNumber, type Code, knownValue, literal, number } from "./code";
import { type Group, maskOf, placeOf } from "./packing";
import type { Scope } from "./scope";

/** The value of a cell of a group. */
export function readCell(group: Group, cell: Code, scope: Scope): Code {
  const { bits, min, max } = group;
  const known = knownValue(cell);
  scope.footprint?.read(group, cell.min, cell.max);
  if (bits === 0) return cell.fails ? number(`(${asNumber(cell)},${String(min)})`, min, max, true) : literal(min);
  if (known !== undefined) {
    const place = placeOf(group, known);
    if (place === undefined) throw new TypeError("a cell lies outside its variable");
    const word = scope.word(place.word);
    const code = number(offset(field(word, String(place.shift), bits, place.shift), min), min, max, false);
    return bits === 1 && min === 0 ? { ...code, test: `(${word}&${String(1 << place.shift)})!==0` } : code;
  }
  const runs = group.runs.filter(({ first, count }) => first + count > cell.min && first <= cell.max);
  const at = runs.length > 1 ? scope.temporary() : asNumber(cell);
  const parts = runs.map(({ word, shift, first }) => {
    const scaled = `${String(shift - first * bits)}+${at}*${String(bits)}`;
    return field(scope.word(word), `(${scaled})`, bits, undefined);
  });
  const text = parts.reduceRight((rest, part, position) => {
    const run = runs[position];
    return run === undefined ? rest : `(${at}<${String(run.first + run.count)}?${part}:${rest})`;
  });
  return number(offset(runs.length > 1 ? `(${at}=${asNumber(cell)},${text})` : text, min), min, max, cell.fails);
}

/** The bits of a word from `shift` upwards, as a number that is not negative. */
function field(word: string, shift: string, bits: number, known: number | undefined): string {
  if (bits === 32) return `(${word}>>>0)`;
  const mask = String(maskOf(bits));
  if (known === 0) return `(${word}&${mask})`;
  return known !== undefined && known + bits === 32 ? `(${word}>>>${shift})` : `(${word}>>>${shift}&${mask})`;
}

function offset(text: string, min: number): string {
  if (min === 0) return text;
  return min < 0 ? `(${text}-${String(-min)})` : `(${text}+${String(min)})`;
}
