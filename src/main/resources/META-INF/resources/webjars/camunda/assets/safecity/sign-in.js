/*
 * The web applications have a sign-in form of their own, to which they turn when the session has ended.
 * There is one sign-in for everything: ours. They change the address without an event, so its changes are watched.
 */
const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

const toOurs = () => {
  if (location.hash.startsWith('#/login')) {
    location.replace(`${root}/login`);
  }
};

for (const change of ['pushState', 'replaceState']) {
  const original = history[change].bind(history);
  history[change] = (...step) => {
    original(...step);
    toOurs();
  };
}
window.addEventListener('hashchange', toOurs);
toOurs();
