export { chooseRole, openManagerLink, resume, signIn, signOut } from './account';
export { api, call, ifMatch, type Schema } from './client';
export { network, useNetwork } from './network';
export { Problem, problemFrom, type FieldProblem } from './problem';
export { queries } from './queries';
export { type Role, type Session, useSession, useStanding } from './session';
