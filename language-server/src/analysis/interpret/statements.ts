import type { Expr, Stmt } from '../../python/ir';
import { deleted } from '../store';
import { unknown } from '../values';
import type { Value } from '../values';
import { assign, assignIndexed } from './assign';
import { binary } from './arithmetic';
import { defineClass, defineFunction } from './definitions';
import { elementsOf } from '../data/elements';
import { importNames } from './imports';
import type { Machine } from '../machine';

/** How a statement ended: on to the next one, out of the loop, or out of the function. */
export type Flow = 'next' | 'break' | 'return';

/** Items of a known list that are run one by one; longer ones are run as one unknown item. */
const maxUnrolled = 24;
/** How often the body of nested loops over known lists is run item by item. */
const maxUnrolledRuns = 72;

/** Runs statements in order until one leaves the block. */
export function runBlock(m: Machine, block: readonly Stmt[]): Flow {
  for (const statement of block) {
    if (!m.step()) return 'return';
    const flow = run(m, statement);
    if (flow !== 'next') return flow;
  }
  return 'next';
}

function run(m: Machine, s: Stmt): Flow {
  switch (s.k) {
    case 'if':
      return runIf(m, s);
    case 'for':
      return runFor(m, s);
    case 'while':
      m.evaluate(m, s.test);
      return runLoopBody(m, s.body) === 'return' ? 'return' : runBlock(m, s.orelse);
    case 'with':
      return runWith(m, s);
    case 'try':
      return runTry(m, s);
    case 'match':
      return runMatch(m, s);
    case 'return':
      m.returns?.push(s.value === undefined ? { k: 'const', value: null } : m.evaluate(m, s.value));
      return 'return';
    case 'raise':
      return 'return';
    case 'break':
    case 'continue':
      return 'break';
    default:
      runSimple(m, s);
      return 'next';
  }
}

/** A statement that always goes on to the next one. */
function runSimple(m: Machine, s: Stmt): void {
  switch (s.k) {
    case 'expr':
      m.evaluate(m, s.value);
      return;
    case 'assign':
      runAssign(m, s.targets, s.value);
      return;
    case 'augassign':
      assign(
        m,
        s.target,
        binary(m, s.op, m.evaluate(m, s.target), m.evaluate(m, s.value), m.site(s.n)),
      );
      return;
    case 'def':
      m.bind(s.name, defineFunction(m, s), m.site(s.n));
      return;
    case 'class':
      m.bind(s.name, defineClass(m, s, runBlock), m.site(s.n));
      return;
    case 'import':
      importNames(m, s);
      return;
    case 'del':
      for (const target of s.targets) runDelete(m, target);
      return;
    case 'global':
      m.where = { ...m.where, globals: new Set([...m.where.globals, ...s.names]) };
      return;
    default:
      return;
  }
}

function runAssign(m: Machine, targets: readonly Expr[], value: Expr): void {
  const result = m.evaluate(m, value);
  for (const target of targets) assign(m, target, result);
}

function runDelete(m: Machine, target: Expr): void {
  if (target.k === 'name') m.store.bind(m.localName(target.id), deleted);
  if (target.k === 'tuple') for (const item of target.items) runDelete(m, item);
  if (target.k === 'sub') assignIndexed(m, target, undefined);
}

function runIf(m: Machine, s: Extract<Stmt, { k: 'if' }>): Flow {
  const test = m.evaluate(m, s.test);
  if (isMainGuard(s.test)) return runBlock(m, s.body);
  if (test.k === 'const' && typeof test.value === 'boolean') {
    return runBlock(m, test.value ? s.body : s.orelse);
  }
  return runEither(m, s.body, s.orelse);
}

/** `if __name__ == "__main__":` holds for the file that is being analysed. */
function isMainGuard(test: Expr): boolean {
  return test.k === 'compare' && test.left.k === 'name' && test.left.id === '__name__';
}

function runEither(m: Machine, a: readonly Stmt[], b: readonly Stmt[]): Flow {
  const before = m.store;
  const left = before.fork();
  m.store = left;
  const flowA = runBlock(m, a);
  const right = before.fork();
  m.store = right;
  const flowB = runBlock(m, b);
  m.store = before;
  if (flowA === 'return' && flowB !== 'return') before.absorb(right);
  else if (flowB === 'return' && flowA !== 'return') before.absorb(left);
  else before.absorbEither(left, right);
  if (flowA === flowB) return flowA;
  return 'next';
}

function runFor(m: Machine, s: Extract<Stmt, { k: 'for' }>): Flow {
  const elements = elementsOf(m, m.evaluate(m, s.iter), m.site(s.iter.n));
  const { known } = elements;
  const times = known.length * m.unrolled;
  if (
    known.length > 0 &&
    known.length <= maxUnrolled &&
    times <= maxUnrolledRuns &&
    !elements.more
  ) {
    const flow = m.unrolling(times, () => runEach(m, s, known));
    return flow === 'return' ? 'return' : runBlock(m, s.orelse);
  }
  const one = elements.more ?? elements.known[0] ?? unknown;
  const flow = runLoopBody(m, s.body, () => assign(m, s.target, one));
  return flow === 'return' ? 'return' : runBlock(m, s.orelse);
}

function runEach(m: Machine, s: Extract<Stmt, { k: 'for' }>, items: readonly Value[]): Flow {
  for (const item of items) {
    assign(m, s.target, item);
    if (runBlock(m, s.body) === 'return') return 'return';
  }
  return 'next';
}

/** Runs a body that may run any number of times: twice, joined with not at all. */
function runLoopBody(m: Machine, body: readonly Stmt[], enter?: () => void): Flow {
  const before = m.store;
  const pass = (): void => {
    const once = before.fork();
    m.store = once;
    enter?.();
    runBlock(m, body);
    m.store = before;
    before.absorbEither(once, before.fork());
  };
  // Within a quiet pass the outer loop comes round again: one pass is enough.
  if (!m.isQuiet) m.quietly(pass);
  pass();
  return 'next';
}

function runWith(m: Machine, s: Extract<Stmt, { k: 'with' }>): Flow {
  for (const item of s.items) {
    const value = m.evaluate(m, item.value);
    if (item.target !== undefined) assign(m, item.target, value);
  }
  return runBlock(m, s.body);
}

function runTry(m: Machine, s: Extract<Stmt, { k: 'try' }>): Flow {
  const flow = runBlock(m, s.body);
  for (const handler of s.handlers) {
    if (handler.name !== undefined) m.bind(handler.name, unknown, m.site(s.n));
    runEither(m, handler.body, []);
  }
  const after = flow === 'next' ? runBlock(m, s.orelse) : flow;
  const final = runBlock(m, s.final);
  return final === 'next' ? after : final;
}

function runMatch(m: Machine, s: Extract<Stmt, { k: 'match' }>): Flow {
  const subject: Value = m.evaluate(m, s.subject);
  for (const branch of s.cases) {
    for (const name of branch.binds) m.bind(name, subject, m.site(s.n));
    runEither(m, branch.body, []);
  }
  return 'next';
}
