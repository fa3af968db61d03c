import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { menuTemplate } from '#main/hosts/desktop/menu.ts';
import { commandFacts, commandIds } from '#shared/commands.ts';

const commands = { newWindow: vi.fn(), showWorkbook: vi.fn(), run: vi.fn() };
const ofItsOwn = new Set(Object.values(commandFacts).map(({ label }) => label));

function items(template: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => [
    item,
    ...(Array.isArray(item.submenu) ? items(item.submenu) : []),
  ]);
}

describe('the menu', () => {
  it.each([true, false])('does something with every item (macOS: %s)', (isMac) => {
    for (const item of items(menuTemplate(commands, { isMac, isPackaged: true }))) {
      const acts =
        item.role !== undefined ||
        item.type === 'separator' ||
        item.click !== undefined ||
        Array.isArray(item.submenu);
      expect(acts, JSON.stringify(item)).toBe(true);
    }
  });

  it('gives every command a name and the editing keys their roles', () => {
    const all = items(menuTemplate(commands, { isMac: false, isPackaged: true }));
    const clicks = all.flatMap(({ click, label = '' }) =>
      click && !ofItsOwn.has(label) ? [click] : [],
    );
    expect(clicks).toEqual([commands.newWindow, commands.showWorkbook]);
    expect(all.map(({ role }) => role)).toEqual(
      expect.arrayContaining(['editMenu', 'windowMenu', 'quit', 'about', 'togglefullscreen']),
    );
  });

  it('has the page carry out its commands, each where it belongs', () => {
    commands.run.mockClear();
    const template = menuTemplate(commands, { isMac: false, isPackaged: true });
    for (const { click, label = '' } of items(template)) {
      if (ofItsOwn.has(label)) (click as () => void)();
    }
    const sent = commands.run.mock.calls.map(([id]: unknown[]) => id);
    expect([...sent].sort()).toEqual(
      commandIds.filter((id) => commandFacts[id].menu !== undefined).sort(),
    );
    expect(sent).toEqual(expect.arrayContaining(['palette', 'new-engagement', 'keyboard-map']));
  });

  it('uses no key twice', () => {
    const keys = items(menuTemplate(commands, { isMac: false, isPackaged: false })).flatMap(
      ({ accelerator }) => (accelerator === undefined ? [] : [accelerator]),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has developer tools only while not packaged', () => {
    const roles = (isPackaged: boolean) =>
      items(menuTemplate(commands, { isMac: false, isPackaged })).map(({ role }) => role);
    expect(roles(false)).toContain('toggleDevTools');
    expect(roles(true)).not.toContain('toggleDevTools');
    expect(roles(true)).not.toContain('reload');
  });
});
