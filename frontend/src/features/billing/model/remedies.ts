interface Subject {
  readonly kind: string;
  readonly account?: { readonly id: string } | null | undefined;
  readonly contractLine?: { readonly contract?: { readonly id: string } | null | undefined } | null | undefined;
}

interface Remedy {
  readonly action: string;
  readonly targetId?: string | null | undefined;
}

/** Where a remedy of an exception leads: the record that cures, or the list it stands in; null for what is done in place. */
export function remedyPath({ action, targetId }: Remedy, { kind, account, contractLine }: Subject): { to: string; search?: Record<string, string> } | null {
  const page = (list: string, id: string) => ({ to: `${list}/${encodeURIComponent(id)}` });
  const list = (to: string, f?: string, peek?: string | null) => ({ to, ...(f || peek ? { search: { ...(f ? { f } : {}), ...(peek ? { peek } : {}) } } : {}) });
  const ofAccount = account ? `account:${account.id}` : undefined;
  switch (action) {
    case 'OPEN_ACCOUNT':
      return targetId ? page('/accounts', targetId) : list('/accounts');
    case 'OPEN_CONTRACT':
      return contractLine?.contract ? page('/contracts', contractLine.contract.id) : list('/contracts', ofAccount);
    case 'OPEN_DRAFT':
      return targetId ? page('/bill-drafts', targetId) : null;
    case 'OPEN_CATALOGUE':
      return list('/catalogue');
    case 'OPEN_TAXES':
      return list('/taxes', kind === 'EXPIRED_EXEMPTION' ? 'tab:exemptions' : undefined);
    case 'OPEN_RATES':
      return list('/catalogue', kind === 'MISSING_EXCHANGE_RATE' ? 'tab:exchange' : 'tab:cards');
    case 'OPEN_TIME':
      return list('/time', targetId ? undefined : ofAccount, targetId);
    default:
      return null;
  }
}
