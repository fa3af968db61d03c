import type { InputOf } from '#shared/contract/index.ts';

/** What a person has said of the file so far: the options of the import. */
export type Answers = InputOf<'imports.preview'>['options'];

/** What was said per name, with one name said otherwise or, with an empty answer, not at all. */
export function answered<Answer extends string>(
  said: Readonly<Record<string, Answer>> | undefined,
  name: string,
  answer: Answer | '',
): Record<string, Answer> {
  const others = Object.fromEntries(Object.entries(said ?? {}).filter(([other]) => other !== name));
  return answer === '' ? others : { ...others, [name]: answer };
}
