/** Lets what waits be done first: input, timers, a frame. */
export const nextTask = (): Promise<void> => new Promise((passed) => setTimeout(passed));
