import { For, Show, type JSX } from 'solid-js';
import { api } from '../api.ts';
import { amount, timeText } from '../format.ts';
import { show } from '../location.ts';
import { session } from '../session.ts';
import { t } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { createLoad } from '../ui/load.tsx';
import { setOpenReceipt } from './search-store.ts';
import { UserPlus } from '../ui/icons.ts';

const LATEST = 5;

/** Between two people: what to do, and the receipts just made. */
export function Home(): JSX.Element {
  const latest = createLoad(
    () => session()?.workstation?.id,
    (workstation) => api.receipts.list({ workstation }),
  );
  const rows = () => {
    const result = latest.result();
    return result?.ok ? result.value.rows.slice(0, LATEST) : [];
  };
  const zone = () => session()?.city.timeZone ?? 'UTC';
  return (
    <div class="stack home">
      <section class="card padded home-lead">
        <div class="grow">
          <h1>{t('homeTitle')}</h1>
          <p class="quiet">{t('homeLead')}</p>
        </div>
        <Button onClick={() => show({ name: 'new-person' })}>
          <UserPlus size={20} aria-hidden="true" />
          {t('addPerson')}
        </Button>
      </section>
      <Show when={rows().length > 0}>
        <section class="card list" aria-labelledby="latest">
          <h2 id="latest">{t('homeRecent')}</h2>
          <ul>
            <For each={rows()}>
              {(row) => (
                <li>
                  <button type="button" class="list-row" onClick={() => setOpenReceipt(row.id)}>
                    <span class="figure quiet">{timeText(row.issuedAt, zone())}</span>
                    <span class="grow">
                      <strong>{row.payerName ?? t('payerNone')}</strong>
                      <span class="quiet small"> {row.number}</span>
                    </span>
                    <span class="figure amount">{amount(row.totalCents)}</span>
                  </button>
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
    </div>
  );
}
