import type { ReactNode } from 'react';
import type { Money as Amount } from '~/lib/money';
import type { PlainDate } from '~/lib/plaindate';
import { formatCount } from '~/i18n';
import { Badge, type Tone } from '~/ui/Badge';
import { dateText } from '~/ui/DateText';
import { Money, moneyText } from '~/ui/Money';
import type { GridColumn } from './types';

type Rest<Row> = Omit<GridColumn<Row>, 'id' | 'label' | 'text' | 'money'>;

/** Builders for the kinds of columns that lists are made of. The clipboard gets raw values: plain decimals, ISO dates. */

export function textColumn<Row>(id: string, label: string, value: (row: Row) => string | null | undefined, rest: Rest<Row> = {}): GridColumn<Row> {
  return { id, label, text: (row) => value(row) ?? '', sortable: true, ...rest };
}

/** `unit` 'column' when all rows have one currency, which the header names then; 'row' shows each row's code. */
export function moneyColumn<Row>(
  id: string,
  label: string,
  value: (row: Row) => Amount | null | undefined,
  { currency, signed = false, ...rest }: Rest<Row> & { currency?: string; /** For differences: a plus before what is more. */ signed?: boolean } = {},
): GridColumn<Row> {
  return {
    id,
    label,
    ...(currency === undefined ? {} : { unit: currency }),
    text: (row) => {
      const amount = value(row);
      return amount ? moneyText(amount, { signed }) : '';
    },
    cell: (row) => {
      const amount = value(row);
      return amount ? <Money value={amount} unit={currency === undefined ? 'code' : 'none'} signed={signed} /> : null;
    },
    copy: (row) => value(row)?.amount ?? '',
    money: (row) => value(row) ?? null,
    align: 'end',
    width: 128,
    sortable: true,
    ...rest,
  };
}

export function dateColumn<Row>(id: string, label: string, value: (row: Row) => PlainDate | null | undefined, rest: Rest<Row> = {}): GridColumn<Row> {
  return {
    id,
    label,
    text: (row) => {
      const date = value(row);
      return date ? dateText(date) : '';
    },
    copy: (row) => value(row) ?? '',
    named: true,
    width: 112,
    sortable: true,
    ...rest,
  };
}

export function countColumn<Row>(id: string, label: string, value: (row: Row) => number | null | undefined, rest: Rest<Row> = {}): GridColumn<Row> {
  return {
    id,
    label,
    text: (row) => {
      const count = value(row);
      return count === null || count === undefined ? '' : formatCount(count);
    },
    copy: (row) => String(value(row) ?? ''),
    align: 'end',
    width: 88,
    sortable: true,
    ...rest,
  };
}

/** A state: a dot in its tone, and the word. */
export function stateColumn<Row>(id: string, label: string, value: (row: Row) => { label: string; tone: Tone } | null, rest: Rest<Row> = {}): GridColumn<Row> {
  return {
    id,
    label,
    text: (row) => value(row)?.label ?? '',
    cell: (row): ReactNode => {
      const state = value(row);
      return state ? (
        <Badge plain tone={state.tone}>
          {state.label}
        </Badge>
      ) : null;
    },
    width: 124,
    sortable: true,
    ...rest,
  };
}
