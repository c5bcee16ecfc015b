import type { DecodedItem } from '../decoder/decoded-item.ts';

/** What can be seen on paper. */
export type PrintedItem = Extract<
  DecodedItem,
  { kind: 'text' | 'line-feed' | 'feed' | 'image' | 'barcode' | 'error' }
>;

/** Paper from one cut to the next. */
export interface PaperPiece {
  readonly items: readonly PrintedItem[];
  /** False while it still hangs from the roll. */
  readonly cut: boolean;
}

/** Older pieces fall off the end of the counter. */
const MOST_PIECES = 60;

interface PaperRoll {
  print(item: PrintedItem | Extract<DecodedItem, { kind: 'cut' }>): void;
  pieces(): readonly PaperPiece[];
  /** Removes and returns everything printed so far. */
  tearOff(): readonly PaperPiece[];
}

export function createPaperRoll(): PaperRoll {
  let done: PaperPiece[] = [];
  let hanging: PrintedItem[] = [];
  const pieces = (): readonly PaperPiece[] =>
    hanging.length === 0 ? [...done] : [...done, { items: [...hanging], cut: false }];
  return {
    print(item) {
      if (item.kind !== 'cut') {
        hanging.push(item);
        return;
      }
      done = [...done, { items: hanging, cut: true }].slice(-MOST_PIECES);
      hanging = [];
    },
    pieces,
    tearOff() {
      const torn = pieces();
      [done, hanging] = [[], []];
      return torn;
    },
  };
}
