import { Menu as KitMenu } from '@mantine/core';
import { Fragment, type ReactElement, type ReactNode } from 'react';
import { Keys } from './Badge';
import { Icon, type IconName } from './Icon';

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
  target: ReactElement;
  groups: readonly MenuGroup[];
  opened?: boolean;
  onChange?: (opened: boolean) => void;
  position?: 'bottom-start' | 'bottom-end' | 'right-start' | 'right-end' | 'top-start' | 'top-end';
  width?: number;
  label?: string;
}

export function Menu({ target, groups, opened, onChange, position = 'bottom-start', width = 208, label }: MenuProps) {
  return (
    <KitMenu opened={opened} onChange={onChange} position={position} width={width} offset={4} withinPortal aria-label={label}>
      <KitMenu.Target>{target}</KitMenu.Target>
      <KitMenu.Dropdown>
        {groups
          .filter((group) => group.items.length > 0)
          .map((group, i) => (
            <Fragment key={group.items[0]?.id}>
              {i > 0 ? <KitMenu.Divider /> : null}
              {group.label ? <KitMenu.Label>{group.label}</KitMenu.Label> : null}
              {group.items.map((item) => (
                <KitMenu.Item
                  key={item.id}
                  disabled={item.reason !== undefined}
                  data-danger={item.danger || undefined}
                  leftSection={item.checked ? <Icon name="check" size={14} /> : item.icon ? <Icon name={item.icon} size={14} /> : undefined}
                  rightSection={item.reason ? <small>{item.reason}</small> : item.keys ? <Keys keys={item.keys} /> : undefined}
                  onClick={item.onSelect}
                >
                  {item.label}
                </KitMenu.Item>
              ))}
            </Fragment>
          ))}
      </KitMenu.Dropdown>
    </KitMenu>
  );
}
