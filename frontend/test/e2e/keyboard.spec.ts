import { chain } from './chain/chain.ts';

// The same chain by Tab, Enter, Space and the arrows alone.
chain('keys');
