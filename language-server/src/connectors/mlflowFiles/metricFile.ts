/**
 * The value that MLflow itself shows for a metric: of lines `timestamp value [step …]`, the one with
 * the greatest step, then time, then value. NaN and infinities are values; a line that was cut is not.
 */
export function lastMetricValue(text: string): number | undefined {
  let last: readonly [step: number, time: number, value: number] | undefined;
  const lines = text.split('\n');
  // Without its newline the last line may end in the middle of a figure.
  const unfinished = lines.pop() ?? '';
  if (unfinished.trim().split(/\s+/).length >= 3) lines.push(unfinished);
  for (const line of lines) {
    const row = parseLine(line);
    if (row !== undefined && (last === undefined || isLater(row, last))) last = row;
  }
  return last?.[2];
}

type Row = readonly [step: number, time: number, value: number];

function parseLine(line: string): Row | undefined {
  const [time, value, step = '0'] = line.trim().split(/\s+/);
  if (time === undefined || value === undefined) return undefined;
  const row: Row = [Number(step), Number(time), numberOf(value)];
  return Number.isFinite(row[0]) && Number.isFinite(row[1]) ? row : undefined;
}

function numberOf(text: string): number {
  if (/^[-+]?inf(inity)?$/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  return Number(text);
}

function isLater(row: Row, other: Row): boolean {
  const place = [0, 1, 2].find((index) => row[index] !== other[index]);
  return place !== undefined && (row[place] ?? 0) > (other[place] ?? 0);
}
