export { userRoutes } from './routes';
export { UserPicker, type PickedUser } from './UserPicker';
export { PeopleNav } from './PeopleNav';
