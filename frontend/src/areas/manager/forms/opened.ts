import { store } from '../../../api/store';

// The session of a mailed link lives in this page's memory only, and so does
// the knowledge of which link opened it.
export const openedLink = store('');
