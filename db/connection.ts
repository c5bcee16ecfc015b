import postgres, { type Options, type Sql } from 'postgres';

/** How a client connects; see {@link connectionOptions}. */
export interface ConnectionSettings {
  url: string;
  poolSize: number;
  applicationName: string;
  /** Sent as the start-up parameter `role`: the session acts as this role, and RESET returns to it. */
  role?: string;
}

const asText = (value: string): string => value;

/**
 * The one set of options of every client of ours. `int8` and `numeric` arrive as strings, to be
 * parsed explicitly; `date` is `YYYY-MM-DD`, because a day has no time zone; an instant is a
 * `Date`. A string given for jsonb is JSON text already, which is also how Drizzle passes it.
 */
function connectionOptions(settings: ConnectionSettings) {
  return {
    max: settings.poolSize,
    onnotice: () => undefined,
    connect_timeout: 10,
    connection: {
      application_name: settings.applicationName,
      ...(settings.role === undefined ? {} : { role: settings.role }),
    },
    types: {
      day: { to: 1082, from: [1082], serialize: asText, parse: asText },
      document: {
        to: 3802,
        from: [114, 3802],
        serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
        parse: (text: string): unknown => JSON.parse(text),
      },
    },
  } satisfies Options<Record<string, postgres.PostgresType>>;
}

/** A pool of plain connections. Multi-statement work goes through a guarded transaction. */
export function connect(settings: ConnectionSettings): Sql {
  return postgres(settings.url, connectionOptions(settings));
}

/**
 * One connection for one transaction at a time, that is never replaced by another behind our back:
 * `onLost` is called before anything else learns that it is gone, and nothing may be sent then.
 */
export function connectOnce(settings: ConnectionSettings, onLost: () => void): Sql {
  return postgres(settings.url, {
    ...connectionOptions({ ...settings, poolSize: 1 }),
    max_lifetime: null,
    onclose: onLost,
  });
}
