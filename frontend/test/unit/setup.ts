import { configure } from '@testing-library/preact';

// A busy machine takes its time to load a chunk; a missing page is still missing
// after five seconds.
configure({ asyncUtilTimeout: 5_000 });
