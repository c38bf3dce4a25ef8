import viewer from '~/__generated__/viewerQuery.graphql';
import { browserSession } from '~/app/session';
import { startWith, type Question } from '~/app/start';
import { rememberedStart } from '~/app/startPage';
import { ageingAhead } from '~/features/ageing/model/ahead';
import { overviewAhead } from '~/features/portal/model/ahead';
import { portalSearch } from '~/features/portal/model/scope';
import { nextTask } from '~/lib/task';
import { parseSearch } from '~/lib/url';

// The page runs this before the rest of its code has come (vite.config.ts sees to it), so it must stay small: what most
// people open first is asked for at once, code and data.

interface Opening {
  /** Where it is not part of the entry. */
  code?: () => Promise<unknown>;
  ahead?: (search: Record<string, string>) => readonly Question[];
}

const openings: Readonly<Record<string, Opening>> = {
  '/portal': { ahead: (search) => overviewAhead(portalSearch(search)) },
  '/ageing': { code: () => import('~/features/ageing/AgeingPage'), ahead: ageingAhead },
  '/accounts': { code: () => import('~/features/accounts/AccountsPage') },
  '/payments': { code: () => import('~/features/payments/PaymentsPage') },
};

/** Once what stands in the page can be seen; half a second at most, as a page that nobody looks at is not painted. */
function painted() {
  return new Promise<unknown>((resolve) => {
    new PerformanceObserver(resolve).observe({ type: 'paint', buffered: true });
    setTimeout(resolve, 500);
  });
}

const path = location.pathname.replace(/(?<=.)\/$/, '');
const opening = openings[path === '/' ? rememberedStart() : path];
const session = browserSession();

export const { transport, settled } = startWith(session, [{ request: viewer, variables: {} }, ...(opening?.ahead?.(parseSearch(location.search)) ?? [])]);
export { session };

// A built page names the parts of its app here, and has them fetched; while it is developed the page runs it by itself.
const { app } = document.documentElement.dataset;
if (app) run(app.split(' ')).catch(missing);

/** Part by part, each in a task of its own: in between a slow telephone hears its owner. */
async function run(parts: readonly string[]) {
  await painted();
  if (session.remembered) opening?.code?.().catch(() => undefined);
  // The first number and the first date take long, as the browser reads what it knows of languages: now the line is busy anyway.
  for (const first of [() => new Intl.NumberFormat(), () => new Intl.DateTimeFormat()]) {
    await nextTask();
    first();
  }
  for (const part of parts) {
    await nextTask();
    await import(/* @vite-ignore */ part);
  }
}

/** The app is not there to say this: a part of it could not be had, or it is another build's by now. */
function missing(problem: unknown) {
  console.error(problem);
  const splash = document.querySelector('.splash');
  if (!splash) return;
  const again = document.createElement('button');
  again.textContent = 'Load it again';
  again.addEventListener('click', () => location.reload());
  const text = document.createElement('p');
  text.textContent = 'Duebook could not be loaded. See that this device is online.';
  splash.setAttribute('role', 'alert');
  splash.removeAttribute('aria-label');
  splash.append(text, again);
  again.focus();
}
