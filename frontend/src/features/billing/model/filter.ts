import type { Filter, Sort } from '~/lib/url';
import { sortField } from '~/lib/url';
import type { BillDraftFilter, BillDraftOrder } from '~/__generated__/DraftsGridQuery.graphql';
import type { BillExceptionFilter } from '~/__generated__/ExceptionsPageQuery.graphql';
import { draftStatuses, exceptionKinds, exceptionStatuses, runStatuses, type RunStatus } from './names';

const decimal = /^\d+(\.\d{1,8})?$/;
const percent = /^\d{1,4}$/;

function known<V extends string>(filter: Filter, field: string, values: readonly V[]): V[] {
  return values.filter((value) => filter[field]?.includes(value));
}

export function toRunStatus(filter: Filter): RunStatus[] | undefined {
  const status = known(filter, 'status', runStatuses);
  return status.length > 0 ? status : undefined;
}

/** The address's filter of a run's drafts as the server's; what the server would not know is left out. */
export function toDraftFilter(runId: string, filter: Filter, text: string): BillDraftFilter {
  const status = known(filter, 'status', draftStatuses);
  const [currency, variance, min, max] = ['currency', 'variance', 'min', 'max'].map((field) => filter[field]?.[0]);
  return {
    runId,
    ...(text.trim() === '' ? {} : { text: text.trim() }),
    ...(status.length > 0 ? { status } : {}),
    ...(currency && /^[A-Z]{3}$/.test(currency) ? { currency } : {}),
    ...(variance && percent.test(variance) ? { variance } : {}),
    ...(min && decimal.test(min) ? { minTotal: min } : {}),
    ...(max && decimal.test(max) ? { maxTotal: max } : {}),
    ...(filter['first']?.[0] === 'yes' ? { firstBill: true } : {}),
  };
}

const draftFields = { total: 'TOTAL', createdAt: 'CREATED_AT' } as const;

export function toDraftOrder(sort: Sort | undefined): BillDraftOrder | undefined {
  const field = sortField(draftFields, sort);
  return field && sort ? { field, direction: sort.descending ? 'DESC' : 'ASC' } : undefined;
}

/** The address's filter of the queue. Without a state it is what is open; `kinds` false leaves the kinds out, for their counts. */
export function toExceptionFilter(filter: Filter, viewerId: string, kinds = true): BillExceptionFilter {
  const status = known(filter, 'status', exceptionStatuses);
  const kind = known(
    filter,
    'kind',
    exceptionKinds().map(({ value }) => value),
  );
  const severity = known(filter, 'severity', ['ERROR', 'WARNING'])[0];
  const [owner, runId, accountId] = ['owner', 'run', 'account'].map((field) => filter[field]?.[0]);
  return {
    status: status.length > 0 ? status : ['OPEN'],
    ...(kinds && kind.length > 0 ? { kind } : {}),
    ...(severity ? { severity } : {}),
    ...(owner === 'mine' ? { ownerId: viewerId } : owner === 'nobody' ? { unowned: true } : {}),
    ...(runId ? { runId } : {}),
    ...(accountId ? { accountId } : {}),
  };
}
