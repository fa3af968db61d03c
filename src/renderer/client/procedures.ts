/**
 * The typed client: what screens call.
 *
 * useProcedure(name, input)      reads; a useQuery result; asked again whenever anything changed;
 *                                with { keepsPrevious }, the last answer stays until the next is there
 * useCommand(name)               changes; a useMutation result: mutate(input, { onSuccess })
 *                                with { onDone }, that is told even where the component is gone by then,
 *                                as after going to another workbook; so has useJob
 * useJob(name)                   { run(input, { onDone }), cancel(), progress, isRunning, refusal, reset }
 * runJob(name, input, options)   the same without a component
 * chooseWorkbook                 asks for a workbook's place by the system's dialog; null without one
 * listenForCommands(listener)     tells of commands of the desktop's menu; gives back how to stop
 * present(engagementId)          opens an engagement's presentation; a Refusal where it cannot be
 * leavePresentation()            ends the presentation that this page is
 * saveFile(fileName, bytes)      gives a file to the person; null where they decided against it,
 *                                else with a way to show it in its folder, where there is one
 * Errors are Refusals: `error.message` is a sentence for the person (<RefusalNotice refusal={error} />).
 */
import {
  keepPreviousData,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { InputOf, OutputOf, ProcedureName } from '#shared/contract/index.ts';
import type { Progress } from '#shared/contract/procedure.ts';
import type { WorkbookState } from '#shared/contract/workbook.ts';
import type { EngagementId } from '#shared/domain/identity.ts';
import { decideNumberForm } from '#shared/domain/number-form.ts';
import { Refusal, type RefusalRecord } from '#shared/domain/refusal.ts';
import { type CallOptions, chooseTransport, type SavedFile } from './transport.ts';

const transport = chooseTransport(window);

/** The state that the page shows; every request says which workbook it means. */
let shown: WorkbookState | null = null;
const STATE = 'workbook.state';
/** What is answered with the state of what is open then. */
const answeredWithState: readonly ProcedureName[] = [
  STATE,
  'workbook.create',
  'workbooks.open',
  'workbooks.make',
  'workbooks.move',
  'sample.open',
  'sample.remove',
  'backups.restore',
  'settings.edit',
];

/** Everything is on this machine: no network to wait for, and nothing changes unannounced. */
export function makeQueryClient(): QueryClient {
  const queryClient = new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        staleTime: Infinity,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  const isState = ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] === STATE;
  transport.onChanged(() => {
    // First which workbook it is: pages of another one are not asked for again but taken away.
    void queryClient
      .invalidateQueries({ predicate: isState })
      .then(() => queryClient.invalidateQueries({ predicate: (query) => !isState(query) }));
  });
  whenElsewhere = (state) => {
    queryClient.removeQueries({ predicate: (query) => !isState(query) });
    queryClient.setQueryData([STATE, {}], state);
  };
  return queryClient;
}

let whenElsewhere: (state: WorkbookState) => void = () => undefined;

/** Takes over what an answer says of the workbook: all that is known of another one is forgotten. */
function showState(state: WorkbookState): void {
  const isElsewhere = shown !== null && shown.opening !== state.opening;
  shown = state;
  decideNumberForm(() => state.numbers);
  if (isElsewhere) whenElsewhere(state);
}

async function ask<Name extends ProcedureName>(
  name: Name,
  input: InputOf<Name>,
  options: CallOptions = {},
): Promise<OutputOf<Name>> {
  const answer = await transport.call(name, input, { ...options, opening: shown?.opening });
  if (answer.ok) {
    if (name === 'presentation.show') {
      const { numbers } = answer.value as OutputOf<'presentation.show'>;
      decideNumberForm(() => numbers);
    }
    if (answeredWithState.includes(name)) showState(answer.value as WorkbookState);
    return answer.value as OutputOf<Name>;
  }
  throw refusalOf(answer.error);
}

function refusalOf({ code, message, details }: RefusalRecord): Refusal {
  return new Refusal(code, message, details);
}

