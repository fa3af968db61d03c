/** The one narrow object that the desktop's preload shows to the page as `window.plumbline`. */
import type { Answer, Progress } from './procedure.ts';

export const workbookChoices = ['open', 'make', 'move', 'copy'] as const;
/** What the person is asked a place for. */
export type WorkbookChoice = (typeof workbookChoices)[number];

export interface DesktopBridge {
  /**
   * The id is the caller's own; it names the call in progress and cancel. The opening is that of
   * `workbook.state` which the page shows.
   */
  readonly call: (
    callId: string,
    name: string,
    input: unknown,
    opening?: number,
  ) => Promise<Answer<unknown>>;
  readonly cancel: (callId: string) => void;
  /** Each gives back how to stop listening. */
  readonly onProgress: (listener: (callId: string, progress: Progress) => void) => () => void;
  readonly onChanged: (listener: () => void) => () => void;
  /** Tells of commands of the native menu, by their ids in ../commands.ts. */
  readonly onCommand: (listener: (id: string) => void) => () => void;
  /** Asks for a place, writes the file there and names it; null where the person decided against it. */
  readonly saveFile: (fileName: string, bytes: Uint8Array) => Promise<string | null>;
  /** Asks for a workbook to open, or for where one shall be; null where the person decided against it. */
  readonly chooseWorkbook: (what: WorkbookChoice) => Promise<string | null>;
  /** Opens the presentation of an engagement in a window that reaches nothing else. */
  readonly present: (engagementId: number) => Promise<Answer<unknown>>;
  /** Closes the window of the presentation that this page is. */
  readonly leave: () => Promise<void>;
  /** Shows a file that was saved so in its folder; rejects for any other path. */
  readonly reveal: (path: string) => Promise<void>;
}
