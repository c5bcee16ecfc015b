import { onCleanup } from 'solid-js';
import type { LiveEvent } from './answers.ts';

type Listener = (event: LiveEvent) => void;
const listeners = new Set<Listener>();
let source: EventSource | null = null;

function heard(message: MessageEvent<string>): void {
  const event = JSON.parse(message.data) as LiveEvent;
  for (const listener of listeners) listener(event);
}

/** Listens to what the server tells by itself (printer state, a cart changed at another window)
 * for as long as the calling component lives. The browser reconnects by itself. */
export function useLive(listener: Listener): void {
  listeners.add(listener);
  if (source === null || source.readyState === EventSource.CLOSED) {
    source = new EventSource('/api/events');
    source.onmessage = heard;
  }
  onCleanup(() => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      source?.close();
      source = null;
    }
  });
}
