/** The one narrow object that the desktop's preload shows to the page as `window.plumbline`. */
import type { Answer, Progress } from './procedure.ts';

export interface DesktopBridge {
  /** The id is the caller's own; it names the call in progress and cancel. */
  readonly call: (callId: string, name: string, input: unknown) => Promise<Answer<unknown>>;
  readonly cancel: (callId: string) => void;
  /** Each gives back how to stop listening. */
  readonly onProgress: (listener: (callId: string, progress: Progress) => void) => () => void;
  readonly onChanged: (listener: () => void) => () => void;
  /** Tells of commands of the native menu, by their ids in ../commands.ts. */
  readonly onCommand: (listener: (id: string) => void) => () => void;
  /** Asks for a place, writes the file there and names it; null where the person decided against it. */
  readonly saveFile: (fileName: string, bytes: Uint8Array) => Promise<string | null>;
  /** Shows a file that was saved so in its folder; rejects for any other path. */
  readonly reveal: (path: string) => Promise<void>;
}
