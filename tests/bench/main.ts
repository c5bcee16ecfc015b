/**
 * `npm run bench [-- NAME …]`: prints one JSON line a figure. Names are those of the benches below;
 * all run when none is given. A figure's yardstick is measured in the same run.
 */
import type { Figure } from './figure.ts';

const BENCHES: Readonly<Record<string, () => Promise<() => Promise<readonly Figure[]>>>> = {
  checkout: async () => (await import('./checkout.ts')).benchCheckout,
  search: async () => (await import('./search.ts')).benchSearch,
  fees: async () => (await import('./fees.ts')).benchFees,
  printing: async () => (await import('./printing.ts')).benchPrinting,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  console.error(
    `No bench named ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`,
  );
  process.exit(1);
}
for (const [name, load] of Object.entries(BENCHES)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const bench = await load();
  for (const figure of await bench()) console.log(JSON.stringify(figure));
}
