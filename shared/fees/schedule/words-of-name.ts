/** Words for a name that has no label: `grossReceipts` → "gross receipts". */
export function wordsOfName(name: string): string {
  return name
    .replaceAll(/[-_]/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase();
}