/** Runs a job to its end. @throws Refusal, with code `cancelled` where the signal was aborted */
export function runJob<Name extends ProcedureName>(
  name: Name,
  input: InputOf<Name>,
  options: CallOptions = {},
): Promise<OutputOf<Name>> {
  return ask(name, input, options);
}

export function useProcedure<Name extends ProcedureName>(
  name: Name,
  input: InputOf<Name>,
  { keepsPrevious = false, ...options }: { enabled?: boolean; keepsPrevious?: boolean } = {},
): UseQueryResult<OutputOf<Name>, Refusal> {
  return useQuery<OutputOf<Name>, Refusal>({
    queryKey: [name, input],
    queryFn: ({ signal }) => ask(name, input, { signal }),
    ...options,
    ...(keepsPrevious && { placeholderData: keepPreviousData }),
  });
}

/** What is told of the output although the component may be gone: pages go with their workbook. */
interface Outlasting<Name extends ProcedureName> {
  readonly onDone?: (output: OutputOf<Name>) => void;
}

export function useCommand<Name extends ProcedureName>(
  name: Name,
  { onDone }: Outlasting<Name> = {},
): UseMutationResult<OutputOf<Name>, Refusal, InputOf<Name>> {
  const queryClient = useQueryClient();
  return useMutation<OutputOf<Name>, Refusal, InputOf<Name>>({
    mutationKey: ['command', name],
    mutationFn: (input) => ask(name, input),
    // What is on screen is up to date before the command counts as done.
    onSuccess: (output) => {
      onDone?.(output);
      return queryClient.invalidateQueries();
    },
  });
}

interface Job<Name extends ProcedureName> {
  readonly run: (
    input: InputOf<Name>,
    after?: { onDone?: (output: OutputOf<Name>) => void },
  ) => void;
  readonly cancel: () => void;
  readonly reset: () => void;
  readonly isRunning: boolean;
  /** How far it has come; null before the first word of it and when it is not running. */
  readonly progress: Progress | null;
  /** Why the last run came to nothing; null also where the person cancelled it. */
  readonly refusal: Refusal | null;
}

/** A job of a component; it is cancelled when the component goes away. */
export function useJob<Name extends ProcedureName>(
  name: Name,
  { onDone: outlasting }: Outlasting<Name> = {},
): Job<Name> {
  const queryClient = useQueryClient();
  const controller = useRef<AbortController | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const { mutate, reset, isPending, error } = useMutation<OutputOf<Name>, Refusal, InputOf<Name>>({
    mutationFn: (input) => {
      controller.current?.abort();
      controller.current = new AbortController();
      setProgress(null);
      return runJob(name, input, { onProgress: setProgress, signal: controller.current.signal });
    },
    onSuccess: (output) => {
      outlasting?.(output);
      return queryClient.invalidateQueries();
    },
  });
  useEffect(() => () => controller.current?.abort(), []);
  return {
    run: (input, { onDone } = {}) => mutate(input, onDone ? { onSuccess: onDone } : {}),
    cancel: () => controller.current?.abort(),
    reset,
    isRunning: isPending,
    progress: isPending ? progress : null,
    refusal: error?.code === 'cancelled' ? null : error,
  };
}

/** Asks for a workbook's place with the system's own dialog; null in a browser, which has none. */
export const { chooseWorkbook } = transport;

/** Tells of commands of the desktop's menu, by their ids; gives back how to stop. */
export function listenForCommands(listener: (id: string) => void): () => void {
  return transport.onCommand(listener);
}

/** To be called in the moment of a press. Gives back why it cannot be; null where it can. */
export async function present(engagementId: EngagementId): Promise<Refusal | null> {
  const answer = await transport.present(engagementId);
  return answer.ok ? null : refusalOf(answer.error);
}

export function leavePresentation(): Promise<void> {
  return transport.leave();
}

export function saveFile(fileName: string, bytes: Uint8Array): Promise<SavedFile | null> {
  return transport.saveFile(fileName, bytes);
}
