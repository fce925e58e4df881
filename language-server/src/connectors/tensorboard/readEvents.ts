import {
  decodeFields,
  messageIn,
  messagesIn,
  numberIn,
  textIn,
  textsIn,
  type Fields,
} from '../protobuf/protobuf';
import { instantOfSeconds } from '../normalise/trackedRun';
import { readRecords } from './readRecords';

/** What the event files of one run tell together. */
export interface EventSummary {
  /** Last value by tag. */
  readonly scalars: Map<string, number>;
  readonly texts: Map<string, string>;
  /** Settings that were logged for comparison. */
  readonly settings: Map<string, unknown>;
  ended?: 'success' | 'failure' | undefined;
  /** ISO 8601 time of the first event. */
  start?: string | undefined;
}

/** Field numbers of the messages. */
const event = { wallTime: 1, summary: 5 };
const value = { tag: 1, simple: 2, tensor: 8, metadata: 9 };
const plugin = { name: 1, content: 2 };
const tensor = { type: 1, content: 4, floats: 5, doubles: 6, strings: 8 };
const session = { start: 3, end: 4, settings: 1, status: 1 };
const plain = { number: 2, text: 3, flag: 4, list: 6 };
const float64 = 2;

/** Nothing read yet. */
export function emptySummary(): EventSummary {
  return { scalars: new Map(), texts: new Map(), settings: new Map() };
}

/** Adds what one event file tells to `summary`; gives what is wrong with the file. Never throws. */
export function takeEvents(
  summary: EventSummary,
  bytes: Uint8Array,
  { prefix = '' }: { prefix?: string } = {},
): string | undefined {
  const { records, fault } = readRecords(bytes);
  for (const record of records) {
    const fields = decodeFields(record);
    summary.start ??= instantOfSeconds(doubleOf(fields.get(event.wallTime)?.at(-1)));
    for (const holder of messagesIn(fields, event.summary)) {
      for (const one of messagesIn(holder, 1)) takeValue(summary, one, { prefix });
    }
  }
  return fault;
}

function takeValue(summary: EventSummary, fields: Fields, { prefix }: { prefix: string }): void {
  // Figures that are compared with settings are logged under a folder of their own.
  const tag = (textIn(fields, value.tag) ?? '').replace(/^hparam\//, '');
  const metadata = messageIn(fields, value.metadata);
  const data = metadata && messageIn(metadata, 1);
  const kind = data && textIn(data, plugin.name);
  if (kind === 'hparams') takeSession(summary, data && messageIn(data, plugin.content));
  else if (kind === 'text') takeText(summary, tag, fields);
  else {
    const number = scalarOf(fields, kind);
    if (number !== undefined) summary.scalars.set(`${prefix}${tag}`, number);
  }
}

function takeText({ texts }: EventSummary, tag: string, fields: Fields): void {
  const content = messageIn(fields, value.tensor);
  const [text] = content === undefined ? [] : textsIn(content, tensor.strings);
  if (text !== undefined) texts.set(tag.replace(/\/text_summary$/, ''), text);
}

function takeSession(summary: EventSummary, content: Fields | undefined): void {
  if (content === undefined) return;
  const start = messageIn(content, session.start);
  for (const entry of start === undefined ? [] : messagesIn(start, session.settings)) {
    const key = textIn(entry, 1) ?? '';
    const held = messageIn(entry, 2);
    const setting = held === undefined ? undefined : plainValue(held);
    if (key !== '' && setting !== undefined) summary.settings.set(key, setting);
  }
  const end = messageIn(content, session.end);
  const status = end && numberIn(end, session.status);
  if (status === 1) summary.ended = 'success';
  if (status === 2) summary.ended = 'failure';
}

function plainValue(fields: Fields): unknown {
  const number = doubleOf(fields.get(plain.number)?.at(-1));
  if (number !== undefined) return number;
  const list = messageIn(fields, plain.list);
  if (list !== undefined) return messagesIn(list, 1).map(plainValueOfItem);
  const flag = numberIn(fields, plain.flag);
  return flag === undefined ? textIn(fields, plain.text) : flag !== 0;
}

/** Lists in lists are no settings that anyone compares. */
function plainValueOfItem(fields: Fields): unknown {
  return doubleOf(fields.get(plain.number)?.at(-1)) ?? textIn(fields, plain.text);
}

/** Old writers keep the number itself, new ones a tensor of one number. */
function scalarOf(fields: Fields, kind: string | undefined): number | undefined {
  const simple = fields.get(value.simple)?.at(-1);
  if (typeof simple === 'object') return floatOf(simple);
  const held = kind === 'scalars' ? messageIn(fields, value.tensor) : undefined;
  if (held === undefined) return undefined;
  const content = held.get(tensor.content)?.at(-1);
  if (numberIn(held, tensor.type) === float64) {
    return doubleOf(content ?? held.get(tensor.doubles)?.at(-1));
  }
  return floatOf(content ?? held.get(tensor.floats)?.at(-1));
}

function floatOf(bytes: Uint8Array | number | undefined): number | undefined {
  if (typeof bytes !== 'object' || bytes.length !== 4) return undefined;
  const exact = new DataView(bytes.buffer, bytes.byteOffset, 4).getFloat32(0, true);
  // The shortest number that is the same in 32 bits: 0.12 and not 0.11999999731779099.
  return Number(exact.toPrecision(7));
}

function doubleOf(bytes: Uint8Array | number | undefined): number | undefined {
  if (typeof bytes !== 'object' || bytes.length !== 8) return undefined;
  return new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0, true);
}
