import { describe, expect, it, vi } from 'vitest';
import { CommandRegistry, matchKeys, searchCommands, type Command } from './registry';

const command = (id: string, rest: Partial<Command> = {}): Command => ({ id, label: id, group: 'Test', run: () => undefined, ...rest });
const all = () => true;

describe('the registry', () => {
  it('prefers the screen that came last, and forgets it when it goes', () => {
    const registry = new CommandRegistry();
    registry.register([command('open', { label: 'outer' }), command('other')]);
    const leave = registry.register([command('open', { label: 'inner' })]);
    expect(registry.available(all).map((entry) => entry.label)).toEqual(['inner', 'other']);
    leave();
    expect(registry.available(all).map((entry) => entry.label)).toEqual(['outer', 'other']);
  });

  it('puts outer commands behind those of the screens, whichever came first', () => {
    const registry = new CommandRegistry();
    registry.register([command('open', { label: 'inner' })]);
    registry.register([command('open', { label: 'outer' }), command('other')], true);
    expect(registry.available(all).map((entry) => entry.label)).toEqual(['inner', 'other']);
  });

  it('runs once what is awaited, as soon as a screen offers it', async () => {
    const registry = new CommandRegistry();
    const ran: string[] = [];
    const set = (where: string) => [command('record', { run: () => ran.push(where) })];
    registry.await('record');
    registry.register(set('outer'), true);
    registry.register([command('other', { run: () => ran.push('other') })]);
    registry.register(set('first'));
    registry.register(set('second'));
    await Promise.resolve();
    expect(ran).toEqual(['first']);
  });

  it('forgets what is awaited too long', async () => {
    vi.useFakeTimers();
    const registry = new CommandRegistry();
    const ran: string[] = [];
    registry.await('record');
    vi.advanceTimersByTime(10_001);
    registry.register([command('record', { run: () => ran.push('late') })]);
    await Promise.resolve();
    vi.useRealTimers();
    expect(ran).toEqual([]);
  });

  it('offers neither what is not allowed nor what does not apply', () => {
    const registry = new CommandRegistry();
    registry.register([command('a', { permission: 'payments:apply' }), command('b', { when: () => false }), command('c')]);
    expect(registry.available((permission) => permission === undefined).map((entry) => entry.id)).toEqual(['c']);
  });
});

describe('keys', () => {
  const commands = [command('cash', { keys: 'g c' }), command('call', { keys: 'c' }), command('palette', { keys: 'mod+k' })];
  const keysOf = (entry: Command) => entry.keys;
  it.each([
    [['g'], 'prefix'],
    [['g', 'c'], 'cash'],
    [['c'], 'call'],
    [['g', 'x'], 'none'],
    [['mod+k'], 'palette'],
  ])('%o', (pressed, want) => {
    const match = matchKeys(pressed, commands, keysOf);
    expect(match.kind === 'run' ? match.command.id : match.kind).toBe(want);
  });
});

it('finds commands by their words, in any order, and by the beginning of one before the inside', () => {
  const commands = [command('a', { label: 'Log call' }), command('b', { label: 'Go to cash application' }), command('c', { label: 'Call list' })];
  expect(searchCommands(commands, 'cal lo').map((entry) => entry.id)).toEqual(['a']);
  expect(searchCommands(commands, 'call').map((entry) => entry.id)).toEqual(['c', 'a']);
  expect(searchCommands(commands, 'cati').map((entry) => entry.id)).toEqual(['b']);
  expect(searchCommands([command('in', { label: 'Recall' }), ...commands], 'cal').map((entry) => entry.id)).toEqual(['c', 'a', 'in']);
  expect(searchCommands(commands, 'al')).toEqual([]);
  expect(searchCommands(commands, 'zzz')).toEqual([]);
});
