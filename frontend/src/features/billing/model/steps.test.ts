import { expect, it } from 'vitest';
import { stepIds, stepsOf } from './steps';

const at = (status: Parameters<typeof stepsOf>[0]['status'], openErrors = 0) => stepIds.find((id) => stepsOf({ status, openErrors })[id] === 'now');

it('knows where a run stands', () => {
  expect(at('COMPUTING')).toBe('compute');
  expect(at('REVIEW', 3)).toBe('check');
  expect(at('REVIEW')).toBe('review');
  expect(at('APPROVED')).toBe('post');
  expect(at('POSTED')).toBe('deliver');
  expect(at('CANCELLED')).toBeUndefined();
});

it('has everything before that done, and nothing after it', () => {
  expect(stepsOf({ status: 'APPROVED', openErrors: 0 })).toEqual({ select: 'done', compute: 'done', check: 'done', review: 'done', approve: 'done', post: 'now', deliver: 'todo' });
});
