import { en } from './en';

type Words<T> = T extends string ? string : T extends (...given: infer A) => string ? (...given: A) => string : { [K in keyof T]: Words<T[K]> };

// Catalogue is what a language must say. Another language is a file beside
// en.ts of this type, chosen here.
export type Catalogue = Words<typeof en>;

export const words: Catalogue = en;
export * from './dates';
export * from './phrases';
