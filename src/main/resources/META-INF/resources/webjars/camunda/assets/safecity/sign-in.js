/*
 * The web applications have a sign-in form of their own, to which they turn when the session has ended.
 * There is one sign-in for everything: ours.
 */
const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

const toOurs = () => {
  if (location.hash.startsWith('#/login')) {
    location.replace(`${root}/login`);
  }
};

window.addEventListener('hashchange', toOurs);
toOurs();
