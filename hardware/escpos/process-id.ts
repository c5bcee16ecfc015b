const FIRST = 0x21;
const LETTERS = 0x7e - FIRST + 1;

/**
 * The process id of `GS ( H` for the n-th job of a printer: four printable characters, none a
 * space; starts again after 78 million jobs, long after any reply to the first could arrive.
 */
export function processIdFor(n: number): string {
  let rest = n;
  return Array.from({ length: 4 }, () => {
    const letter = String.fromCharCode(FIRST + (rest % LETTERS));
    rest = Math.floor(rest / LETTERS);
    return letter;
  }).join('');
}
