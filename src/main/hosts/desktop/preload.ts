/**
 * The only door between the page and the main process: one frozen object of named functions. No
 * event object, channel name or Electron function reaches the page.
 */
import { contextBridge, ipcRenderer } from 'electron';
import type { DesktopBridge } from '#shared/contract/bridge.ts';
import type { Answer, Progress } from '#shared/contract/procedure.ts';
import { channels } from './channels.ts';

function listen(channel: string, listener: (...message: unknown[]) => void): () => void {
  const withoutEvent = (_event: unknown, ...message: unknown[]): void => listener(...message);
  ipcRenderer.on(channel, withoutEvent);
  return () => ipcRenderer.off(channel, withoutEvent);
}

const bridge: DesktopBridge = {
  call: (callId, name, input, opening) =>
    ipcRenderer.invoke(channels.call, callId, name, input, opening) as Promise<Answer<unknown>>,
  cancel: (callId) => ipcRenderer.send(channels.cancel, callId),
  onProgress: (listener) =>
    listen(channels.progress, (callId, progress) =>
      listener(callId as string, progress as Progress),
    ),
  onChanged: (listener) => listen(channels.changed, () => listener()),
  onCommand: (listener) => listen(channels.command, (id) => listener(id as string)),
  saveFile: (fileName, bytes) =>
    ipcRenderer.invoke(channels.saveFile, fileName, bytes) as Promise<string | null>,
  present: (engagementId) =>
    ipcRenderer.invoke(channels.present, engagementId) as Promise<Answer<unknown>>,
  leave: () => ipcRenderer.invoke(channels.leave) as Promise<void>,
  chooseWorkbook: (what) =>
    ipcRenderer.invoke(channels.chooseWorkbook, what) as Promise<string | null>,
  reveal: (path) => ipcRenderer.invoke(channels.reveal, path) as Promise<void>,
};

contextBridge.exposeInMainWorld('plumbline', Object.freeze(bridge));
