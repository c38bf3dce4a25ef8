import { latestOn, type Dated } from '~/features/catalogue/model/prices';
import type { HourClass } from '~/features/catalogue/model/words';
import type { PlainDate } from '~/lib/plaindate';

export interface Rate extends Dated {
  readonly role: string;
  readonly skill: string;
  readonly class: HourClass;
  readonly hourly: string;
}

/** What an hour costs by the card: the rate of the skill, or else that of any skill. */
export function rateOf(rates: readonly Rate[], role: string, skill: string, hours: HourClass, day: PlainDate): Rate | undefined {
  const of = (wanted: string) =>
    latestOn(
      rates.filter((rate) => rate.role === role && rate.class === hours && rate.skill === wanted),
      day,
    );
  return (skill === '' ? undefined : of(skill)) ?? of('');
}

/** The roles of the card, and of one of them the skills, each once and in order. */
export const rolesOf = (rates: readonly Rate[]): string[] => [...new Set(rates.map((rate) => rate.role))].toSorted();
export const skillsOf = (rates: readonly Rate[], role: string): string[] => [...new Set(rates.filter((rate) => rate.role === role && rate.skill !== '').map((rate) => rate.skill))].toSorted();
