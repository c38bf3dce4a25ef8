const key = 'duebook.start';

/** Where / leads the person of this browser, so that the page is asked for at once next time. */
export function rememberStart(path: string): void {
  localStorage.setItem(key, path);
}

export const rememberedStart = (): string => localStorage.getItem(key) ?? '/';
