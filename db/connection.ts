import postgres, { type Options, type Sql } from 'postgres';

/** How a client connects. */
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
    // A connection is given up when it is lost, not by its age in the middle of our work.
    max_lifetime: null,
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

/** The driver's own client, for short errands; the application uses the pool of `db/pool.ts`. */
export function connect(settings: ConnectionSettings): Sql {
  return postgres(settings.url, connectionOptions(settings));
}

/**
 * One connection that is never replaced by another behind our back: `onLost` is called before any
 * code that waits for it goes on, and nothing may be sent from then on. `like` is a client whose
 * settings it takes over, and whose fragments and helpers then suit it.
 */
export function connectOnce(
  like: Sql,
  onLost: () => void,
  onNotification?: (channel: string, payload: string) => void,
): Sql {
  const options = { ...like.options, max: 1, onclose: onLost, onnotify: onNotification };
  return postgres(options as unknown as Options<never>);
}
