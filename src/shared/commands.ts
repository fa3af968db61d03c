/**
 * The commands that stand everywhere: in the command palette and the keyboard map of the page, and, as
 * far as they have a place there, in the desktop's native menu, which only sends their ids to the page.
 */

interface CommandFacts {
  readonly label: string;
  /** Where it leads, for one that goes to a page. */
  readonly route?: string;
  /** Pressed together, in Electron's notation; works while typing as well. */
  readonly accelerator?: string;
  /** The same in the desktop's menu alone, where browsers keep the keys to themselves. */
  readonly menuAccelerator?: string;
  /** Pressed one after the other, outside of fields. */
  readonly keys?: readonly string[];
  /** Its place in the native menu; none for what the platform's own menus have, such as undo. */
  readonly menu?: 'file' | 'go' | 'help';
}

const facts = {
  palette: { label: 'Search and commands', accelerator: 'CmdOrCtrl+K', menu: 'go' },
  'go-portfolio': { label: 'Portfolio', route: '/', keys: ['g', 'p'], menu: 'go' },
  'go-round': { label: 'Monday round', route: '/round', keys: ['g', 'o'], menu: 'go' },
  'go-import': { label: 'Import', route: '/import', keys: ['g', 'i'], menu: 'go' },
  'go-metrics': { label: 'Metrics', route: '/metrics', keys: ['g', 'm'], menu: 'go' },
  'go-catalogue': { label: 'Metric catalogue', route: '/metrics/catalogue' },
  'go-clients': { label: 'Clients', route: '/clients', keys: ['g', 'c'], menu: 'go' },
  'go-data': { label: 'Data: export, read back', route: '/data', keys: ['g', 'd'], menu: 'go' },
  'new-engagement': {
    label: 'New engagement',
    route: '/engagements/new',
    keys: ['g', 'n'],
    menu: 'file',
  },
  'new-workbook': {
    label: 'New workbook…',
    route: '/workbook?do=make',
    menuAccelerator: 'CmdOrCtrl+N',
    menu: 'file',
  },
  'open-workbook': {
    label: 'Open another workbook…',
    route: '/workbook?do=open',
    accelerator: 'CmdOrCtrl+O',
    menu: 'file',
  },
  'save-copy': {
    label: 'Save a copy of the workbook…',
    route: '/workbook?do=copy',
    accelerator: 'CmdOrCtrl+S',
    menu: 'file',
  },
  'move-workbook': {
    label: 'Move or rename the workbook…',
    route: '/workbook?do=move',
    menu: 'file',
  },
  'go-workbook': {
    label: 'Workbook: recent ones, settings',
    route: '/workbook',
    keys: ['g', 'w'],
    menu: 'go',
  },
  present: { label: 'Present', accelerator: 'CmdOrCtrl+Shift+P', menu: 'go' },
  'go-templates': { label: 'Engagement templates', route: '/templates' },
  undo: { label: 'Undo', accelerator: 'CmdOrCtrl+Z' },
  redo: { label: 'Redo', accelerator: 'CmdOrCtrl+Shift+Z' },
  'theme-system': { label: 'Theme as the system has it' },
  'theme-light': { label: 'Light theme' },
  'theme-dark': { label: 'Dark theme' },
  'keyboard-map': {
    label: 'Keyboard map',
    accelerator: 'CmdOrCtrl+/',
    keys: ['?'],
    menu: 'help',
  },
  'start-own': { label: 'Start my own workbook' },
  'remove-sample': { label: 'Remove the sample…' },
} as const satisfies Readonly<Record<string, CommandFacts>>;

export type CommandId = keyof typeof facts;

export const commandFacts: Readonly<Record<CommandId, CommandFacts>> = facts;

export function isCommandId(text: unknown): text is CommandId {
  return typeof text === 'string' && Object.hasOwn(facts, text);
}

export const commandIds: readonly CommandId[] = Object.keys(facts).filter(isCommandId);
