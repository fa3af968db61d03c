/**
 * A presentation on the desktop: a window of its own, whose every message is answered by a session held
 * to one engagement. As long as it is open the workbook's window is hidden and no menu leads elsewhere,
 * so that neither a task switcher nor a title nor a key shows anything of another client.
 */
import {
  type BrowserWindow,
  Menu,
  type MenuItemConstructorOptions,
  type WebContents,
} from 'electron';
import type { Answer } from '#shared/contract/procedure.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import { type Answering, presentationOf } from '#main/usecases/presentation-scope.ts';
import type { Session } from '#main/usecases/session.ts';

/** As much of a workbook's window as matters here. */
type WorkbookWindow = Pick<BrowserWindow, 'hide' | 'show'>;

interface PresentingSettings {
  readonly session: Session;
  /** Opens a window on an address of the page's own origin, in a browser session of its own. */
  readonly openAt: (path: string) => BrowserWindow;
  /** The windows of the workbook. */
  readonly workbookWindows: () => readonly WorkbookWindow[];
  /** Puts the workbook's own menu in its place. */
  readonly showMenu: () => void;
  readonly isMac: boolean;
}

export class Presenting {
  readonly #settings: PresentingSettings;
  /** A window that once presented never reaches more, even while it closes. */
  readonly #scopes = new WeakMap<WebContents, Answering>();
  #window: BrowserWindow | null = null;

  constructor(settings: PresentingSettings) {
    this.#settings = settings;
  }

  /** What the messages of a window are answered by; null for one that presents nothing. */
  scopeOf(contents: WebContents): Answering | null {
    return this.#scopes.get(contents) ?? null;
  }

  /** The window of the presentation; null while there is none. */
  get window(): BrowserWindow | null {
    return this.#window;
  }

  /** Refuses `not-found` without such an engagement. */
  async open(engagementId: EngagementId): Promise<Answer<null>> {
    const scope = await presentationOf(this.#settings.session, engagementId);
    if (!scope.ok) return scope;
    const { openAt, workbookWindows, showMenu, isMac } = this.#settings;
    this.#window?.destroy();
    const hidden = workbookWindows();
    const window = openAt(`present.html?engagement=${engagementId}`);
    this.#window = window;
    this.#scopes.set(window.webContents, scope.value);
    Menu.setApplicationMenu(isMac ? Menu.buildFromTemplate(presentationMenu) : null);
    for (const each of hidden) each.hide();
    window.once('closed', () => {
      this.#window = null;
      showMenu();
      for (const each of workbookWindows()) each.show();
    });
    return { ok: true, value: null };
  }

  /** Closes the presentation that the contents show; any other window stays. */
  close(contents: WebContents): void {
    if (this.#window?.webContents === contents) this.#window.close();
  }
}

/** What macOS cannot do without; elsewhere a presentation has no menu at all. */
const presentationMenu: MenuItemConstructorOptions[] = [
  { role: 'appMenu' },
  { label: '&View', submenu: [{ role: 'togglefullscreen' }] },
];
