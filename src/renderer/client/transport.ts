/**
 * How the page reaches the use cases: over the desktop's bridge where there is one, over loopback
 * HTTP otherwise. The typed client on top of it is the only caller.
 */
import type { DesktopBridge, WorkbookChoice } from '#shared/contract/bridge.ts';
import type { Answer, Progress } from '#shared/contract/procedure.ts';
import type { RefusalCode } from '#shared/domain/refusal.ts';
import { decodeWire, encodeWire, type JobLine } from '#shared/contract/wire.ts';

declare global {
  interface Window {
    readonly plumbline?: DesktopBridge;
  }
}

export interface CallOptions {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  /** Aborting it cancels a job. */
  readonly signal?: AbortSignal | undefined;
  /** The opening of `workbook.state` that the page shows. */
  readonly opening?: number | undefined;
}

/** A file that a person has. */
export interface SavedFile {
  /** Shows it in its folder; null where only the browser knows where that is. */
  readonly reveal: (() => Promise<void>) | null;
}

export interface Transport {
  /** Never rejects: what stands in the way, even of the way itself, is part of the answer. */
  readonly call: (name: string, input: unknown, options?: CallOptions) => Promise<Answer<unknown>>;
  /** Gives a file to the person; null where they decided against it. */
  readonly saveFile: (fileName: string, bytes: Uint8Array) => Promise<SavedFile | null>;
  /** Asks for a workbook's place with the system's own dialog; null where there is none, as in a browser. */
  readonly chooseWorkbook: ((what: WorkbookChoice) => Promise<string | null>) | null;
  /**
   * Opens the presentation of an engagement in a window of its own, which reaches nothing else.
   * To be called in the moment of a press: later a browser lets no window open.
   */
  readonly present: (engagementId: number) => Promise<Answer<unknown>>;
  /** Ends the presentation that this page is. */
  readonly leave: () => Promise<void>;
  /** Tells of changes by anyone; gives back how to stop. */
  readonly onChanged: (listener: () => void) => () => void;
  /** Tells of commands of the desktop's menu, which no browser has; gives back how to stop. */
  readonly onCommand: (listener: (id: string) => void) => () => void;
}

/** The transport of this page. */
export function chooseTransport(page: Window): Transport {
  return page.plumbline ? desktopTransport(page.plumbline) : webTransport(page);
}

function desktopTransport(bridge: DesktopBridge): Transport {
  return {
    call: async (name, input, { onProgress, signal, opening } = {}) => {
      if (signal?.aborted) return cancelled();
      const callId = crypto.randomUUID();
      const cancel = (): void => bridge.cancel(callId);
      signal?.addEventListener('abort', cancel, { once: true });
      const stopListening = bridge.onProgress((id, progress) => {
        if (id === callId) onProgress?.(progress);
      });
      try {
        return await bridge.call(callId, name, input, opening);
      } catch {
        return noAnswer();
      } finally {
        stopListening();
        signal?.removeEventListener('abort', cancel);
      }
    },
    saveFile: async (fileName, bytes) => {
      const path = await bridge.saveFile(fileName, bytes);
      return path === null ? null : { reveal: () => bridge.reveal(path) };
    },
    chooseWorkbook: (what) => bridge.chooseWorkbook(what),
    present: (engagementId) => bridge.present(engagementId).catch(noAnswer),
    leave: () => bridge.leave(),
    onChanged: (listener) => bridge.onChanged(listener),
    onCommand: (listener) => bridge.onCommand(listener),
  };
}

