/** What was said on the command line, without what was left out. */
type Given<Fields> = { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };

export function given<Fields extends object>(fields: Fields): Given<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Given<Fields>;
}
