import type { Permission } from '~/lib/permissions';
import type { IconName } from '~/ui';

/** An action by its name. Buttons, menus, the palette, the sheet of shortcuts and the keyboard all read it from here. */
export interface Command {
  /** Dotted and unique: "invoice.openPeek". */
  id: string;
  label: string;
  group: string;
  icon?: IconName;
  /** "mod+k", "p", "g w". A person may choose another one. */
  keys?: string;
  permission?: Permission | readonly Permission[];
  /** False hides the command now. */
  when?: () => boolean;
  /** Found by these words too. */
  words?: string;
  run: () => void;
}

const remapKey = 'duebook.keys.map';

function readMap(): Record<string, string> {
  try {
    return JSON.parse(globalThis.localStorage?.getItem(remapKey) ?? '{}') as Record<string, string>;
  } catch {
    return {};
  }
}

/** Commands of the mounted screens; of two with one id, the one that came last. */
export class CommandRegistry {
  #sets: (readonly Command[])[] = [];
  #map: Record<string, string> = readMap();
  #version = 0;
  #awaited: { id: string; until: number } | null = null;
  #listeners = new Set<() => void>();

  readonly subscribe = (tell: () => void): (() => void) => {
    this.#listeners.add(tell);
    return () => this.#listeners.delete(tell);
  };

  readonly version = (): number => this.#version;

  /** `outer` commands stand behind those of the screens within, whichever came first. */
  register(commands: readonly Command[], outer = false): () => void {
    this.#sets = outer ? [commands, ...this.#sets] : [...this.#sets, commands];
    this.#tell();
    const awaited = outer ? undefined : commands.find(({ id }) => id === this.#awaited?.id);
    if (awaited) {
      const late = Date.now() > (this.#awaited?.until ?? 0);
      this.#awaited = null;
      // Once the screen that offers it stands.
      if (!late) queueMicrotask(awaited.run);
    }
    return () => {
      this.#sets = this.#sets.filter((set) => set !== commands);
      this.#tell();
    };
  }

  /** Every command that could run now, the innermost screen's first. */
  available(may: (permission: Command['permission']) => boolean): Command[] {
    const byId = new Map<string, Command>();
    for (const set of this.#sets.toReversed()) {
      for (const command of set) if (!byId.has(command.id)) byId.set(command.id, command);
    }
    return [...byId.values()].filter((command) => may(command.permission) && (command.when?.() ?? true));
  }

  /** Runs a command of a screen that is on its way, as soon as that offers it. */
  await(id: string): void {
    this.#awaited = { id, until: Date.now() + 10_000 };
  }

  keysOf(command: Command): string | undefined {
    return this.#map[command.id] ?? command.keys;
  }

  /** Another key for a command; null brings back its own. */
  remap(id: string, keys: string | null): void {
    const { [id]: _, ...rest } = this.#map;
    this.#map = keys === null ? rest : { ...rest, [id]: keys };
    localStorage.setItem(remapKey, JSON.stringify(this.#map));
    this.#tell();
  }

  #tell(): void {
    this.#version++;
    this.#listeners.forEach((tell) => tell());
  }
}

/** What the keys so far mean among these commands. */
export type Match = { kind: 'run'; command: Command } | { kind: 'prefix' } | { kind: 'none' };

export function matchKeys(pressed: readonly string[], commands: readonly Command[], keysOf: (command: Command) => string | undefined): Match {
  const typed = pressed.join(' ');
  const exact = commands.find((command) => keysOf(command) === typed);
  if (exact) return { kind: 'run', command: exact };
  return commands.some((command) => keysOf(command)?.startsWith(`${typed} `)) ? { kind: 'prefix' } : { kind: 'none' };
}

/** Words of the query in any order, each at the start of a word of the command or, from three letters on, inside one; best first. */
export function searchCommands(commands: readonly Command[], query: string): Command[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [...commands];
  const scored = commands.map((command) => {
    const label = command.label.toLowerCase();
    const words = `${label} ${command.group} ${command.words ?? ''}`.toLowerCase().split(/[\s.-]+/);
    const begins = wanted.every((part) => words.some((word) => word.startsWith(part)));
    const holds = begins || wanted.every((part) => part.length > 2 && words.some((word) => word.includes(part)));
    return { command, score: !holds ? 0 : !begins ? 1 : label.startsWith(wanted[0] ?? '') ? 4 : label.includes(wanted[0] ?? '') ? 3 : 2 };
  });
  return scored
    .filter((entry) => entry.score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map((entry) => entry.command);
}
