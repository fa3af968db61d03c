/** Names of the messages between the preload and the main process, and nothing else. */
export const channels = {
  call: 'plumbline:call',
  cancel: 'plumbline:cancel',
  saveFile: 'plumbline:save-file',
  chooseWorkbook: 'plumbline:choose-workbook',
  present: 'plumbline:present',
  leave: 'plumbline:leave',
  reveal: 'plumbline:reveal',
  progress: 'plumbline:progress',
  changed: 'plumbline:changed',
  command: 'plumbline:command',
} as const;
