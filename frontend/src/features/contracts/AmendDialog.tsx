import { useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay/hooks';
import { newIdempotencyKey, useCommit, useIdempotencyKey } from '~/app/mutation';
import { errorsByField } from '~/app/records/reasons';
import form from '~/app/records/records.module.css';
import { t } from '~/i18n';
import { addDays, today, type PlainDate } from '~/lib/plaindate';
import { Banner, Button, CheckField, DateField, dateText, Dialog, IconButton, SelectField, TextAreaField, toast } from '~/ui';
import type { AmendDialogMutation } from '~/__generated__/AmendDialogMutation.graphql';
import type { AmendDialogQuery } from '~/__generated__/AmendDialogQuery.graphql';
import css from './contracts.module.css';
import { LineFields } from './LineFields';
import { blankLine, lineInput, lineProblems, replacementOf, sortErrors, type LineDraft } from './model/line';
import { pricingText } from './ContractLines';
import { useOffers } from './useOffers';

/** One change: a line that ends, one that follows it, or one that is new. */
interface Change {
  readonly key: string;
  readonly lineId: string | null;
  readonly line: LineDraft | null;
}

export interface AmendProps {
  contractId: string;
  upgrade: boolean;
  /** The line that the change begins with. */
  start?: { readonly lineId: string; readonly ends: boolean };
  onClose: () => void;
  onDone?: () => void;
}

const offered = 50;

/** Ends, replaces and adds lines from a day on. What was in force before stays known. */
export default function AmendDialog({ contractId, upgrade: wanted, start, onClose, onDone }: AmendProps) {
  const offers = useOffers();
  const { node } = useLazyLoadQuery<AmendDialogQuery>(
    graphql`
      query AmendDialogQuery($id: ID!) {
        node(id: $id) {
          __typename
          ... on Contract {
            id
            number
            currency
            startsOn
            endsOn
            lines {
              id
              lineNo
              state
              kind
              description
              quantity
              unitPrice
              listPriced
              promotionEndsOn
              minimum
              budgetHours
              dailyHours
              frequency
              timing
              startsOn
              endsOn
              contractedOn
              installedOn
              functionalOn
              anchorOn
              billedThrough
              site
              costCentre
              product {
                id
                code
                name
              }
              pricing {
                kind
                packageSize
                included
                tiers {
                  upTo
                  unitPrice
                  flat
                }
              }
              escalator {
                percent
                index
                months
                first
              }
              promotion {
                id
                code
              }
            }
          }
        }
      }
    `,
    { id: contractId },
    { fetchPolicy: 'store-and-network' },
  );
  const contract = node?.__typename === 'Contract' ? node : null;
  const lines = contract?.lines ?? [];
  const replacement = (lineId: string): LineDraft | null => {
    const line = lines.find((entry) => entry.id === lineId);
    return line && contract ? replacementOf(line, newIdempotencyKey(), contract) : null;
  };
  const [on, setOn] = useState<PlainDate | null>(null);
  const [upgrade, setUpgrade] = useState(wanted);
  const [note, setNote] = useState('');
  const [changes, setChanges] = useState<readonly Change[]>(() => (start ? [{ key: newIdempotencyKey(), lineId: start.lineId, line: start.ends ? null : replacement(start.lineId) }] : []));
  const [search, setSearch] = useState('');
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const [tried, setTried] = useState(false);
  const { key, renew } = useIdempotencyKey();
  const [commit, busy] = useCommit<AmendDialogMutation>(graphql`
    mutation AmendDialogMutation($input: AmendContractInput!) {
      amendContract(input: $input) {
        contract {
          id
          ...ContractActions_changed
        }
        userErrors {
          code
          field
          message
        }
      }
    }
  `);
  if (!contract) return null;
  const currency = contract.currency;
  const knows = (code: string) => offers.product(code) !== undefined;
  const problems = changes.map((change) => (change.line ? lineProblems(change.line, knows) : {}));
  const wrong = problems.some((found) => Object.keys(found).length > 0);
  const missing = on === null ? t('amend.dayFirst', 'Choose the day from which it holds') : changes.length === 0 ? t('amend.nothing', 'Choose a line to change, or add one') : tried && wrong ? t('post.linesWrong', 'Some lines cannot be read') : undefined;
  const name = (line: (typeof lines)[number]) => `${line.lineNo}. ${line.description || line.product.name}`;
  const put = (index: number, line: LineDraft | null) => setChanges(changes.map((change, i) => (i === index ? { ...change, line } : change)));
  const drop = (index: number) => {
    setChanges(changes.filter((_, i) => i !== index));
    // What the server said of a change is about its place in the list.
    setErrors({});
  };
  const save = async () => {
    if (missing || on === null || busy) return;
    setTried(true);
    if (wrong) return;
    const answer = await commit({
      input: {
        id: contract.id,
        effectiveOn: on,
        upgrade,
        note: note.trim(),
        changes: changes.map(({ lineId, line }) => ({ ...(lineId ? { lineId } : {}), ...(line ? { line: lineInput(line) } : {}) })),
        idempotencyKey: key(),
      },
    });
    if (!answer) return;
    renew();
    const found = answer.amendContract.userErrors;
    if (found.length > 0) return setErrors(errorsByField(found));
    toast({ tone: 'ok', message: t('amend.done', '{number} is amended from {day} on', { number: contract.number, day: dateText(on) }) });
    onDone?.();
    onClose();
  };
  const { lines: byChange, rest } = sortErrors(errors, 'changes');
  const { effectiveOn: dayError, note: noteError, ...others } = rest;
  const left = lines.filter((line) => line.state !== 'ENDED' && !changes.some((change) => change.lineId === line.id));
  const matching = left.filter((line) => search === '' || name(line).toLowerCase().includes(search.toLowerCase())).slice(0, offered);
  return (
    <Dialog
      opened
      onClose={onClose}
      size="lg"
      title={upgrade ? t('amend.upgrade.title', 'Upgrade {number}', { number: contract.number }) : t('amend.title', 'Amend {number}', { number: contract.number })}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel', 'Cancel')}</Button>
          <Button kind="primary" type="submit" form="amend" busy={busy} reason={missing}>
            {upgrade ? t('contract.upgrade', 'Upgrade') : t('contract.amend', 'Amend')}
          </Button>
        </>
      }
    >
      <form
        id="amend"
        className={form.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className={form.two}>
          <DateField label={t('amend.on', 'Holds from')} required autoFocus value={on} onChange={setOn} error={dayError} min={contract.startsOn} hint={on ? t('amend.before', 'Lines that end do so on {day}', { day: dateText(addDays(on, -1)) }) : undefined} />
          <TextAreaField label={t('contract.note', 'Note')} rows={1} maxLength={500} value={note} onChange={setNote} error={noteError} />
        </div>
        <CheckField label={t('amend.upgrade', 'It is an upgrade')} hint={t('amend.upgrade.hint', 'The next invoice is held for review, with before and after')} value={upgrade} onChange={setUpgrade} />
        {changes.map((change, index) => {
          const line = lines.find((entry) => entry.id === change.lineId);
          const found = { ...byChange.get(index), ...(tried ? problems[index] : {}) };
          const whole = found[''] ?? found['lineId'];
          return (
            <div key={change.key} className={css.change} role="group" aria-label={line ? name(line) : t('amend.new', 'New line')}>
              <div className={css.changeHead}>
                <strong>{line ? name(line) : t('amend.new', 'New line')}</strong>
                {line ? (
                  <span className={css.hint}>
                    {t('amend.now', 'Now: {price}', { price: pricingText(line, currency) })}
                    {line.billedThrough ? ` · ${t('amend.billed', 'billed through {day}', { day: dateText(line.billedThrough) })}` : ''}
                  </span>
                ) : null}
                {line ? (
                  <Button kind="quiet" onClick={() => put(index, change.line ? null : replacement(line.id))}>
                    {change.line ? t('amend.onlyEnd', 'Only end it') : t('amend.replace', 'Replace it')}
                  </Button>
                ) : null}
                <IconButton icon="trash" label={t('amend.leave', 'Leave it as it is')} onClick={() => drop(index)} />
              </div>
              {whole ? <p className={css.problem}>{whole}</p> : null}
              {change.line ? (
                <LineFields line={change.line} onChange={(next) => put(index, next)} errors={found} offers={offers} currency={currency} start={on ?? today()} amends />
              ) : (
                <span className={css.hint}>{on ? t('amend.ends', 'Ends on {day}; nothing takes its place.', { day: dateText(addDays(on, -1)) }) : t('amend.endsThen', 'Ends; nothing takes its place.')}</span>
              )}
            </div>
          );
        })}
        <div className={form.two}>
          <SelectField
            // A new field for each change: it is an action, and keeps nothing.
            key={changes.length}
            label={t('amend.choose', 'Change a line')}
            value={null}
            placeholder={t('amend.choose.hint', 'Number or description')}
            onSearch={setSearch}
            options={matching.map((line) => ({ value: line.id, label: name(line) }))}
            onChange={(id) => id && setChanges([...changes, { key: newIdempotencyKey(), lineId: id, line: replacement(id) }])}
          />
          <div style={{ alignSelf: 'end' }}>
            <Button icon="plus" onClick={() => setChanges([...changes, { key: newIdempotencyKey(), lineId: null, line: blankLine(newIdempotencyKey()) }])}>
              {t('amend.add', 'Add a line')}
            </Button>
          </div>
        </div>
        {Object.entries(others).map(([path, message]) => (
          <Banner key={path} tone="danger">
            {message}
          </Banner>
        ))}
      </form>
    </Dialog>
  );
}
