import { type Expr, type FoldContext, fold, type Literal, type Model, mapChildren } from "../model";

/** What the target language cannot say is said with what it can. */
export interface Lowering {
  /** Write quantifiers out, one part for each element. */
  readonly expandQuantifiers: boolean;
  /** The language can count the elements of a set. */
  readonly hasCount: boolean;
}

/** Bound names whose element is known. */
export type Known = ReadonlyMap<string, Literal>;

export const NOTHING_KNOWN: Known = new Map();

/**
 * Rewrites expressions without changing what they mean where they mean something: successors become conditionals,
 * positions the elements themselves (both are numbers in the exported model), and so on.
 *
 * Where the model would go wrong (a position outside its set) the result may have a value.
 */
export class Lowerer {
  private readonly context: FoldContext;

  constructor(
    private readonly model: Model,
    private readonly target: Lowering,
  ) {
    const constants = model.variables.filter(({ constant }) => constant);
    this.context = {
      constants: new Map(constants.map((variable) => [variable.name, variable])),
      enums: model.enums,
      sets: model.sets,
    };
  }

  lower(expr: Expr, known: Known): Expr {
    return fold(this.rewrite(fold(this.fill(expr, known), this.context)), this.context);
  }

  /** The elements of a set, as literals. */
  elements(set: string): readonly Literal[] {
    return (this.model.sets[set] ?? []).map((_, index) => ({ kind: "element", set, index }));
  }

  private fill(expr: Expr, known: Known): Expr {
    if (expr.kind === "local") return known.get(expr.name) ?? expr;
    if (expr.kind === "exists" || expr.kind === "forall" || expr.kind === "count") {
      const inside = new Map(known);
      inside.delete(expr.bind);
      return mapChildren(expr, (child) => this.fill(child, inside));
    }
    return mapChildren(expr, (child) => this.fill(child, known));
  }

  private rewrite(expr: Expr): Expr {
    switch (expr.kind) {
      case "exists":
      case "forall":
        if (!this.target.expandQuantifiers && this.elements(expr.set).length > 0) break;
        return { kind: expr.kind === "exists" ? "or" : "and", of: this.expanded(expr) };
      case "count":
        if (this.target.hasCount) break;
        return this.sum(this.expanded(expr));
      case "ordinal":
      case "element-at":
        return this.rewrite(expr.of);
      case "successor":
        return this.successor(this.rewrite(expr.of), expr.set);
      default:
        break;
    }
    return mapChildren(expr, (child) => this.rewrite(child));
  }

  /** The body of a quantifier for each element. */
  private expanded(expr: Extract<Expr, { kind: "exists" | "forall" | "count" }>): readonly Expr[] {
    return this.elements(expr.set).map((element) => {
      const body = this.fill(expr.body, new Map([[expr.bind, element]]));
      return this.rewrite(fold(body, this.context));
    });
  }

  private sum(conditions: readonly Expr[]): Expr {
    const ones = conditions.map((condition): Expr => ({ kind: "if", condition, then: ONE, else: ZERO }));
    const [first = ZERO, ...others] = ones;
    return others.reduce<Expr>((left, right) => ({ kind: "add", left, right }), first);
  }

  private successor(of: Expr, set: string): Expr {
    const last = this.elements(set).length - 1;
    const isElement: Expr = { kind: "ge", left: of, right: ZERO };
    const hasNext: Expr = { kind: "lt", left: of, right: { kind: "int", value: last } };
    return {
      kind: "if",
      condition: { kind: "and", of: [isElement, hasNext] },
      then: { kind: "add", left: of, right: ONE },
      else: { kind: "none", set },
    };
  }
}

const ZERO: Expr = { kind: "int", value: 0 };
const ONE: Expr = { kind: "int", value: 1 };
