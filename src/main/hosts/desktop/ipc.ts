/**
 * The main process's side of the preload's object. Every message passes one check of who sends it
 * and one of what it says before anything is done.
 */
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
  shell,
} from 'electron';
import { z } from 'zod';
import { writeFileAtomically } from '#main/files/write-atomically.ts';
import { asRefusal } from '#main/usecases/refusals.ts';
import type { Session } from '#main/usecases/session.ts';
import { workbookChoices } from '#shared/contract/bridge.ts';
import { isProcedureName } from '#shared/contract/index.ts';
import { EngagementId } from '#shared/domain/identity.ts';
import { channels } from './channels.ts';
import { chooseWorkbook } from './choose-workbook.ts';
import { isOwnPage } from './page.ts';
import type { Presenting } from './presenting.ts';

const CallId = z.string().min(1).max(64);
const callMessage = z.tuple([
  CallId,
  z.string().refine(isProcedureName),
  z.unknown(),
  z.int().optional(),
]);
const chooseMessage = z.tuple([z.enum(workbookChoices)]);
const cancelMessage = z.tuple([CallId]);
const saveMessage = z.tuple([
  z.string().regex(/^[^\\/:*?"<>|\u0000-\u001F]{1,200}$/),
  z.instanceof(Uint8Array),
]);
const presentMessage = z.tuple([EngagementId]);
const leaveMessage = z.tuple([]);
const revealMessage = z.tuple([z.string().min(1).max(4096)]);

type Sender = IpcMainEvent | IpcMainInvokeEvent;

export function registerIpc(session: Session, page: string, presenting: Presenting): void {
  const running = new Map<string, AbortController>();
  /** Where the page had files saved: no other place is shown to it. */
  const saved = new Set<string>();

  const check = <Message>(event: Sender, schema: z.ZodType<Message>, args: unknown[]): Message => {
    refuseStrangers(event, page);
    return schema.parse(args);
  };
  /** For what a presentation's window may not do, whoever sits at it. */
  const checkWorkbook: typeof check = (event, schema, args) => {
    const message = check(event, schema, args);
    if (presenting.scopeOf(event.sender)) throw new Error('A presentation may not do this.');
    return message;
  };

  ipcMain.handle(channels.call, async (event, ...args: unknown[]) => {
    const [callId, name, input, opening] = check(event, callMessage, args);
    const key = keyOf(event, callId);
    const cancel = new AbortController();
    running.set(key, cancel);
    try {
      return await (presenting.scopeOf(event.sender) ?? session).call(name, input, {
        signal: cancel.signal,
        locale: app.getSystemLocale(),
        opening,
        onProgress: (progress) => {
          if (!event.sender.isDestroyed()) event.sender.send(channels.progress, callId, progress);
        },
      });
    } finally {
      running.delete(key);
    }
  });

  ipcMain.on(channels.cancel, (event, ...args: unknown[]) => {
    const [callId] = check(event, cancelMessage, args);
    running.get(keyOf(event, callId))?.abort();
  });

  ipcMain.handle(channels.saveFile, async (event, ...args: unknown[]) => {
    const [fileName, bytes] = checkWorkbook(event, saveMessage, args);
    const path = await saveWhereAsked(event, fileName, bytes);
    if (path !== null) saved.add(path);
    return path;
  });

  ipcMain.handle(channels.chooseWorkbook, (event, ...args: unknown[]) => {
    const [what] = checkWorkbook(event, chooseMessage, args);
    return chooseWorkbook(event.sender, what, session.path);
  });

  ipcMain.handle(channels.reveal, (event, ...args: unknown[]) => {
    const [path] = checkWorkbook(event, revealMessage, args);
    if (!saved.has(path)) throw new Error('No file was saved there.');
    shell.showItemInFolder(path);
  });

  ipcMain.handle(channels.present, (event, ...args: unknown[]) => {
    const [engagementId] = checkWorkbook(event, presentMessage, args);
    return presenting.open(engagementId);
  });

  ipcMain.handle(channels.leave, (event, ...args: unknown[]) => {
    check(event, leaveMessage, args);
    presenting.close(event.sender);
  });

  session.onChanged(() => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send(channels.changed);
  });
}

/** @throws Error unless the message comes from the top frame of a window of ours, showing our page */
function refuseStrangers({ sender, senderFrame }: Sender, page: string): void {
  const isOurs =
    senderFrame !== null &&
    senderFrame === sender.mainFrame &&
    BrowserWindow.fromWebContents(sender) !== null &&
    isOwnPage(senderFrame.url, page);
  if (!isOurs) throw new Error('This sender is not answered.');
}

/** Calls of different windows are kept apart, whatever ids they choose. */
function keyOf({ sender }: Sender, callId: string): string {
  return `${sender.id} ${callId}`;
}

/** The path; null where the person decided against it, or was told why it could not be written. */
async function saveWhereAsked(
  { sender }: Sender,
  fileName: string,
  bytes: Uint8Array,
): Promise<string | null> {
  const options = { defaultPath: join(app.getPath('documents'), fileName) };
  const window = BrowserWindow.fromWebContents(sender);
  const { filePath, canceled } = window
    ? await dialog.showSaveDialog(window, options)
    : await dialog.showSaveDialog(options);
  if (canceled || filePath === '') return null;
  try {
    writeFileAtomically(filePath, bytes);
    return filePath;
  } catch (error) {
    dialog.showErrorBox('The file was not saved', asRefusal(error, filePath).message);
    return null;
  }
}
