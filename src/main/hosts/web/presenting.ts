/**
 * A presentation over HTTP is a web host of its own, on another port of this machine: with another
 * token, another origin and a session that is held to one engagement. The workbook's own host takes no
 * request from its page, and its page has nothing to ask the workbook's own host with.
 */
import { z } from 'zod';
import type { Answer } from '#shared/contract/procedure.ts';
import { EngagementId } from '#shared/domain/identity.ts';
import type { Session } from '#main/usecases/session.ts';
import { presentationOf } from '#main/usecases/presentation-scope.ts';
import type { RendererFiles } from '../renderer-files.ts';
import { HttpRefusal } from './http-refusal.ts';
import { startWebHost, type WebHost } from './server.ts';

interface PresentingHostOptions {
  readonly session: Session;
  readonly files: RendererFiles;
  readonly port: number;
}

const presentInput = z.object({ engagementId: EngagementId });

/** The workbook's web host, from which one presentation at a time can be opened; it ends with it. */
export async function startPresentingHost(options: PresentingHostOptions): Promise<WebHost> {
  let presenting: WebHost | null = null;
  const end = async (): Promise<void> => {
    const ending = presenting;
    presenting = null;
    await ending?.close();
  };
  const present = async (input: unknown): Promise<Answer<unknown>> => {
    const parsed = presentInput.safeParse(input);
    if (!parsed.success) throw new HttpRefusal(400, 'Name the engagement to present.');
    const { engagementId } = parsed.data;
    const scope = await presentationOf(options.session, engagementId);
    if (!scope.ok) return scope;
    await end();
    const home = `${new URL(host.address).origin}/#/engagements/${engagementId}`;
    presenting = await startWebHost({
      session: scope.value,
      files: presentationFiles(options.files),
      port: 0,
      requests: new Map([
        [
          '/leave',
          (_input, response) => {
            response.on('finish', () => void end());
            return Promise.resolve({ ok: true as const, value: { home } });
          },
        ],
      ]),
    });
    const { origin, hash } = new URL(presenting.address);
    const address = `${origin}/?engagement=${engagementId}${hash}`;
    return { ok: true, value: { address } };
  };
  const host = await startWebHost({ ...options, requests: new Map([['/presentation', present]]) });
  return {
    address: host.address,
    close: async () => {
      await end();
      await host.close();
    },
  };
}

/** The presentation's page in the place of the workbook's, which is not served at all. */
function presentationFiles(files: RendererFiles): RendererFiles {
  const page = files.get('/present.html');
  if (!page) throw new Error('the renderer has no present.html');
  const others = [...files].filter(([path]) => !path.endsWith('.html'));
  return new Map([...others, ['/', page]]);
}
