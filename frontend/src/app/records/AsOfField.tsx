import type { PlainDate } from '~/lib/plaindate';
import { DateField } from '~/ui';

export interface AsOfFieldProps {
  label: string;
  value: PlainDate;
  today: PlainDate;
  onChange: (date: PlainDate) => void;
}

/** Today is the default and is never a day of its own in the address. */
export default function AsOfField({ label, value, today, onChange }: AsOfFieldProps) {
  return <DateField label={label} value={value} max={today} onChange={(date) => onChange(date ?? today)} />;
}
