/** Entry of the desktop app. */
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  Menu,
  protocol,
  session as electronSession,
  shell,
} from 'electron';
import { asRefusal } from '#main/usecases/refusals.ts';
import { Session } from '#main/usecases/session.ts';
import { packageRoot, userWorkbookPath, version } from '../environment.ts';
import { readRendererFiles } from '../renderer-files.ts';
import { channels } from './channels.ts';
import { registerIpc } from './ipc.ts';
import { menuTemplate } from './menu.ts';
import { APP_SCHEME, pageAddress } from './page.ts';
import { answerAppRequest } from './protocol.ts';
import { guardContents, guardSession } from './security.ts';
import { openWindow } from './window.ts';

const page = pageAddress(app.isPackaged, process.env);
/** A workbook that was double-clicked or named on the command line, or the person's own. */
let workbookPath =
  process.argv.slice(1).find((argument) => argument.endsWith('.plumb')) ?? userWorkbookPath();

process.on('uncaughtException', closeAfter);
process.on('unhandledRejection', closeAfter);

if (app.requestSingleInstanceLock()) start();
else app.quit();

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
  app.on('second-instance', () => {
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  void app.whenReady().then(show);
}

function show(): void {
  const session = Session.open({ path: workbookPath, clock: () => new Date(), version });
  app.on('will-quit', () => session.close());

  // Nothing is cached on disk; what the page itself keeps (theme, view) stays.
  const pages = electronSession.fromPartition('persist:plumbline', { cache: false });
  guardSession(pages, page);
  if (page.startsWith(`${APP_SCHEME}:`)) {
    const files = readRendererFiles(join(packageRoot, 'out/renderer'));
    pages.protocol.handle(APP_SCHEME, (request) => answerAppRequest(files, request));
  }
  registerIpc(session, page);

  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate(
        {
          backUp: () => void saveCopy(session),
          showWorkbook: () => shell.showItemInFolder(workbookPath),
          run: (id) => BrowserWindow.getAllWindows()[0]?.webContents.send(channels.command, id),
        },
        { isMac: process.platform === 'darwin', isPackaged: app.isPackaged },
      ),
    ),
  );
  const open = (): BrowserWindow =>
    openWindow({
      page,
      preload: join(packageRoot, 'out/preload/preload.cjs'),
      session: pages,
      isPackaged: app.isPackaged,
    });
  open();
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open();
  });
}

/** Asks for a place and writes a checked copy of the workbook there. */
async function saveCopy(session: Session): Promise<void> {
  const { filePath, canceled } = await dialog.showSaveDialog({
    title: 'Save a copy of the workbook',
    defaultPath: join(app.getPath('documents'), 'Plumbline copy.plumb'),
    filters: [{ name: 'Plumbline workbook', extensions: ['plumb'] }],
  });
  if (canceled || filePath === '') return;
  const answer = await session.call('workbook.backup', { path: filePath });
  if (!answer.ok) dialog.showErrorBox('The copy was not made', answer.error.message);
}
