import type { Message } from './model';
import type { Row } from './rows';

const LETTERS_PER_LINE = 62;
/** Every line's height is asked for again whenever one above it turns out to be another. */
const known = new WeakMap<Message, number>();

/** How high a row will be, about, before it has been drawn. */
export function heightOf(row: Row | undefined): number {
  return row?.kind === 'message'
    ? heightOfText(row.message) + (row.opens ? 7 : 0) + (row.closes ? 22 : 0)
    : 44;
}

function heightOfText(message: Message): number {
  const height = known.get(message) ?? 24 + linesOf(message.text) * 23 + message.attachments.length * 62;
  known.set(message, height);
  return height;
}

function linesOf(text: string): number {
  return text.split('\n').reduce((sum, line) => sum + Math.ceil((line.length + 1) / LETTERS_PER_LINE), 0);
}
