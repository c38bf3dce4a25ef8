import { useEffect, useId, useImperativeHandle, useMemo, useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { graphql } from 'react-relay/hooks';
import { useCommands } from '~/app/commands/CommandsProvider';
import type { Command } from '~/app/commands/registry';
import { newIdempotencyKey } from '~/app/mutation';
import { useLiveQuery } from '~/app/query';
import { formatCount, locale, t } from '~/i18n';
import { checkMatching, emptyMatching, fillOldestFirst, matchedSum, rest, setAmount, toggleItem, withoutItem, type Matching } from '~/lib/matching';
import { formatMoney, parseTyped, sign, sums, type Money as Amount } from '~/lib/money';
import type { PlainDate } from '~/lib/plaindate';
import { Banner, Button, Chip, DateField, DateText, ErrorBanner, Icon, IconButton, Keys, Money, moneyText, RefreshBar } from '~/ui';
import type { MatchPanelQuery } from '~/__generated__/MatchPanelQuery.graphql';
import { ListSearch } from './ListSearch';
import css from './match.module.css';
import type { UserError } from './reasons';

type Item = MatchPanelQuery['response']['invoices']['edges'][number]['node'];

export interface MatchTarget {
  invoiceId: string;
  amount: string;
}

export interface MatchPanelProps {
  /** What there is to spend. */
  available: Amount;
  account: { readonly id: string; readonly name: string; readonly parent?: { readonly id: string; readonly name: string } | null | undefined };
  /** Why nothing may be posted. */
  blocked?: string | undefined;
  /** Posts, and answers what the server refused: nothing when it is done, null when the request failed. */
  post: (targets: MatchTarget[], effectiveOn: PlainDate | null, idempotencyKey: string) => Promise<readonly UserError[] | null>;
  handle?: Ref<MatchHandle>;
}

export interface MatchHandle {
  focus: () => void;
}

const most = 200;

/**
 * Money beside the open items it may settle. In the list Space takes an item over, Enter posts; `o` fills oldest first.
 * Sums are exact in the browser and checked again by the server; nothing on the page changes before its answer.
 */
export function MatchPanel({ available, account, blocked, post, handle }: MatchPanelProps) {
  const { currency } = available;
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const matched = useRef<HTMLUListElement>(null);
  const [matching, setMatching] = useState<Matching>(() => emptyMatching(available));
  const [known, setKnown] = useState<ReadonlyMap<string, Item>>(new Map());
  const [group, setGroup] = useState(false);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [effectiveOn, setEffectiveOn] = useState<PlainDate | null>(null);
  const [errors, setErrors] = useState<readonly UserError[]>([]);
  const [busy, setBusy] = useState(false);
  const key = useRef<{ intent: string; key: string } | null>(null);
  const top = account.parent ?? account;
  const { data, refreshing, problem, refresh } = useLiveQuery<MatchPanelQuery>(
    graphql`
      query MatchPanelQuery($filter: InvoiceFilter, $first: Int!) {
        invoices(first: $first, filter: $filter, orderBy: { field: DUE_ON, direction: ASC }) {
          edges {
            node {
              id
              number
              dueOn
              daysLate
              purchaseOrder
              account {
                id
                number
                name
              }
              total {
                amount
                currency
              }
              balance {
                amount
                currency
              }
            }
          }
          totalCount
        }
      }
    `,
    {
      first: most,
      filter: {
        accountId: group ? top.id : account.id,
        includeChildren: group,
        currency,
        status: ['OPEN', 'OVERDUE'],
        ...(text.trim() === '' ? {} : { text: text.trim() }),
      },
    },
    ['Invoice', 'Application'],
  );
  const taken = new Set(matching.parts.map((part) => part.id));
  const items = data.invoices.edges.map((edge) => edge.node).filter((item) => sign(item.balance) > 0);
  const open = items.filter((item) => !taken.has(item.id));
  const itemOf = (id: string) => items.find((item) => item.id === id) ?? known.get(id);
  const balances = new Map(matching.parts.flatMap(({ id }) => (itemOf(id) ? [[id, (itemOf(id) as Item).balance] as const] : [])));
  const left = rest(matching);
  const current = Math.min(at, Math.max(0, open.length - 1));
  const wrong = checkMatching(matching, balances);
  const why = blocked ?? (wrong ? problemText(wrong, (id) => itemOf(id)?.number ?? '', currency) : undefined);

  useImperativeHandle(handle, () => ({ focus: () => list.current?.focus() }), []);
  // What is unapplied changed on the server: the decisions so far stay, the rest is computed anew.
  useEffect(() => setMatching((old) => ({ ...old, available: { amount: available.amount, currency } })), [available.amount, currency]);
  useEffect(() => {
    list.current?.querySelector('[data-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const remember = (found: readonly Item[]) => setKnown((old) => new Map([...old, ...found.map((item) => [item.id, item] as const)]));
  const take = (item: Item) => {
    remember([item]);
    setMatching((old) => toggleItem(old, item));
    setErrors([]);
  };
  const fill = () => {
    remember(items);
    setMatching((old) => fillOldestFirst(old, items));
    setErrors([]);
  };
  const send = async () => {
    if (why !== undefined || busy) return;
    const targets = matching.parts.map(({ id, amount }) => ({ invoiceId: id, amount: amount.amount }));
    // The same decision sent again is the same intent; a changed one is another.
    const intent = JSON.stringify([targets, effectiveOn]);
    if (key.current?.intent !== intent) key.current = { intent, key: newIdempotencyKey() };
    setBusy(true);
    const refused = await post(targets, effectiveOn, key.current.key);
    setBusy(false);
    if (refused === null) return;
    key.current = null;
    setErrors(refused);
    if (refused.length === 0) {
      setMatching((old) => emptyMatching(old.available));
      refresh();
    }
  };
  usePanelCommands({ fill, send: () => void send(), group: () => setGroup(!group) });
  const onListKey = (event: KeyboardEvent) => {
    const item = open[current];
    const last = open.length - 1;
    const to = { ArrowDown: Math.min(last, current + 1), ArrowUp: Math.max(0, current - 1), Home: 0, End: last, PageDown: Math.min(last, current + 10), PageUp: Math.max(0, current - 10) }[event.key];
    if (to !== undefined) setAt(Math.max(0, to));
    else if (event.key === ' ') {
      if (item) take(item);
    } else if (event.key === 'Enter') void send();
    else if (event.key === 'Backspace' || event.key === 'Delete') {
      const lastPart = matching.parts.at(-1);
      if (lastPart) setMatching(withoutItem(matching, lastPart.id));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const errorOf = (index: number) => errors.find((error) => error.field[0] === 'targets' && error.field[1] === String(index))?.message;
  const loose = errors.filter((error) => !(error.field[0] === 'targets' && error.field[1] !== undefined && Number(error.field[1]) < matching.parts.length));
  return (
    <div className={css.panel}>
      <section className={css.side} aria-label={t('match.matched', 'Matched')}>
        <div className={css.sideHead}>
          <h2>{t('match.matched', 'Matched')}</h2>
          <span className={css.quiet}>{matching.parts.length > 0 ? formatCount(matching.parts.length) : null}</span>
          <span className={css.spring} />
          {matching.parts.length > 0 ? (
            <Button kind="quiet" onClick={() => setMatching(emptyMatching(matching.available))}>
              {t('match.clear', 'Clear')}
            </Button>
          ) : null}
        </div>
        <ul ref={matched} className={css.rows} aria-label={t('match.matched', 'Matched')}>
          {matching.parts.length === 0 && items.length > 0 ? (
            <li className={css.blank}>
              <span className={css.byKey}>
                {t('match.none', 'Take open items over with')} <Keys keys="space" /> {t('match.none2', 'or fill oldest first with')} <Keys keys="o" />
              </span>
              <span className={css.byTouch}>{t('match.touch', 'Tap an open item to take it over.')}</span>
            </li>
          ) : null}
          {matching.parts.map((part, i) => {
            const item = itemOf(part.id);
            const error = errorOf(i) ?? (wrong?.kind === 'item' && wrong.id === part.id ? problemText(wrong, () => item?.number ?? '', currency) : undefined);
            return (
              <li key={part.id} className={css.row}>
                <span className={css.name}>
                  <span className={css.number}>{item?.number}</span>
                  <span className={css.quiet}>
                    {t('match.of', 'of')} {item ? moneyText(item.balance) : null}
                  </span>
                </span>
                <AmountInput
                  label={t('match.amount', 'Amount for {number}', { number: item?.number ?? '' })}
                  value={part.amount}
                  error={error}
                  onChange={(amount) => {
                    setMatching((old) => setAmount(old, part.id, amount));
                    setErrors([]);
                  }}
                  onEnter={() => list.current?.focus()}
                  onStep={(by) => matched.current?.querySelectorAll<HTMLInputElement>('input')[i + by]?.focus()}
                />
                <IconButton
                  icon="close"
                  label={t('match.remove', 'Take {number} out', { number: item?.number ?? '' })}
                  onClick={() => {
                    setMatching((old) => withoutItem(old, part.id));
                    list.current?.focus();
                  }}
                />
                {error ? <p className={css.error}>{error}</p> : null}
              </li>
            );
          })}
        </ul>
      </section>
      <section className={css.side} aria-label={t('match.open', 'Open items')}>
        <div className={css.sideHead}>
          <h2>{t('match.open', 'Open items')}</h2>
          <span className={css.quiet}>{formatCount(open.length)}</span>
          <span className={css.spring} />
          <Chip pressed={group} onToggle={() => setGroup(!group)}>
            {t('match.group', 'Whole group')}
          </Chip>
          <Button kind="quiet" icon="down" keys="o" onClick={fill}>
            {t('match.fill', 'Oldest first')}
          </Button>
        </div>
        <div className={css.search}>
          <ListSearch text={text} onText={setText} placeholder={t('match.search', 'Find items, or paste their numbers')} />
        </div>
        <RefreshBar active={refreshing} />
        {problem ? <ErrorBanner problem={problem} onRetry={refresh} /> : null}
        <div
          ref={list}
          className={css.rows}
          role="listbox"
          tabIndex={0}
          aria-label={t('match.open', 'Open items')}
          aria-multiselectable="true"
          aria-activedescendant={open[current] ? `${listId}-${open[current].id}` : undefined}
          onKeyDown={onListKey}
          onClick={(event) => {
            const index = Number((event.target as HTMLElement).closest<HTMLElement>('[data-index]')?.dataset['index'] ?? -1);
            const item = open[index];
            if (!item) return;
            setAt(index);
            take(item);
          }}
          data-open-items
        >
          {open.length === 0 ? (
            <div className={css.blank} role="option" aria-selected="false" aria-disabled="true">
              {text ? t('match.noneFound', 'Nothing open has these numbers.') : items.length > 0 ? t('match.allTaken', 'Everything open is matched.') : t('match.nothingOpen', 'Nothing is open in {currency}.', { currency })}
            </div>
          ) : null}
          {open.map((item, i) => (
            <div
              key={item.id}
              id={`${listId}-${item.id}`}
              role="option"
              aria-selected="false"
              data-index={i}
              data-current={i === current || undefined}
              className={css.option}
            >
              <span className={css.name}>
                <span className={css.number}>{item.number}</span>
                <span className={css.quiet}>{[group || item.account?.id !== account.id ? item.account?.name : '', item.purchaseOrder].filter(Boolean).join(' · ')}</span>
              </span>
              <span className={css.due}>
                <DateText date={item.dueOn} />
                <span className={css.quiet}>{item.daysLate > 0 ? t('match.late', '{days, plural, one {# day late} other {# days late}}', { days: item.daysLate }) : null}</span>
              </span>
              <Money value={item.balance} />
            </div>
          ))}
          {(data.invoices.totalCount ?? most + 1) > most ? (
            <div className={css.blank} role="option" aria-selected="false" aria-disabled="true">
              {t('match.more', 'The oldest {count} are shown. Search for the others.', { count: most })}
            </div>
          ) : null}
        </div>
      </section>
      <footer className={css.foot}>
        {loose.map((error) => (
          <Banner key={error.message} tone="danger">
            {error.message}
          </Banner>
        ))}
        <div className={css.bar}>
          <output className={css.sums} aria-live="polite">
            <span>
              {t('match.sum', 'Applied')} <Money value={matchedSum(matching)} zero="digits" />
            </span>
            <span data-over={sign(left) < 0 || undefined} data-done={sign(left) === 0 || undefined}>
              {t('match.rest', 'Left')} <Money value={left} zero="digits" /> {currency}
              {sign(left) === 0 ? <Icon name="check" size={14} /> : null}
            </span>
            {open.length > 0 ? (
              <span className={css.quiet}>
                {t('match.openSum', 'Open')} {sums(open.map((item) => item.balance)).map((sum) => moneyText(sum))}
              </span>
            ) : null}
          </output>
          <span className={css.spring} />
          <span className={css.day}>
            <DateField label={t('match.on', 'Effective on')} placeholder={t('match.on', 'Effective on')} value={effectiveOn} onChange={setEffectiveOn} />
          </span>
          <Button kind="primary" icon="check" keys="enter" busy={busy} reason={why} onClick={() => void send()}>
            {t('match.post', 'Post')}
          </Button>
        </div>
      </footer>
    </div>
  );
}

interface PanelVerbs {
  fill: () => void;
  send: () => void;
  group: () => void;
}

function usePanelCommands(verbs: PanelVerbs): void {
  const latest = useRef(verbs);
  useEffect(() => {
    latest.current = verbs;
  });
  useCommands(
    useMemo(
      (): Command[] => [
        { id: 'match.fill', label: t('command.match.fill', 'Fill oldest first'), group: t('command.group.cash', 'Cash'), icon: 'down', keys: 'o', permission: 'payments:apply', run: () => latest.current.fill() },
        { id: 'match.post', label: t('command.match.post', 'Post the applications'), group: t('command.group.cash', 'Cash'), icon: 'check', keys: 'mod+enter', permission: 'payments:apply', run: () => latest.current.send() },
        { id: 'match.group', label: t('command.match.group', 'This account or the whole group'), group: t('command.group.cash', 'Cash'), icon: 'accounts', keys: 'w', permission: 'payments:apply', run: () => latest.current.group() },
      ],
      [],
    ),
  );
}

function problemText(problem: NonNullable<ReturnType<typeof checkMatching>>, number: (id: string) => string, currency: string): string {
  switch (problem.kind) {
    case 'empty':
      return t('match.empty', 'Match at least one item first');
    case 'over':
      return t('match.over', '{amount} {currency} too much is matched', { amount: moneyText(problem.by), currency });
    case 'item':
      return problem.why === 'zero' ? t('match.zero', '{number}: the amount must be positive', { number: number(problem.id) }) : t('match.above', '{number}: more than is open', { number: number(problem.id) });
  }
}

interface AmountInputProps {
  label: string;
  value: Amount;
  error: string | undefined;
  onChange: (amount: Amount) => void;
  onEnter: () => void;
  onStep: (by: 1 | -1) => void;
}

function AmountInput({ label, value, error, onChange, onEnter, onStep }: AmountInputProps): ReactNode {
  const [draft, setDraft] = useState<string | null>(null);
  const shown = draft ?? formatMoney(value, { locale: locale(), zero: 'digits' });
  const unread = draft !== null && parseTyped(draft, value.currency, locale()) === null;
  const commit = () => {
    const amount = draft === null ? null : parseTyped(draft, value.currency, locale());
    if (amount) onChange(amount);
    setDraft(null);
  };
  return (
    <input
      className={css.amount}
      aria-label={label}
      aria-invalid={unread || error !== undefined || undefined}
      aria-description={error}
      inputMode="decimal"
      autoComplete="off"
      value={shown}
      onChange={(event) => {
        setDraft(event.currentTarget.value);
        const amount = parseTyped(event.currentTarget.value, value.currency, locale());
        if (amount) onChange(amount);
      }}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          event.preventDefault();
          commit();
          onEnter();
        } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
          event.preventDefault();
          commit();
          onStep(event.key === 'ArrowDown' ? 1 : -1);
        } else if (event.key === 'Escape') setDraft(null);
      }}
    />
  );
}
