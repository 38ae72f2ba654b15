/*
 * The web applications have a sign-in form of their own, to which they turn when the session has ended.
 * There is one sign-in for everything: ours. They change the address without an event, so its changes are watched.
 *
 * The page is asked for again where it was: the server then leads to the sign-in and, after it, back here, and the browser
 * keeps what stands behind the #.
 */
const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');
const ASKED = 'safecity-asked-again';
/** A page that was asked for again and turns to its sign-in once more would do so for ever. */
const ONCE_IN_MS = 10_000;
const OURS = '#/login';

/** Left by the sign-in page before a provider was asked. */
const before = sessionStorage.getItem('safecity-place');
sessionStorage.removeItem('safecity-place');
if (before?.startsWith('#/') && location.hash.length < 3) {
  history.replaceState(history.state, '', before);
}

let place = location.hash;
/** Every request that was refused turns to the sign-in; the first has asked for the page. */
let leaving = false;

const toOurs = () => {
  if (leaving) {
    return;
  }
  if (!location.hash.startsWith(OURS)) {
    place = location.hash;
    return;
  }
  leaving = true;
  // What is typed and not saved yet is to be kept now (Tasklist's scripts/unsaved.js).
  window.dispatchEvent(new Event('safecity-signed-out'));
  const last = Number(sessionStorage.getItem(ASKED) ?? 0);
  if (Date.now() - last < ONCE_IN_MS) {
    location.replace(`${root}/login`);
    return;
  }
  sessionStorage.setItem(ASKED, String(Date.now()));
  original.replaceState(history.state, '', location.pathname + location.search + (place.startsWith(OURS) ? '' : place));
  location.reload();
};

const original = {};
for (const change of ['pushState', 'replaceState']) {
  original[change] = history[change].bind(history);
  history[change] = (...step) => {
    original[change](...step);
    toOurs();
  };
}
window.addEventListener('hashchange', toOurs);
toOurs();
