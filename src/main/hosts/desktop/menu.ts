/**
 * The native menu: the platform's own roles, what the main process does itself, and the commands of the
 * page that have a place in it.
 */
import type { MenuItemConstructorOptions } from 'electron';
import { commandFacts, type CommandId, commandIds } from '#shared/commands.ts';

export interface MenuCommands {
  readonly newWindow: () => void;
  readonly showWorkbook: () => void;
  /** Has the page carry out a command of its own. */
  readonly run: (id: CommandId) => void;
}

export function menuTemplate(
  { newWindow, showWorkbook, run }: MenuCommands,
  { isMac, isPackaged }: { readonly isMac: boolean; readonly isPackaged: boolean },
): MenuItemConstructorOptions[] {
  const ofPage = (menu: 'file' | 'go' | 'help'): MenuItemConstructorOptions[] =>
    commandIds
      .filter((id) => commandFacts[id].menu === menu)
      .map((id) => {
        const { label, accelerator, menuAccelerator = accelerator } = commandFacts[id];
        return {
          label,
          ...(menuAccelerator && { accelerator: menuAccelerator }),
          click: () => run(id),
        };
      });
  const separator = { type: 'separator' } as const;
  const developer: MenuItemConstructorOptions[] = isPackaged
    ? []
    : [{ role: 'reload' }, { role: 'toggleDevTools' }, separator];
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        ...ofPage('file'),
        separator,
        { label: 'New &Window', accelerator: 'CmdOrCtrl+Shift+N', click: newWindow },
        { label: 'Show &Workbook in Its Folder', click: showWorkbook },
        separator,
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
    { label: '&Go', submenu: ofPage('go') },
    {
      label: '&View',
      submenu: [
        ...developer,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [...ofPage('help'), ...(isMac ? [] : [separator, { role: 'about' } as const])],
    },
  ];
}
