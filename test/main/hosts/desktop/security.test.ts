import { describe, expect, it, vi } from 'vitest';
import type { Session as ElectronSession, WebContents as ElectronWebContents } from 'electron';
import { guardContents, guardSession } from '#main/hosts/desktop/security.ts';
import { isOwnPage, pageAddress } from '#main/hosts/desktop/page.ts';
import { openWindow } from '#main/hosts/desktop/window.ts';
import { recorded, StandInSession, WebContents, type BrowserWindow } from './electron-stand-in.ts';

vi.mock('electron', () => import('./electron-stand-in.ts'));

const page = 'app://plumbline/';

function guarded(): WebContents {
  const contents = new WebContents();
  guardContents(contents as unknown as ElectronWebContents, page);
  return contents;
}

describe('every window', () => {
  it('is isolated, sandboxed and without Node', () => {
    const session = new StandInSession();
    const window = openWindow({
      page,
      preload: '/app/preload.cjs',
      session: session as unknown as ElectronSession,
      isPackaged: true,
    }) as unknown as BrowserWindow;
    expect(window.options.webPreferences).toEqual({
      preload: '/app/preload.cjs',
      session,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    });
    expect(window.loaded).toEqual([page]);
    expect(window.isShown).toBe(false);
    window.emit('ready-to-show');
    expect(window.isShown).toBe(true);
  });

  it('shows the development server’s page only while not packaged', () => {
    const env = { ELECTRON_RENDERER_URL: 'http://localhost:5173' };
    expect(pageAddress(true, env)).toBe(page);
    expect(pageAddress(false, env)).toBe('http://localhost:5173');
    expect(pageAddress(false, {})).toBe(page);
  });
});

describe('navigation', () => {
  const foreign = [
    'https://evil.test/',
    'http://plumbline/',
    'app://evil/',
    'app://plumbline.evil/',
    'app://evil@plumbline/',
    'app://plumbline:8080/',
    'apps://plumbline/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,<p>',
    'blob:app://plumbline/1',
    'about:blank',
    'devtools://devtools/',
    '//evil.test',
    '',
  ];
  const events = ['will-navigate', 'will-redirect', 'will-frame-navigate'];

  it.each(foreign)('to %j is stopped, however it comes about', (url) => {
    const contents = guarded();
    for (const name of events) {
      const event = { url, preventDefault: vi.fn() };
      contents.emit(name, event);
      expect(event.preventDefault).toHaveBeenCalledOnce();
    }
    expect(isOwnPage(url, page)).toBe(false);
  });

  it.each(['app://plumbline/', 'app://plumbline/index.html#/engagements/1'])(
    'to our own %s goes on',
    (url) => {
      const contents = guarded();
      for (const name of events) {
        const event = { url, preventDefault: vi.fn() };
        contents.emit(name, event);
        expect(event.preventDefault).not.toHaveBeenCalled();
      }
    },
  );

  it('embeds no other page', () => {
    const event = { preventDefault: vi.fn() };
    guarded().emit('will-attach-webview', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });
});

describe('new windows', () => {
  const source =
    'https://www.zdnet.com/article/goodbye-klout-social-media-measuring-power-quietly-disappears/';

  it.each([
    'app://plumbline/',
    'https://evil.test/',
    'http://www.zdnet.com/',
    `${source}?next=evil`,
    source.replace('https', 'http'),
    'https://www.zdnet.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'not an address',
  ])('are denied for %j, and nothing is opened outside', (url) => {
    recorded.openedOutside.length = 0;
    expect(guarded().windowOpenHandler?.({ url })).toEqual({ action: 'deny' });
    expect(recorded.openedOutside).toEqual([]);
  });

  it('are denied for a source of the catalogue too, which the system’s browser opens instead', () => {
    recorded.openedOutside.length = 0;
    expect(guarded().windowOpenHandler?.({ url: source })).toEqual({ action: 'deny' });
    expect(recorded.openedOutside).toEqual([source]);
  });
});

describe('the session', () => {
  const permissions = [
    'media',
    'geolocation',
    'notifications',
    'midi',
    'midiSysex',
    'pointerLock',
    'fullscreen',
    'openExternal',
    'clipboard-read',
    'display-capture',
    'mediaKeySystem',
    'window-management',
    'storage-access',
    'top-level-storage-access',
    'idle-detection',
    'keyboardLock',
    'speaker-selection',
    'fileSystem',
    'hid',
    'serial',
    'usb',
    'unknown',
  ];
  const guardedSession = (forPage: string): StandInSession => {
    const session = new StandInSession();
    guardSession(session as unknown as ElectronSession, forPage);
    return session;
  };

  it.each(permissions)('denies %s', (permission) => {
    const session = guardedSession(page);
    const answer = vi.fn();
    session.permissionRequestHandler?.(...([null, permission, answer] as never[]));
    expect(answer.mock.calls).toEqual([[false]]);
    expect(session.permissionCheckHandler?.(...([null, permission] as never[]))).toBe(false);
  });

  it('lets the page write to the clipboard, so that tables can be copied', () => {
    const session = guardedSession(page);
    const permission = 'clipboard-sanitized-write';
    const answer = vi.fn();
    session.permissionRequestHandler?.(...([null, permission, answer] as never[]));
    expect(answer.mock.calls).toEqual([[true]]);
    expect(session.permissionCheckHandler?.(...([null, permission] as never[]))).toBe(true);
  });

  it('denies every device', () => {
    const session = guardedSession(page);
    expect(session.devicePermissionHandler?.(...([{ deviceType: 'hid' }] as never[]))).toBe(false);
  });

  it.each([
    ['app://plumbline/assets/index.js', false],
    ['blob:app://plumbline/1', false],
    ['data:image/png;base64,', false],
    ['https://fonts.example/', true],
    ['http://127.0.0.1:1/', true],
    ['ws://evil.test/', true],
    ['file:///etc/passwd', true],
    ['app://evil/', true],
  ])('%s: cancelled is %j', (url, cancel) => {
    const answer = vi.fn();
    guardedSession(page).beforeRequest?.(...([{ url }, answer] as never[]));
    expect(answer.mock.calls).toEqual([[{ cancel }]]);
  });

  it('filters nothing while the development server serves the page', () => {
    expect(guardedSession('http://localhost:5173').beforeRequest).toBeNull();
  });
});
