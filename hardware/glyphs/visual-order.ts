/** Letters that are read from the right. */
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** From the first such letter to the last before other letters follow: what stands between them
 * (spaces, marks, digits) belongs to the run. */
const RUN = new RegExp(
  `${RIGHT_TO_LEFT.source}(?:(?:${RIGHT_TO_LEFT.source}|[^\\p{L}])*(?:${RIGHT_TO_LEFT.source}|\\p{M}))?`,
  'gu',
);
/** A letter with its marks; a number, which is read from the left wherever it stands. */
const PART = /\p{N}+(?:[.,:/]\p{N}+)*|\P{M}\p{M}*|\p{M}+/gu;
const MIRRORED: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '<': '>',
  '>': '<',
  '«': '»',
  '»': '«',
};

/**
 * One line of text in the order in which its letters stand on paper, Arabic letters in the forms that
 * join them. Receipts run from left to right, so only the runs themselves turn around. As many letters
 * come out as went in: columns stay as they were laid out.
 */
export function visualOrder(line: string): string {
  if (!RIGHT_TO_LEFT.test(line)) return line;
  return joinArabic(line).replace(RUN, (run) =>
    (run.match(PART) ?? [])
      .reverse()
      .map((part) => MIRRORED[part] ?? part)
      .join(''),
  );
}

/** The forms of a letter: alone, last, first, in the middle; only two of a letter that does not join
 * to what follows it. */
type Forms = readonly string[];

let arabicForms: ReadonlyMap<string, Forms> | undefined;

/** Unicode's presentation forms stand in that order, each decomposing to its letter. */
function readArabicForms(): ReadonlyMap<string, Forms> {
  const forms = new Map<string, string[]>();
  const blocks = [
    [0xfb50, 0xfbb1],
    [0xfbfc, 0xfbff],
    [0xfe80, 0xfef4],
  ] as const;
  for (const [first, last] of blocks) {
    for (let code = first; code <= last; code += 1) {
      const form = String.fromCharCode(code);
      const letter = form.normalize('NFKC');
      forms.set(letter, [...(forms.get(letter) ?? []), form]);
    }
  }
  return forms;
}

function joinArabic(line: string): string {
  arabicForms ??= readArabicForms();
  const forms = arabicForms;
  const letters = Array.from(line);
  const neighbor = (from: number, step: 1 | -1): Forms => {
    let at = from + step;
    while (/\p{M}/u.test(letters[at] ?? '')) at += step;
    return forms.get(letters[at] ?? '') ?? [];
  };
  return letters
    .map((letter, at) => {
      const own = forms.get(letter) ?? [];
      const joinsBefore = own.length >= 2 && neighbor(at, -1).length >= 4;
      const joinsAfter = own.length >= 4 && neighbor(at, 1).length >= 2;
      return own[(joinsBefore ? 1 : 0) + (joinsAfter ? 2 : 0)] ?? letter;
    })
    .join('');
}
