import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  startVirtualPrinter,
  type VirtualPrinter,
} from '../../../hardware/virtual/virtual-printer.ts';
import { until } from '../spool/worker-bench.ts';

let printer: VirtualPrinter;
let host: Socket;
let heard: number[];

const dial = async (): Promise<Socket> => {
  const socket = connect(printer.port, '127.0.0.1');
  socket.on('data', (bytes) => heard.push(...bytes));
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('connect', resolve));
  return socket;
};

const ask = async (hex: string, replies: number): Promise<string> => {
  heard = [];
  host.write(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
  await until(() => heard.length >= replies, `${replies} bytes of reply`);
  return Buffer.from(heard).toString('hex');
};

beforeEach(async () => {
  heard = [];
  printer = await startVirtualPrinter();
  host = await dial();
});
afterEach(async () => {
  host.destroy();
  await printer.stop();
});

const EVERYTHING = '100401 100402 100403 100404';

describe('DLE EOT 1 to 4', () => {
  test.each<[string, () => void, string]>([
    ['all well', () => undefined, '12121212'],
    ['paper near its end', () => printer.setPaperNearEnd(), '1212121e'],
    ['no paper', () => printer.pullPaper(), '1a32127e'],
    ['cover open', () => printer.openCover(), '1a161212'],
    ['offline', () => printer.setOnline(false), '1a121212'],
  ])('%s', async (_name, spoil, expected) => {
    spoil();
    expect(await ask(EVERYTHING, 4)).toBe(expected);
  });

  test('the drawer switch', async () => {
    expect(await ask('1b7000 3c78 100401', 1)).toBe('16');
    printer.closeDrawer();
    expect(await ask('100401', 1)).toBe('12');
  });
});

describe('replies that come in their turn', () => {
  test('GS r and GS ( H', async () => {
    expect(await ask('1d7201 1d284806003030 61626364', 8)).toBe(
      '00 3722 61626364 00'.replaceAll(' ', ''),
    );
  });

  test('not while there is no paper, but as soon as there is', async () => {
    printer.pullPaper();
    expect(await ask('41 0a 1d7201 100404', 1)).toBe('7e');
    expect(printer.snapshot()).toMatchObject({ roll: [], waiting: 3 });
    heard = [];
    printer.loadPaper();
    await until(() => heard.length > 0, 'the reply');
    expect(heard).toEqual([0]);
    expect(printer.snapshot().roll).toHaveLength(1);
  });

  test('automatic status, once asked for, at every change', async () => {
    expect(await ask('1d61ff', 4)).toBe('10000000');
    heard = [];
    printer.pullPaper();
    await until(() => heard.length === 4, 'four bytes');
    expect(heard).toEqual([0x18, 0, 0x0f, 0]);
  });

  test('clear buffer forgets what was not printed', async () => {
    printer.pullPaper();
    expect(await ask('41 0a 42 0a 10140801031401060208', 3)).toBe('372500');
    printer.loadPaper();
    expect(printer.snapshot()).toMatchObject({ roll: [], waiting: 0 });
  });
});

test('a question in the middle of a picture is answered, and spoils the picture', async () => {
  expect(await ask('1d763000 0100 0800 ffff 100401', 1)).toBe('12');
  host.write(Buffer.from('ffffff0a', 'hex'));
  await until(() => printer.snapshot().roll.length > 0, 'the picture');
  const [image] = printer.snapshot().roll[0]?.items ?? [];
  expect(image).toMatchObject({
    base64: Buffer.from('ffff100401ffffff', 'hex').toString('base64'),
  });
});

test('one host at a time', async () => {
  const second = await dial();
  await new Promise((resolve) => second.once('close', resolve));
  expect(await ask('100401', 1)).toBe('12');
});

test('tearing off takes the paper; changes are told, many at once', async () => {
  let changes = 0;
  const stop = printer.onChange(() => (changes += 1));
  host.write(Buffer.from('410a1d564200420a', 'hex'));
  host.write(Buffer.from('1d7201', 'hex'));
  await until(() => heard.length > 0, 'all of it');
  expect(printer.snapshot().roll.map((piece) => piece.cut)).toEqual([true, false]);
  expect(printer.tearOff()).toHaveLength(2);
  expect(printer.snapshot().roll).toEqual([]);
  await until(() => changes > 0, 'a change is told');
  stop();
  expect(changes).toBeLessThan(6);
});
