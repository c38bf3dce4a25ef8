import { expect, test } from 'vitest';
import { eventName, events, messageState } from './names';

test('events are named as they stand in messages', () => {
  expect(eventName('CREDIT_MEMO_UNAPPLIED')).toBe('credit_memo.unapplied');
  expect(eventName('INVOICE_WRITTEN_OFF')).toBe('invoice.written_off');
  expect(eventName('WEBHOOK_PING')).toBe('webhook.ping');
  expect(events.every((event) => /^[a-z_]+\.[a-z_]+$/.test(eventName(event)))).toBe(true);
});

test('what was tried in vain is told from what waits', () => {
  expect(messageState('QUEUED').tone).toBe('neutral');
  expect(messageState('QUEUED', 2)).toEqual({ label: 'Trying again', tone: 'warn' });
});
