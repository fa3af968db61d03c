import type { InputOf } from '#shared/contract/index.ts';

/** What a person has said of the file so far: the options of the import. */
export type Answers = InputOf<'imports.preview'>['options'];
