import type {
  Arg,
  CellIr,
  DictEntry,
  Expr,
  ImportedName,
  MatchCase,
  Param,
  Stmt,
} from '../../language-server/src/python/ir';

/**
 * Compact text of a lowered cell, one line for each statement: operators in prefix form with the
 * operands in brackets, so that nesting can be read.
 */
export function printCell(cell: CellIr): string[] {
  return cell.statements.map((statement) => printStmt(statement.ir));
}

export function printStmt(stmt: Stmt): string {
  switch (stmt.k) {
    case 'expr':
      return printExpr(stmt.value);
    case 'assign':
      return [...stmt.targets, stmt.value].map(printExpr).join(' = ');
    case 'augassign':
      return `${printExpr(stmt.target)} ${stmt.op}= ${printExpr(stmt.value)}`;
    case 'import':
      return `import ${stmt.names.map(printImported).join(', ')}`;
    case 'del':
      return `del ${printAll(stmt.targets)}`;
    case 'global':
      return `global ${stmt.names.join(', ')}`;
    case 'return':
    case 'raise':
    case 'assert':
      return stmt.value === undefined ? stmt.k : `${stmt.k} ${printExpr(stmt.value)}`;
    case 'pass':
    case 'break':
    case 'continue':
      return stmt.k;
    default:
      return printCompound(stmt);
  }
}

type Compound = Extract<Stmt, { body: readonly Stmt[] } | { k: 'match' }>;

function printCompound(stmt: Compound): string {
  switch (stmt.k) {
    case 'if':
    case 'while':
      return `${stmt.k} ${printExpr(stmt.test)}: ${printBlock(stmt.body)}${printElse(stmt.orelse)}`;
    case 'for': {
      const head = `for ${printExpr(stmt.target)} in ${printExpr(stmt.iter)}`;
      return `${head}: ${printBlock(stmt.body)}${printElse(stmt.orelse)}`;
    }
    case 'with':
      return `with ${stmt.items.map(printWithItem).join(', ')}: ${printBlock(stmt.body)}`;
    case 'try':
      return printTry(stmt);
    case 'def':
    case 'class': {
      const decorators = stmt.decorators.map((decorator) => `@${printExpr(decorator)} `).join('');
      const inside = stmt.k === 'def' ? printParams(stmt.params) : printAll(stmt.bases);
      return `${decorators}${stmt.k} ${stmt.name}(${inside}): ${printBlock(stmt.body)}`;
    }
    case 'match':
      return `match ${printExpr(stmt.subject)}: ${stmt.cases.map(printCase).join(' ')}`;
  }
}

function printImported({ module, name, as }: ImportedName): string {
  const taken = name === undefined ? module : `${module}:${name}`;
  return as === undefined ? taken : `${taken} as ${as}`;
}

function printBlock(body: readonly Stmt[]): string {
  return `{${body.map(printStmt).join('; ')}}`;
}

function printElse(orelse: readonly Stmt[]): string {
  return orelse.length === 0 ? '' : ` else ${printBlock(orelse)}`;
}

function printWithItem({ value, target }: { value: Expr; target?: Expr }): string {
  return target === undefined ? printExpr(value) : `${printExpr(value)} as ${printExpr(target)}`;
}

function printTry(stmt: Extract<Stmt, { k: 'try' }>): string {
  const handlers = stmt.handlers.map(
    ({ name, body }) => ` except${name === undefined ? '' : ` ${name}`} ${printBlock(body)}`,
  );
  const final = stmt.final.length === 0 ? '' : ` finally ${printBlock(stmt.final)}`;
  return `try ${printBlock(stmt.body)}${handlers.join('')}${printElse(stmt.orelse)}${final}`;
}

function printCase(one: MatchCase): string {
  const guard = one.guard === undefined ? '' : ` if ${printExpr(one.guard)}`;
  return `case [${one.binds.join(', ')}]${guard} ${printBlock(one.body)}`;
}

function printParams(params: readonly Param[]): string {
  return params
    .map((param) => {
      const name = `${'*'.repeat(param.star ?? 0)}${param.name}${param.keywordOnly ? '!' : ''}`;
      return param.default === undefined ? name : `${name}=${printExpr(param.default)}`;
    })
    .join(', ');
}

