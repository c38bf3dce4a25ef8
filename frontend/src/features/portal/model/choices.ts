export interface PortalAccount {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly parent: { readonly id: string } | null | undefined;
}

export interface AccountChoice {
  account: PortalAccount;
  /** With the accounts below it. */
  group: boolean;
  /** There are accounts below it, which are left out. */
  alone: boolean;
  /** How far below the top. */
  depth: number;
}

/** What can be looked at apart: every account below its parent, and those with rooftops also as a group. The top one's group is "all" when there is one top. */
export function accountChoices(accounts: readonly PortalAccount[]): AccountChoice[] {
  const known = new Set(accounts.map((account) => account.id));
  const below = new Map<string, PortalAccount[]>();
  for (const account of accounts) {
    const above = account.parent && known.has(account.parent.id) ? account.parent.id : '';
    below.set(above, [...(below.get(above) ?? []), account]);
  }
  const choices: AccountChoice[] = [];
  const tops = below.get('') ?? [];
  const walk = (account: PortalAccount, depth: number) => {
    const children = below.get(account.id) ?? [];
    if (children.length > 0 && !(depth === 0 && tops.length === 1)) choices.push({ account, group: true, alone: false, depth });
    choices.push({ account, group: false, alone: children.length > 0, depth });
    for (const child of children) walk(child, depth + 1);
  };
  for (const account of tops) walk(account, 0);
  return choices;
}
