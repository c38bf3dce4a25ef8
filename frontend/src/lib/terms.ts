import { addDays, addMonths, daysInMonth, endOfMonth, isPlainDate, startOfMonth, type PlainDate } from './plaindate';

const discount = /^\d+(\.\d+)?\/\d+/;

/**
 * The due date by payment terms: NET30, NET45EOM, EOM, 15TH, IMMEDIATE, COD, each also after a discount such as 2/10.
 * Null when the terms are none of these. For showing before the server decides.
 */
export function dueDate(terms: string, issueOn: PlainDate): PlainDate | null {
  if (!isPlainDate(issueOn)) return null;
  const text = terms.toUpperCase().replace(/[\s%]/g, '').replace(discount, '');
  if (text === 'COD' || text === 'IMMEDIATE') return issueOn;
  if (text === 'EOM') return endOfMonth(issueOn);
  const net = /^NET-?(\d{1,3})(EOM)?$/.exec(text);
  if (net) return addDays(net[2] ? endOfMonth(issueOn) : issueOn, Number(net[1]));
  const day = Number(/^(\d{1,2})(ST|ND|RD|TH)$/.exec(text)?.[1] ?? 0);
  if (day < 1 || day > 31) return null;
  const next = addMonths(startOfMonth(issueOn), 1);
  return addDays(next, Math.min(day, daysInMonth(Number(next.slice(0, 4)), Number(next.slice(5, 7)))) - 1);
}
