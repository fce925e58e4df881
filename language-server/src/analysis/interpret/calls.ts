import type { Arg, Expr } from '../../python/ir';
import { callDataMethod } from '../data/methods';
import { selectedFrom } from '../data/selectedFrom';
import { callGrouped } from '../data/grouped';
import { memberOf } from '../data/members';
import { callWindowed } from '../data/windowed';
import type { Site } from '../facts';
import { callLibrary } from '../models/library';
import { callObject } from '../models/objects';
import { none, unknown } from '../values';
import type { Cls, Fn, Method, Value } from '../values';
import { callBuiltin } from './builtins';
import { callContainer } from './containers';
import { elementsOf } from '../data/elements';
import type { Call, Machine } from '../machine';
import { runBlock } from './statements';
import { flowsFrom } from '../data/combine';

/** `fn(args)`. */
export function evaluateCall(m: Machine, e: Extract<Expr, { k: 'call' }>): Value {
  const callee = m.evaluate(m, e.fn);
  const args = collectArguments(m, e.args, m.site(e.n));
  if (e.fn.k !== 'attr' || callee.k !== 'method') return apply(m, callee, args);
  const receiver = m.open(callee.self);
  return selectedFrom(e.fn.object, receiver, apply(m, callee, args));
}

function collectArguments(m: Machine, args: readonly Arg[], site: Site): Call {
  const positional: Value[] = [];
  const argSites: Site[] = [];
  const named = new Map<string, Value>();
  const namedSites = new Map<string, Site>();
  for (const arg of args) {
    const value = m.evaluate(m, arg.value);
    const at = m.site(arg.value.n);
    if (arg.star === 1) {
      const { known } = elementsOf(m, value, at);
      positional.push(...known);
      argSites.push(...known.map(() => at));
    } else if (arg.star === 2) {
      const opened = m.open(value);
      if (opened.k === 'dict') for (const [key, held] of opened.entries) named.set(key, held);
    } else if (arg.name !== undefined) {
      named.set(arg.name, value);
      namedSites.set(arg.name, at);
    } else {
      positional.push(value);
      argSites.push(at);
    }
  }
  return { site, args: positional, named, argSites, namedSites };
}

/** Applies any callable value. */
export function apply(m: Machine, callee: Value, call: Call): Value {
  const target = m.open(callee);
  switch (target.k) {
    case 'fn':
      return callFunction(m, target, call);
    case 'class':
      return construct(m, target, call);
    case 'lib':
      return callNamed(m, target.path, call);
    case 'method':
      return callMethod(m, target, call);
    case 'object':
      return callObject(m, callee, target, '__call__', call);
    case 'instance': {
      const method = target.cls.members.get('__call__') ?? target.cls.members.get('forward');
      return method === undefined ? flowsFrom(m, call) : bound(m, method, callee, call);
    }
    default:
      return flowsFrom(m, call);
  }
}

/** Python's own functions first; what is none of them is looked up among the libraries. */
function callNamed(m: Machine, path: string, call: Call): Value {
  const builtin = path.startsWith(builtins) ? path.slice(builtins.length) : undefined;
  const result = builtin === undefined ? undefined : callBuiltin(m, builtin, call);
  return result ?? callLibrary(m, path, call);
}

const builtins = 'builtins.';

function callMethod(m: Machine, method: Method, call: Call): Value {
  const self = m.open(method.self);
  switch (self.k) {
    case 'data':
      return callDataMethod(m, method.self, self, method.name, call);
    case 'grouped':
      return callGrouped(m, self, method.name, call);
    case 'windowed':
      return callWindowed(self, method.name, call);
    case 'object':
      return callObject(m, method.self, self, method.name, call);
    case 'lazy':
      return {
        k: 'lazy',
        op: { kind: 'call', on: self, method: method.name, args: call.args, named: call.named },
        site: call.site,
      };
    case 'list':
    case 'tuple':
    case 'set':
    case 'dict':
    case 'const':
      return callContainer(m, method.self, self, method.name, call);
    case 'instance':
      return callInstance(m, method, self.cls, call);
    default:
      return callObject(m, method.self, self, method.name, call);
  }
}

function callInstance(m: Machine, method: Method, cls: Cls, call: Call): Value {
  const member = memberOf(m, cls, method.name);
  return member === undefined
    ? callObject(m, method.self, m.open(method.self), method.name, call)
    : bound(m, member, method.self, call);
}

function bound(m: Machine, method: Value, self: Value, call: Call): Value {
  return apply(m, method, {
    ...call,
    args: [self, ...call.args],
    argSites: [call.site, ...call.argSites],
  });
}

function construct(m: Machine, cls: Cls, call: Call): Value {
  const instance = m.keep({ k: 'instance', cls, fields: new Map() }, call.site);
  const init = memberOf(m, cls, '__init__');
  if (init !== undefined) bound(m, init, instance, call);
  return instance;
}

/** Runs a user function with its arguments bound; deep or recursive calls only let values flow. */
function callFunction(m: Machine, fn: Fn, call: Call): Value {
  const [uid = '', key = ''] = fn.site.split('|');
  const where = {
    uid,
    key,
    globals: new Set<string>(),
    ...(fn.closure === undefined ? {} : { closure: fn.closure }),
  };
  const result = m.inside(fn.site, where, () => {
    bindParameters(m, fn, call);
    if (isExpression(fn.body)) return m.evaluate(m, fn.body);
    runBlock(m, fn.body);
    const [first, ...others] = m.returns ?? [];
    return first === undefined ? none : others.reduce((a, b) => m.either(a, b), first);
  });
  return result ?? flowsFrom(m, call);
}

function isExpression(body: Fn['body']): body is Expr {
  return 'k' in body;
}

function bindParameters(m: Machine, fn: Fn, call: Call): void {
  let position = 0;
  const named = new Map(call.named);
  for (const param of fn.params) {
    const site = call.argSites[position] ?? call.site;
    if (param.star === 1) {
      m.bind(param.name, { k: 'tuple', items: call.args.slice(position) }, site);
      position = call.args.length;
    } else if (param.star === 2) {
      const keys = new Map(
        [...named.keys()].map((key) => [key, { k: 'const', value: key } as const]),
      );
      m.bind(param.name, { k: 'dict', entries: named, keys }, site);
    } else {
      const given = named.get(param.name) ?? (param.keywordOnly ? undefined : call.args[position]);
      if (!named.delete(param.name) && !param.keywordOnly) position += 1;
      m.bind(param.name, given ?? fn.defaults.get(param.name) ?? unknown, site);
    }
  }
}
