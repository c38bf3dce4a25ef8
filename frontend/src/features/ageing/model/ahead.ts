import request, { type AgeingPageQuery } from '~/__generated__/AgeingPageQuery.graphql';
import type { Question } from '~/app/start';
import { today } from '~/lib/plaindate';
import { decodeFilter } from '~/lib/url';
import { reportOf, type Report } from './filter';

export const variablesOf = ({ asOf, basis, filter }: Report): AgeingPageQuery['variables'] => ({ asOf, basis, filter });

/** What the page begins with. Whose book it is has to be known first; all else is in the address. */
export function ageingAhead(search: { f?: string }): Question[] {
  const filter = decodeFilter(search.f);
  return filter['book'] ? [] : [{ request, variables: variablesOf(reportOf(filter, '', today())) }];
}
