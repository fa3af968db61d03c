import { describe, expect, it, vi } from 'vitest';
import type { DesktopBridge } from '#shared/contract/bridge.ts';
import { ipcRenderer, recorded } from './electron-stand-in.ts';

vi.mock('electron', () => import('./electron-stand-in.ts'));
await import('#main/hosts/desktop/preload.ts');

const bridge = recorded.exposed.get('plumbline') as DesktopBridge;

describe('the preload', () => {
  it('exposes one frozen object with ten functions and nothing else', () => {
    expect([...recorded.exposed.keys()]).toEqual(['plumbline']);
    expect(Object.keys(bridge).sort()).toEqual([
      'call',
      'cancel',
      'chooseWorkbook',
      'leave',
      'onChanged',
      'onCommand',
      'onProgress',
      'present',
      'reveal',
      'saveFile',
    ]);
    expect(Object.values(bridge).every((value) => typeof value === 'function')).toBe(true);
    expect(Object.isFrozen(bridge)).toBe(true);
  });

  it('passes on named messages only', async () => {
    recorded.sentFromPreload.length = 0;
    const bytes = new Uint8Array([1]);
    expect(await bridge.call('1', 'clients.list', {}, 4)).toEqual({ ok: true, value: 'from main' });
    bridge.cancel('1');
    await bridge.saveFile('trend.xlsx', bytes);
    await bridge.reveal('/documents/trend.xlsx');
    await bridge.chooseWorkbook('move');
    await bridge.present(3);
    await bridge.leave();
    expect(recorded.sentFromPreload).toEqual([
      ['plumbline:call', '1', 'clients.list', {}, 4],
      ['plumbline:cancel', '1'],
      ['plumbline:save-file', 'trend.xlsx', bytes],
      ['plumbline:reveal', '/documents/trend.xlsx'],
      ['plumbline:choose-workbook', 'move'],
      ['plumbline:present', 3],
      ['plumbline:leave'],
    ]);
  });

  it('keeps the event object from the page, and stops listening when told', () => {
    const onProgress = vi.fn();
    const onChanged = vi.fn();
    const onCommand = vi.fn();
    const stops = [
      bridge.onProgress(onProgress),
      bridge.onChanged(onChanged),
      bridge.onCommand(onCommand),
    ];
    const event = { sender: 'powerful' };
    ipcRenderer.emit('plumbline:progress', event, '1', { phase: 'Reading', share: 0.5 });
    ipcRenderer.emit('plumbline:changed', event, 'extra');
    ipcRenderer.emit('plumbline:command', event, 'palette');
    for (const stop of stops) stop();
    ipcRenderer.emit('plumbline:progress', event, '1', { phase: 'Writing', share: 1 });
    ipcRenderer.emit('plumbline:changed', event);
    ipcRenderer.emit('plumbline:command', event, 'undo');
    expect(onProgress.mock.calls).toEqual([['1', { phase: 'Reading', share: 0.5 }]]);
    expect(onChanged.mock.calls).toEqual([[]]);
    expect(onCommand.mock.calls).toEqual([['palette']]);
  });
});
