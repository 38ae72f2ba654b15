/* Which task is open: Tasklist keeps it in the address behind the #. */
const search = () => new URLSearchParams(location.hash.split('?')[1] ?? '');

export const openTask = () => search().get('task');

/** The scope that AngularJS has for an element, or undefined. */
export const scopeOf = element => window.angular?.element(element).scope();

/** Calls after the page has changed, once in a while and not for each change. */
export function onChange(act, part = document.body) {
  let planned = false;
  const later = () => {
    if (!planned) {
      planned = true;
      setTimeout(() => {
        planned = false;
        act();
      }, 60);
    }
  };
  new MutationObserver(later).observe(part, { subtree: true, childList: true });
  later();
}
