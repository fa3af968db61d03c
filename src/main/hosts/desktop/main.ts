/** Entry of the desktop app. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  Menu,
  protocol,
  type Session as Pages,
  session as electronSession,
  shell,
} from 'electron';
import { AppState } from '#main/files/app-state.ts';
import { asRefusal } from '#main/usecases/refusals.ts';
import { Session } from '#main/usecases/session.ts';
import { appStatePath, packageRoot, version, workbookToOpen } from '../environment.ts';
import { readRendererFiles } from '../renderer-files.ts';
import { channels } from './channels.ts';
import { registerIpc } from './ipc.ts';
import { menuTemplate } from './menu.ts';
import { APP_SCHEME, pageAddress } from './page.ts';
import { Presenting } from './presenting.ts';
import { answerAppRequest } from './protocol.ts';
import { FULL_SCREEN, guardContents, guardSession } from './security.ts';
import { openWindow } from './window.ts';

const page = pageAddress(app.isPackaged, process.env);
const appState = new AppState(appStatePath());
/** A workbook that was double-clicked or named on the command line, or the one open last. */
let workbookPath = workbookIn(process.argv) ?? workbookToOpen(appState);

process.on('uncaughtException', closeAfter);
process.on('unhandledRejection', closeAfter);

if (app.requestSingleInstanceLock()) start();
else app.quit();

function workbookIn(args: readonly string[]): string | undefined {
  return args.slice(1).find((argument) => argument.endsWith('.plumb'));
}

/** A fault that nobody foresaw: said in a sentence, never as a stack trace. */
function closeAfter(error: unknown): void {
  dialog.showErrorBox('Plumbline has to close', asRefusal(error, workbookPath).message);
  app.exit(1);
}

function start(): void {
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  app.setAboutPanelOptions({
    applicationName: 'Plumbline',
    applicationVersion: version,
    copyright: 'Makes no network connections.',
  });
  app.on('web-contents-created', (_event, contents) => guardContents(contents, page));
  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (!app.isReady()) workbookPath = path;
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  void app.whenReady().then(show);
}

function show(): void {
  const session = Session.open({
    path: workbookPath,
    clock: () => new Date(),
    version,
    appState,
    backups: 'each-opening',
    worksAhead: true,
  });
  keepInStep(session);
  app.on('will-quit', () => session.close());

  const isMac = process.platform === 'darwin';
  const openAt = (address: string, pages: Pages): BrowserWindow =>
    openWindow({
      page: address,
      preload: join(packageRoot, 'out/preload/preload.cjs'),
      session: pages,
      isPackaged: app.isPackaged,
    });
  const workbookWindows = () =>
    BrowserWindow.getAllWindows().filter(({ webContents }) => !presenting.scopeOf(webContents));
  const windowInUse = () => {
    const focused = BrowserWindow.getFocusedWindow();
    return workbookWindows().find((each) => each === focused) ?? workbookWindows()[0];
  };
  const showMenu = (): void =>
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(
        menuTemplate(
          {
            newWindow: () => void openAt(page, pages),
            showWorkbook: () => shell.showItemInFolder(session.path),
            run: (id) => windowInUse()?.webContents.send(channels.command, id),
          },
          { isMac, isPackaged: app.isPackaged },
        ),
      ),
    );
  const presenting: Presenting = new Presenting({
    session,
    // In a session of its own and in memory alone: the workbook's page shares no storage with it.
    openAt: (path) => openAt(new URL(path, page).href, pagesOf('presentation', FULL_SCREEN)),
    workbookWindows,
    showMenu,
    isMac,
  });
  registerIpc(session, page, presenting);
  // Nothing is cached on disk; what the page itself keeps (theme, view) stays.
  const pages = pagesOf('persist:plumbline');
  showMenu();

  openAt(page, pages);
  app.on('second-instance', (_event, args) => {
    const named = workbookIn(args);
    if (named !== undefined) void openNamed(session, named);
    const [window] = presenting.window ? [presenting.window] : workbookWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openAt(page, pages);
  });
}

/** A browser session that shows our page, guarded. */
function pagesOf(partition: string, allowed?: string): Pages {
  const pages = electronSession.fromPartition(partition, { cache: false });
  guardSession(pages, page, allowed);
  if (page.startsWith(`${APP_SCHEME}:`) && !pages.protocol.isProtocolHandled(APP_SCHEME)) {
    const files = readRendererFiles(join(packageRoot, 'out/renderer'));
    pages.protocol.handle(APP_SCHEME, (request) => answerAppRequest(files, request));
  }
  return pages;
}

/** Opens files that the system names while the app runs, and names the open one to the system. */
function keepInStep(session: Session): void {
  app.on('open-file', (_event, path) => void openNamed(session, path));
  let told = '';
  const tell = (): void => {
    if (session.path === told || !existsSync(session.path)) return;
    told = session.path;
    app.addRecentDocument(told);
  };
  tell();
  session.onChanged(tell);
}

async function openNamed(session: Session, path: string): Promise<void> {
  const answer = await session.call('workbooks.open', { path });
  if (!answer.ok) dialog.showErrorBox('The workbook was not opened', answer.error.message);
}