export function printExpr(expr: Expr): string {
  switch (expr.k) {
    case 'name':
      return expr.id;
    case 'str':
      return JSON.stringify(expr.value);
    case 'num':
    case 'const':
      return String(expr.value);
    case 'attr':
    case 'sub':
    case 'call':
      return printPrimary(expr);
    case 'fstr':
    case 'error':
    case 'slice':
    case 'list':
    case 'tuple':
    case 'set':
    case 'dict':
      return printDisplay(expr);
    default:
      return printOperation(expr);
  }
}

function printPrimary(expr: Extract<Expr, { k: 'attr' | 'sub' | 'call' }>): string {
  switch (expr.k) {
    case 'attr':
      return `${printExpr(expr.object)}.${expr.name}`;
    case 'sub':
      return `${printExpr(expr.object)}[${printExpr(expr.index)}]`;
    case 'call':
      return `${printExpr(expr.fn)}(${expr.args.map(printArg).join(', ')})`;
  }
}

type Display = Extract<Expr, { k: 'fstr' | 'error' | 'slice' | 'list' | 'tuple' | 'set' | 'dict' }>;

function printDisplay(expr: Display): string {
  switch (expr.k) {
    case 'fstr':
      return `f[${expr.parts.map(printPart).join(' ')}]`;
    case 'error':
      return `ERROR(${printAll(expr.parts)})`;
    case 'slice':
      return `slice(${[expr.lower, expr.upper, expr.step].map(printBound).join(':')})`;
    case 'list':
      return `[${printAll(expr.items)}]`;
    case 'tuple':
      return `(${printAll(expr.items)},)`;
    case 'set':
      return `{${printAll(expr.items)}}`;
    case 'dict':
      return `{${expr.entries.map(printEntry).join(', ')}}`;
  }
}

function printEntry({ key, value }: DictEntry): string {
  return `${key === undefined ? '**' : `${printExpr(key)}: `}${printExpr(value)}`;
}

function printBound(bound: Expr | undefined): string {
  return bound === undefined ? '' : printExpr(bound);
}

function printPart(part: string | Expr): string {
  return typeof part === 'string' ? JSON.stringify(part) : printExpr(part);
}

type Operation = Extract<
  Expr,
  {
    k:
      | 'bin'
      | 'unary'
      | 'compare'
      | 'bool'
      | 'cond'
      | 'lambda'
      | 'comp'
      | 'star'
      | 'await'
      | 'yield'
      | 'walrus';
  }
>;

function printOperation(expr: Operation): string {
  switch (expr.k) {
    case 'bin':
      return `(${printExpr(expr.left)} ${expr.op} ${printExpr(expr.right)})`;
    case 'unary':
      return `(${expr.op} ${printExpr(expr.operand)})`;
    case 'compare':
      return `(${[printExpr(expr.left), ...expr.rest.map((operand, index) => `${expr.ops[index] ?? '?'} ${printExpr(operand)}`)].join(' ')})`;
    case 'bool':
      return `(${expr.values.map(printExpr).join(` ${expr.op} `)})`;
    case 'cond':
      return `(${printExpr(expr.then)} if ${printExpr(expr.test)} else ${printExpr(expr.orelse)})`;
    case 'lambda':
      return `(lambda ${printParams(expr.params)}: ${printExpr(expr.body)})`;
    case 'comp':
      return printComprehension(expr);
    case 'star':
      return `*${printExpr(expr.value)}`;
    case 'await':
    case 'yield':
      return expr.value === undefined ? expr.k : `(${expr.k} ${printExpr(expr.value)})`;
    case 'walrus':
      return `(${expr.target} := ${printExpr(expr.value)})`;
  }
}

function printComprehension(expr: Extract<Expr, { k: 'comp' }>): string {
  const element =
    expr.key === undefined
      ? printExpr(expr.element)
      : `${printExpr(expr.key)}: ${printExpr(expr.element)}`;
  const clauses = expr.clauses.map(({ target, iter, ifs }) => {
    const conditions = ifs.map((condition) => ` if ${printExpr(condition)}`);
    return ` for ${printExpr(target)} in ${printExpr(iter)}${conditions.join('')}`;
  });
  return `${expr.form}<${element}${clauses.join('')}>`;
}

function printAll(items: readonly Expr[]): string {
  return items.map(printExpr).join(', ');
}

function printArg({ value, name, star }: Arg): string {
  if (star !== undefined) return `${'*'.repeat(star)}${printExpr(value)}`;
  return name === undefined ? printExpr(value) : `${name}=${printExpr(value)}`;
}
