export const accountKinds = ['CLIENT', 'DEALER', 'OEM', 'PARTNER', 'CARRIER'] as const;
export type AccountKind = (typeof accountKinds)[number];
