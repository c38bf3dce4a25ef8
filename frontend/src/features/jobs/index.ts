export { JobBell } from './JobBell';