function webTransport(page: Window): Transport {
  const entered = enter(page);
  const ask = async (path: string, input: unknown, options: CallOptions = {}) => {
    const { onProgress, signal, opening } = options;
    await entered;
    try {
      const response = await post(path, encodeWire(input), { signal, opening });
      if (!response.ok) return turnedAway(response.status);
      if (response.headers.get('Content-Type') !== 'application/x-ndjson') {
        return decodeWire(await response.text()) as Answer<unknown>;
      }
      return await lastLine(response, onProgress);
    } catch {
      if (signal?.aborted) return cancelled();
      return refused('internal', 'Plumbline is not running any more; start it again.');
    }
  };
  return {
    call: (name, input, options) => ask(`/procedures/${name}`, input, options),
    saveFile: (fileName, bytes) => Promise.resolve(download(page, fileName, bytes)),
    chooseWorkbook: null,
    present: async (engagementId) => {
      const { availWidth, availHeight } = page.screen;
      const opened = page.open('', '_blank', `popup,width=${availWidth},height=${availHeight}`);
      if (!opened) return refused('conflict', NO_WINDOW);
      const answer = await ask('/presentation', { engagementId });
      const address = answer.ok ? textOf(answer.value, 'address') : null;
      // In the place of the empty page, so that there is nothing to step back to.
      if (address === null) opened.close();
      else opened.location.replace(address);
      return answer;
    },
    leave: async () => {
      const answer = await ask('/leave', {});
      const home = answer.ok ? textOf(answer.value, 'home') : null;
      page.close();
      // A window that was not opened by a page cannot be closed by one.
      if (home !== null) page.setTimeout(() => page.location.replace(home), 300);
    },
    onChanged: (listener) => {
      let events: EventSource | null = null;
      let isOver = false;
      void entered.then(() => {
        if (isOver) return;
        events = new EventSource('/events');
        events.onmessage = () => listener();
        // What changed while the line was down, as when the machine slept, nobody told.
        let wasDown = false;
        events.onerror = () => (wasDown = true);
        events.onopen = () => {
          if (wasDown) listener();
          wasDown = false;
        };
      });
      return () => {
        isOver = true;
        events?.close();
      };
    },
    onCommand: () => () => undefined,
  };
}

/** Exchanges the address's one-time token for the cookie, and takes it out of sight. */
async function enter(page: Window): Promise<void> {
  const token = /^#token=([\w-]+)$/.exec(page.location.hash)?.[1];
  if (token === undefined) return;
  page.history.replaceState(null, '', page.location.pathname + page.location.search);
  // A token that is used up does no harm: the cookie from its first use decides.
  await post('/session', JSON.stringify({ token })).catch(() => undefined);
}

const NO_WINDOW =
  'The browser kept the presentation’s window from opening; allow this page to open windows, then try again.';

function textOf(value: unknown, key: string): string | null {
  const found = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const text: unknown = found.find(([name]) => name === key)?.[1];
  return typeof text === 'string' ? text : null;
}

function post(
  path: string,
  body: string,
  { signal, opening }: CallOptions = {},
): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      ...(opening !== undefined && { 'Plumbline-Opening': String(opening) }),
    },
    body,
    ...(signal ? { signal } : {}),
  });
}

/** Reads a job's lines as they come: passes progress on and gives back the answer. */
async function lastLine(
  response: Response,
  onProgress: CallOptions['onProgress'],
): Promise<Answer<unknown>> {
  if (!response.body) throw new TypeError('an answer without a body');
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let pieces: string[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) throw new TypeError('an answer that was cut off');
    const [first = '', ...others] = value.split('\n');
    pieces.push(first);
    for (const next of others) {
      const line = decodeWire(pieces.join('')) as JobLine;
      if ('answer' in line) return line.answer;
      onProgress?.(line.progress);
      pieces = [next];
    }
  }
}

function download(page: Window, fileName: string, bytes: Uint8Array): SavedFile {
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)]));
  const link = page.document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The browser has taken hold of the bytes by the time this runs.
  page.setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return { reveal: null };
}

function turnedAway(status: number): Answer<unknown> {
  if (status === 401) {
    return refused(
      'bad-input',
      'This page has no way in: the address that Plumbline printed opens one browser, once. Start Plumbline again and open the new one.',
    );
  }
  if (status === 413)
    return refused('bad-input', 'The file is too large; the limit is about 70 MB.');
  return refused('internal', `Plumbline did not take the request (${status}); start it again.`);
}

function noAnswer(): Answer<unknown> {
  return refused('internal', 'Plumbline did not answer; close its window and open it again.');
}

function cancelled(): Answer<unknown> {
  return refused('cancelled', 'Cancelled; nothing was changed.');
}

function refused(code: RefusalCode, message: string): Answer<unknown> {
  return { ok: false, error: { code, message, details: [] } };
}
