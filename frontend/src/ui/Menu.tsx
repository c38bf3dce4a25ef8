import { cloneElement, lazy, Suspense, useState, type ReactElement, type ReactNode } from 'react';
import type { IconName } from './Icon';

export interface MenuItem {
  id: string;
  label: ReactNode;
  icon?: IconName;
  keys?: string;
  danger?: boolean;
  /** Shown instead of the keys, and the item does nothing. */
  reason?: string;
  checked?: boolean;
  onSelect: () => void;
}

export interface MenuGroup {
  label?: string;
  items: readonly MenuItem[];
}

export interface MenuProps {
  /** The element that opens the menu, unless `opened` is given. It must pass on a ref. */
  target: ReactElement<TargetProps>;
  groups: readonly MenuGroup[];
  opened?: boolean;
  onChange?: (opened: boolean) => void;
  position?: 'bottom-start' | 'bottom-end' | 'right-start' | 'right-end' | 'top-start' | 'top-end';
  width?: number;
  label?: string;
}

interface TargetProps {
  onClick?: () => void;
  onPointerEnter?: () => void;
  onFocus?: () => void;
  'aria-haspopup'?: 'menu';
  'aria-expanded'?: boolean;
}

const load = () => import('./KitMenu');
const KitMenu = lazy(load);

/** Loads its machinery when the target is first pointed at or focused, and opens on the click. */
export function Menu(props: MenuProps) {
  const [own, setOwn] = useState(false);
  const [wanted, setWanted] = useState(false);
  const opened = props.opened ?? own;
  const change = props.onChange ?? setOwn;
  if (!wanted && !opened) {
    return cloneElement(props.target, {
      'aria-haspopup': 'menu',
      'aria-expanded': false,
      onPointerEnter: () => void load(),
      onFocus: () => void load(),
      onClick: () => {
        setWanted(true);
        change(true);
      },
    });
  }
  return (
    <Suspense fallback={props.target}>
      <KitMenu {...props} opened={opened} onChange={change} />
    </Suspense>
  );
}
