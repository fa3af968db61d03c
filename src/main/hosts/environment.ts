/** What every host must know of the machine: where things lie, and which version this is. */
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { AppState } from '#main/files/app-state.ts';

/** The folder that holds package.json: the checkout, or the installed application. */
export const packageRoot = rootAbove(import.meta.dirname);

/** Plumbline's version, from package.json. */
export const version = (
  JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }
).version;

/** How the command line is called here: from a checkout, or installed. */
export const commandName = import.meta.filename.endsWith('.ts')
  ? 'npm run -s plumbline --'
  : 'plumbline';

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('package.json was not found above the program');
  return rootAbove(parent);
}

/** What {@link userWorkbookPath} looks at; the machine's own unless a test says otherwise. */
interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
}

/**
 * Where the user's workbook lives: `Plumbline/workbook.plumb` among the person's documents, a place
 * that people find, copy and back up. `PLUMBLINE_HOME` names another folder.
 */
export function userWorkbookPath(
  machine: Machine = { env: process.env, platform: process.platform, home: homedir() },
): string {
  const chosen = machine.env['PLUMBLINE_HOME'];
  return join(chosen ? chosen : join(documentsFolder(machine), 'Plumbline'), 'workbook.plumb');
}

/**
 * The file of what Plumbline keeps of a person beside their workbooks, where the system keeps such
 * things. With `PLUMBLINE_HOME` set it lies in that folder, so that nothing is left elsewhere.
 */
export function appStatePath(
  machine: Machine = { env: process.env, platform: process.platform, home: homedir() },
): string {
  const chosen = machine.env['PLUMBLINE_HOME'];
  return join(chosen ? chosen : stateFolder(machine), 'state.json');
}

function stateFolder({ env, platform, home }: Machine): string {
  if (platform === 'win32') {
    return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Plumbline');
  }
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Plumbline');
  return join(env['XDG_STATE_HOME'] ?? join(home, '.local', 'state'), 'plumbline');
}

/** What a window opens where no workbook is named: the one that was open last, or the person's own. */
export function workbookToOpen(appState: AppState): string {
  const last = appState.read().recents[0]?.path;
  return last !== undefined && existsSync(last) ? last : userWorkbookPath();
}

/** Windows and macOS call it Documents; elsewhere the XDG user directories may name another. */
function documentsFolder({ env, platform, home }: Machine): string {
  const usual = join(home, 'Documents');
  if (platform === 'win32' || platform === 'darwin') return usual;
  const list = join(env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'user-dirs.dirs');
  if (!existsSync(list)) return usual;
  const named = /^XDG_DOCUMENTS_DIR="(.+)"$/m.exec(readFileSync(list, 'utf8'))?.[1];
  return named?.replace(/^\$HOME(?=\/|$)/, home) ?? usual;
}
