/** Which page is ours: the one that windows show, and the only one that is trusted. */

/** A scheme of our own instead of file://, whose pages could read the disk. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'plumbline';

/** The built renderer; in development, the bundler's own server, which no packaged app heeds. */
export function pageAddress(
  isPackaged: boolean,
  env: Readonly<Record<string, string | undefined>>,
): string {
  const development = isPackaged ? undefined : env['ELECTRON_RENDERER_URL'];
  return development ?? `${APP_SCHEME}://${APP_HOST}/`;
}

/** Whether an address belongs to the page: the same scheme and host, with nobody's name in it. */
export function isOwnPage(address: string, page: string): boolean {
  const asked = URL.parse(address);
  const own = URL.parse(page);
  return (
    asked !== null &&
    own !== null &&
    asked.protocol === own.protocol &&
    asked.host === own.host &&
    asked.username === '' &&
    asked.password === ''
  );
}
