/** The native menu: the platform's own roles, and what the main process does itself. */
import type { MenuItemConstructorOptions } from 'electron';

export interface MenuCommands {
  readonly backUp: () => void;
  readonly showWorkbook: () => void;
}

export function menuTemplate(
  { backUp, showWorkbook }: MenuCommands,
  { isMac, isPackaged }: { readonly isMac: boolean; readonly isPackaged: boolean },
): MenuItemConstructorOptions[] {
  const separator = { type: 'separator' } as const;
  const developer: MenuItemConstructorOptions[] = isPackaged
    ? []
    : [{ role: 'reload' }, { role: 'toggleDevTools' }, separator];
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        { label: 'Save a &Copy…', accelerator: 'CmdOrCtrl+S', click: backUp },
        { label: 'Show &Workbook in Its Folder', click: showWorkbook },
        separator,
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    { role: 'editMenu' },
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
    { role: 'help', submenu: isMac ? [] : [{ role: 'about' }] },
  ];
}
