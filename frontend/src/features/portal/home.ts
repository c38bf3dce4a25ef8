export { Bar } from './Bar';
export { HomeLists, listsAhead } from './HomeLists';
export { NextDue } from './NextDue';
export { ScopeSwitch } from './ScopeSwitch';
