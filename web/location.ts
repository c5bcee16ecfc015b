import { createSignal } from 'solid-js';

/** What the main part of the counter shows. It is kept in the history's state, not in the address:
 * Back works, a reload keeps the place, and no internal id is ever shown. */
export type CounterView =
  | { readonly name: 'home' }
  | { readonly name: 'person'; readonly partyId: string; readonly recordId?: string }
  | { readonly name: 'record'; readonly recordId: string }
  | { readonly name: 'program'; readonly program: string }
  | {
      readonly name: 'action';
      readonly program: string;
      readonly action: string;
      readonly recordId?: string;
      /** The cart line that is being changed, if it is in the cart already. */
      readonly itemId?: string;
    }
  | { readonly name: 'new-person'; readonly typed?: string; readonly thenProgram?: string }
  | { readonly name: 'edit-person'; readonly partyId: string }
  | { readonly name: 'new-record'; readonly program: string; readonly holderId?: string }
  | { readonly name: 'edit-record'; readonly recordId: string }
  | { readonly name: 'receipts'; readonly typed?: string };

export type OfficePage =
  | { readonly name: 'receipts' }
  | { readonly name: 'register'; readonly program: string }
  | { readonly name: 'people' }
  | { readonly name: 'workstations' }
  | { readonly name: 'account' };

export type Place =
  | { readonly app: 'counter'; readonly view: CounterView }
  | { readonly app: 'office'; readonly page: OfficePage }
  | { readonly app: 'devices' };

const RECEIPTS = '/office/registers/receipts';

function officePath(page: OfficePage): string {
  if (page.name === 'receipts') return RECEIPTS;
  return page.name === 'register' ? `/office/registers/${page.program}` : `/office/${page.name}`;
}

function officePage(pathname: string): OfficePage {
  const register = /^\/office\/registers\/([a-z0-9-]+)$/.exec(pathname)?.[1];
  if (register !== undefined && pathname !== RECEIPTS) {
    return { name: 'register', program: register };
  }
  const name = (['people', 'workstations', 'account'] as const).find(
    (each) => pathname === `/office/${each}`,
  );
  return { name: name ?? 'receipts' };
}

/** The address of a place, for links. */
export function pathOf(place: Place): string {
  if (place.app === 'devices') return '/devices';
  return place.app === 'office' ? officePath(place.page) : '/';
}

function placeOf(pathname: string, state: unknown): Place {
  if (pathname === '/devices') return { app: 'devices' };
  if (pathname.startsWith('/office')) return { app: 'office', page: officePage(pathname) };
  const view = (state as { view?: CounterView } | null)?.view;
  return { app: 'counter', view: view ?? { name: 'home' } };
}

const [place, setPlace] = createSignal<Place>(placeOf(location.pathname, history.state));

/** Where the user is. */
export { place };

export function go(next: Place): void {
  const state = next.app === 'counter' ? { view: next.view } : null;
  history.pushState(state, '', pathOf(next));
  setPlace(next);
}

/** Shows another view of the counter. */
export function show(view: CounterView): void {
  go({ app: 'counter', view });
}

/** Follows a link without loading the page, unless the user asked for a new tab. */
export function follow(event: MouseEvent, next: Place): void {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  go(next);
}

addEventListener('popstate', () => setPlace(placeOf(location.pathname, history.state)));
