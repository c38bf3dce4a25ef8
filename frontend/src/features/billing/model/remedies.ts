/** Where a remedy of an exception leads; null for what is done in place. */
export function remedyPath(remedy: { readonly action: string; readonly targetId?: string | null | undefined }): { to: string; search?: Record<string, string> } | null {
  const id = remedy.targetId;
  const page = (list: string) => ({ to: id ? `${list}/${encodeURIComponent(id)}` : list });
  const peek = (list: string) => ({ to: list, ...(id ? { search: { peek: id } } : {}) });
  switch (remedy.action) {
    case 'OPEN_ACCOUNT':
      return page('/accounts');
    case 'OPEN_CONTRACT':
      return page('/contracts');
    case 'OPEN_DRAFT':
      return page('/bill-drafts');
    case 'OPEN_CATALOGUE':
      return peek('/catalogue');
    case 'OPEN_TAXES':
      return peek('/taxes');
    case 'OPEN_RATES':
      return peek('/rates');
    case 'OPEN_TIME':
      return peek('/time');
    default:
      return null;
  }
}
