/** What Electron allows unless it is told otherwise, told otherwise. */
import { shell, type Session, type WebContents } from 'electron';
import { isKnownSource } from './external-links.ts';
import { APP_SCHEME, isOwnPage } from './page.ts';

const LOCAL_SCHEMES = ['blob:', 'data:', 'devtools:'];

/** Keeps a window on our own page: no other page, no new window, no embedded one. */
export function guardContents(contents: WebContents, page: string): void {
  const stayHere = (event: { readonly url: string; preventDefault: () => void }): void => {
    if (!isOwnPage(event.url, page)) event.preventDefault();
  };
  contents.on('will-navigate', stayHere);
  contents.on('will-redirect', stayHere);
  contents.on('will-frame-navigate', stayHere);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    if (isKnownSource(url)) void shell.openExternal(url);
    return { action: 'deny' };
  });
}

/** What copying a table needs: text and images into the clipboard after a press, nothing out of it. */
const CLIPBOARD = 'clipboard-sanitized-write';

/** What a presentation needs: the whole screen after a press. */
export const FULL_SCREEN = 'fullscreen';

/**
 * Denies every permission but the one that its pages need and every device, and every request that would
 * leave the machine.
 */
export function guardSession(session: Session, page: string, allowed = CLIPBOARD): void {
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === allowed),
  );
  session.setPermissionCheckHandler((_contents, permission) => permission === allowed);
  session.setDevicePermissionHandler(() => false);
  // In development the bundler's server is asked, over HTTP and its web socket.
  if (!page.startsWith(`${APP_SCHEME}:`)) return;
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const isLocal = LOCAL_SCHEMES.includes(URL.parse(url)?.protocol ?? '');
    answer({ cancel: !isLocal && !isOwnPage(url, page) });
  });
}
