import { Menu as KitMenu } from '@mantine/core';
import { Fragment } from 'react';
import { Keys } from './Badge';
import { Icon } from './Icon';
import { Kit } from './Kit';
import type { MenuProps } from './Menu';

/** The menu itself; loaded by Menu when one is first wanted. */
export default function KitMenuView({ target, groups, opened, onChange, position = 'bottom-start', width = 208, label }: MenuProps) {
  return (
    <Kit>
      <KitMenu opened={opened} onChange={onChange} position={position} width={width} offset={4} withinPortal withInitialFocusPlaceholder={false} menuItemTabIndex={0}>
        <KitMenu.Target>{target}</KitMenu.Target>
        <KitMenu.Dropdown aria-label={label}>
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
                    leftSection={item.checked ? <Icon name="check" size={14} /> : item.icon ? <Icon name={item.icon} size={14} /> : item.checked === false ? <span style={{ width: 14 }} /> : undefined}
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
    </Kit>
  );
}
