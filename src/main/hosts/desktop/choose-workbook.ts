/** The system's own dialogs for a workbook file: one to open, or where one shall be. */
import { BrowserWindow, dialog, type WebContents } from 'electron';
import { basename, dirname, join } from 'node:path';
import type { WorkbookChoice } from '#shared/contract/bridge.ts';

const filters = [{ name: 'Plumbline workbook', extensions: ['plumb'] }];

/**
 * The path that the person chose; null where they decided against it. What is there already is not
 * written over, whatever the system's dialog says of it: the procedures refuse that.
 */
export async function chooseWorkbook(
  sender: WebContents,
  what: WorkbookChoice,
  openPath: string,
): Promise<string | null> {
  const window = BrowserWindow.fromWebContents(sender);
  if (what === 'open') {
    const options = {
      title: 'Open a workbook',
      defaultPath: dirname(openPath),
      filters,
      properties: ['openFile' as const],
    };
    const { canceled, filePaths } = window
      ? await dialog.showOpenDialog(window, options)
      : await dialog.showOpenDialog(options);
    return canceled ? null : (filePaths[0] ?? null);
  }
  const options = { ...saveWords[what](openPath), filters };
  const { canceled, filePath } = window
    ? await dialog.showSaveDialog(window, options)
    : await dialog.showSaveDialog(options);
  return canceled || filePath === '' ? null : filePath;
}

/** What each dialog is called, and the name and place that it starts from. */
const saveWords: Readonly<
  Record<
    Exclude<WorkbookChoice, 'open'>,
    (openPath: string) => { title: string; defaultPath: string }
  >
> = {
  make: (openPath) => ({
    title: 'New workbook',
    defaultPath: join(dirname(openPath), 'New workbook.plumb'),
  }),
  move: (openPath) => ({ title: 'Move or rename the workbook', defaultPath: openPath }),
  copy: (openPath) => ({
    title: 'Save a copy of the workbook',
    defaultPath: join(dirname(openPath), `${basename(openPath, '.plumb')} copy.plumb`),
  }),
};
