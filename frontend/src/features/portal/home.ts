export { Bar } from './Bar';
export { HomeLists } from './HomeLists';
export { NextDue } from './NextDue';
export { ScopeSwitch } from './ScopeSwitch';
