/** A window: hardened, and shown once there is something to see. */
import { BrowserWindow, type Session } from 'electron';

export interface WindowSettings {
  readonly page: string;
  readonly preload: string;
  readonly session: Session;
  readonly isPackaged: boolean;
}

export function openWindow({ page, preload, session, isPackaged }: WindowSettings): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 860,
    minWidth: 480,
    minHeight: 480,
    show: false,
    title: 'Plumbline',
    webPreferences: {
      preload,
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
      // A dictionary would be downloaded.
      spellcheck: false,
      devTools: !isPackaged,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(page);
  return window;
}
