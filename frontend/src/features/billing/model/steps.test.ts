import { expect, it } from 'vitest';
import { stepIds, stepsOf } from './steps';

const at = (status: Parameters<typeof stepsOf>[0]['status'], openErrors = 0, ready = 1) => stepIds.find((id) => stepsOf({ status, openErrors, ready })[id] === 'now');

it('knows where a run stands', () => {
  expect(at('COMPUTING')).toBe('compute');
  expect(at('REVIEW', 3)).toBe('check');
  expect(at('REVIEW')).toBe('review');
  expect(at('APPROVED')).toBe('post');
  // What is held or blocked keeps a run approved after everything else is posted.
  expect(at('APPROVED', 2, 0)).toBe('deliver');
  expect(at('POSTED')).toBe('deliver');
  expect(at('CANCELLED')).toBeUndefined();
});

it('has everything before that done, and nothing after it', () => {
  expect(stepsOf({ status: 'APPROVED', openErrors: 0, ready: 3 })).toEqual({ select: 'done', compute: 'done', check: 'done', review: 'done', approve: 'done', post: 'now', deliver: 'todo' });
});
