/*
 * What stands behind the # of the page that was asked for, such as the task, no server sees. The browser brings it here and
 * takes it on to where the sign-in leads, if the form is sent with it. On the way over a provider it would be lost: this
 * window keeps it, and the page that opens next takes it up (camunda/assets/safecity/sign-in.js).
 */
const PLACE = 'safecity-place';

if (location.hash.length > 1) {
  document.querySelector('form[method=post][action$="/login"]').action += location.hash;
  document.querySelector('a.provider')?.addEventListener('click', () => sessionStorage.setItem(PLACE, location.hash));
}
