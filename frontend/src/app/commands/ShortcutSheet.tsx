import { useState } from 'react';
import { t } from '~/i18n';
import { setTypingKeys, typingKeysEnabled } from '~/lib/keys';
import { Dialog, Keys, SwitchField } from '~/ui';
import { useAvailableCommands, useCommandCentre } from './CommandsProvider';
import css from './commands.module.css';

const gridKeys = (): [string, string][] => [
  ['j', t('keys.down', 'Next row')],
  ['k', t('keys.up', 'Previous row')],
  ['space', t('keys.peek', 'Peek at the row')],
  ['enter', t('keys.open', 'Open the row')],
  ['x', t('keys.select', 'Select the row')],
  ['shift+arrowdown', t('keys.range', 'Extend the range')],
  ['mod+a', t('keys.all', 'Select all that match')],
  ['mod+c', t('keys.copy', 'Copy for a spreadsheet')],
  ['mod+shift+c', t('keys.copyHeaders', 'Copy with headers')],
  ['mod+home', t('keys.first', 'First row')],
  ['mod+end', t('keys.last', 'Last row')],
  ['alt+arrowdown', t('keys.menu', 'Menu of the column')],
  ['alt+arrowleft', t('keys.move', 'Move the column')],
];

export default function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { registry } = useCommandCentre();
  const commands = useAvailableCommands().filter((command) => registry.keysOf(command));
  const [letters, setLetters] = useState(typingKeysEnabled());
  const groups = Map.groupBy(commands, (command) => command.group);
  return (
    <Dialog opened onClose={onClose} title={t('keys.title', 'Keyboard shortcuts')} size="lg">
      <div className={css.sheet}>
        {[...groups].map(([group, entries]) => (
          <section key={group} className={css.sheetGroup}>
            <h3>{group}</h3>
            {entries.map((command) => (
              <Shortcut key={command.id} label={command.label} keys={registry.keysOf(command) ?? ''} />
            ))}
          </section>
        ))}
        <section className={css.sheetGroup}>
          <h3>{t('keys.grid', 'In a list')}</h3>
          {gridKeys().map(([keys, label]) => (
            <Shortcut key={keys} label={label} keys={keys} />
          ))}
        </section>
      </div>
      <SwitchField
        label={t('keys.letters', 'Single letters act as shortcuts')}
        hint={t('keys.letters.hint', 'Turn this off if you dictate, or if letters fire by accident. Keys with Ctrl or Alt stay.')}
        value={letters}
        onChange={(on) => {
          setTypingKeys(on);
          setLetters(on);
        }}
      />
    </Dialog>
  );
}

function Shortcut({ label, keys }: { label: string; keys: string }) {
  return (
    <div className={css.shortcut}>
      <span>{label}</span>
      <span className="sr-only">{keys}</span>
      <Keys keys={keys} />
    </div>
  );
}
