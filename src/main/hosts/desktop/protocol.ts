/** Answers app:// requests from the list of the renderer's files, with the web host's headers. */
import { securityHeaders } from '../content-security.ts';
import type { RendererFiles } from '../renderer-files.ts';
import { APP_HOST, APP_SCHEME, isOwnPage } from './page.ts';

export function answerAppRequest(
  files: RendererFiles,
  request: Pick<Request, 'method' | 'url'>,
): Response {
  if (request.method !== 'GET') return nothing(405);
  if (!isOwnPage(request.url, `${APP_SCHEME}://${APP_HOST}/`)) return nothing(404);
  const file = files.get(new URL(request.url).pathname);
  if (!file) return nothing(404);
  return new Response(file.bytes, { headers: { ...securityHeaders, 'Content-Type': file.type } });
}

function nothing(status: number): Response {
  return new Response(null, { status, headers: { ...securityHeaders } });
}
