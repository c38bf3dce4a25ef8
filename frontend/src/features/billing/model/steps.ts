import type { RunStatus } from './names';

export const stepIds = ['select', 'compute', 'check', 'review', 'approve', 'post', 'deliver'] as const;
export type StepId = (typeof stepIds)[number];

export type StepState = 'done' | 'now' | 'todo';

/** Where a run stands on its way from selection to delivery; nothing of a cancelled run is still to do. An approved run of which nothing is ready has posted what it could. */
export function stepsOf(run: { readonly status: RunStatus; readonly openErrors: number; readonly ready: number }): Record<StepId, StepState> {
  const at: StepId | null = {
    COMPUTING: 'compute' as const,
    REVIEW: run.openErrors > 0 ? ('check' as const) : ('review' as const),
    APPROVED: run.ready > 0 ? ('post' as const) : ('deliver' as const),
    POSTED: 'deliver' as const,
    CANCELLED: null,
  }[run.status];
  const now = at === null ? -1 : stepIds.indexOf(at);
  return Object.fromEntries(stepIds.map((id, i) => [id, i < now ? 'done' : i === now ? 'now' : 'todo'])) as Record<StepId, StepState>;
}
