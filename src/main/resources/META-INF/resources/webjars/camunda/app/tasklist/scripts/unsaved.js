/*
 * What was typed when the session ended, kept in this window alone until the same person has signed in again. It goes with
 * the window, and when anybody else signs in.
 */
const KEY = 'safecity-unsaved';

const person = () => window.angular?.element(document.body).scope()?.$root?.authentication?.name ?? null;

/** Who is signed in, as long as somebody is: after the session's end the application knows nobody. */
let who = null;
const know = () => (who = person() ?? who);

const all = () => JSON.parse(sessionStorage.getItem(KEY) ?? '{}');

/** @param what anything that JSON can hold; null for nothing any more */
export function keep(place, what) {
  const kept = know() && all().who === who ? all() : { who, of: {} };
  if (what === null) {
    delete kept.of[place];
  } else if (who) {
    kept.of[place] = what;
  }
  if (Object.keys(kept.of).length > 0) {
    sessionStorage.setItem(KEY, JSON.stringify(kept));
  } else {
    sessionStorage.removeItem(KEY);
  }
}

/** What was kept there, once; null where nothing was, or for somebody else. */
export function back(place) {
  const kept = all();
  if (kept.who && know() && kept.who !== who) {
    sessionStorage.removeItem(KEY);
    return null;
  }
  const what = kept.of?.[place] ?? null;
  if (what !== null) {
    keep(place, null);
  }
  return what;
}

/** Whether a refused request was refused for want of a session; without any cookie a change is refused before that is asked. */
export async function isSignedOut(answer, call) {
  if (answer.status !== 403) {
    return answer.status === 401;
  }
  const look = await call('GET', 'notifications?size=1').catch(() => null);
  return look?.status === 401;
}

/** To the sign-in, and back to this task. */
export const signInAgain = () => location.reload();

setInterval(know, 2_000);
