import { customType } from 'drizzle-orm/pg-core';

/** Bytes, as the driver gives them. */
export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
