/**
 * Who may come in: whoever brings the token that was printed at the start exchanges it, once, for a
 * cookie. Both are new with every start and known to nobody else.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;
const WRONG_TOKENS_ALLOWED = 10;
const WRONG_TOKENS_PERIOD_MS = 60_000;

export class Door {
  /** Stands in the fragment of the printed address, which no browser sends anywhere. */
  readonly token = secret();
  readonly #key = secret();
  readonly #wrongAt: number[] = [];
  #isSpent = false;

  /** Takes the token; further wrong ones are not even compared for a minute. */
  exchange(token: string, now = Date.now()): 'open' | 'wrong' | 'too-many' {
    const recent = this.#wrongAt.filter((time) => now - time < WRONG_TOKENS_PERIOD_MS);
    this.#wrongAt.splice(0, Infinity, ...recent);
    if (recent.length >= WRONG_TOKENS_ALLOWED) return 'too-many';
    if (this.#isSpent || !isSame(token, this.token)) {
      this.#wrongAt.push(now);
      return 'wrong';
    }
    this.#isSpent = true;
    return 'open';
  }

  /** The Set-Cookie value; named by port, because browsers share cookies between ports. */
  cookie(port: number): string {
    return `${cookieName(port)}=${this.#key}; HttpOnly; SameSite=Strict; Path=/`;
  }

  /** Whether a Cookie header carries the key. */
  knows(cookies: string | undefined, port: number): boolean {
    const wanted = `${cookieName(port)}=`;
    return (cookies ?? '')
      .split(/; */)
      .some(
        (cookie) => cookie.startsWith(wanted) && isSame(cookie.slice(wanted.length), this.#key),
      );
  }
}

function cookieName(port: number): string {
  return `plumbline-${port}`;
}

function secret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** Compares in a time that says nothing of where the first difference is. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
