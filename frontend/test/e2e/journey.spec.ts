import { chain } from './chain/chain.ts';

// The whole chain with a pointer, every page of it looked at.
chain('mouse');
