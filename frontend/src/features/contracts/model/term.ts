import { addDays, addMonths, today, type PlainDate } from '~/lib/plaindate';

/** The end after another term of the same length: whole months where the term has whole months, else as many days. */
export function nextEnd(startsOn: PlainDate, endsOn: PlainDate): PlainDate {
  const after = addDays(endsOn, 1);
  for (let months = 1; months <= 120; months++) {
    const end = addMonths(startsOn, months);
    if (end === after) return addDays(addMonths(after, months), -1);
    if (end > after) break;
  }
  return addMonths(endsOn, 12);
}

/** The day whose lines are shown first: today, or the nearest day of the term to it. */
export function dayWithin(startsOn: PlainDate, endsOn: PlainDate | null | undefined, base: PlainDate = today()): PlainDate {
  if (base < startsOn) return startsOn;
  return endsOn && endsOn < base ? endsOn : base;
}
