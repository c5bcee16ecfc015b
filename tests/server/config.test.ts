import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';

const project = resolve(import.meta.dirname, '../..');

describe('the settings', () => {
  it('need none: loopback, port 8080, the demo city, the embedded database', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 8080,
      dataDir: join(project, 'data'),
      cityPack: join(project, 'db/cities/alder-bay'),
      webRoot: join(project, 'dist/web'),
    });
  });

  it('take what the environment says, and an empty value as none', () => {
    const databaseUrl = 'postgres://app:secret@db.example/counter';
    const config = readConfig({
      HOST: '',
      PORT: '0',
      DATA_DIR: '/srv/counter',
      DATABASE_URL: databaseUrl,
      DATABASE_OWNER_URL: '',
    });
    expect(config).toMatchObject({ host: '127.0.0.1', port: 0, dataDir: '/srv/counter' });
    expect(config.databaseUrl).toBe(databaseUrl);
    expect(config).not.toHaveProperty('databaseOwnerUrl');
  });

  it.each([
    [{ PORT: 'eighty' }, /PORT: must be a number/],
    [{ PORT: '70000' }, /PORT/],
    [{ DATABASE_URL: 'mysql://db' }, /DATABASE_URL: must look like postgres:/],
    [{ DATABASE_OWNER_URL: 'postgres://owner@db/counter' }, /without DATABASE_URL/],
  ])('refuse %o in words', (environment, message) => {
    expect(() => readConfig(environment)).toThrow(message);
  });
});
