import { inWords } from '../language.ts';
import type { Failure } from '../request.ts';
import { t } from './text.ts';

/** What to tell a person about a request that failed: what happened and what to do next. */
export function failureText(failure: Failure): string {
  switch (failure.kind) {
    case 'refused':
      return inWords(failure.message) + retryHint(failure.details);
    case 'broken':
      return t('broken', { requestId: failure.requestId ?? '–' });
    case 'unreachable':
      return t('unreachable');
  }
}

function retryHint(details: unknown): string {
  const seconds = (details as { retryAfterSeconds?: unknown } | undefined)?.retryAfterSeconds;
  return typeof seconds === 'number' ? ` ${t('retryIn', { seconds })}` : '';
}
