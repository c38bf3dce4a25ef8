/** The lists and their documents: whoever opens one opens the others, so they are one import, which brings one list of files to fetch along. */
export const records = () => import('./records');
