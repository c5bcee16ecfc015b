import { hash } from '@node-rs/argon2';
import { uuidv7 } from 'uuidv7';
import type { CityPack } from '../pack/load-pack.ts';
import { insertRows, run, type SeedConnection } from './seed-connection.ts';

/**
 * Makes an empty database that of the pack's city: accounts, fee schedules, workstations, printers,
 * and in a demo city its staff. Does nothing, and says so, when a city is there already. Give it a
 * guarded transaction, so that a half loaded city cannot stay behind.
 *
 * @example await database.transaction((tx) => loadCity(tx, await loadPack(config.cityPack)));
 */
export async function loadCity(
  connection: SeedConnection,
  pack: CityPack,
): Promise<{ readonly loaded: boolean }> {
  const inserted = await insertCity(connection, pack);
  if (!inserted) return { loaded: false };
  await insertRows(connection, 'fund', { code: 'text', name: 'text' }, [...pack.funds]);
  await insertAccounts(connection, pack);
  await publishFees(connection, pack);
  await insertWorkstations(connection, pack);
  await insertStaff(connection, pack);
  return { loaded: true };
}

async function insertCity(connection: SeedConnection, pack: CityPack): Promise<boolean> {
  const { city } = pack;
  const settings = {
    addressLines: city.address,
    phone: city.phone,
    website: city.website ?? null,
    color: city.color,
    sealUrl: '/city/seal.svg',
    languages: city.languages,
    idleLockSeconds: city.idleLockSeconds,
    programs: city.programs,
    openingFloat: city.openingFloat,
    holidays: city.holidays.map((holiday) => holiday.day),
    demoSignIns: city.demo ? pack.staff.map(demoSignIn) : [],
  };
  const rows = await run(
    connection,
    `INSERT INTO city (pack_id, name, short_name, time_zone, fiscal_year_start_month, demo, settings)
       VALUES ($1, $2, $3, $4, $5::text::smallint, $6::text::boolean, $7::jsonb)
       ON CONFLICT DO NOTHING RETURNING pack_id`,
    pack.id,
    city.name,
    city.shortName,
    city.timeZone,
    String(city.fiscalYearStartMonth),
    String(city.demo),
    JSON.stringify(settings),
  );
  return rows.length > 0;
}

/** What the first screen of a demo city shows; no other city's pack may name passwords. */
const demoSignIn = ({ signInName, password, pin, name, level }: CityPack['staff'][number]) => ({
  signInName,
  password,
  pin,
  name,
  level,
});

async function insertAccounts(connection: SeedConnection, pack: CityPack): Promise<void> {
  await insertRows(
    connection,
    'ledger_account',
    {
      code: 'text',
      fund_code: 'text',
      name: 'text',
      kind: 'text',
      project_code: 'text',
      holds_tender: 'text',
    },
    pack.accounts.map((account) => ({
      code: account.code,
      fund_code: account.fund,
      name: account.name,
      kind: account.kind,
      project_code: account.project ?? null,
      holds_tender: account.holdsTender ?? null,
    })),
  );
}

async function publishFees(connection: SeedConnection, pack: CityPack): Promise<void> {
  await insertRows(
    connection,
    'fee_schedule',
    {
      id: 'uuid',
      program: 'text',
      effective_on: 'date',
      source: 'text',
      source_sha256: 'text',
      published_by: 'text',
    },
    pack.feeSchedules.map((schedule) => ({
      id: uuidv7(),
      program: schedule.program,
      effective_on: schedule.effectiveOn,
      source: schedule.source,
      source_sha256: schedule.sha256,
      published_by: `city pack ${pack.id}, ${schedule.file}`,
    })),
  );
}

async function insertWorkstations(connection: SeedConnection, pack: CityPack): Promise<void> {
  const ids = new Map(pack.printers.map((printer) => [printer.id, uuidv7()]));
  await insertRows(
    connection,
    'printer',
    {
      id: 'uuid',
      name: 'text',
      profile: 'text',
      transport: 'text',
      address: 'text',
      columns: 'smallint',
    },
    pack.printers.map(({ id, name, profile, transport, address, columns }) => ({
      id: ids.get(id) ?? '',
      name,
      profile,
      transport,
      address: address ?? null,
      columns,
    })),
  );
  await insertRows(
    connection,
    'workstation',
    { id: 'uuid', code: 'text', name: 'text', kind: 'text', printer_id: 'uuid' },
    pack.workstations.map(({ code, name, kind, printer }) => ({
      id: uuidv7(),
      code,
      name,
      kind,
      printer_id: printer === undefined ? null : (ids.get(printer) ?? null),
    })),
  );
}

async function insertStaff(connection: SeedConnection, pack: CityPack): Promise<void> {
  const rows = await Promise.all(
    pack.staff.map(async (person) => ({
      id: uuidv7(),
      sign_in_name: person.signInName,
      display_name: person.name,
      initials: person.initials,
      level: person.level,
      password_hash: await hash(person.password),
      pin_hash: await hash(person.pin),
    })),
  );
  await insertRows(
    connection,
    'staff',
    {
      id: 'uuid',
      sign_in_name: 'text',
      display_name: 'text',
      initials: 'text',
      level: 'text',
      password_hash: 'text',
      pin_hash: 'text',
    },
    rows,
  );
}
