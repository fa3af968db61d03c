/**
 * A stand-in for `electron` that records what the real modules ask of it and lets a test play the
 * part of the page, the person and the system. Use: vi.mock('electron', () => import(this file)).
 */
import { EventEmitter } from 'node:events';

type Handler = (...args: never[]) => unknown;

export const recorded = {
  windows: [] as BrowserWindow[],
  privilegedSchemes: [] as unknown[],
  handlers: new Map<string, Handler>(),
  partitions: [] as { name: string; options: unknown; session: StandInSession }[],
  openedOutside: [] as string[],
  shownInFolder: [] as string[],
  errorBoxes: [] as [title: string, message: string][],
  exposed: new Map<string, unknown>(),
  sentFromPreload: [] as unknown[][],
  menus: [] as unknown[],
  dialogs: [] as unknown[],
  recentDocuments: [] as string[],
  calls: [] as string[],
};

/** What the person answers in the next dialog. */
export const person = {
  saves: { canceled: true, filePath: '' },
  opens: { canceled: true, filePaths: [] as string[] },
};

class StandInApp extends EventEmitter {
  isPackaged = true;
  hasLock = true;
  requestSingleInstanceLock(): boolean {
    recorded.calls.push('requestSingleInstanceLock');
    return this.hasLock;
  }
  enableSandbox(): void {
    recorded.calls.push('enableSandbox');
  }
  setAboutPanelOptions(): void {
    recorded.calls.push('setAboutPanelOptions');
  }
  whenReady(): Promise<void> {
    return Promise.resolve();
  }
  isReady(): boolean {
    return true;
  }
  locale = 'en-GB';
  getSystemLocale(): string {
    return this.locale;
  }
  addRecentDocument(path: string): void {
    recorded.recentDocuments.push(path);
  }
  getPath(name: string): string {
    return `/${name}`;
  }
  quit(): void {
    recorded.calls.push('quit');
  }
  exit(): void {
    recorded.calls.push('exit');
  }
}
export const app = new StandInApp();

export class StandInSession {
  permissionRequestHandler: Handler | null = null;
  permissionCheckHandler: Handler | null = null;
  devicePermissionHandler: Handler | null = null;
  beforeRequest: Handler | null = null;
  protocolHandlers = new Map<string, (request: Request) => Response>();
  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Response) =>
      this.protocolHandlers.set(scheme, handler),
    isProtocolHandled: (scheme: string) => this.protocolHandlers.has(scheme),
  };
  readonly webRequest = {
    onBeforeRequest: (handler: Handler) => {
      this.beforeRequest = handler;
    },
  };
  setPermissionRequestHandler(handler: Handler): void {
    this.permissionRequestHandler = handler;
  }
  setPermissionCheckHandler(handler: Handler): void {
    this.permissionCheckHandler = handler;
  }
  setDevicePermissionHandler(handler: Handler): void {
    this.devicePermissionHandler = handler;
  }
}

export const session = {
  fromPartition: (name: string, options: unknown): StandInSession => {
    const made = new StandInSession();
    recorded.partitions.push({ name, options, session: made });
    return made;
  },
};

let lastId = 0;

export class WebContents extends EventEmitter {
  readonly id = (lastId += 1);
  mainFrame = { url: '' };
  windowOpenHandler: ((details: { url: string }) => { action: string }) | null = null;
  readonly sent: unknown[][] = [];
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.windowOpenHandler = handler;
  }
  send(...message: unknown[]): void {
    this.sent.push(message);
  }
  isDestroyed(): boolean {
    return false;
  }
}

export class BrowserWindow extends EventEmitter {
  readonly options: { webPreferences: Record<string, unknown> };
  readonly webContents = new WebContents();
  readonly loaded: string[] = [];
  isShown = false;
  constructor(options: { webPreferences: Record<string, unknown> }) {
    super();
    this.options = options;
    recorded.windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  static getAllWindows(): BrowserWindow[] {
    return recorded.windows;
  }
  static getFocusedWindow(): BrowserWindow | null {
    return recorded.windows[0] ?? null;
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null {
    return recorded.windows.find((window) => window.webContents === contents) ?? null;
  }
  loadURL(address: string): Promise<void> {
    this.loaded.push(address);
    this.webContents.mainFrame.url = address;
    return Promise.resolve();
  }
  show(): void {
    this.isShown = true;
  }
  hide(): void {
    this.isShown = false;
  }
  close(): void {
    this.destroy();
  }
  destroy(): void {
    recorded.windows.splice(recorded.windows.indexOf(this), 1);
    this.emit('closed');
  }
  isMinimized(): boolean {
    return true;
  }
  restore(): void {
    recorded.calls.push('restore');
  }
  focus(): void {
    recorded.calls.push('focus');
  }
}

export const protocol = {
  registerSchemesAsPrivileged: (schemes: unknown[]) => recorded.privilegedSchemes.push(...schemes),
};

export const ipcMain = {
  handle: (channel: string, handler: Handler) => recorded.handlers.set(channel, handler),
  on: (channel: string, handler: Handler) => recorded.handlers.set(channel, handler),
};

export const ipcRenderer = Object.assign(new EventEmitter(), {
  invoke: (...message: unknown[]): Promise<unknown> => {
    recorded.sentFromPreload.push(message);
    return Promise.resolve({ ok: true, value: 'from main' });
  },
  send: (...message: unknown[]): void => {
    recorded.sentFromPreload.push(message);
  },
});

export const contextBridge = {
  exposeInMainWorld: (name: string, value: unknown) => recorded.exposed.set(name, value),
};

export const dialog = {
  showSaveDialog: (...asked: unknown[]) => {
    recorded.dialogs.push(asked.at(-1));
    return Promise.resolve(person.saves);
  },
  showOpenDialog: (...asked: unknown[]) => {
    recorded.dialogs.push(asked.at(-1));
    return Promise.resolve(person.opens);
  },
  showErrorBox: (title: string, message: string) => recorded.errorBoxes.push([title, message]),
};

export const shell = {
  openExternal: (address: string) => {
    recorded.openedOutside.push(address);
    return Promise.resolve();
  },
  showItemInFolder: (path: string) => recorded.shownInFolder.push(path),
};

export const Menu = {
  buildFromTemplate: (template: unknown) => template,
  setApplicationMenu: (menu: unknown) => recorded.menus.push(menu),
};
