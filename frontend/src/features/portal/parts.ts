/** What is loaded later. Each import brings a list of files to fetch along; here they are one list. */

/** The lists and their documents: whoever opens one opens the others. */
export const records = () => import('./records');

/** The parts of the overview that come after its first figures. */
export const home = () => import('./home');
