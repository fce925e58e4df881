/**
 * Cell IR: Python as the analysis reads it. It depends on the text of one cell alone.
 *
 * Every node carries `n`, its pre-order number inside the top-level statement that holds it, so that
 * a node is named by (cell, statement key, n) and keeps its name when other statements come and go.
 * Spans live beside the tree (`Statement.spans`), never in it: a newline changes no node.
 */

export type Expr =
  | { k: 'name'; n: number; id: string }
  | { k: 'str'; n: number; value: string }
  | { k: 'num'; n: number; value: number }
  | { k: 'const'; n: number; value: boolean | null | '...' }
  | { k: 'fstr'; n: number; parts: readonly (string | Expr)[] }
  /** `at` is the number of the attribute's own name, so that it has a span. */
  | { k: 'attr'; n: number; object: Expr; name: string; at: number }
  | { k: 'sub'; n: number; object: Expr; index: Expr }
  | { k: 'slice'; n: number; lower?: Expr; upper?: Expr; step?: Expr }
  | { k: 'call'; n: number; fn: Expr; args: readonly Arg[] }
  | { k: 'list' | 'tuple' | 'set'; n: number; items: readonly Expr[] }
  | { k: 'dict'; n: number; entries: readonly DictEntry[] }
  | { k: 'bin'; n: number; op: string; left: Expr; right: Expr }
  | { k: 'unary'; n: number; op: string; operand: Expr }
  | { k: 'compare'; n: number; ops: readonly string[]; left: Expr; rest: readonly Expr[] }
  | { k: 'bool'; n: number; op: 'and' | 'or'; values: readonly Expr[] }
  | { k: 'cond'; n: number; test: Expr; then: Expr; orelse: Expr }
  | { k: 'lambda'; n: number; params: readonly Param[]; body: Expr }
  | {
      k: 'comp';
      n: number;
      form: 'list' | 'set' | 'dict' | 'gen';
      key?: Expr;
      element: Expr;
      clauses: readonly CompClause[];
    }
  | { k: 'star'; n: number; value: Expr }
  | { k: 'await' | 'yield'; n: number; value?: Expr }
  | { k: 'walrus'; n: number; target: string; value: Expr }
  /** Text that is not Python: whatever expressions were still readable inside it. */
  | { k: 'error'; n: number; parts: readonly Expr[] };

/** An argument of a call: `star` 1 for `*x`, 2 for `**x`. */
export interface Arg {
  readonly value: Expr;
  readonly name?: string;
  readonly star?: 1 | 2;
}

/** An entry of a dict display; no key for `**spread`. */
export interface DictEntry {
  readonly key?: Expr;
  readonly value: Expr;
}

export interface Param {
  readonly name: string;
  readonly default?: Expr;
  /** 1 for `*args`, 2 for `**kwargs`. */
  readonly star?: 1 | 2;
  readonly keywordOnly?: boolean;
}

export interface CompClause {
  readonly target: Expr;
  readonly iter: Expr;
  readonly ifs: readonly Expr[];
}

export interface MatchCase {
  /** Names that the pattern binds. */
  readonly binds: readonly string[];
  readonly guard?: Expr;
  readonly body: readonly Stmt[];
}

export interface ImportedName {
  /** Dotted module; leading dots for relative imports. */
  readonly module: string;
  /** The name taken from the module; absent for `import module`; `*` for a star import. */
  readonly name?: string;
  readonly as?: string;
}

export type Stmt =
  | { k: 'expr'; n: number; value: Expr }
  | { k: 'assign'; n: number; targets: readonly Expr[]; value: Expr }
  | { k: 'augassign'; n: number; target: Expr; op: string; value: Expr }
  | { k: 'if'; n: number; test: Expr; body: readonly Stmt[]; orelse: readonly Stmt[] }
  | {
      k: 'for';
      n: number;
      target: Expr;
      iter: Expr;
      body: readonly Stmt[];
      orelse: readonly Stmt[];
    }
  | { k: 'while'; n: number; test: Expr; body: readonly Stmt[]; orelse: readonly Stmt[] }
  | {
      k: 'with';
      n: number;
      items: readonly { value: Expr; target?: Expr }[];
      body: readonly Stmt[];
    }
  | {
      k: 'try';
      n: number;
      body: readonly Stmt[];
      handlers: readonly { name?: string; body: readonly Stmt[] }[];
      orelse: readonly Stmt[];
      final: readonly Stmt[];
    }
  | {
      k: 'def';
      n: number;
      name: string;
      params: readonly Param[];
      body: readonly Stmt[];
      decorators: readonly Expr[];
    }
  | {
      k: 'class';
      n: number;
      name: string;
      bases: readonly Expr[];
      body: readonly Stmt[];
      decorators: readonly Expr[];
    }
  | { k: 'return'; n: number; value?: Expr }
  | { k: 'import'; n: number; names: readonly ImportedName[] }
  | { k: 'del'; n: number; targets: readonly Expr[] }
  | { k: 'global'; n: number; names: readonly string[] }
  | { k: 'match'; n: number; subject: Expr; cases: readonly MatchCase[] }
  | { k: 'raise' | 'assert'; n: number; value?: Expr }
  | { k: 'pass' | 'break' | 'continue'; n: number };

/** A top-level statement of a cell with the places of its nodes. */
export interface Statement {
  /** Hash of the structure plus its occurrence in the cell (`a1b2c3.0`): equal code, equal key. */
  readonly key: string;
  readonly ir: Stmt;
  /** Start and end offset in the cell of node n at `[2n]` and `[2n + 1]` (UTF-16 units). */
  readonly spans: Int32Array;
}

/** `# precedent: ignore RULE -- reason` on a line, or `# precedent: objective ID`. */
export interface Directive {
  readonly kind: 'ignore' | 'objective';
  /** Rule ids for `ignore`, one objective id for `objective`. */
  readonly names: readonly string[];
  /** Empty when the writer left the reason out: such a directive suppresses nothing. */
  readonly reason: string;
  /** 0-based line in the cell. A directive on a line of its own also covers the next code line. */
  readonly line: number;
  readonly ownLine: boolean;
}

/** One code cell, lowered. Parsing never fails: what is not Python becomes `error` nodes. */
export interface CellIr {
  readonly statements: readonly Statement[];
  readonly directives: readonly Directive[];
  /** Hash over the statement keys: equal for equal code, whatever the layout. */
  readonly hash: string;
  /** Offsets of line starts, to turn offsets into lines and characters. */
  readonly lineStarts: readonly number[];
  /** A whole-cell body in another language (`%%sql`), masked for Python. */
  readonly foreign?: { readonly language: string; readonly text: string; readonly offset: number };
}
