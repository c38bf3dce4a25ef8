import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import css from './records.module.css';

/** To a record's own page. */
export function RecordLink({ to, id, children }: { to: '/invoices/$id' | '/payments/$id' | '/credits/$id' | '/accounts/$id' | '/contracts/$id' | '/bill-runs/$id'; id: string; children: ReactNode }) {
  return (
    <Link to={to} params={{ id } as never} className={css.link}>
      {children}
    </Link>
  );
}
